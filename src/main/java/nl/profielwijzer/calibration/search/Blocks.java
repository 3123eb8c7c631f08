package nl.profielwijzer.calibration.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nl.profielwijzer.assessment.Replay;
import nl.profielwijzer.assessment.Tuning;
import nl.profielwijzer.catalogue.Orde;
import nl.profielwijzer.catalogue.Parameter;
import nl.profielwijzer.catalogue.Parameters;

/**
 * The parameters in blocks that are tried together: those that an order ties to each other, such as the cut-points of
 * one scale, and each other one alone.
 */
final class Blocks {
    /** By block the places of its parameters, ascending. */
    private final List<int[]> places = new ArrayList<>();

    /** By block all steps its parameters can have together without breaking their order. */
    private final List<List<int[]>> combinations = new ArrayList<>();

    Blocks(Replay replay) {
        int n = replay.parameters().size();
        List<Orde> orden = replay.catalogue().parameters().orden();
        int[] root = new int[n];
        Arrays.setAll(root, place -> place);
        for (Orde orde : orden) {
            int left = place(replay, orde.links());
            int right = place(replay, orde.rechts());
            if (left >= 0 && right >= 0) {
                int from = Math.max(root[left], root[right]);
                int to = Math.min(root[left], root[right]);
                Arrays.setAll(root, place -> root[place] == from ? to : root[place]);
            }
        }
        for (int first = 0; first < n; first++) {
            if (root[first] == first) {
                int block = first;
                int[] members = IntStream.range(0, n)
                        .filter(place -> root[place] == block)
                        .toArray();
                places.add(members);
                combinations.add(combinations(replay, members, orden));
            }
        }
    }

    private static int place(Replay replay, String name) {
        return replay.parameters().stream().map(Parameter::naam).toList().indexOf(name);
    }

    private static List<int[]> combinations(Replay replay, int[] members, List<Orde> orden) {
        List<int[]> kept = new ArrayList<>();
        int[] steps = new int[members.length];
        while (true) {
            Tuning tuning = replay.current();
            for (int i = 0; i < members.length; i++) {
                tuning = tuning.with(members[i], steps[i]);
            }
            Parameters values = replay.parameters(tuning);
            if (orden.stream().allMatch(orde -> orde.holds(values))) {
                kept.add(steps.clone());
            }
            int digit = 0;
            while (digit < members.length && ++steps[digit] == replay.grid(members[digit]).length) {
                steps[digit++] = 0;
            }
            if (digit == members.length) {
                return List.copyOf(kept);
            }
        }
    }

    int count() {
        return places.size();
    }

    int[] places(int block) {
        return places.get(block);
    }

    /** By parameter the block it is in. */
    int[] ofPlaces() {
        int[] blockOf =
                new int[places.stream().mapToInt(members -> members.length).sum()];
        for (int block = 0; block < places.size(); block++) {
            for (int member : places.get(block)) {
                blockOf[member] = block;
            }
        }
        return blockOf;
    }

    /** Whether the block of this parameter keeps its order. */
    boolean inOrder(int place, Tuning tuning) {
        for (int block = 0; block < places.size(); block++) {
            int[] members = places.get(block);
            if (Arrays.stream(members).anyMatch(member -> member == place)) {
                int[] steps = Arrays.stream(members).map(tuning::step).toArray();
                return combinations.get(block).stream().anyMatch(kept -> Arrays.equals(kept, steps));
            }
        }
        throw new IllegalArgumentException("no block has parameter " + place);
    }

    /** This tuning with each combination of steps that the block can have. */
    List<Tuning> candidates(int block, Tuning tuning) {
        int[] members = places.get(block);
        List<Tuning> candidates = new ArrayList<>();
        for (int[] steps : combinations.get(block)) {
            Tuning candidate = tuning;
            for (int i = 0; i < members.length; i++) {
                candidate = candidate.with(members[i], steps[i]);
            }
            candidates.add(candidate);
        }
        return candidates;
    }
}
