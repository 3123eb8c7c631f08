package nl.profielwijzer.rules;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Leefgebied;
import nl.profielwijzer.intake.Wet;
import org.jspecify.annotations.Nullable;

/**
 * One rule of the rule book, as its file tells.
 *
 * @param id such as J04.1
 * @param titel the Dutch sentence after the id
 * @param maatregelen what a safety rule asks to be done
 * @param acuut whether those measures can't wait
 * @param wet the law a law rule speaks about, with its oordeel
 * @param profiel the profile or result area a finding counts for
 * @param intensiteit the intensity or tier an intensity rule leads to
 * @param beginsel the principle a rule speaks about, with its naleving
 * @param parameter the parameter whose value a finding brings along
 * @param veld the field of the intake a question asks for
 * @param grondslag the legal basis
 * @param bron the source document and its chapter
 * @param uitleg the explanation, with {@code {placeholders}} for the facts that fired
 * @param toelichting the text above the rules of its file: law, reading, what it doesn't cover
 * @param tekst the rule as it stands in the file
 * @param bestand path of its file under {@code rules/}
 * @param parameters names of the parameters its conditions depend on
 * @param leefgebieden those its conditions name as a constant
 * @param opAdvies whether it looks at what is advised, in its conditions or its explanation
 */
public record Rule(
        String id,
        String titel,
        Strekking strekking,
        List<Maatregel> maatregelen,
        boolean acuut,
        @Nullable Wet wet,
        @Nullable Oordeel oordeel,
        @Nullable String profiel,
        @Nullable Intensiteit intensiteit,
        @Nullable String beginsel,
        @Nullable Naleving naleving,
        @Nullable String parameter,
        @Nullable String veld,
        String grondslag,
        String bron,
        String uitleg,
        String toelichting,
        String tekst,
        String bestand,
        SortedSet<String> parameters,
        Set<Leefgebied> leefgebieden,
        boolean opAdvies) {

    /** The item it belongs to: J04 for J04.1. */
    public String item() {
        return id.substring(0, id.indexOf('.'));
    }

    /** The letter of its kind: J for J04.1. */
    public char letter() {
        return id.charAt(0);
    }

    /** Whether its finding or what that weighs depends on the parameter with this name. */
    public boolean dependsOn(String naam) {
        return parameters.contains(naam) || naam.equals(parameter) || naam.equals("gewicht." + id);
    }
}
