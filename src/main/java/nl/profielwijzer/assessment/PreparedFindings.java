package nl.profielwijzer.assessment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    /** All of it, in bytes that {@link #of} reads back under the same rules. */
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(leden.size());
            for (OfLid lid : leden) {
                lid.write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @param bytes what {@link #bytes} gave under the same rules */
    static PreparedFindings of(Weighing weighing, byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            List<OfLid> leden = new ArrayList<>();
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                leden.add(OfLid.read(in));
            }
            return new PreparedFindings(weighing, leden);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] read(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
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

        private void write(DataOutputStream out) throws IOException {
            out.writeBoolean(always.vraagtOndersteuning());
            out.writeBoolean(always.kind());
            PreparedFindings.write(out, always.gevonden().toByteArray());
            PreparedFindings.write(out, always.stappen());
            out.writeShort(varying.size());
            for (Varying rule : varying) {
                out.writeShort(rule.rule);
                out.writeShort(rule.group);
                PreparedFindings.write(out, rule.seen);
            }
            out.writeBoolean(gemeten.ernst != null);
            out.writeInt(gemeten.ernst == null ? 0 : gemeten.ernst);
            out.writeShort(gemeten.problemen.length);
            for (int problemen : gemeten.problemen) {
                out.writeInt(problemen);
            }
        }

        private static OfLid read(DataInputStream in) throws IOException {
            LidBevindingen always = new LidBevindingen(
                    in.readBoolean(),
                    in.readBoolean(),
                    BitSet.valueOf(PreparedFindings.read(in)),
                    PreparedFindings.read(in));
            List<Varying> varying = new ArrayList<>();
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                varying.add(new Varying(in.readUnsignedShort(), in.readUnsignedShort(), PreparedFindings.read(in)));
            }
            boolean asked = in.readBoolean();
            int ernst = in.readInt();
            int[] problemen = new int[in.readUnsignedShort()];
            for (int step = 0; step < problemen.length; step++) {
                problemen[step] = in.readInt();
            }
            return new OfLid(
                    always, List.copyOf(varying), new Gemeten(asked ? Integer.valueOf(ernst) : null, problemen));
        }

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
