package nl.profielwijzer.calibration.report;

/**
 * A drawing with its meaning in words and the same numbers in a table.
 *
 * @param inWords what the drawing shows, in a sentence or two
 */
public record Figure(Anchor anchor, String caption, Chart chart, String inWords, Table numbers) implements Block {
    @Override
    public Element element() {
        String title = anchor.id() + "-titel";
        String words = anchor.id() + "-woorden";
        Element drawing = chart.draw(Element.of("title", caption).set("id", title), Element.of("desc", inWords));
        drawing.set("aria-labelledby", title).set("aria-describedby", words);
        Element figure = Element.of(
                        "figure",
                        Element.of("figcaption", caption),
                        drawing,
                        Element.of("p", Element.of("strong", "In woorden: "), new Node.Text(inWords))
                                .classed("in-woorden")
                                .set("id", words))
                .set("id", anchor.id());
        return Element.of("div", figure, Details.numbers(numbers)).classed("figuur");
    }
}
