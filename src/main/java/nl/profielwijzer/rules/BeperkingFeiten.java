package nl.profielwijzer.rules;

import nl.profielwijzer.intake.Beperking;
import nl.profielwijzer.intake.Grondslag;
import org.jspecify.annotations.Nullable;

/** A limitation of a lid: a fact for the rules. */
public final class BeperkingFeiten {
    private final Beperking beperking;
    private final LidFeiten lid;

    BeperkingFeiten(Beperking beperking, LidFeiten lid) {
        this.beperking = beperking;
        this.lid = lid;
    }

    public Grondslag getGrondslag() {
        return beperking.grondslag();
    }

    public @Nullable Integer getErnst() {
        return beperking.ernst();
    }

    /** Whether the ernst is known and at least the named parameter. */
    public boolean ernstVanaf(String parameter) {
        Integer ernst = beperking.ernst();
        return ernst != null && lid.grens(parameter, vanaf -> ernst >= vanaf);
    }

    public boolean isBlijvend() {
        return Boolean.TRUE.equals(beperking.blijvend());
    }

    public boolean isVastgesteld() {
        return Boolean.TRUE.equals(beperking.vastgesteld());
    }
}
