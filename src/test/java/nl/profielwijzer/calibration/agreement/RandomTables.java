package nl.profielwijzer.calibration.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Tables of raters who see the same truth through noise, the same for the same seed. */
final class RandomTables {
    private RandomTables() {}

    static List<List<@Nullable Integer>> table(
            long seed, int cases, int raters, int categories, double noise, double missing) {
        Random random = new Random(seed);
        List<List<@Nullable Integer>> rows = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            int truth = random.nextInt(categories);
            List<@Nullable Integer> row = new ArrayList<>();
            for (int j = 0; j < raters; j++) {
                int rating = random.nextDouble() < noise ? random.nextInt(categories) : truth;
                row.add(random.nextDouble() < missing ? null : Integer.valueOf(rating + 1));
            }
            rows.add(row);
        }
        return rows;
    }
}
