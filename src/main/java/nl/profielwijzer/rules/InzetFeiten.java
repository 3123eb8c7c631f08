package nl.profielwijzer.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Inzet;
import nl.profielwijzer.intake.Wet;
import org.jspecify.annotations.Nullable;

/** Support that runs or ran for a lid: a fact for the rules. */
public final class InzetFeiten {
    private final Inzet inzet;
    private final LidFeiten lid;

    InzetFeiten(Inzet inzet, LidFeiten lid) {
        this.inzet = inzet;
        this.lid = lid;
    }

    public Wet getWet() {
        return inzet.wet();
    }

    public @Nullable String getProfiel() {
        return inzet.profiel();
    }

    public @Nullable Intensiteit getIntensiteit() {
        return inzet.intensiteit();
    }

    public LocalDate getSinds() {
        return inzet.sinds();
    }

    public @Nullable LocalDate getTot() {
        return inzet.tot();
    }

    /** Runs on the peildatum. */
    public boolean isLoopt() {
        return inzet.looptOp(lid.getPeildatum());
    }

    public boolean isBepaaldVoor18() {
        return Boolean.TRUE.equals(inzet.bepaaldVoor18());
    }

    @Grens("volwassen.vanaf-leeftijd")
    public boolean isBegonnenVoor18() {
        return inzet.sinds().isBefore(lid.getVolwassenOp());
    }

    /** Whether it ended before the peildatum, fewer days ago than the named parameter. */
    public boolean korterGeledenGeeindigdDan(String parameter) {
        LocalDate tot = inzet.tot();
        return tot != null && !isLoopt() && ChronoUnit.DAYS.between(tot, lid.getPeildatum()) < lid.grens(parameter);
    }

    /** Youth help that the Jeugdwet lets go on after coming of age (art. 1.1, jeugdige). */
    @Grens({"volwassen.vanaf-leeftijd", "jeugdhulp.hervatting-dagen"})
    public boolean isDoorlopendeJeugdhulp() {
        return inzet.wet() == Wet.JEUGDWET
                && (isBepaaldVoor18()
                        || (isBegonnenVoor18()
                                && (isLoopt() || korterGeledenGeeindigdDan("jeugdhulp.hervatting-dagen"))));
    }
}
