package nl.profielwijzer.intake;

import org.jspecify.annotations.Nullable;

/**
 * A limitation of a lid.
 *
 * @param ernst 1 to 5
 * @param vastgesteld established by an expert
 */
public record Beperking(
        Grondslag grondslag,
        @Nullable Integer ernst,
        @Nullable Boolean blijvend,
        @Nullable Boolean vastgesteld) {}
