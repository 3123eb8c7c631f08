package nl.profielwijzer.calibration.report;

import java.util.List;

/** Running text, of which pieces may lead somewhere. */
public record Paragraph(List<Cell> pieces) implements Block {
    public Paragraph {
        pieces = List.copyOf(pieces);
    }

    public static Paragraph of(String text) {
        return new Paragraph(List.of(Cell.text(text)));
    }

    public static Paragraph of(Cell... pieces) {
        return new Paragraph(List.of(pieces));
    }

    @Override
    public Element element() {
        return Element.of("p").with(pieces.stream().map(Cell::inline).toList());
    }
}
