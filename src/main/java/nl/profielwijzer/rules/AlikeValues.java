package nl.profielwijzer.rules;

import java.util.Arrays;
import java.util.Map;
import java.util.function.DoublePredicate;

/**
 * While rules look at one household under one set of parameters: which other values of a parameter would have given the
 * same answer to everything that was asked about it. What a rule found holds for all of them.
 */
public final class AlikeValues {
    private final Map<String, Integer> places;
    private final double[][] grids;
    private final int[] steps;

    /** By parameter and step. */
    private final boolean[][] alike;

    /**
     * @param places of the parameters to follow, by name
     * @param grids by place the values to tell apart
     * @param steps by place the value in force
     */
    public AlikeValues(Map<String, Integer> places, double[][] grids, int[] steps) {
        this.places = places;
        this.grids = grids;
        this.steps = steps;
        alike = new boolean[grids.length][];
        for (int place = 0; place < grids.length; place++) {
            alike[place] = new boolean[grids[place].length];
            Arrays.fill(alike[place], true);
        }
    }

    /** By place and step, the value in force included. */
    public boolean[][] steps() {
        return alike;
    }

    void asked(String parameter, DoublePredicate holds) {
        Integer place = places.get(parameter);
        if (place == null) {
            return;
        }
        double[] grid = grids[place];
        boolean answer = holds.test(grid[steps[place]]);
        for (int step = 0; step < grid.length; step++) {
            alike[place][step] &= holds.test(grid[step]) == answer;
        }
    }
}
