package nl.profielwijzer.calibration.report;

import java.util.List;

/**
 * What a link elsewhere in the page leads to, and what is in sight only then: also without JavaScript.
 *
 * @param back a link to where one came from
 * @param onPaper whether it is printed, asked for or not
 */
public record OnRequest(Anchor anchor, String title, List<Block> blocks, Cell back, boolean onPaper) implements Block {
    public OnRequest {
        blocks = List.copyOf(blocks);
    }

    @Override
    public Element element() {
        return Element.of("div", Element.of("h3", title))
                .with(blocks.stream().map(Block::element).toList())
                .with(Element.of("p", back.inline()).classed("terug"))
                .set("id", anchor.id())
                .set("role", "region")
                .set("aria-label", title)
                .set("tabindex", "-1")
                .classed(onPaper ? "op-verzoek op-papier" : "op-verzoek");
    }
}
