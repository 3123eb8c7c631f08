package nl.profielwijzer.calibration.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import nl.profielwijzer.calibration.report.Canvas.Mark;
import nl.profielwijzer.calibration.report.Canvas.Point;
import org.jspecify.annotations.Nullable;

/**
 * The loss at every value of one number of the instrument, all else the same: exact, so it goes in steps.
 *
 * @param parameter its name and unit
 * @param steps from low to high; the loss of a step holds until the next
 * @param end the highest value allowed
 * @param proposed null when the value stays
 */
public record LossCurve(
        String parameter,
        List<Step> steps,
        double end,
        double now,
        @Nullable Double proposed) implements Chart {
    private static final double LEFT = 70;
    private static final double RIGHT = 690;
    private static final double TOP = 50;
    private static final double BOTTOM = 250;

    /** @param from the lowest value with this loss */
    public record Step(double from, double loss) {}

    public LossCurve {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("De curve van %s heeft geen stappen. Geef er een.".formatted(parameter));
        }
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).from() <= steps.get(i - 1).from()) {
                throw new IllegalArgumentException("De stappen van %s lopen niet op bij %s. Geef ze van laag naar hoog."
                        .formatted(parameter, steps.get(i).from()));
            }
        }
        double start = steps.get(0).from();
        if (end < start || now < start || now > end || (proposed != null && (proposed < start || proposed > end))) {
            throw new IllegalArgumentException(
                    "Een waarde van %s ligt buiten %s tot %s. Maak de curve breder.".formatted(parameter, start, end));
        }
    }

    @Override
    public Element draw(Element title, Element description) {
        double start = steps.get(0).from();
        Scale across =
                start < end ? new Scale(start, end, LEFT, RIGHT) : Scale.around(DoubleStream.of(start), LEFT, RIGHT);
        Scale up = Scale.around(steps.stream().mapToDouble(Step::loss), BOTTOM, TOP);
        Canvas canvas = new Canvas(BOTTOM + 68);
        canvas.axisLeft(up, Unit.LOSS, 4, LEFT, RIGHT, "verlies (lager is beter)")
                .axisBelow(across, Unit.POINTS, 8, TOP, BOTTOM, parameter);
        List<Point> curve = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            double y = up.at(steps.get(i).loss());
            curve.add(new Point(across.at(steps.get(i).from()), y));
            curve.add(new Point(across.at(until(i)), y));
        }
        int chosen = stepOf(proposed == null ? now : proposed);
        double level = up.at(steps.get(chosen).loss());
        canvas.path("curve", curve)
                .line("plateau", across.at(steps.get(chosen).from()), level, across.at(until(chosen)), level);
        mark(canvas, across, up, Mark.NOW, "nu", now);
        if (proposed != null) {
            mark(canvas, across, up, Mark.PROPOSED, "voorstel", proposed);
        }
        canvas.legend(LEFT, BOTTOM + 58).level("plateau", "waarden die even goed zijn als de gekozen waarde");
        return canvas.svg(title, description);
    }

    private void mark(Canvas canvas, Scale across, Scale up, Mark mark, String word, double value) {
        double x = across.at(value);
        boolean left = proposed != null && (mark == Mark.NOW ? value < proposed : value < now);
        canvas.line(mark == Mark.NOW ? "grens-nu" : "grens-voorstel", x, TOP - 8, x, BOTTOM)
                .mark(mark, x, up.at(steps.get(stepOf(value)).loss()))
                .text(
                        (mark == Mark.NOW ? "klein" : "klein vet") + (left ? " eind" : ""),
                        x + (left ? 4 : -4),
                        TOP - 13,
                        "%s %s".formatted(word, Unit.POINTS.say(value)));
    }

    private int stepOf(double value) {
        int at = 0;
        while (at + 1 < steps.size() && steps.get(at + 1).from() <= value) {
            at++;
        }
        return at;
    }

    private double until(int step) {
        return step + 1 < steps.size() ? steps.get(step + 1).from() : end;
    }
}
