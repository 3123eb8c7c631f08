package nl.profielwijzer.intake;

import org.jspecify.annotations.Nullable;

/** How the parents relate to each other. */
public record Ouderrelatie(
        @Nullable Boolean gescheiden, @Nullable Strijd strijd) {

    /** Conflict between the parents. */
    public enum Strijd {
        GEEN,
        LICHT,
        ERNSTIG
    }
}
