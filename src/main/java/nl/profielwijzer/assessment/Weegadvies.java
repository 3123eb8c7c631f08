package nl.profielwijzer.assessment;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.rules.Route;
import org.jspecify.annotations.Nullable;

/**
 * What the instrument advises one lid, without the reasons: what calibration holds against the experts.
 *
 * @param profiel the youth profile; null when none is advised
 * @param intensiteit of that profile; null when none is advised
 * @param gebieden the tier of each Wmo result area above T0
 * @param maatregel whether safety asks for a measure
 * @param kostenPerMaand euro per month by the tariffs of the catalogue
 */
public record Weegadvies(
        Route route,
        @Nullable String profiel,
        @Nullable Intensiteit intensiteit,
        SortedMap<String, Intensiteit> gebieden,
        boolean maatregel,
        double kostenPerMaand) {

    public Weegadvies {
        gebieden = Collections.unmodifiableSortedMap(new TreeMap<>(gebieden));
    }
}
