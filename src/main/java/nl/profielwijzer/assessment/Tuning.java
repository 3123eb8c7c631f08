package nl.profielwijzer.assessment;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.profielwijzer.catalogue.Parameter;

/**
 * A value for every tunable parameter, as a step on its grid, ready to weigh prepared intakes with. Immutable. Made by
 * {@link Replay}.
 */
public final class Tuning {
    private final Layout layout;
    private final int[] steps;

    /** By profile and subset of its point rules, the points they give together. */
    private final double[][] points;

    private final double drempel;

    /**
     * Where the parameters of weighing stand.
     *
     * @param parameters the tunable parameters, in the order of the file
     * @param grids their values, ascending
     * @param weights by profile and point rule the place of its weight, or -1 when that is fixed
     * @param fixed by profile and point rule its fixed weight
     * @param profileOf by tunable parameter the profile it is a weight of, or -1
     * @param drempel the place of the threshold, or -1 when that is fixed
     */
    record Layout(
            Parameter[] parameters,
            double[][] grids,
            int[][] weights,
            double[][] fixed,
            int[] profileOf,
            int drempel,
            double fixedDrempel) {}

    Tuning(Layout layout, int[] steps) {
        this(layout, steps, new double[layout.weights().length][]);
        for (int profile = 0; profile < points.length; profile++) {
            points[profile] = sums(profile);
        }
    }

    private Tuning(Layout layout, int[] steps, double[][] points) {
        this.layout = layout;
        this.steps = steps;
        this.points = points;
        this.drempel = layout.drempel() < 0
                ? layout.fixedDrempel()
                : layout.grids()[layout.drempel()][steps[layout.drempel()]];
    }

    private double[] sums(int profile) {
        int[] weights = layout.weights()[profile];
        double[] sums = new double[1 << weights.length];
        for (int subset = 1; subset < sums.length; subset++) {
            // the highest rule last, so that the sum is the one that weighing makes, to the last bit
            int last = 31 - Integer.numberOfLeadingZeros(subset);
            double weight = weights[last] < 0
                    ? layout.fixed()[profile][last]
                    : layout.grids()[weights[last]][steps[weights[last]]];
            sums[subset] = sums[subset ^ (1 << last)] + weight;
        }
        return sums;
    }

    /** The same with one parameter on another step. */
    public Tuning with(int place, int step) {
        if (steps[place] == step) {
            return this;
        }
        if (step < 0 || step >= layout.grids()[place].length) {
            throw new IllegalArgumentException(
                    "parameter %s heeft geen stap %d".formatted(layout.parameters()[place].naam(), step));
        }
        int[] changed = steps.clone();
        changed[place] = step;
        int profile = layout.profileOf()[place];
        Tuning tuning = new Tuning(layout, changed, profile < 0 ? points : points.clone());
        if (profile >= 0) {
            tuning.points[profile] = tuning.sums(profile);
        }
        return tuning;
    }

    /** The step of the parameter at this place. */
    public int step(int place) {
        return steps[place];
    }

    /** The highest step of the parameter at this place; the lowest is 0. */
    public int lastStep(int place) {
        return layout.grids()[place].length - 1;
    }

    /** The value of the parameter at this place. */
    public double value(int place) {
        return layout.grids()[place][steps[place]];
    }

    /** The values of all tunable parameters by name. */
    public SortedMap<String, Double> values() {
        SortedMap<String, Double> values = new TreeMap<>();
        for (int place = 0; place < steps.length; place++) {
            values.put(layout.parameters()[place].naam(), value(place));
        }
        return values;
    }

    /** The places at which this differs from another. */
    public int[] differences(Tuning other) {
        int[] places = new int[steps.length];
        int count = 0;
        for (int place = 0; place < places.length; place++) {
            if (steps[place] != other.steps[place]) {
                places[count++] = place;
            }
        }
        return Arrays.copyOf(places, count);
    }

    int[] steps() {
        return steps;
    }

    /** Whether the parameter at this place is a weight of this profile. */
    boolean weighs(int place, int profile) {
        return layout.profileOf()[place] == profile;
    }

    double points(int profile, int subset) {
        return points[profile][subset];
    }

    double drempel() {
        return drempel;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tuning that && layout == that.layout && Arrays.equals(steps, that.steps);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(steps);
    }

    @Override
    public String toString() {
        return values().toString();
    }
}
