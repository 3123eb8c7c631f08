package nl.profielwijzer.casuistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmallCellsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 9})
    void aSmallCountIsNeverShown(int count) {
        assertThat(SmallCells.shown(count)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "10,10", "12,10", "13,15", "1237,1235"})
    void anotherCountIsRoundedToFives(int count, int shown) {
        assertThat(SmallCells.shown(count)).isEqualTo(shown);
    }

    @Test
    void aSmallCellIsNotHiddenAloneWhenTheOthersWouldGiveItAway() {
        assertThat(hidden(40, 3, 25, 0)).containsExactly(1, 2);
        assertThat(hidden(40, 3, 4, 25)).containsExactly(1, 2, 3);
        assertThat(hidden(40, 6, 7)).containsExactly(1, 2);
        assertThat(hidden(40, 25, 0)).isEmpty();
    }

    private static int[] hidden(int... counts) {
        return SmallCells.hidden(IntStream.of(counts)
                        .mapToObj(count -> new int[] {count})
                        .toList())
                .stream()
                .toArray();
    }

    /**
     * Whatever the table: from the sums over all cells and everything that is shown, nobody can tell what a hidden part is.
     * For each there is another table with the same sums, the same shown cells and another number there.
     */
    @Test
    void noHiddenPartOfAnyTableFollowsFromTheSumsAndTheRest() {
        Random random = new Random(20260302);
        int withHidden = 0;
        for (int table = 0; table < 20_000; table++) {
            int parts = 1 + random.nextInt(2);
            List<int[]> cells = new ArrayList<>();
            for (int i = 1 + random.nextInt(8); i > 0; i--) {
                cells.add(random.ints(parts, 0, random.nextBoolean() ? 14 : 60).toArray());
            }
            BitSet hidden = SmallCells.hidden(cells);
            withHidden += hidden.isEmpty() ? 0 : 1;
            for (int part = 0; part < parts; part++) {
                int place = part;
                int sum = cells.stream().mapToInt(cell -> cell[place]).sum();
                for (int i = 0; i < cells.size(); i++) {
                    if (SmallCells.small(cells.get(i)[part])) {
                        assertThat(hidden.get(i)).isTrue();
                        if (!SmallCells.small(sum)) {
                            assertThat(another(cells, hidden, i, part))
                                    .as("table %d, cell %d", table, i)
                                    .isTrue();
                        }
                    }
                }
            }
        }
        assertThat(withHidden).isGreaterThan(1_000);
    }

    /** Whether one can be moved between this hidden cell and another one. */
    private static boolean another(List<int[]> cells, BitSet hidden, int cell, int part) {
        return hidden.stream().anyMatch(other -> other != cell && cells.get(other)[part] > 0);
    }

    @Test
    void whatIsHiddenTogetherIsNotSmall() {
        Random random = new Random(7);
        for (int table = 0; table < 5_000; table++) {
            List<int[]> cells = IntStream.range(0, 2 + random.nextInt(6))
                    .mapToObj(i -> random.ints(2, 0, 40).toArray())
                    .toList();
            BitSet hidden = SmallCells.hidden(cells);
            for (int part = 0; part < 2; part++) {
                int place = part;
                int together = hidden.stream().map(i -> cells.get(i)[place]).sum();
                int all = cells.stream().mapToInt(cell -> cell[place]).sum();
                assertThat(SmallCells.small(together)).isEqualTo(SmallCells.small(all) && together > 0);
            }
        }
    }
}
