package nl.profielwijzer.intake;

import org.jspecify.annotations.Nullable;

/** Whether the basis (income, home, energy) of the household is secure. */
public record Bestaanszekerheid(
        @Nullable Schulden schulden,
        @Nullable Boolean inkomenOnzeker,
        @Nullable Boolean uithuiszettingDreigt,
        @Nullable Boolean afsluitingDreigt) {

    /** Debts of the household. */
    public enum Schulden {
        GEEN,
        BEHEERSBAAR,
        PROBLEMATISCH
    }
}
