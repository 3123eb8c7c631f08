package nl.profielwijzer.intake;

import org.jspecify.annotations.Nullable;

/**
 * A short text that has to be given, and the form it must have; the same wherever it is given.
 *
 * @param veld name of the field
 * @param vorm regular expression for the whole text
 * @param herstel what to do when it is wrong
 */
public record TextForm(String veld, String vorm, String herstel) {

    /** What is wrong with this text; null when nothing is. Never repeats it. */
    public @Nullable Fout fout(@Nullable String text) {
        if (text == null) {
            return new Fout("/" + veld, "verplicht", "Dit veld ontbreekt.", herstel);
        }
        if (!text.matches(vorm)) {
            return new Fout("/" + veld, "verkeerde-vorm", "De waarde heeft niet de goede vorm.", herstel);
        }
        return Burgerservicenummer.in(text)
                ? new Fout(
                        "/" + veld,
                        "bsn",
                        "Hier staat een getal dat een BSN kan zijn.",
                        "Haal het weg; Profielwijzer bewaart geen BSN.")
                : null;
    }
}
