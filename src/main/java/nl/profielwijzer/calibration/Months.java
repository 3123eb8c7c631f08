package nl.profielwijzer.calibration;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.profielwijzer.calibration.Ijkrapport.Maand;
import nl.profielwijzer.calibration.measure.Lidvergelijking;
import nl.profielwijzer.rules.Route;
import org.jspecify.annotations.Nullable;

/** Follows from month to month how much heavier than the experts the instrument is, and whether it advises otherwise. */
final class Months {
    /** Weight of the newest month in the moving average (Roberts 1959; Lucas and Saccucci 1990). */
    private static final double NEWEST = .2;

    /** Has as much chance above it as lies beyond three standard errors on both sides: 0,27 %. */
    private static final double ONE_SIDED = 2.782;

    private final SortedMap<YearMonth, List<Lidvergelijking>> byMonth = new TreeMap<>();
    private final Map<Route, Integer> routes = new EnumMap<>(Route.class);
    private final List<Lidvergelijking> leden;

    /** @param months by case the month of its peildatum */
    Months(List<Lidvergelijking> leden, Map<String, YearMonth> months) {
        this.leden = leden;
        for (Lidvergelijking lid : leden) {
            byMonth.computeIfAbsent(months.get(lid.casus()), month -> new ArrayList<>())
                    .add(lid);
            routes.merge(lid.nu().route(), 1, Integer::sum);
        }
    }

    List<Maand> maanden() {
        List<Maand> maanden = new ArrayList<>();
        double all = shift(leden);
        double variance = leden.stream()
                .mapToDouble(lid -> (lid.verschuivingNu() - all) * (lid.verschuivingNu() - all))
                .average()
                .orElse(0);
        double moving = all;
        double spread = 0;
        for (Map.Entry<YearMonth, List<Lidvergelijking>> month : byMonth.entrySet()) {
            int n = month.getValue().size();
            double mean = shift(month.getValue());
            moving = NEWEST * mean + (1 - NEWEST) * moving;
            spread = NEWEST * NEWEST * variance / n + (1 - NEWEST) * (1 - NEWEST) * spread;
            maanden.add(new Maand(
                    month.getKey().toString(),
                    n,
                    mean,
                    moving,
                    3 * Math.sqrt(spread),
                    stability(month.getValue()),
                    limit(n)));
        }
        return maanden;
    }

    private static double shift(List<Lidvergelijking> leden) {
        return leden.stream()
                .mapToDouble(Lidvergelijking::verschuivingNu)
                .average()
                .orElse(0);
    }

    /** Population stability index of the routes in this month against all others; half a lid added to each. */
    private @Nullable Double stability(List<Lidvergelijking> month) {
        if (month.size() == leden.size()) {
            return null;
        }
        double here = month.size() + routes.size() / 2.0;
        double elsewhere = leden.size() - month.size() + routes.size() / 2.0;
        double index = 0;
        for (Map.Entry<Route, Integer> route : routes.entrySet()) {
            long count = month.stream()
                    .filter(lid -> lid.nu().route() == route.getKey())
                    .count();
            double p = (count + .5) / here;
            double q = (route.getValue() - count + .5) / elsewhere;
            index += (p - q) * Math.log(p / q);
        }
        return index;
    }

    /**
     * By chance alone the index is about (1/n + 1/m) times chi-square (Yurdakul 2018); its quantile by Wilson and
     * Hilferty (1931).
     */
    private @Nullable Double limit(int n) {
        int others = leden.size() - n;
        int k = routes.size() - 1;
        if (others == 0 || k == 0) {
            return null;
        }
        double spread = 2.0 / (9 * k);
        double quantile = k * Math.pow(1 - spread + ONE_SIDED * Math.sqrt(spread), 3);
        return quantile * (1.0 / n + 1.0 / others);
    }
}
