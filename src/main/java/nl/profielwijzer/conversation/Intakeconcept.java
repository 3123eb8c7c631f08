package nl.profielwijzer.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that was begun: one consulent's, kept so that it can be continued later or elsewhere.
 *
 * @param eigenaar name of the user who began it
 * @param stap address of the page where one was
 * @param beoordeling the assessment that was made of it last; null when none was
 */
public record Intakeconcept(
        String id,
        String eigenaar,
        Instant gewijzigdOp,
        String stap,
        @Nullable String beoordeling,
        Invoer invoer) {

    /** The same, changed at this moment. */
    public Intakeconcept met(Invoer nieuw, String stap, Instant nu) {
        return new Intakeconcept(id, eigenaar, nu, stap, beoordeling, nieuw);
    }
}
