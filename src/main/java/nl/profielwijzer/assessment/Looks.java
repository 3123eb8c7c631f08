package nl.profielwijzer.assessment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses under which values of the cut-offs the rules have to look at one intake, so that every combination in every
 * group is met by a look that holds for it. Which values are alike to this intake is learned from the looks.
 */
final class Looks {
    private final CutOffs cutOffs;
    private final int[] lengths;

    /** By group the combinations that no look holds for. */
    private final BitSet[] unmet;

    /** By cut-off and step: steps with the same number were never told apart. */
    private final int[][] sorts;

    Looks(CutOffs cutOffs) {
        this.cutOffs = cutOffs;
        lengths = cutOffs.lengths();
        unmet = new BitSet[cutOffs.groups().size()];
        for (int group = 0; group < unmet.length; group++) {
            unmet[group] = new BitSet();
            unmet[group].set(0, cutOffs.combinations(group));
        }
        sorts = Arrays.stream(lengths).mapToObj(int[]::new).toArray(int[][]::new);
    }

    /**
     * Takes note of a look.
     *
     * @param alike by cut-off the steps for which it holds
     */
    void met(boolean[][] alike) {
        clear(unmet, cutOffs.combinations(alike));
        for (int place = 0; place < sorts.length; place++) {
            int[] sort = sorts[place];
            int[] finer = new int[sort.length];
            for (int step = 0; step < sort.length; step++) {
                // the first step of the same sort that this look doesn't tell from it
                while (sort[finer[step]] != sort[step] || alike[place][finer[step]] != alike[place][step]) {
                    finer[step]++;
                }
            }
            sorts[place] = finer;
        }
    }

    private static void clear(BitSet[] unmet, int[][] combinations) {
        for (int group = 0; group < unmet.length; group++) {
            for (int combination : combinations[group]) {
                unmet[group].clear(combination);
            }
        }
    }

    /** The steps to look under next, enough when nothing more is told apart; none when all is met. */
    List<int[]> next() {
        BitSet[] left = Arrays.stream(unmet).map(each -> (BitSet) each.clone()).toArray(BitSet[]::new);
        List<int[]> next = new ArrayList<>();
        while (Arrays.stream(left).anyMatch(each -> !each.isEmpty())) {
            int[] steps = choose(left);
            next.add(steps);
            boolean[][] same = new boolean[steps.length][];
            for (int place = 0; place < steps.length; place++) {
                same[place] = new boolean[lengths[place]];
                for (int step = 0; step < lengths[place]; step++) {
                    same[place][step] = sorts[place][step] == sorts[place][steps[place]];
                }
            }
            clear(left, cutOffs.combinations(same));
        }
        return next;
    }

    /** Of each group, those with most left first, a combination that wasn't met and fits the values chosen already. */
    private int[] choose(BitSet[] left) {
        int[] steps = new int[lengths.length];
        Arrays.fill(steps, -1);
        IntStream.range(0, left.length)
                .boxed()
                .sorted(Comparator.comparingInt(group -> -left[group].cardinality()))
                .forEach(group -> {
                    int combination = left[group].nextSetBit(0);
                    while (combination >= 0 && !cutOffs.choose(group, combination, steps)) {
                        combination = left[group].nextSetBit(combination + 1);
                    }
                });
        return Arrays.stream(steps).map(step -> Math.max(0, step)).toArray();
    }
}
