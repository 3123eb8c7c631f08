package nl.profielwijzer.monitoring;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a count may be seen. A count of 1 to 9 could point someone out and is hidden; where a whole and its other parts
 * would give it away, another part is hidden with it. What is shown is rounded to fives, so that two tables or two
 * questions together don't give it away either.
 */
public final class SmallCells {
    private static final int SHOWN_FROM = 10;
    private static final int STEP = 5;

    private SmallCells() {}

    /** Whether this count could point someone out. */
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
