package nl.profielwijzer.calibration.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A table; the first cell of a row says what the row is about.
 *
 * @param rows as many cells as there are columns
 */
public record Table(String caption, List<String> columns, List<List<Cell>> rows) implements Block {
    /** Above this a table may go on on the next page, with its heads again. */
    private static final int FITS_ON_A_PAGE = 25;

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).size() != columns.size()) {
                throw new IllegalArgumentException(
                        "Tabel '%s', rij %d heeft %d cellen voor %d kolommen. Geef elke kolom een cel."
                                .formatted(caption, i + 1, rows.get(i).size(), columns.size()));
            }
        }
    }

    @Override
    public Element element() {
        // a wide table scrolls by itself; whoever has no mouse can reach it with the keyboard
        return Element.of("div", table())
                .classed("tabel" + (rows.size() > FITS_ON_A_PAGE ? " lang" : ""))
                .set("role", "region")
                .set("aria-label", caption)
                .set("tabindex", "0");
    }

    private Element table() {
        Element heads = Element.of("tr");
        for (int i = 0; i < columns.size(); i++) {
            heads.with(aligned(Element.of("th", columns.get(i)).set("scope", "col"), numeric(i)));
        }
        return Element.of(
                "table",
                Element.of("caption", caption),
                Element.of("thead", heads),
                Element.of("tbody").with(rows.stream().map(Table::row).toList()));
    }

    private static Element row(List<Cell> cells) {
        return Element.of("tr")
                .with(IntStream.range(0, cells.size())
                        .mapToObj(i -> {
                            Cell cell = cells.get(i);
                            Element element = Element.of(i == 0 ? "th" : "td", cell.inline());
                            return aligned(i == 0 ? element.set("scope", "row") : element, cell.numeric());
                        })
                        .toList());
    }

    private boolean numeric(int column) {
        return !rows.isEmpty() && rows.stream().allMatch(row -> row.get(column).numeric());
    }

    private static Element aligned(Element cell, boolean numeric) {
        return numeric ? cell.classed("getal") : cell;
    }
}
