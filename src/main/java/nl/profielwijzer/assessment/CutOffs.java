package nl.profielwijzer.assessment;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.profielwijzer.catalogue.Parameter;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.rules.AlikeValues;

/**
 * The tunable cut-offs that rules look at, and in which groups: those that one rule names. The combinations of values in
 * a group are numbered like digits of a number, the last cut-off counting fastest.
 */
final class CutOffs {
    private final List<Parameter> parameters;
    private final Map<String, Integer> places = new HashMap<>();
    private final double[][] grids;

    /** By group the places of its cut-offs. */
    private final int[][] groups;

    /** @param groups each a part of these parameters, in their order */
    CutOffs(List<Parameter> parameters, List<List<Parameter>> groups) {
        this.parameters = List.copyOf(parameters);
        parameters.forEach(parameter -> places.put(parameter.naam(), places.size()));
        grids = parameters.stream()
                .map(parameter -> Objects.requireNonNull(parameter.ijken()).values())
                .toArray(double[][]::new);
        this.groups = groups.stream()
                .map(group -> group.stream().mapToInt(this.parameters::indexOf).toArray())
                .toArray(int[][]::new);
    }

    /** By group its cut-offs. */
    List<List<Parameter>> groups() {
        return Arrays.stream(groups)
                .map(group -> Arrays.stream(group).mapToObj(parameters::get).toList())
                .toList();
    }

    /** The values of this group's cut-offs can be combined in so many ways. */
    int combinations(int group) {
        return Arrays.stream(groups[group]).map(place -> grids[place].length).reduce(1, (a, b) -> a * b);
    }

    /** By group the number of its combination in these steps. */
    int[] combinations(int[] steps) {
        int[] combinations = new int[groups.length];
        for (int group = 0; group < groups.length; group++) {
            for (int place : groups[group]) {
                combinations[group] = combinations[group] * grids[place].length + steps[place];
            }
        }
        return combinations;
    }

    /** By group the numbers of all combinations of such steps. */
    int[][] combinations(boolean[][] steps) {
        int[][] combinations = new int[groups.length][];
        for (int group = 0; group < groups.length; group++) {
            int[] found = {0};
            for (int place : groups[group]) {
                int[] longer = new int[found.length * grids[place].length];
                int count = 0;
                for (int start : found) {
                    for (int step = 0; step < grids[place].length; step++) {
                        if (steps[place][step]) {
                            longer[count++] = start * grids[place].length + step;
                        }
                    }
                }
                found = Arrays.copyOf(longer, count);
            }
            combinations[group] = found;
        }
        return combinations;
    }

    /** Gives these steps the values of a combination, if those that are chosen already allow it; others are below 0. */
    boolean choose(int group, int combination, int[] steps) {
        int[] chosen = steps.clone();
        for (int i = groups[group].length - 1; i >= 0; i--) {
            int place = groups[group][i];
            int step = combination % grids[place].length;
            if (chosen[place] >= 0 && chosen[place] != step) {
                return false;
            }
            chosen[place] = step;
            combination /= grids[place].length;
        }
        System.arraycopy(chosen, 0, steps, 0, steps.length);
        return true;
    }

    /** The place of this cut-off, or -1 when no rule looks at it or it can't be tuned. */
    int place(String name) {
        return places.getOrDefault(name, -1);
    }

    /** How many values each cut-off can have. */
    int[] lengths() {
        return Arrays.stream(grids).mapToInt(grid -> grid.length).toArray();
    }

    /**
     * The steps of the cut-offs in these parameters.
     *
     * @throws IllegalArgumentException when one has a value outside its range
     */
    int[] steps(Parameters values) {
        int[] steps = new int[grids.length];
        for (int place = 0; place < steps.length; place++) {
            steps[place] = step(place, values.get(parameters.get(place).naam()));
        }
        return steps;
    }

    private int step(int place, double value) {
        for (int step = 0; step < grids[place].length; step++) {
            if (Math.abs(grids[place][step] - value) < 1e-9) {
                return step;
            }
        }
        throw new IllegalArgumentException("parameter %s is %s, en dat ligt niet in zijn ijkruimte. Kies uit %s."
                .formatted(parameters.get(place).naam(), value, Arrays.toString(grids[place])));
    }

    /** These parameters with other steps of the cut-offs. */
    Parameters with(Parameters values, int[] steps) {
        Parameters changed = values;
        for (int place = 0; place < steps.length; place++) {
            changed = changed.with(parameters.get(place).naam(), grids[place][steps[place]]);
        }
        return changed;
    }

    /** What is asked about the cut-offs while they are on these steps. */
    AlikeValues alike(int[] steps) {
        return new AlikeValues(places, grids, steps);
    }
}
