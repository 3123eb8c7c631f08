package nl.profielwijzer.rules;

import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.intake.Beperking;
import nl.profielwijzer.intake.Grondslag;
import org.jspecify.annotations.Nullable;

/** A limitation of a lid: a fact for the rules. */
public final class BeperkingFeiten {
    private final Beperking beperking;
    private final Parameters parameters;

    BeperkingFeiten(Beperking beperking, Parameters parameters) {
        this.beperking = beperking;
        this.parameters = parameters;
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
        return ernst != null && ernst >= parameters.get(parameter);
    }

    public boolean isBlijvend() {
        return Boolean.TRUE.equals(beperking.blijvend());
    }

    public boolean isVastgesteld() {
        return Boolean.TRUE.equals(beperking.vastgesteld());
    }
}
