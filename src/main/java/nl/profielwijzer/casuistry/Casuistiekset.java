package nl.profielwijzer.casuistry;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A named set of cases that never changes: other content is another version.
 *
 * @param versie from 1
 * @param hash SHA-256 over the cases by id, so that the order in which they came doesn't count
 * @param aantal how many cases
 * @param echt whether there are cases of real origin in it
 * @param opgeslagenOp null for a set that comes with the product
 */
public record Casuistiekset(
        String naam,
        int versie,
        String hash,
        Aantal aantal,
        boolean echt,
        @Nullable Instant opgeslagenOp) {

    /** Whether it comes with the product. */
    @JsonProperty
    public boolean meegeleverd() {
        return opgeslagenOp == null;
    }
}
