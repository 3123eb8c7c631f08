package nl.profielwijzer.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which lines someone wants to see; an absent part doesn't count.
 *
 * @param periodeVan from this moment
 * @param periodeTot until this moment
 * @param object as it was written, {@code beoordeling/0197…}
 * @param kenmerk of a household; the log is searched for its pseudonym
 * @param voorVolgnummer only lines before this one
 * @param grootte how many at most
 */
public record Logvraag(
        @Nullable Instant periodeVan,
        @Nullable Instant periodeTot,
        @Nullable String actor,
        @Nullable Actie actie,
        @Nullable Resultaat resultaat,
        @Nullable String object,
        @Nullable String trace,
        @Nullable String kenmerk,
        @Nullable Long voorVolgnummer,
        int grootte) {}
