package nl.profielwijzer.calibration.report;

import java.util.List;

/** What only some readers want: closed on a screen, open on paper. */
public record Details(String summary, List<Block> blocks) implements Block {
    public Details {
        blocks = List.copyOf(blocks);
    }

    public static Details of(String summary, Block... blocks) {
        return new Details(summary, List.of(blocks));
    }

    static Element numbers(Table table) {
        return of("Dezelfde getallen als tabel", table).element();
    }

    @Override
    public Element element() {
        return Element.of("details", Element.of("summary", summary))
                .with(blocks.stream().map(Block::element).toList());
    }
}
