package nl.profielwijzer.calibration.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import nl.profielwijzer.calibration.report.Canvas.Mark;
import nl.profielwijzer.calibration.report.Canvas.Point;
import org.jspecify.annotations.Nullable;

/**
 * What agreement costs: the best choices that were found, each with its number of changes.
 *
 * @param agreementName what the upward axis is
 * @param budget how much cost may change, as a share; null without a limit
 */
public record Front(
        String agreementName,
        Unit unit,
        List<Choice> choices,
        @Nullable Double budget) implements Chart {
    private static final double LEFT = 70;
    private static final double RIGHT = 690;
    private static final double TOP = 50;
    private static final double BOTTOM = 320;

    /** What a point on the front is. */
    public enum Kind {
        NOW,
        POSSIBLE,
        PROPOSED
    }

    /** @param cost the change of cost as a share of what it is now */
    public record Choice(Kind kind, double cost, double agreement, int changes) {
        private String label() {
            return changes == 1 ? "1 wijziging" : "%s wijzigingen".formatted(Dutch.integer(changes));
        }
    }

    public Front {
        choices = choices.stream()
                .sorted(Comparator.comparingDouble(Choice::cost).thenComparingInt(Choice::changes))
                .toList();
    }

    @Override
    public Element draw(Element title, Element description) {
        DoubleStream limit = Stream.ofNullable(budget).mapToDouble(Double::doubleValue);
        Scale across =
                Scale.around(DoubleStream.concat(choices.stream().mapToDouble(Choice::cost), limit), LEFT, RIGHT);
        Scale up = Scale.around(choices.stream().mapToDouble(Choice::agreement), BOTTOM, TOP);
        Canvas canvas = new Canvas(BOTTOM + 68);
        canvas.axisLeft(up, unit, 5, LEFT, RIGHT, agreementName)
                .axisBelow(across, Unit.SHARE, 6, TOP, BOTTOM, "verandering van de kosten");
        if (budget != null) {
            double x = across.at(budget);
            canvas.box("buiten", x, TOP, RIGHT - x, BOTTOM - TOP)
                    .line("grens grens1", x, TOP, x, BOTTOM)
                    .text("klein midden", x, TOP - 8, "budget " + Unit.SHARE.change(budget));
        }
        canvas.path(
                "front",
                choices.stream()
                        .filter(choice -> choice.kind() != Kind.NOW)
                        .map(choice -> new Point(across.at(choice.cost()), up.at(choice.agreement())))
                        .toList());
        for (Choice choice : choices) {
            draw(canvas, across.at(choice.cost()), up.at(choice.agreement()), choice);
        }
        canvas.legend(LEFT, BOTTOM + 58)
                .mark(Mark.NOW, "nu")
                .mark(Mark.PLAIN, "mogelijk, met het aantal wijzigingen")
                .mark(Mark.PROPOSED, "voorstel");
        return canvas.svg(title, description);
    }

    private static void draw(Canvas canvas, double x, double y, Choice choice) {
        switch (choice.kind()) {
            case NOW -> canvas.mark(Mark.NOW, x, y).text("klein eind", x - 10, y + 4, "nu");
            case POSSIBLE ->
                canvas.mark(Mark.PLAIN, x, y).text("klein", x + 6, y + 16, Dutch.integer(choice.changes()));
            case PROPOSED ->
                canvas.mark(Mark.PROPOSED, x, y).text("klein vet eind", x - 10, y - 6, "voorstel: " + choice.label());
        }
    }
}
