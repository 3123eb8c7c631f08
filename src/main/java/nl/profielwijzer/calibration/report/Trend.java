package nl.profielwijzer.calibration.report;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import nl.profielwijzer.calibration.report.Canvas.Mark;
import nl.profielwijzer.calibration.report.Canvas.Point;
import org.jspecify.annotations.Nullable;

/**
 * A figure per month between the limits that chance gives; what passes a limit is marked.
 *
 * @param axis what the figure is
 * @param centre where it lies when nothing changes
 */
public record Trend(String axis, Unit unit, double centre, List<Month> months) implements Chart {
    private static final double LEFT = 70;
    private static final double RIGHT = 690;
    private static final double TOP = 34;
    private static final double BOTTOM = 250;
    private static final int NAMES = 8;

    /**
     * One month.
     *
     * @param value null with too few cases
     * @param low the lower control limit
     * @param high the upper
     */
    public record Month(YearMonth month, @Nullable Double value, double low, double high) {
        boolean alarming() {
            return value != null && (value < low || value > high);
        }
    }

    public Trend {
        months = months.stream().sorted(Comparator.comparing(Month::month)).toList();
    }

    @Override
    public Element draw(Element title, Element description) {
        Scale up = Scale.around(
                DoubleStream.concat(DoubleStream.of(centre), months.stream().flatMapToDouble(Trend::numbers)),
                BOTTOM,
                TOP);
        Canvas canvas = new Canvas(BOTTOM + 62);
        canvas.axisLeft(up, unit, 5, LEFT, RIGHT, axis)
                .line("as", LEFT, BOTTOM, RIGHT, BOTTOM)
                .line("midden-lijn", LEFT, up.at(centre), RIGHT, up.at(centre));
        limits(canvas, up);
        names(canvas);
        values(canvas, up);
        canvas.legend(LEFT, BOTTOM + 52)
                .mark(Mark.PLAIN, "binnen de grenzen")
                .mark(Mark.ALARM, "buiten de grenzen")
                .level("grens-nu", "grens van toeval");
        return canvas.svg(title, description);
    }

    private void limits(Canvas canvas, Scale up) {
        List<Point> low = new ArrayList<>();
        List<Point> high = new ArrayList<>();
        for (int i = 0; i < months.size(); i++) {
            low.add(new Point(x(i), up.at(months.get(i).low())));
            high.add(new Point(x(i), up.at(months.get(i).high())));
        }
        canvas.path("grens-nu", low).path("grens-nu", high);
    }

    private void names(Canvas canvas) {
        int every = Math.max(1, (int) Math.ceil(months.size() / (double) NAMES));
        for (int i = 0; i < months.size(); i += every) {
            canvas.line("as", x(i), BOTTOM, x(i), BOTTOM + 4)
                    .text(
                            "klein midden",
                            x(i),
                            BOTTOM + 18,
                            Dutch.month(months.get(i).month()));
        }
    }

    private void values(Canvas canvas, Scale up) {
        List<Point> run = new ArrayList<>();
        List<Runnable> marks = new ArrayList<>();
        for (int i = 0; i < months.size(); i++) {
            Month month = months.get(i);
            Double value = month.value();
            if (value == null) {
                // a gap, so that nobody reads a line where nothing was measured
                canvas.path("curve", run);
                run = new ArrayList<>();
                continue;
            }
            double x = x(i);
            double y = up.at(value);
            run.add(new Point(x, y));
            marks.add(() -> {
                canvas.mark(month.alarming() ? Mark.ALARM : Mark.PLAIN, x, y);
                if (month.alarming()) {
                    boolean above = value > month.high();
                    canvas.text(
                            above ? "klein vet midden" : "klein vet eind",
                            above ? x : x - 10,
                            above ? y - 11 : y + 5,
                            unit.change(value));
                }
            });
        }
        canvas.path("curve", run);
        marks.forEach(Runnable::run);
    }

    private double x(int month) {
        return months.size() < 2 ? (LEFT + RIGHT) / 2 : LEFT + 24 + month * (RIGHT - LEFT - 48) / (months.size() - 1);
    }

    private static DoubleStream numbers(Month month) {
        DoubleStream limits = DoubleStream.of(month.low(), month.high());
        return month.value() == null ? limits : DoubleStream.concat(limits, DoubleStream.of(month.value()));
    }
}
