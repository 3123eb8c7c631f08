package nl.profielwijzer.intake;

import org.jspecify.annotations.Nullable;

/** The six dimensions of positive health, 0 to 10 (000, bijlage 1): for the conversation, never scored. */
public record PositieveGezondheid(
        @Nullable Integer lichaamsfuncties,
        @Nullable Integer mentaalWelbevinden,
        @Nullable Integer zingeving,
        @Nullable Integer kwaliteitVanLeven,
        @Nullable Integer meedoen,
        @Nullable Integer dagelijksFunctioneren) {}
