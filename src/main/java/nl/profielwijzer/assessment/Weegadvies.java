package nl.profielwijzer.assessment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.profielwijzer.catalogue.Profielcatalogus;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.rules.Route;
import org.jspecify.annotations.Nullable;

/**
 * What the instrument advises one lid, without the reasons: what can be held against experts or another set.
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

    /** In a few codes: {@code J04 I} or {@code W01 T2, W03 T1}; the route when nothing is advised. */
    public String kort() {
        List<String> parts = new ArrayList<>();
        if (profiel != null) {
            parts.add(profiel + " " + intensiteit);
        }
        gebieden.forEach((gebied, tier) -> parts.add(gebied + " " + tier));
        return parts.isEmpty() ? route.name() : String.join(", ", parts);
    }

    /**
     * Whether it supports less than another in any way: a lighter route, profile or area.
     *
     * @param routes how heavy the support of each route is
     */
    public boolean lichterDan(Weegadvies ander, Map<String, Integer> routes, Profielcatalogus catalogus) {
        if (zwaarte(routes, route) < zwaarte(routes, ander.route)
                || zwaarte(catalogus, intensiteit) < zwaarte(catalogus, ander.intensiteit)
                || (profiel == null && ander.profiel != null)) {
            return true;
        }
        return ander.gebieden.entrySet().stream()
                .anyMatch(gebied ->
                        zwaarte(catalogus, gebieden.get(gebied.getKey())) < zwaarte(catalogus, gebied.getValue()));
    }

    private static int zwaarte(Map<String, Integer> routes, Route route) {
        return Objects.requireNonNull(routes.get(route.name()));
    }

    private static int zwaarte(Profielcatalogus catalogus, @Nullable Intensiteit intensiteit) {
        return intensiteit == null ? 0 : catalogus.zwaarte(intensiteit);
    }
}
