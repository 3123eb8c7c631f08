package nl.profielwijzer.calibration.report;

import java.util.List;

/** A numbered section of the report, with its line in the table of contents. */
public record Section(Anchor anchor, String title, List<Block> blocks) {
    public Section {
        blocks = List.copyOf(blocks);
    }

    public static Section of(String id, String title, Block... blocks) {
        return new Section(new Anchor(id), title, List.of(blocks));
    }

    Element element(int number) {
        String heading = anchor.id() + "-kop";
        return Element.of(
                        "section",
                        Element.of("h2", "%d. %s".formatted(number, title)).set("id", heading))
                .with(blocks.stream().map(Block::element).toList())
                .set("id", anchor.id())
                .set("aria-labelledby", heading);
    }
}
