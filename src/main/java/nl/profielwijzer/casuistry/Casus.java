package nl.profielwijzer.casuistry;

import java.util.List;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.rules.Maatregel;
import nl.profielwijzer.rules.Route;
import org.jspecify.annotations.Nullable;

/**
 * A household with what experts, each for themselves, thought of it. Source of the form: {@code casus.schema.json}.
 *
 * @param bron where it comes from, without anything that leads to a person
 */
public record Casus(
        String id,
        @Nullable String titel,
        Status status,
        Herkomst herkomst,
        @Nullable String bron,
        Intake intake,
        List<Expertoordeel> oordelen,
        @Nullable List<Veiligheid> veiligheid,
        @Nullable List<Afloop> uitkomsten,
        @Nullable String toelichting) {

    public enum Status {
        CONCEPT,
        VASTGESTELD,
        BETWIST
    }

    public enum Herkomst {
        /** Thought up by a person. */
        FICTIEF,
        GEANONIMISEERD,
        /** Made by the generator. */
        GEGENEREERD
    }

    /**
     * What one expert thought of one lid under one law: for the Wmo a row per result area.
     *
     * @param beoordelaar role code (R1), never a name
     * @param profiel youth profile or result area; null when the expert sees none
     * @param intensiteit intensity or tier; null when not said
     */
    public record Expertoordeel(
            String beoordelaar,
            String lid,
            Wet wet,
            @Nullable Route route,
            @Nullable String profiel,
            @Nullable Intensiteit intensiteit) {}

    /** A safety measure that the experts find needed. */
    public record Veiligheid(String lid, Maatregel maatregel) {}

    /**
     * How the support of one lid went.
     *
     * @param tevredenheid 1 to 10
     * @param verderZonderHulp 1 to 4
     * @param kosten euro
     */
    public record Afloop(
            String lid,
            @Nullable String profiel,
            @Nullable RedenEinde redenEinde,
            @Nullable Integer tevredenheid,
            @Nullable Integer verderZonderHulp,
            @Nullable Boolean nieuweStart,
            @Nullable Integer duurMaanden,
            @Nullable Double kosten) {}

    /** Why support ended, as in iJw and iWmo. */
    public enum RedenEinde {
        VOLGENS_PLAN,
        IN_OVEREENSTEMMING,
        EENZIJDIG_CLIENT,
        EENZIJDIG_AANBIEDER,
        EXTERN
    }
}
