package nl.profielwijzer.suspension;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import nl.profielwijzer.assessment.Uitslag.GeldendeStillegging;
import org.jspecify.annotations.Nullable;

/**
 * Advice that may not be given, from one moment until it is resumed. Nothing of it ever changes; it only ends.
 *
 * @param gemeenten CBS codes, sorted; null is every municipality
 * @param profielen codes of profiles and result areas, sorted; null is all advice
 * @param hervatting how it ended; null while it counts
 */
public record Stillegging(
        String id,
        @Nullable List<String> gemeenten,
        @Nullable List<String> profielen,
        String reden,
        String door,
        Instant sinds,
        @Nullable Hervatting hervatting) {

    /** The end of a suspension: from then on advice is given again. */
    public record Hervatting(String reden, String door, Instant tijdstip) {}

    public Stillegging {
        gemeenten = sorted(gemeenten);
        profielen = sorted(profielen);
    }

    private static @Nullable List<String> sorted(@Nullable List<String> codes) {
        return codes == null ? null : codes.stream().sorted().distinct().toList();
    }

    /** Whether it is about one of these municipalities; null is every municipality. */
    public boolean raaktEen(@Nullable Collection<String> codes) {
        return codes == null || gemeenten == null || !Collections.disjoint(gemeenten, codes);
    }

    /** What an answer tells of it. */
    GeldendeStillegging inAnswer() {
        return new GeldendeStillegging(id, sinds, reden, profielen);
    }
}
