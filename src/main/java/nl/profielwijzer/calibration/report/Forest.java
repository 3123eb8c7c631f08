package nl.profielwijzer.calibration.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import nl.profielwijzer.calibration.report.Canvas.Mark;
import org.jspecify.annotations.Nullable;

/**
 * Figures with their intervals under each other, now and as proposed, against lines that they can't or needn't pass.
 *
 * @param axis what the figures are
 */
public record Forest(String axis, Unit unit, List<Row> rows) implements Chart {
    private static final double LEFT = 210;
    private static final double RIGHT = 520;
    private static final double SINGLE = 30;
    private static final double PAIR = 44;

    /**
     * One line of the drawing.
     *
     * @param now null where the cases don't give the figure
     * @param proposed null when there is no proposal
     */
    public record Row(
            String label, @Nullable Estimate now, @Nullable Estimate proposed, List<Reference> references) {
        public Row {
            references = List.copyOf(references);
        }
    }

    /** A line through a row, such as how far experts agree among themselves. */
    public record Reference(String label, double value) {}

    public Forest {
        rows = List.copyOf(rows);
    }

    /** What the lines are, each once. */
    private List<String> lines() {
        return rows.stream()
                .flatMap(row -> row.references().stream())
                .map(Reference::label)
                .distinct()
                .toList();
    }

    @Override
    public Element draw(Element title, Element description) {
        double top = 16;
        double bottom = top + rows.stream().mapToDouble(Forest::high).sum() + 4;
        Scale scale = Scale.around(numbers(), LEFT, RIGHT);
        Canvas canvas = new Canvas(bottom + 64);
        canvas.axisBelow(scale, unit, 5, top, bottom, axis);
        double y = top;
        for (Row row : rows) {
            canvas.line("rij", 8, y, Canvas.WIDTH - 8, y);
            for (Reference reference : row.references()) {
                double x = scale.at(reference.value());
                canvas.line(line(reference.label()), x, y + 3, x, y + high(row) - 3);
            }
            draw(canvas, scale, row, y + high(row) / 2 + 1);
            y += high(row);
        }
        Canvas.Legend legend = canvas.legend(40, bottom + 54).mark(Mark.NOW, "nu");
        if (rows.stream().anyMatch(row -> row.proposed() != null)) {
            legend.mark(Mark.PROPOSED, "voorstel");
        }
        lines().forEach(label -> legend.upright(line(label), label));
        return canvas.svg(title, description);
    }

    private String line(String label) {
        return "grens grens" + lines().indexOf(label) % 3;
    }

    private void draw(Canvas canvas, Scale scale, Row row, double y) {
        canvas.label(LEFT - 14, y, LEFT - 26, row.label());
        if (row.now() == null && row.proposed() == null) {
            canvas.text("klein", RIGHT + 14, y + 4, "niet te berekenen");
        } else if (row.now() == null || row.proposed() == null) {
            draw(canvas, scale, row.now(), Mark.NOW, y);
            draw(canvas, scale, row.proposed(), Mark.PROPOSED, y);
        } else {
            draw(canvas, scale, row.now(), Mark.NOW, y - 9);
            draw(canvas, scale, row.proposed(), Mark.PROPOSED, y + 9);
        }
    }

    private void draw(Canvas canvas, Scale scale, @Nullable Estimate estimate, Mark mark, double y) {
        if (estimate == null) {
            return;
        }
        if (estimate.interval() != null) {
            double low = scale.at(estimate.interval().low());
            double high = scale.at(estimate.interval().high());
            String style = mark == Mark.NOW ? "reikwijdte" : "reikwijdte vol";
            canvas.line(style, low, y, high, y)
                    .line(style, low, y - 3, low, y + 3)
                    .line(style, high, y - 3, high, y + 3);
        }
        canvas.mark(mark, scale.at(estimate.value()), y)
                .text(mark == Mark.NOW ? "klein" : "klein vet", RIGHT + 14, y + 4, estimate.say(unit));
    }

    private static double high(Row row) {
        return row.now() != null && row.proposed() != null ? PAIR : SINGLE;
    }

    private DoubleStream numbers() {
        List<Double> numbers = new ArrayList<>();
        rows.forEach(row -> row.references().forEach(reference -> numbers.add(reference.value())));
        rows.stream().flatMap(row -> Stream.of(row.now(), row.proposed())).forEach(estimate -> {
            if (estimate != null) {
                numbers.add(estimate.value());
                if (estimate.interval() != null) {
                    numbers.add(estimate.interval().low());
                    numbers.add(estimate.interval().high());
                }
            }
        });
        return numbers.stream().mapToDouble(Double::doubleValue);
    }
}
