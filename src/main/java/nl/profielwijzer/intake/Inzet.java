package nl.profielwijzer.intake;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Support that runs or ran for a lid.
 *
 * @param tot last day; null runs on
 * @param bepaaldVoor18 determined before the 18th birthday (Jeugdwet art. 1.1)
 */
public record Inzet(
        String lid,
        Wet wet,
        @Nullable String profiel,
        @Nullable Intensiteit intensiteit,
        @Nullable String omschrijving,
        LocalDate sinds,
        @Nullable LocalDate tot,
        @Nullable Boolean bepaaldVoor18,
        @Nullable Effect effect) {

    /** Whether it runs on this day: it has no end, or ends on this day or later. */
    public boolean looptOp(LocalDate day) {
        return tot == null || !tot.isBefore(day);
    }
}
