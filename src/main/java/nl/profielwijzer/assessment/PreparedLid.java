package nl.profielwijzer.assessment;

import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import nl.profielwijzer.assessment.PreparedFindings.OfLid.Gemeten;
import org.jspecify.annotations.Nullable;

/**
 * One lid with all that the instrument can advise it under any tuning, and tables that tell which. Made by asking
 * {@link Weighing} beforehand; only adding up points and ranking profiles is left. Immutable.
 */
public final class PreparedLid {
    private final String id;
    private final List<Weegadvies> outcomes;
    private final int[] parameters;

    /** Gives the row of {@link #without} and {@link #with}. */
    private final DecisionTable gate;

    /** By row the outcome when no profile reaches the threshold. */
    private final int[] without;

    /** By row and candidate the outcome when that candidate ranks first. */
    private final int[][] with;

    /** By candidate its profile and a table that gives the subset of its point rules, or -1 when it doesn't fit. */
    private final int[] profiles;

    private final DecisionTable[] subsets;

    /** By row the steps of each result area. */
    private final List<SortedMap<String, Double>> treden;

    private final Gemeten gemeten;
    private final int placeOfProblem;

    PreparedLid(
            String id,
            List<Weegadvies> outcomes,
            int[] parameters,
            DecisionTable gate,
            int[] without,
            int[][] with,
            int[] profiles,
            DecisionTable[] subsets,
            List<SortedMap<String, Double>> treden,
            Gemeten gemeten,
            int placeOfProblem) {
        this.id = id;
        this.outcomes = List.copyOf(outcomes);
        this.parameters = parameters;
        this.gate = gate;
        this.without = without;
        this.with = with;
        this.profiles = profiles;
        this.subsets = subsets;
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

    /** Whether the parameter at this place can make a difference. */
    public boolean dependsOn(int place) {
        for (int parameter : parameters) {
            if (parameter == place) {
                return true;
            }
        }
        return false;
    }

    /** The places of the parameters that can make a difference. */
    public int[] parameters() {
        return parameters.clone();
    }

    /** The place in {@link #outcomes} of what it is advised. */
    public int outcome(Tuning tuning) {
        int[] steps = tuning.steps();
        int row = gate.at(steps);
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < subsets.length; i++) {
            int subset = subsets[i].at(steps);
            if (subset >= 0) {
                double points = tuning.points(profiles[i], subset);
                if (points > most) {
                    most = points;
                    best = i;
                }
            }
        }
        return most >= tuning.drempel() ? with[row][best] : without[row];
    }

    public Weegadvies advies(Tuning tuning) {
        return outcomes.get(outcome(tuning));
    }

    /** The points between the first and the second profile; null when no second one reaches the threshold. */
    public @Nullable Double margin(Tuning tuning) {
        double first = Double.NEGATIVE_INFINITY;
        double second = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < subsets.length; i++) {
            int subset = subsets[i].at(tuning.steps());
            if (subset >= 0) {
                double points = tuning.points(profiles[i], subset);
                second = Math.max(second, Math.min(first, points));
                first = Math.max(first, points);
            }
        }
        return second >= tuning.drempel() && advies(tuning).profiel() != null ? Double.valueOf(first - second) : null;
    }

    /** What the cut-points are held against under this tuning. */
    public Weegscore score(Tuning tuning) {
        int[] steps = tuning.steps();
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < subsets.length; i++) {
            int subset = subsets[i].at(steps);
            if (subset >= 0) {
                most = Math.max(most, tuning.points(profiles[i], subset));
            }
        }
        return new Weegscore(
                Double.isInfinite(most) ? null : Double.valueOf(most),
                gemeten.ernst(),
                gemeten.problemen()[placeOfProblem < 0 ? 0 : steps[placeOfProblem]],
                treden.get(gate.at(steps)));
    }

    /** The numbers of the profiles that can fit, in the order of {@link Replay#profielen}. */
    public BitSet profiles() {
        BitSet set = new BitSet();
        for (int profile : profiles) {
            set.set(profile);
        }
        return set;
    }

    /** How many cells its tables have. */
    int size() {
        int size = gate.cells().length;
        for (DecisionTable table : subsets) {
            size += table.cells().length;
        }
        return size;
    }
}
