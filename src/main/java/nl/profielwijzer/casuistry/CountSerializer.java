package nl.profielwijzer.casuistry;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/**
 * Writes a count, counts by name, a table of counts or the list of those who are counted, as far as they may be shown: with
 * {@link #ECHT} set, 1 to 9 real people are not. A cell of a table is null then, and a list is empty.
 */
public final class CountSerializer extends ValueSerializer<Object> {
    /** Attribute of a writer: whether real people are counted. */
    public static final String ECHT = "echt";

    @Override
    public void serialize(Object counted, JsonGenerator json, SerializationContext context) {
        json.writePOJO(Boolean.TRUE.equals(context.getAttribute(ECHT)) ? shown(counted) : counted);
    }

    private static Object shown(Object counted) {
        if (counted instanceof Integer count) {
            return Aantal.of(count, true);
        }
        if (counted instanceof Map<?, ?> counts) {
            Map<Object, Object> shown = new TreeMap<>();
            counts.forEach((name, count) -> shown.put(name, shown(count)));
            return shown;
        }
        if (counted instanceof double[][] table) {
            @Nullable Double[][] cells = new Double[table.length][];
            for (int row = 0; row < table.length; row++) {
                cells[row] = new Double[table[row].length];
                for (int column = 0; column < table[row].length; column++) {
                    double weight = table[row][column];
                    // a part of someone, where experts differ, points someone out as well
                    cells[row][column] =
                            weight > 0 && SmallCells.small((int) Math.max(1, Math.round(weight))) ? null : weight;
                }
            }
            return cells;
        }
        return counted instanceof List<?> list && SmallCells.small(list.size()) ? List.of() : counted;
    }
}
