package nl.profielwijzer.assessment;

import java.util.Arrays;
import java.util.List;

/**
 * A number for every combination of the parameters that matter to it. Values of a parameter that never make a
 * difference share a class, which keeps the table small.
 *
 * @param places of the parameters in the steps of a tuning
 * @param offsets by parameter and step: what it adds to the place of the cell
 */
record DecisionTable(int[] places, int[][] offsets, int[] cells) {

    /** What fills a cell: asked once for every combination, with a representative step of every class. */
    @FunctionalInterface
    interface Filler {
        int fill(int[] steps);
    }

    /**
     * One parameter of a table.
     *
     * @param classes by step the number of its class, each class numbered in order of its first step
     */
    record Axis(int place, int[] classes) {
        int count() {
            int most = 0;
            for (int each : classes) {
                most = Math.max(most, each + 1);
            }
            return most;
        }

        int representative(int ofClass) {
            for (int step = 0; step < classes.length; step++) {
                if (classes[step] == ofClass) {
                    return step;
                }
            }
            throw new IllegalArgumentException("there is no class " + ofClass);
        }
    }

    /** @param parameters how many parameters a tuning has */
    static DecisionTable of(List<Axis> axes, int parameters, Filler filler) {
        int[] places = new int[axes.size()];
        int[][] offsets = new int[axes.size()][];
        int size = 1;
        for (int i = 0; i < axes.size(); i++) {
            Axis axis = axes.get(i);
            places[i] = axis.place();
            offsets[i] = new int[axis.classes().length];
            for (int step = 0; step < offsets[i].length; step++) {
                offsets[i][step] = axis.classes()[step] * size;
            }
            size = Math.multiplyExact(size, axis.count());
        }
        int[] cells = new int[size];
        int[] steps = new int[parameters];
        for (int cell = 0; cell < size; cell++) {
            int left = cell;
            for (Axis axis : axes) {
                steps[axis.place()] = axis.representative(left % axis.count());
                left /= axis.count();
            }
            cells[cell] = filler.fill(steps);
        }
        return new DecisionTable(places, offsets, cells);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DecisionTable that
                && Arrays.equals(places, that.places)
                && Arrays.deepEquals(offsets, that.offsets)
                && Arrays.equals(cells, that.cells);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(new Object[] {places, offsets, cells});
    }

    boolean dependsOn(int place) {
        for (int each : places) {
            if (each == place) {
                return true;
            }
        }
        return false;
    }

    int at(int[] steps) {
        int cell = 0;
        for (int i = 0; i < places.length; i++) {
            cell += offsets[i][steps[places[i]]];
        }
        return cells[cell];
    }
}
