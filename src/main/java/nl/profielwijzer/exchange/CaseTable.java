package nl.profielwijzer.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table with one row per case, for the analyst's own programs; {@link CsvExport} and {@link ParquetExport} write it.
 *
 * @param rows a value or null per column, in the order of the columns
 */
public record CaseTable(List<Column> columns, List<List<@Nullable Object>> rows) {
    private static final int FAULTS_SHOWN = 10;

    /** What the values of a column are. */
    public enum Type {
        TEXT(String.class),
        INTEGER(Long.class),
        NUMBER(Double.class),
        BOOLEAN(Boolean.class);

        private final Class<?> form;

        Type(Class<?> form) {
            this.form = form;
        }
    }

    /** One column; a name is unique in its table. */
    public record Column(String name, Type type, boolean nullable) {
        public static Column required(String name, Type type) {
            return new Column(name, type, false);
        }

        public static Column optional(String name, Type type) {
            return new Column(name, type, true);
        }
    }

    /** @throws IllegalArgumentException with the first ten cells that don't fit their column */
    public CaseTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        List<String> faults = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name())) {
                faults.add("Kolom '%s' staat er twee keer. Geef elke kolom een eigen naam.".formatted(column.name()));
            }
        }
        for (int i = 0; i < rows.size() && faults.size() < FAULTS_SHOWN; i++) {
            check(i + 1, rows.get(i), columns, faults);
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), faults));
        }
    }

    private static void check(int number, List<@Nullable Object> row, List<Column> columns, List<String> faults) {
        if (row.size() != columns.size()) {
            faults.add("Rij %d heeft %d waarden voor %d kolommen. Geef elke kolom een waarde of null."
                    .formatted(number, row.size(), columns.size()));
            return;
        }
        for (int i = 0; i < columns.size() && faults.size() < FAULTS_SHOWN; i++) {
            Column column = columns.get(i);
            Object value = row.get(i);
            if (value == null && !column.nullable()) {
                faults.add("Rij %d, kolom '%s': de waarde ontbreekt. Vul hem in of maak de kolom optioneel."
                        .formatted(number, column.name()));
            } else if (value != null && !column.type().form.isInstance(value)) {
                // the value itself stays out of the message: it may be about a person
                faults.add("Rij %d, kolom '%s': een %s past niet. Geef een %s."
                        .formatted(
                                number,
                                column.name(),
                                value.getClass().getSimpleName(),
                                column.type().form.getSimpleName()));
            } else if (value instanceof Double figure && !Double.isFinite(figure)) {
                faults.add("Rij %d, kolom '%s': %s is geen getal. Laat de waarde weg."
                        .formatted(number, column.name(), figure));
            }
        }
    }
}
