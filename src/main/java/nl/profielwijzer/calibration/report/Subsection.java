package nl.profielwijzer.calibration.report;

import java.util.List;

/** A part of a section, such as one law or one flipped case, that can be linked to. */
public record Subsection(Anchor anchor, String title, List<Block> blocks) implements Block {
    public Subsection {
        blocks = List.copyOf(blocks);
    }

    public static Subsection of(Anchor anchor, String title, Block... blocks) {
        return new Subsection(anchor, title, List.of(blocks));
    }

    @Override
    public Element element() {
        return Element.of("div", Element.of("h3", title))
                .with(blocks.stream().map(Block::element).toList())
                .set("id", anchor.id())
                .classed("deel");
    }
}
