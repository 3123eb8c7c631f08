package nl.profielwijzer.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Gevoeligheid;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Punt;
import nl.profielwijzer.rules.Wording;
import org.jspecify.annotations.Nullable;

/**
 * The loss over every value of one number, as a drawing of 640 by 220 that goes in steps, with the values that do as well
 * as the best.
 *
 * @param nu the value of today; null when there is none
 */
record Curve(Gevoeligheid gevoeligheid, @Nullable Double nu, double geprobeerd) {
    private static final double LEFT = 60;
    private static final double RIGHT = 620;
    private static final double TOP = 30;
    private static final double BOTTOM = 180;
    private static final double SAME = 1e-9;

    private List<Punt> punten() {
        return gevoeligheid.curve();
    }

    private double lowest() {
        return punten().stream().mapToDouble(Punt::verlies).min().orElse(0);
    }

    private double highest() {
        return punten().stream().mapToDouble(Punt::verlies).max().orElse(1);
    }

    private double x(int place) {
        return LEFT + (RIGHT - LEFT) * place / punten().size();
    }

    private double y(double verlies) {
        double range = highest() - lowest();
        return range < SAME ? (TOP + BOTTOM) / 2 : BOTTOM - (BOTTOM - TOP) * (verlies - lowest()) / range;
    }

    private static String shown(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    /** The line, as points of a polyline: level over each value. */
    public String lijn() {
        return IntStream.range(0, punten().size())
                .mapToObj(i -> {
                    String y = shown(y(punten().get(i).verlies()));
                    return shown(x(i)) + "," + y + " " + shown(x(i + 1)) + "," + y;
                })
                .collect(Collectors.joining(" "));
    }

    /** A value with its place in the drawing. */
    record Plek(String x, String breed, String midden, double waarde, boolean best, boolean gewoon) {}

    /** Each value of the grid. */
    public List<Plek> plekken() {
        int every = Math.max(1, (int) Math.ceil(punten().size() / 12.0));
        return IntStream.range(0, punten().size())
                .mapToObj(i -> new Plek(
                        shown(x(i)),
                        shown(x(i + 1) - x(i)),
                        shown((x(i) + x(i + 1)) / 2),
                        punten().get(i).waarde(),
                        punten().get(i).verlies() - lowest() < SAME,
                        i % every == 0))
                .toList();
    }

    /** Where this value stands; null when it isn't on the grid. */
    private @Nullable Plek plek(double waarde) {
        return plekken().stream()
                .filter(plek -> Math.abs(plek.waarde() - waarde) < SAME)
                .findFirst()
                .orElse(null);
    }

    public @Nullable Plek vandaag() {
        return nu == null ? null : plek(nu);
    }

    public @Nullable Plek anders() {
        return plek(geprobeerd);
    }

    /** The values that do as well as the best, in words. */
    public String plateau() {
        List<Plek> best = plekken().stream().filter(Plek::best).toList();
        return best.size() == 1
                ? Wording.number(best.get(0).waarde())
                : Wording.number(best.get(0).waarde()) + " tot en met "
                        + Wording.number(best.get(best.size() - 1).waarde());
    }
}
