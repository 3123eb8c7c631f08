package nl.profielwijzer.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Parameter;
import nl.profielwijzer.catalogue.RulesFolder;
import org.junit.jupiter.api.Test;

/** A few looks meet every combination of cut-offs, fewer the less an intake tells values apart. */
class LooksTest {
    private static final List<Parameter> PARAMETERS =
            Catalogue.read(RulesFolder.packaged()).parameters().parameters().stream()
                    .filter(Parameter::tunable)
                    .limit(4)
                    .toList();
    private static final List<List<Parameter>> GROUPS =
            List.of(List.of(), PARAMETERS.subList(0, 2), PARAMETERS.subList(1, 4));

    @Test
    void everyCombinationIsMetWhateverTheIntakeTellsApart() {
        for (int seed = 0; seed < 100; seed++) {
            int[][] sorts = sorts(new Random(seed), 1 + seed % 4);
            CutOffs cutOffs = new CutOffs(PARAMETERS, GROUPS);
            boolean[][] met = IntStream.range(0, GROUPS.size())
                    .mapToObj(group -> new boolean[cutOffs.combinations(group)])
                    .toArray(boolean[][]::new);
            for (int[] steps : looks(cutOffs, sorts)) {
                int[][] combinations = cutOffs.combinations(alike(steps, sorts));
                for (int group = 0; group < met.length; group++) {
                    for (int combination : combinations[group]) {
                        met[group][combination] = true;
                    }
                }
            }
            assertThat(List.of(met)).allSatisfy(group -> assertThat(group).doesNotContain(false));
        }
    }

    @Test
    void anIntakeThatTellsNothingApartNeedsOneLook() {
        assertThat(looks(new CutOffs(PARAMETERS, GROUPS), sorts(new Random(1), 1)))
                .hasSize(1);
    }

    @Test
    void oneThatTellsTwoSortsApartNeedsNoMoreLooksThanTheLargestGroupHasCombinationsOfSorts() {
        assertThat(looks(new CutOffs(PARAMETERS, GROUPS), sorts(new Random(1), 2)))
                .hasSizeBetween(2, 2 * 2 * 2 + 2 * 2);
    }

    private static List<int[]> looks(CutOffs cutOffs, int[][] sorts) {
        Looks looks = new Looks(cutOffs);
        List<int[]> done = new ArrayList<>();
        List<int[]> next = List.of(new int[sorts.length]);
        while (!next.isEmpty()) {
            next.forEach(steps -> looks.met(alike(steps, sorts)));
            done.addAll(next);
            next = looks.next();
        }
        return done;
    }

    private static boolean[][] alike(int[] steps, int[][] sorts) {
        return IntStream.range(0, steps.length)
                .mapToObj(place -> {
                    boolean[] alike = new boolean[sorts[place].length];
                    for (int step = 0; step < alike.length; step++) {
                        alike[step] = sorts[place][step] == sorts[place][steps[place]];
                    }
                    return alike;
                })
                .toArray(boolean[][]::new);
    }

    /** By parameter and step the sort that an intake can tell from others; every sort occurs. */
    private static int[][] sorts(Random random, int most) {
        return PARAMETERS.stream()
                .map(parameter -> {
                    int length = parameter.ijken().values().length;
                    return IntStream.range(0, length)
                            .map(step -> step < most ? step : random.nextInt(most))
                            .toArray();
                })
                .toArray(int[][]::new);
    }
}
