package nl.profielwijzer.release;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For which municipalities a set is meant. A set that names a municipality goes before one for all.
 *
 * @param gemeenten CBS codes, sorted; null is every municipality
 */
public record Werkingsgebied(@Nullable List<String> gemeenten) {
    /** Every municipality. */
    public static final Werkingsgebied ALLE = new Werkingsgebied(null);

    private static final String EVERY = "*";

    public Werkingsgebied {
        gemeenten = gemeenten == null
                ? null
                : gemeenten.stream().sorted().distinct().toList();
    }

    static Werkingsgebied stored(String text) {
        return text.equals(EVERY) ? ALLE : new Werkingsgebied(List.of(text.split(",")));
    }

    String text() {
        return gemeenten == null ? EVERY : String.join(",", gemeenten);
    }

    @JsonIgnore
    boolean isAlle() {
        return gemeenten == null;
    }

    /** Whether it is meant for this municipality. */
    public boolean geldtVoor(String gemeente) {
        return gemeenten == null || gemeenten.contains(gemeente);
    }

    /** Whether activating for one replaces something of the other. */
    boolean raakt(Werkingsgebied ander) {
        return gemeenten == null || ander.gemeenten == null
                ? gemeenten == null && ander.gemeenten == null
                : !Collections.disjoint(gemeenten, ander.gemeenten);
    }
}
