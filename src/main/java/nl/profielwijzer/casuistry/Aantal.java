package nl.profielwijzer.casuistry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A count of cases that may be shown. Of real people a count of 1 to 9 is not: it could point someone out.
 *
 * @param waarde null for 1 to 9 real cases
 */
public record Aantal(@Nullable Integer waarde) {
    /** @param echt whether real people are counted */
    public static Aantal of(int waarde, boolean echt) {
        return new Aantal(echt && SmallCells.small(waarde) ? null : Integer.valueOf(waarde));
    }

    /** Reads what {@link #shown} gives. */
    @JsonCreator
    static Aantal read(Object shown) {
        return new Aantal(shown instanceof Number number ? Integer.valueOf(number.intValue()) : null);
    }

    /** A number, or "minder dan 10". */
    @JsonValue
    public Object shown() {
        return waarde == null ? toString() : waarde;
    }

    @Override
    public String toString() {
        return waarde == null ? "minder dan " + SmallCells.SHOWN_FROM : waarde.toString();
    }
}
