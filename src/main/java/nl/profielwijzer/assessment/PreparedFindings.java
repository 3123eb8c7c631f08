package nl.profielwijzer.assessment;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import nl.profielwijzer.assessment.Preparation.Setting;
import org.jspecify.annotations.Nullable;

/**
 * What the rules find in one intake under every set of parameters: looking it up and weighing gives exactly the outcome
 * of a fresh look, in a small part of the time.
 */
final class PreparedFindings {
    /** The rule sees nothing. */
    static final byte NOTHING = -1;

    static final byte UNKNOWN = -2;

    private final Weighing weighing;
    private final List<OfLid> leden;

    PreparedFindings(Weighing weighing, List<OfLid> leden) {
        this.weighing = weighing;
        this.leden = List.copyOf(leden);
    }

    /** The outcome of each lid under these parameters, in the order of the intake. */
    List<LidUitkomst> weigh(Setting setting) {
        List<LidUitkomst> uitkomsten = new ArrayList<>(leden.size());
        for (OfLid lid : leden) {
            uitkomsten.add(weighing.weigh(lid.under(setting), setting.parameters()));
        }
        return uitkomsten;
    }

    /** The findings on each lid, in the order of the intake. */
    List<OfLid> leden() {
        return leden;
    }

    /** What the rules find on each lid under these parameters, in the order of the intake. */
    List<LidBevindingen> under(Setting setting) {
        return leden.stream().map(lid -> lid.under(setting)).toList();
    }

    /**
     * The findings on one lid.
     *
     * @param always those that are the same under every set
     * @param varying the others
     * @param gemeten what the rules hold against cut-offs
     */
    record OfLid(LidBevindingen always, List<Varying> varying, Gemeten gemeten) {

        /**
         * What is the same under every set, and what follows one cut-off.
         *
         * @param ernst null when nothing was asked
         * @param problemen by step of {@link #PROBLEEM} how many leefgebieden are a problem
         */
        record Gemeten(@Nullable Integer ernst, int[] problemen) {
            /** The cut-off that {@link nl.profielwijzer.rules.LidFeiten#getProblemen} looks at. */
            static final String PROBLEEM = "probleem.vanaf-score";
        }

        /**
         * A rule that sees different things under different sets.
         *
         * @param group the cut-offs it depends on
         * @param seen by combination of their values the steps it sees, or {@link #NOTHING}
         */
        record Varying(int rule, int group, byte[] seen) {}

        LidBevindingen under(Setting setting) {
            if (varying.isEmpty()) {
                return always;
            }
            BitSet found = (BitSet) always.gevonden().clone();
            byte[] steps = always.stappen();
            for (Varying rule : varying) {
                byte seen = rule.seen[setting.combinations()[rule.group]];
                if (seen != NOTHING) {
                    found.set(rule.rule);
                    if (seen != steps[rule.rule]) {
                        steps = steps == always.stappen() ? steps.clone() : steps;
                        steps[rule.rule] = seen;
                    }
                }
            }
            return new LidBevindingen(always.vraagtOndersteuning(), always.kind(), found, steps);
        }

        /** Puts the findings of one lid together, rule by rule. */
        static final class Builder {
            private final LidBevindingen any;
            private final BitSet always = new BitSet();
            private final byte[] steps;
            private final List<Varying> varying = new ArrayList<>();

            /** @param any the findings under any set */
            Builder(LidBevindingen any) {
                this.any = any;
                this.steps = new byte[any.stappen().length];
            }

            void add(int rule, int group, byte[] seen) {
                for (byte each : seen) {
                    if (each != seen[0]) {
                        varying.add(new Varying(rule, group, seen));
                        return;
                    }
                }
                if (seen[0] != NOTHING) {
                    always.set(rule);
                    steps[rule] = seen[0];
                }
            }

            OfLid build(Gemeten gemeten) {
                return new OfLid(
                        new LidBevindingen(any.vraagtOndersteuning(), any.kind(), always, steps),
                        List.copyOf(varying),
                        gemeten);
            }
        }
    }
}
