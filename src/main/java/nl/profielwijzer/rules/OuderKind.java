package nl.profielwijzer.rules;

import org.kie.api.runtime.rule.RuleContext;

/** A child, grown up or not, with one of its parents in the household: a fact for the rules. */
public final class OuderKind {
    private final LidFeiten lid;
    private final LidFeiten ouder;

    OuderKind(LidFeiten lid, LidFeiten ouder) {
        this.lid = lid;
        this.ouder = ouder;
    }

    /** Reports what a rule saw, on the child. */
    public void meld(RuleContext context) {
        lid.meld(context);
    }

    /** The child. */
    public LidFeiten getLid() {
        return lid;
    }

    public LidFeiten getOuder() {
        return ouder;
    }
}
