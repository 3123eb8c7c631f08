package nl.profielwijzer.intake;

import org.jspecify.annotations.Nullable;

/** Inputs of the household norm (HHM 2019). */
public record Huishoudnorm(
        @Nullable Boolean eigenMogelijkheden,
        @Nullable Beperkingen beperkingen,
        @Nullable Samenstelling samenstelling,
        @Nullable ExtraKamer extraKamer) {

    /** Limitations that make more cleaning necessary. */
    public enum Beperkingen {
        GEEN,
        ENIGE,
        VEEL
    }

    /** Whether the composition of the household asks for more cleaning. */
    public enum Samenstelling {
        GEMIDDELD,
        ZWAARDER
    }

    /** A room beyond the norm dwelling. */
    public enum ExtraKamer {
        GEEN,
        IN_GEBRUIK,
        NIET_IN_GEBRUIK
    }
}
