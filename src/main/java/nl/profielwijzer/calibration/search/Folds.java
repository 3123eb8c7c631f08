package nl.profielwijzer.calibration.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.profielwijzer.calibration.search.JudgedCases.OfCase;

/** Divides cases into parts with about as many of every kind, and never a household over two parts. */
final class Folds {
    private Folds() {}

    /**
     * The cases of each part, by position and ascending.
     *
     * @param of the cases to divide
     */
    static List<int[]> of(JudgedCases cases, int[] of, int parts, SplittableRandom random) {
        Map<Integer, List<Integer>> households = new TreeMap<>();
        for (int each : of) {
            households
                    .computeIfAbsent(cases.huishouden(each), key -> new ArrayList<>())
                    .add(each);
        }
        Map<String, List<List<Integer>>> bySort = new TreeMap<>();
        households.values().forEach(members -> {
            OfCase first = cases.cases().get(members.get(0));
            bySort.computeIfAbsent(first.soort(), key -> new ArrayList<>()).add(members);
        });
        List<List<Integer>> divided = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            divided.add(new ArrayList<>());
        }
        int turn = 0;
        for (List<List<Integer>> sort : bySort.values()) {
            int[] order = new int[sort.size()];
            Arrays.setAll(order, i -> i);
            Seeds.shuffle(order, random);
            for (int i : order) {
                divided.get(turn++ % parts).addAll(sort.get(i));
            }
        }
        return divided.stream()
                .map(part -> part.stream().mapToInt(Integer::intValue).sorted().toArray())
                .toList();
    }

    /** All cases of the parts but one, ascending. */
    static int[] without(List<int[]> parts, int left) {
        return IntStream.range(0, parts.size())
                .filter(part -> part != left)
                .flatMap(part -> Arrays.stream(parts.get(part)))
                .sorted()
                .toArray();
    }
}
