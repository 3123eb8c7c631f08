package nl.profielwijzer.calibration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.profielwijzer.assessment.Uitslag.ParametersetReferentie;
import nl.profielwijzer.calibration.search.JudgedCases.Mislukt;
import nl.profielwijzer.casuistry.Aantal;
import nl.profielwijzer.casuistry.Casus.Herkomst;
import org.jspecify.annotations.Nullable;

/**
 * A calibration that the service does: how far it is, and in short what it came to.
 *
 * @param voortgang share of the work that is done
 * @param resterend seconds that are left, by the pace so far; null when that isn't known
 * @param standOp when progress was written last
 * @param uitkomst null until it is over
 * @param bestanden names of the files of the report; empty when there is none
 */
public record Ijking(
        String id,
        Toestand toestand,
        double voortgang,
        @Nullable Integer resterend,
        Instant standOp,
        Instant aangevraagdOp,
        @Nullable Instant begonnenOp,
        @Nullable Instant klaarOp,
        Opdracht opdracht,
        @Nullable Uitkomst uitkomst,
        List<String> bestanden) {

    /** For whoever may not see single cases: without those of real people, and the files of which each line is one. */
    public Ijking zonderGevallen() {
        if (!opdracht.echt()) {
            return this;
        }
        return new Ijking(
                id,
                toestand,
                voortgang,
                resterend,
                standOp,
                aangevraagdOp,
                begonnenOp,
                klaarOp,
                opdracht,
                uitkomst == null ? null : uitkomst.zonderGevallen(),
                bestanden.stream()
                        .filter(naam -> ReportFiles.withoutCases(naam) != null)
                        .toList());
    }

    public enum Toestand {
        WACHT,
        LOOPT,
        VOORSTEL,
        GEEN_VOORSTEL,
        /** Someone stopped it. */
        AFGEBROKEN,
        /** It broke down. */
        MISLUKT;

        /** Whether nothing will change any more. */
        public boolean klaar() {
            return this != WACHT && this != LOOPT;
        }
    }

    /**
     * What was asked, with the sets as they were then.
     *
     * @param parameterset the set to start from; null is the one that comes with the rules
     */
    public record Opdracht(
            Gebruikt casuistiek,
            @Nullable Gebruikt toets,
            @Nullable Double budget,
            @Nullable Integer maxWijzigingen,
            long zaad,
            @Nullable ParametersetReferentie parameterset) {

        /** Whether there are real people in the casuistry or the test. */
        public boolean echt() {
            return casuistiek.echt() || (toets != null && toets.echt());
        }
    }

    /**
     * A set that is used; it never changes.
     *
     * @param set name and version, such as {@code weert@2}
     */
    public record Gebruikt(String set, String hash, Aantal aantal, Map<Herkomst, Aantal> herkomst) {
        private boolean echt() {
            return herkomst.containsKey(Herkomst.GEANONIMISEERD);
        }
    }

    /**
     * What it came to.
     *
     * @param resultaathash of the report; null when there is none
     * @param regelversie content hash of the rules that were calibrated; null when there is no report
     * @param wijzigingen what is proposed
     * @param redenen why there is no proposal, or why it broke down
     * @param fouten the first cases that could not be used
     * @param aantalFouten how many there are in all
     */
    public record Uitkomst(
            @Nullable String resultaathash,
            @Nullable String regelversie,
            List<Waarde> wijzigingen,
            List<String> redenen,
            List<Mislukt> fouten,
            int aantalFouten) {
        private Uitkomst zonderGevallen() {
            return new Uitkomst(resultaathash, regelversie, wijzigingen, redenen, List.of(), aantalFouten);
        }
    }

    public record Waarde(String parameter, double nu, double wordt) {}
}
