package nl.profielwijzer.calibration.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * How far a figure moves when one number of the instrument goes to either end of its range; the widest on top.
 *
 * @param axis what the figure is
 * @param base the figure as it is now
 */
public record Tornado(String axis, Unit unit, double base, List<Bar> bars) implements Chart {
    private static final double LEFT = 240;
    private static final double RIGHT = 650;
    private static final double TOP = 30;
    private static final double ROW = 32;

    /** One number of the instrument. */
    public record Bar(String label, End lowest, End highest) {
        /** How far it reaches, the line of what is now included. */
        private double reach(double base) {
            return Math.max(base, Math.max(lowest.figure(), highest.figure()))
                    - Math.min(base, Math.min(lowest.figure(), highest.figure()));
        }
    }

    /** @param setting the value that the number was given */
    public record End(String setting, double figure) {}

    public Tornado {
        bars = bars.stream()
                .sorted(Comparator.comparingDouble((Bar bar) -> bar.reach(base)).reversed())
                .toList();
    }

    @Override
    public Element draw(Element title, Element description) {
        double bottom = TOP + ROW * bars.size();
        Scale scale = Scale.around(
                DoubleStream.concat(
                        DoubleStream.of(base),
                        bars.stream()
                                .flatMap(bar -> Stream.of(bar.lowest(), bar.highest()))
                                .mapToDouble(End::figure)),
                LEFT + 30,
                RIGHT);
        Canvas canvas = new Canvas(bottom + 66);
        canvas.axisBelow(scale, unit, 5, TOP, bottom, axis);
        for (int i = 0; i < bars.size(); i++) {
            draw(canvas, scale, bars.get(i), TOP + ROW * i);
        }
        double x = scale.at(base);
        canvas.line("grens-nu", x, TOP - 8, x, bottom).text("klein midden", x, TOP - 13, "nu " + unit.say(base));
        canvas.legend(LEFT, bottom + 56).box("staaf laag", "laagste waarde").box("staaf hoog", "hoogste waarde");
        return canvas.svg(title, description);
    }

    private void draw(Canvas canvas, Scale scale, Bar bar, double y) {
        canvas.label(LEFT - 14, y + ROW / 2, LEFT - 24, bar.label());
        boolean sameSide = (bar.lowest().figure() - base) * (bar.highest().figure() - base) > 0;
        double high = sameSide ? (ROW - 10) / 2 : ROW - 10;
        draw(canvas, scale, bar.lowest(), "staaf laag", y + 5, high);
        draw(canvas, scale, bar.highest(), "staaf hoog", sameSide ? y + 5 + high : y + 5, high);
    }

    private void draw(Canvas canvas, Scale scale, End end, String style, double y, double high) {
        double from = scale.at(base);
        double to = scale.at(end.figure());
        boolean right = to >= from;
        canvas.box(style, Math.min(from, to), y, Math.abs(to - from), high)
                .text(right ? "mini" : "mini eind", to + (right ? 4 : -4), y + high / 2 + 4, end.setting());
    }
}
