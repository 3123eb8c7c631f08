package nl.profielwijzer.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import nl.profielwijzer.casuistry.Aantal;
import nl.profielwijzer.intake.Fout;
import org.jspecify.annotations.Nullable;

/**
 * What was found when a parameter set was checked, and what it would change.
 *
 * @param regelversie content hash of the rules it was checked with
 * @param fouten everything that keeps it from being submitted
 * @param vervangt the sets whose place it would take, with what becomes other
 * @param casuistiek per set of cases who gets another advice; none as long as a value is not allowed
 */
public record Toetsverslag(
        String regelversie, List<Fout> fouten, List<Vervanging> vervangt, List<Uitwerking> casuistiek) {

    public Toetsverslag {
        fouten = List.copyOf(fouten);
        vervangt = List.copyOf(vervangt);
        casuistiek = List.copyOf(casuistiek);
    }

    /** Whether it may be submitted. */
    public boolean goed() {
        return fouten.isEmpty();
    }

    /** A set whose place is taken. */
    public record Vervanging(Setreferentie parameterset, List<Waardeverschil> verschillen) {}

    /**
     * What happens to a set of cases.
     *
     * @param naam the set of cases
     * @param echt whether there are cases of real origin in it: then counts of 1 to 9 and single cases aren't shown
     * @param euroPerMaand what all of them together would cost more; null when too few change to say so
     * @param overgangen from which advice to which, most leden first
     * @param verschuivingen every lid that gets another advice; none for a set of real cases
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Uitwerking(
            String naam,
            boolean echt,
            Aantal gevallen,
            Aantal gevallenVeranderd,
            @Nullable Double euroPerMaand,
            List<Overgang> overgangen,
            List<Verschuiving> verschuivingen) {}

    /** @param euroPerMaand what they cost more together; null when too few to say so */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Overgang(
            String van, String naar, Aantal leden, @Nullable Double euroPerMaand) {}

    /**
     * A lid that gets another advice.
     *
     * @param lid null when only the answer as a whole changes, from ADVIES to KEUZE for instance
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Verschuiving(String geval, @Nullable String lid, String van, String naar, double euroPerMaand) {}
}
