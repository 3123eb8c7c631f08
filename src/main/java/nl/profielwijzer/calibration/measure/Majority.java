package nl.profielwijzer.calibration.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import nl.profielwijzer.casuistry.Casus;
import nl.profielwijzer.casuistry.Casus.Expertoordeel;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.rules.Route;
import org.jspecify.annotations.Nullable;

/** What most experts think, as one judgement in the place of theirs: for display, and to see what it would change. */
public final class Majority {
    private static final String ALL = "meerderheid";

    private Majority() {}

    /** This case as if one expert had judged it, who says what most of its experts say. */
    public static Casus of(Casus casus) {
        Map<Judged, Map<String, List<Expertoordeel>>> byLid = new LinkedHashMap<>();
        for (Expertoordeel oordeel : casus.oordelen()) {
            byLid.computeIfAbsent(new Judged(oordeel.lid(), oordeel.wet()), judged -> new LinkedHashMap<>())
                    .computeIfAbsent(oordeel.beoordelaar(), expert -> new ArrayList<>())
                    .add(oordeel);
        }
        List<Expertoordeel> oordelen = new ArrayList<>();
        byLid.forEach((judged, byExpert) -> oordelen.addAll(
                judged.wet() == Wet.WMO
                        ? areas(judged, List.copyOf(byExpert.values()))
                        : List.of(whole(judged, List.copyOf(byExpert.values())))));
        return new Casus(
                casus.id(),
                casus.titel(),
                casus.status(),
                casus.herkomst(),
                casus.bron(),
                casus.intake(),
                oordelen,
                casus.veiligheid(),
                casus.uitkomsten(),
                casus.toelichting());
    }

    private record Judged(String lid, Wet wet) {
        Expertoordeel says(@Nullable Route route, @Nullable String profiel, @Nullable Intensiteit intensiteit) {
            return new Expertoordeel(ALL, lid, wet, route, profiel, intensiteit);
        }
    }

    private static Expertoordeel whole(Judged judged, List<List<Expertoordeel>> perExpert) {
        List<Expertoordeel> rows = perExpert.stream().map(each -> each.get(0)).toList();
        String profiel = most(rows.stream().map(Expertoordeel::profiel).toList(), Comparator.naturalOrder());
        return judged.says(
                route(perExpert),
                profiel,
                intensiteit(rows.stream()
                        .filter(row -> Objects.equals(row.profiel(), profiel))
                        .toList()));
    }

    private static List<Expertoordeel> areas(Judged judged, List<List<Expertoordeel>> perExpert) {
        Set<String> named = new TreeSet<>();
        perExpert.forEach(rows -> rows.stream().filter(Majority::names).forEach(row -> named.add(row.profiel())));
        Route route = route(perExpert);
        List<Expertoordeel> oordelen = new ArrayList<>();
        for (String gebied : named) {
            List<Expertoordeel> rows = perExpert.stream()
                    .flatMap(List::stream)
                    .filter(row -> names(row) && gebied.equals(row.profiel()))
                    .toList();
            if (2 * rows.size() >= perExpert.size()) {
                oordelen.add(judged.says(route, gebied, intensiteit(rows)));
            }
        }
        return oordelen.isEmpty() ? List.of(judged.says(route, null, null)) : oordelen;
    }

    private static boolean names(Expertoordeel row) {
        return row.profiel() != null && row.intensiteit() != Intensiteit.T0;
    }

    private static @Nullable Intensiteit intensiteit(List<Expertoordeel> rows) {
        return most(
                rows.stream()
                        .map(Expertoordeel::intensiteit)
                        .filter(Objects::nonNull)
                        .toList(),
                Comparator.naturalOrder());
    }

    private static @Nullable Route route(List<List<Expertoordeel>> perExpert) {
        return most(
                perExpert.stream()
                        .flatMap(rows -> rows.stream()
                                .map(Expertoordeel::route)
                                .filter(Objects::nonNull)
                                .limit(1))
                        .toList(),
                Comparator.naturalOrder());
    }

    /** What is said most; of equals the first in this order, and nothing (null) after all. */
    static <T> @Nullable T most(List<? extends @Nullable T> said, Comparator<? super T> order) {
        T best = null;
        long votes = said.stream().filter(Objects::isNull).count();
        for (T each :
                said.stream().filter(Objects::nonNull).distinct().sorted(order).toList()) {
            long own = said.stream().filter(each::equals).count();
            if (own > votes || (own == votes && best == null)) {
                best = each;
                votes = own;
            }
        }
        return best;
    }
}
