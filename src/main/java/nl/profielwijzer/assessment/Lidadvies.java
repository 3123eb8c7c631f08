package nl.profielwijzer.assessment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.rules.Maatregel;
import nl.profielwijzer.rules.Route;
import org.jspecify.annotations.Nullable;

/**
 * What the instrument advises one lid, without the words.
 *
 * @param wet the law under which the lid was looked at: JEUGDWET when it applies, else WMO
 * @param kandidaten youth profiles at the threshold, the strongest first; also where none of them is advised
 * @param intensiteit of the first of them; null without a youth advice
 * @param gebieden tier by Wmo result area, above T0 only
 * @param kostenPerMaand euro per month by the tariffs of the catalogue
 */
public record Lidadvies(
        String lid,
        Wet wet,
        Route route,
        List<String> kandidaten,
        @Nullable Intensiteit intensiteit,
        Map<String, Intensiteit> gebieden,
        Set<Maatregel> maatregelen,
        double kostenPerMaand) {

    /** The same as calibration and release compare it. */
    public Weegadvies weegadvies() {
        return new Weegadvies(
                route,
                intensiteit == null ? null : kandidaten.get(0),
                intensiteit,
                new TreeMap<>(gebieden),
                !maatregelen.isEmpty(),
                kostenPerMaand);
    }
}
