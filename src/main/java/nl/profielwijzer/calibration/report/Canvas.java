package nl.profielwijzer.calibration.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the drawings are made with: lines, boxes, marks and text on a sheet of 720 wide. Styles are in page.css. */
final class Canvas {
    static final double WIDTH = 720;

    /** About the width of one character of a label. */
    private static final double CHARACTER = 6.3;

    /** At most the width of one character of a legend, in a wide font. */
    private static final double SMALL_CHARACTER = 6.6;

    /** How a value is marked: what is now is open, what is proposed is full. */
    enum Mark {
        NOW,
        PROPOSED,
        PLAIN,
        ALARM
    }

    record Point(double x, double y) {}

    private final List<Element> elements = new ArrayList<>();
    private final double height;

    Canvas(double height) {
        this.height = height;
    }

    Canvas line(String style, double x1, double y1, double x2, double y2) {
        return add(place(Element.of("line"), "x1", x1, "y1", y1)
                .set("x2", shown(x2))
                .set("y2", shown(y2))
                .classed(style));
    }

    Canvas box(String style, double x, double y, double width, double high) {
        return add(place(Element.of("rect"), "x", x, "y", y)
                .set("width", shown(Math.max(0, width)))
                .set("height", shown(Math.max(0, high)))
                .classed(style));
    }

    Canvas text(String style, double x, double y, String text) {
        return add(place(Element.of("text", text), "x", x, "y", y).classed(style));
    }

    /** A label left of a row, on one or two lines around y. */
    Canvas label(double right, double y, double width, String text) {
        List<String> lines = lines(text, (int) (width / CHARACTER));
        double first = y + 4 - 7 * (lines.size() - 1);
        for (int i = 0; i < lines.size(); i++) {
            text("eind", right, first + 14 * i, lines.get(i));
        }
        return this;
    }

    Canvas dot(String style, double x, double y, double radius) {
        return add(place(Element.of("circle"), "cx", x, "cy", y)
                .set("r", shown(radius))
                .classed(style));
    }

    Canvas path(String style, List<Point> points) {
        return add(Element.of("polyline")
                .set(
                        "points",
                        points.stream()
                                .map(point -> shown(point.x()) + "," + shown(point.y()))
                                .collect(Collectors.joining(" ")))
                .classed(style));
    }

    Canvas mark(Mark mark, double x, double y) {
        return switch (mark) {
            case NOW -> dot("nu", x, y, 4.5);
            case PROPOSED -> shape("voorstel", x, y, new double[] {0, -6, 6, 0, 0, 6, -6, 0});
            case PLAIN -> dot("punt", x, y, 3.5);
            case ALARM -> shape("alarm", x, y, new double[] {0, -7, 6.5, 5, -6.5, 5});
        };
    }

    /** What the marks mean, from here to the right. */
    Legend legend(double x, double y) {
        return new Legend(x, y);
    }

    /** Marks with their words, each as wide as its words need. */
    final class Legend {
        private static final double GAP = 18;

        private final double y;
        private double x;

        private Legend(double x, double y) {
            this.x = x;
            this.y = y;
        }

        Legend mark(Mark mark, String word) {
            Canvas.this.mark(mark, x + 6, y - 4);
            return word(17, word);
        }

        Legend box(String style, String word) {
            Canvas.this.box(style, x, y - 11, 14, 14);
            return word(20, word);
        }

        Legend upright(String style, String word) {
            line(style, x + 2, y - 13, x + 2, y + 4);
            return word(9, word);
        }

        Legend level(String style, String word) {
            line(style, x, y - 4, x + 24, y - 4);
            return word(30, word);
        }

        private Legend word(double after, String word) {
            text("klein", x + after, y, word);
            x += after + SMALL_CHARACTER * word.length() + GAP;
            return this;
        }
    }

    /** A horizontal axis under a drawing that starts at top; where numbers would touch, some are left out. */
    Canvas axisBelow(Scale scale, Unit unit, int about, double top, double bottom, String name) {
        double step = scale.step(about);
        double free = 0;
        for (double tick : scale.ticks(about)) {
            double x = scale.at(tick);
            String said = unit.tick(tick, step);
            double half = SMALL_CHARACTER * said.length() / 2;
            line("raster", x, top, x, bottom);
            if (x - half >= free) {
                text("klein midden", x, bottom + 15, said);
                free = x + half + 6;
            }
        }
        return line("as", scale.from(), bottom, scale.to(), bottom)
                .text("klein midden vet", (scale.from() + scale.to()) / 2, bottom + 32, name);
    }

    /** A vertical axis left of a drawing, with its name above it. */
    Canvas axisLeft(Scale scale, Unit unit, int about, double left, double right, String name) {
        for (double tick : scale.ticks(about)) {
            double y = scale.at(tick);
            line("raster", left, y, right, y).text("klein eind", left - 7, y + 4, unit.tick(tick, scale.step(about)));
        }
        return line("as", left, scale.from(), left, scale.to()).text("klein vet", 8, 14, name);
    }

    Canvas linked(Anchor anchor, String name, Element element) {
        return add(Element.of("a", element).set("href", anchor.href()).set("aria-label", name));
    }

    Canvas add(Element element) {
        elements.add(element);
        return this;
    }

    /** What was drawn so far as one thing with a style. */
    Element group(String style) {
        return Element.of("g").with(elements).classed(style);
    }

    /** The sheet as an image; as a group where parts of it can be followed. */
    Element svg(Element title, Element description, boolean linked) {
        return Element.of("svg", title, description)
                .with(elements)
                .set("viewBox", "0 0 %s %s".formatted(shown(WIDTH), shown(height)))
                .set("role", linked ? "group" : "img");
    }

    Element svg(Element title, Element description) {
        return svg(title, description, false);
    }

    /** A text cut into at most two lines of this many characters. */
    static List<String> lines(String text, int characters) {
        if (text.length() <= characters) {
            return List.of(text);
        }
        int space = text.lastIndexOf(' ', characters);
        int cut = space > 0 ? space : characters;
        String rest = text.substring(cut).strip();
        return List.of(
                text.substring(0, cut).strip(),
                rest.length() <= characters
                        ? rest
                        : rest.substring(0, characters - 1).strip() + "…");
    }

    private Canvas shape(String style, double x, double y, double[] corners) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < corners.length; i += 2) {
            points.append(shown(x + corners[i]))
                    .append(',')
                    .append(shown(y + corners[i + 1]))
                    .append(' ');
        }
        return add(
                Element.of("polygon").set("points", points.toString().strip()).classed(style));
    }

    private static Element place(Element element, String across, double x, String down, double y) {
        return element.set(across, shown(x)).set(down, shown(y));
    }

    private static String shown(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
        return (rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros()).toPlainString();
    }
}
