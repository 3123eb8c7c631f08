package nl.profielwijzer.retention;

import nl.profielwijzer.intake.TextForm;

/**
 * Whose file it is: a kenmerk means something within one municipality only.
 *
 * @param gemeente CBS code
 * @param kenmerk pseudonym of the household
 */
public record Dossiersleutel(String gemeente, String kenmerk) {
    public static final TextForm GEMEENTE =
            new TextForm("gemeente", "[0-9]{4}", "Gebruik de CBS-code van vier cijfers.");
    public static final TextForm KENMERK = new TextForm(
            "kenmerk", "[A-Za-z0-9][A-Za-z0-9._-]{0,63}", "Gebruik het kenmerk waaronder de intake is gestuurd.");
}
