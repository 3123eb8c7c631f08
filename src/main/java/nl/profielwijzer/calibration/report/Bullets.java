package nl.profielwijzer.calibration.report;

import java.util.List;

/** A list in no order. */
public record Bullets(List<Cell> items) implements Block {
    public Bullets {
        items = List.copyOf(items);
    }

    public static Bullets of(List<String> items) {
        return new Bullets(items.stream().map(Cell::text).toList());
    }

    @Override
    public Element element() {
        return Element.of("ul")
                .with(items.stream()
                        .map(item -> Element.of("li", item.inline()))
                        .toList());
    }
}
