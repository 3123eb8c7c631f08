package nl.profielwijzer.calibration.report;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.profielwijzer.calibration.report.Canvas.Mark;
import nl.profielwijzer.casuistry.Aantal;
import org.jspecify.annotations.Nullable;

/**
 * Scores of cases, a row for each level that experts chose, with the cut-points that turn a score into a level: what
 * lies in the band of its row is agreed.
 *
 * @param axis what the score is
 * @param levels from low to high
 * @param now the lowest score of each level but the first
 * @param proposed the same as proposed, or null
 */
public record LevelPlot(
        String axis,
        List<Level> levels,
        List<Double> now,
        @Nullable List<Double> proposed) implements Chart {
    private static final double LEFT = 150;
    private static final double RIGHT = 700;
    private static final double TOP = 42;
    private static final double ROW = 84;
    private static final double DOT = 2.8;

    /** More cases with one score than this are drawn as a bar. */
    private static final int STACK = 10;

    /** The cases that experts gave this level, by score. */
    public record Level(String name, List<Spot> spots) {
        public Level {
            spots = List.copyOf(spots);
        }
    }

    public record Spot(double score, Aantal count) {}

    public LevelPlot {
        levels = List.copyOf(levels);
        now = ascending(now, levels.size());
        proposed = proposed == null ? null : ascending(proposed, levels.size());
    }

    private static List<Double> ascending(List<Double> cuts, int levels) {
        if (cuts.size() != levels - 1 || !cuts.stream().sorted().toList().equals(cuts)) {
            throw new IllegalArgumentException("Grenzen %s passen niet bij %d niveaus. Geef er %d, van laag naar hoog."
                    .formatted(cuts, levels, levels - 1));
        }
        return List.copyOf(cuts);
    }

    @Override
    public Element draw(Element title, Element description) {
        double bottom = TOP + ROW * levels.size();
        double half = Math.min(smallestGap(), 1) / 2;
        Scale scale = Scale.around(
                DoubleStream.concat(numbers(), DoubleStream.of(least() - half, greatest() + half)), LEFT, RIGHT);
        Canvas canvas = new Canvas(bottom + 66);
        // no finer than the scores themselves, which are often whole numbers
        int ticks = (int) Math.max(2, Math.min(10, (scale.high() - scale.low()) / Math.max(2 * half, .01)));
        canvas.axisBelow(scale, Unit.POINTS, ticks, TOP, bottom, axis);
        List<Double> bands = proposed == null ? now : proposed;
        for (int i = 0; i < levels.size(); i++) {
            // the highest level on top, as on any scale that goes up
            double y = TOP + ROW * (levels.size() - 1 - i);
            double low = i == 0 ? scale.from() : scale.at(bands.get(i - 1) - half);
            double high = i == levels.size() - 1 ? scale.to() : scale.at(bands.get(i) - half);
            canvas.box("band", low, y + 3, high - low, ROW - 6)
                    .line("rij", 8, y, RIGHT, y)
                    .label(LEFT - 14, y + ROW / 2, LEFT - 24, levels.get(i).name());
        }
        cuts(canvas, scale, half, "grens-nu", "klein midden", TOP - 22, now, bottom);
        if (proposed != null) {
            cuts(canvas, scale, half, "grens-voorstel", "klein midden vet", TOP - 6, proposed, bottom);
        }
        for (int i = 0; i < levels.size(); i++) {
            spots(canvas, scale, levels.get(i), TOP + ROW * (levels.size() - i) - 6);
        }
        legend(canvas, bottom + 56);
        return canvas.svg(title, description);
    }

    /** Lines half a step, at most half a point, before each cut-point, because what scores just that is on the higher level. */
    private static void cuts(
            Canvas canvas,
            Scale scale,
            double half,
            String style,
            String caption,
            double top,
            List<Double> cuts,
            double bottom) {
        for (double cut : cuts) {
            double x = scale.at(cut - half);
            canvas.line(style, x, top + 3, x, bottom).text(caption, x, top - 2, Unit.POINTS.say(cut));
        }
    }

    private void spots(Canvas canvas, Scale scale, Level level, double floor) {
        boolean bars = most().orElse(0) > STACK;
        double room = ROW - 26;
        for (Spot spot : level.spots()) {
            double x = scale.at(spot.score());
            Integer count = spot.count().waarde();
            if (count == null) {
                // one height for 1 to 9: it must not tell the number that is hidden
                canvas.box("staaf verborgen", x - 5, floor - 14, 10, 14);
            } else if (bars && count > 0) {
                double high = Math.max(2, room * count / most().orElse(1));
                canvas.box("staaf", x - 5, floor - high, 10, high)
                        .text("mini midden", x, floor - high - 3, Dutch.integer(count));
            } else {
                for (int i = 0; i < count; i++) {
                    canvas.dot("punt", x, floor - DOT - i * (room / STACK), DOT);
                }
            }
        }
    }

    private void legend(Canvas canvas, double y) {
        Canvas.Legend legend = canvas.legend(40, y).upright("grens-nu", "ondergrens nu");
        if (proposed != null) {
            legend.upright("grens-voorstel", "ondergrens voorstel");
        }
        legend.box("band", "zelfde niveau als experts");
        int most = most().orElse(0);
        if (most > 0 && most <= STACK) {
            legend.mark(Mark.PLAIN, "een casus");
        }
        if (spots().anyMatch(spot -> spot.count().waarde() == null)) {
            legend.box("staaf verborgen", "< 10 casussen");
        }
    }

    private Stream<Spot> spots() {
        return levels.stream().flatMap(level -> level.spots().stream());
    }

    private OptionalInt most() {
        return spots().mapToInt(
                        spot -> spot.count().waarde() == null ? 0 : spot.count().waarde())
                .max();
    }

    private double smallestGap() {
        double[] sorted = numbers().sorted().distinct().toArray();
        return IntStream.range(1, sorted.length)
                .mapToDouble(i -> sorted[i] - sorted[i - 1])
                .min()
                .orElse(0);
    }

    private double least() {
        return numbers().min().orElse(0);
    }

    private double greatest() {
        return numbers().max().orElse(0);
    }

    private DoubleStream numbers() {
        DoubleStream cuts = Stream.concat(now.stream(), proposed == null ? Stream.of() : proposed.stream())
                .mapToDouble(Double::doubleValue);
        return DoubleStream.concat(spots().mapToDouble(Spot::score), cuts);
    }
}
