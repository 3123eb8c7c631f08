package nl.profielwijzer.monitoring;

import java.util.List;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.rules.Route;
import org.jspecify.annotations.Nullable;

/**
 * What a consulent chose for one lid under one law: for the Wmo a row per result area.
 *
 * @param profiel youth profile or result area; null when none is chosen
 * @param intensiteit of that profile; T0 when nothing is chosen in this result area
 * @param reden code of why it differs from the advice; null when it doesn't
 * @param afwijkingen in what it differs from the advice; empty when it doesn't
 */
public record Oordeelregel(
        String lid,
        Wet wet,
        @Nullable Route route,
        @Nullable String profiel,
        @Nullable Intensiteit intensiteit,
        @Nullable String reden,
        @Nullable String toelichting,
        List<Afwijking> afwijkingen) {

    public Oordeelregel {
        afwijkingen = List.copyOf(afwijkingen);
    }

    Oordeelregel with(List<Afwijking> found) {
        return new Oordeelregel(lid, wet, route, profiel, intensiteit, reden, toelichting, found);
    }

    /** Whether support is chosen. */
    boolean kiest() {
        return profiel != null && intensiteit != Intensiteit.T0;
    }
}
