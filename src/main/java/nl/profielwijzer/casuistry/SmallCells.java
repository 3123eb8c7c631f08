package nl.profielwijzer.casuistry;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What of a count may be seen. A count of 1 to 9 could point someone out and is hidden; where a whole and its other parts
 * would give it away, another part is hidden with it. What is shown is rounded to fives, so that two tables or two
 * questions together don't give it away either.
 */
public final class SmallCells {
    static final int SHOWN_FROM = 10;
    private static final int STEP = 5;

    private SmallCells() {}

    /** Whether a count could point someone out. */
    public static boolean small(int count) {
        return count > 0 && count < SHOWN_FROM;
    }

    /** A count as it may be shown; null when it may not. */
    public static @Nullable Integer shown(int count) {
        return small(count) ? null : Integer.valueOf((count + STEP / 2) / STEP * STEP);
    }

    /**
     * The cells of a whole that may not be shown: those with a small part, and the smallest others until for each part what
     * is hidden together is not small, and no cell is hidden alone.
     *
     * @param cells the parts of each cell; of every part the sum over all cells may be known
     */
    public static BitSet hidden(List<int[]> cells) {
        BitSet hidden = new BitSet();
        for (int i = 0; i < cells.size(); i++) {
            for (int part : cells.get(i)) {
                if (small(part)) {
                    hidden.set(i);
                }
            }
        }
        while (!hidden.isEmpty() && (hidden.cardinality() < 2 || tellsTooMuch(cells, hidden))) {
            int next = smallestBeside(cells, hidden);
            if (next < 0) {
                break;
            }
            hidden.set(next);
        }
        return hidden;
    }

    /**
     * The groups that may not be shown.
     *
     * @param counts by the name of the group; those whose names begin with the same word divide the same whole
     */
    public static Set<String> hiddenGroups(Map<String, Integer> counts) {
        Map<String, List<String>> wholes = new TreeMap<>();
        counts.keySet()
                .forEach(group -> wholes.computeIfAbsent(group.split(" ", 2)[0], word -> new ArrayList<>())
                        .add(group));
        Set<String> hidden = new TreeSet<>();
        wholes.values()
                .forEach(groups ->
                        hidden(groups.stream()
                                        .map(group -> new int[] {Objects.requireNonNull(counts.get(group))})
                                        .toList())
                                .stream()
                                .forEach(place -> hidden.add(groups.get(place))));
        return hidden;
    }

    private static boolean tellsTooMuch(List<int[]> cells, BitSet hidden) {
        for (int part = 0; part < cells.get(0).length; part++) {
            int place = part;
            if (small(hidden.stream().map(i -> cells.get(i)[place]).sum())) {
                return true;
            }
        }
        return false;
    }

    /** An empty cell is no cover. */
    private static int smallestBeside(List<int[]> cells, BitSet hidden) {
        int smallest = -1;
        for (int i = 0; i < cells.size(); i++) {
            if (!hidden.get(i)
                    && sum(cells.get(i)) > 0
                    && (smallest < 0 || sum(cells.get(i)) < sum(cells.get(smallest)))) {
                smallest = i;
            }
        }
        return smallest;
    }

    private static int sum(int[] parts) {
        int sum = 0;
        for (int part : parts) {
            sum += part;
        }
        return sum;
    }
}
