package nl.profielwijzer.calibration.report;

import java.util.List;
import nl.profielwijzer.casuistry.Aantal;
import org.jspecify.annotations.Nullable;

/**
 * What the instrument advised against what experts chose: a square for each combination with its number of cases.
 *
 * @param squares per category of the instrument one square per category of the experts
 */
public record HeatMap(List<Category> categories, List<List<Square>> squares) implements Chart {
    private static final double LEFT = 215;
    private static final double TOP = 58;
    private static final double WIDEST = 64;
    private static final int SHADES = 5;

    /** About the width of one figure. */
    private static final double FIGURE = 8;

    /**
     * A row and a column.
     *
     * @param code short enough to stand above a column
     * @param name what it means
     */
    public record Category(String code, String name) {
        String full() {
            return code.equals(name) ? code : "%s %s".formatted(code, name);
        }
    }

    /** @param cases where they are listed */
    public record Square(Aantal count, @Nullable Anchor cases) {}

    public HeatMap {
        categories = List.copyOf(categories);
        squares = squares.stream().map(List::copyOf).toList();
        int size = categories.size();
        if (squares.size() != size || squares.stream().anyMatch(row -> row.size() != size)) {
            throw new IllegalArgumentException(
                    "De kruistabel heeft %d categorieën. Geef %d rijen van %d aantallen.".formatted(size, size, size));
        }
    }

    @Override
    public Element draw(Element title, Element description) {
        int size = categories.size();
        double across = Math.min(WIDEST, (Canvas.WIDTH - LEFT - 10) / Math.max(1, size));
        double down = Math.max(26, Math.min(34, across));
        double bottom = TOP + size * down;
        Canvas canvas = new Canvas(bottom + 40);
        canvas.text("klein vet midden", LEFT + size * across / 2, 18, "Experts kozen →")
                .text("klein vet eind", LEFT - 12, TOP - 12, "Instrument adviseerde ↓");
        for (int i = 0; i < size; i++) {
            canvas.text(
                            "midden",
                            LEFT + (i + .5) * across,
                            TOP - 12,
                            categories.get(i).code())
                    .label(
                            LEFT - 12,
                            TOP + (i + .5) * down,
                            LEFT - 26,
                            categories.get(i).full());
            for (int j = 0; j < size; j++) {
                square(canvas, i, j, LEFT + j * across, TOP + i * down, across, down);
            }
        }
        legend(canvas, bottom + 28);
        return canvas.svg(title, description, linked());
    }

    private void square(Canvas canvas, int row, int column, double x, double y, double across, double down) {
        Square square = squares.get(row).get(column);
        Element box = new Drawn(x, y, across, down).element(style(square.count(), row == column), square.count());
        Anchor cases = square.cases();
        if (cases == null) {
            canvas.add(box);
            return;
        }
        String name = "Instrument %s, experts %s: %s"
                .formatted(categories.get(row).full(), categories.get(column).full(), square.count());
        canvas.linked(cases, name, box);
    }

    private String style(Aantal count, boolean same) {
        String kind = same ? "eens" : "oneens";
        if (count.waarde() == null) {
            // the same for 1 and 9: a shade would tell what the number hides
            return kind + " verborgen";
        }
        if (count.waarde() == 0) {
            return kind + " tint0";
        }
        return "%s tint%d".formatted(kind, 1 + (int) Math.floor(Math.sqrt(count.waarde() / most()) * (SHADES - .01)));
    }

    private double most() {
        return squares.stream()
                .flatMap(List::stream)
                .map(square -> square.count().waarde())
                .mapToInt(count -> count == null ? 0 : count)
                .max()
                .orElse(1);
    }

    private boolean linked() {
        return squares.stream().flatMap(List::stream).anyMatch(square -> square.cases() != null);
    }

    private static void legend(Canvas canvas, double y) {
        canvas.legend(LEFT - 60, y)
                .box("vak eens tint2", "eens (dikke rand)")
                .box("vak oneens tint2", "oneens")
                .box("vak oneens verborgen", "< 10: te weinig om te tonen");
    }

    /** A square on the sheet. */
    private record Drawn(double x, double y, double across, double down) {
        Element element(String style, Aantal count) {
            String said = Cell.say(count);
            Canvas canvas = new Canvas(0)
                    .box("vak", x + 1.5, y + 1.5, across - 3, down - 3)
                    .text(
                            FIGURE * said.length() < across ? "midden" : "midden smal",
                            x + across / 2,
                            y + down / 2 + 4.5,
                            said);
            return canvas.group(style);
        }
    }
}
