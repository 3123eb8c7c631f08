package nl.profielwijzer.assessment;

import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import nl.profielwijzer.assessment.PreparedFindings.OfLid.Gemeten;
import org.jspecify.annotations.Nullable;

/**
 * One lid with all that the instrument can advise it under any tuning, and a table that tells which. Made by asking
 * {@link Weighing} beforehand. Immutable.
 */
public final class PreparedLid {
    private final String id;
    private final List<Weegadvies> outcomes;
    private final OutcomeTable table;

    /** By row of the table the steps of each result area. */
    private final List<SortedMap<String, Double>> treden;

    private final Gemeten gemeten;
    private final int placeOfProblem;

    PreparedLid(
            String id,
            List<Weegadvies> outcomes,
            OutcomeTable table,
            List<SortedMap<String, Double>> treden,
            Gemeten gemeten,
            int placeOfProblem) {
        this.id = id;
        this.outcomes = List.copyOf(outcomes);
        this.table = table;
        this.treden = List.copyOf(treden);
        this.gemeten = gemeten;
        this.placeOfProblem = placeOfProblem;
    }

    public String id() {
        return id;
    }

    /** Everything it can be advised. */
    public List<Weegadvies> outcomes() {
        return outcomes;
    }

    /** Gives the place in {@link #outcomes} of what it is advised. */
    public OutcomeTable table() {
        return table;
    }

    /** Whether the parameter at this place can make a difference. */
    public boolean dependsOn(int place) {
        return table.dependsOn(place);
    }

    /** The place in {@link #outcomes} of what it is advised. */
    public int outcome(Tuning tuning) {
        return table.outcome(tuning);
    }

    public Weegadvies advies(Tuning tuning) {
        return outcomes.get(outcome(tuning));
    }

    /** The points between the first and the second profile; null when no second one reaches the threshold. */
    public @Nullable Double margin(Tuning tuning) {
        double[] points = table.firstTwo(tuning);
        return points[1] >= tuning.drempel() && advies(tuning).profiel() != null
                ? Double.valueOf(points[0] - points[1])
                : null;
    }

    /** What the cut-points are held against under this tuning. */
    public Weegscore score(Tuning tuning) {
        double most = table.firstTwo(tuning)[0];
        return new Weegscore(
                Double.isInfinite(most) ? null : Double.valueOf(most),
                gemeten.ernst(),
                gemeten.problemen()[placeOfProblem < 0 ? 0 : tuning.step(placeOfProblem)],
                treden.get(table.row(tuning)));
    }

    /** The numbers of the profiles that can fit, in the order of {@link Replay#profielen}. */
    public BitSet profiles() {
        BitSet set = new BitSet();
        for (int profile : table.profiles()) {
            set.set(profile);
        }
        return set;
    }
}
