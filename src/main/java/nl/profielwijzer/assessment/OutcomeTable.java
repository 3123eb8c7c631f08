package nl.profielwijzer.assessment;

import java.util.Arrays;

/**
 * Which of its outcomes a lid gets under any tuning: only adding up points and ranking profiles is left. Leden whose
 * outcomes depend on the parameters in the same way have equal tables. Immutable.
 */
public final class OutcomeTable {
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
    private final int hash;

    OutcomeTable(
            int[] parameters,
            DecisionTable gate,
            int[] without,
            int[][] with,
            int[] profiles,
            DecisionTable[] subsets) {
        this.parameters = parameters;
        this.gate = gate;
        this.without = without;
        this.with = with;
        this.profiles = profiles;
        this.subsets = subsets;
        hash = Arrays.deepHashCode(new Object[] {parameters, gate, without, with, profiles, subsets});
    }

    /** The places of the parameters that can make a difference. */
    public int[] parameters() {
        return parameters.clone();
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

    /** The number of the outcome. */
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
        return outcome(row, most >= tuning.drempel() ? best : -1);
    }

    /** The outcome in this row when this candidate ranks first, or none reaches the threshold when it is below 0. */
    int outcome(int row, int first) {
        return first < 0 ? without[row] : with[row][first];
    }

    int rows() {
        return without.length;
    }

    DecisionTable gate() {
        return gate;
    }

    /** The subset of its point rules that a candidate has, or -1 when it doesn't fit. */
    DecisionTable subsets(int candidate) {
        return subsets[candidate];
    }

    /** The number of the row: what the cut-offs that no profile has to itself come to. */
    int row(Tuning tuning) {
        return gate.at(tuning.steps());
    }

    /** The points of the first and the second profile, negative infinity where there is none. */
    double[] firstTwo(Tuning tuning) {
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
        return new double[] {first, second};
    }

    /** The numbers of the profiles that can fit. */
    int[] profiles() {
        return profiles;
    }

    /** How many cells it has. */
    int size() {
        int size = gate.cells().length;
        for (DecisionTable table : subsets) {
            size += table.cells().length;
        }
        return size;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OutcomeTable that
                && hash == that.hash
                && Arrays.equals(parameters, that.parameters)
                && gate.equals(that.gate)
                && Arrays.equals(without, that.without)
                && Arrays.deepEquals(with, that.with)
                && Arrays.equals(profiles, that.profiles)
                && Arrays.equals(subsets, that.subsets);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
