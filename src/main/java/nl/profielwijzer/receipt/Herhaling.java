package nl.profielwijzer.receipt;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An assessment done again from what was stored.
 *
 * @param gelijk whether the answer is the same
 * @param regelversieToen content hash of the rules of the first time
 * @param regelversieNu content hash of the rules it was repeated with
 * @param zelfdeRegels whether those are the same
 * @param zelfdeParameters whether it was repeated with the numbers of the first time
 * @param toelichting in a sentence with what it was repeated
 */
public record Herhaling(
        boolean gelijk,
        String regelversieToen,
        String regelversieNu,
        boolean zelfdeRegels,
        boolean zelfdeParameters,
        String toelichting,
        List<Verschil> verschillen) {

    /**
     * One place where two answers differ.
     *
     * @param pad JSON pointer
     * @param toen absent when the place is new
     * @param nu absent when the place is gone
     */
    public record Verschil(
            String pad, @Nullable JsonNode toen, @Nullable JsonNode nu) {}
}
