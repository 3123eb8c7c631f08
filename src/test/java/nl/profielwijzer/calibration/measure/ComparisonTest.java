package nl.profielwijzer.calibration.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import nl.profielwijzer.calibration.agreement.Cohen;
import nl.profielwijzer.calibration.agreement.Gwet;
import nl.profielwijzer.calibration.agreement.Ratings;
import nl.profielwijzer.calibration.agreement.Weights;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final List<String> CATEGORIES = List.of("0", "1", "2", "3");

    @Test
    void withOneExpertPerUnitItIsCohensKappa() {
        Random random = new Random(7);
        for (boolean ordered : new boolean[] {false, true}) {
            int[] instrument = random.ints(60, 0, 4).toArray();
            List<int[]> experts = IntStream.of(instrument)
                    .mapToObj(said -> new int[] {random.nextBoolean() ? said : random.nextInt(4)})
                    .toList();
            List<List<Integer>> pairs = new ArrayList<>();
            for (int i = 0; i < instrument.length; i++) {
                pairs.add(List.of(instrument[i], experts.get(i)[0]));
            }
            double cohen = Cohen.kappa(Ratings.ofNumbers(pairs), ordered ? Weights.QUADRATIC : Weights.IDENTITY)
                    .value()
                    .orElseThrow()
                    .value();
            Maat kappa = comparison(ordered, experts).versions(instrument).kappa(0);
            assertThat(kappa.waarde()).isCloseTo(cohen, within(1e-12));
            assertThat(kappa.laag()).isLessThan(kappa.waarde());
            assertThat(kappa.hoog()).isGreaterThan(kappa.waarde());
        }
    }

    @Test
    void withOneExpertPerUnitItIsGwetsCoefficient() {
        Random random = new Random(11);
        for (boolean ordered : new boolean[] {false, true}) {
            int[] instrument = random.ints(60, 0, 4).toArray();
            List<int[]> experts = IntStream.of(instrument)
                    .mapToObj(said -> new int[] {random.nextBoolean() ? said : random.nextInt(4)})
                    .toList();
            List<List<Integer>> pairs = new ArrayList<>();
            for (int i = 0; i < instrument.length; i++) {
                pairs.add(List.of(instrument[i], experts.get(i)[0]));
            }
            double gwet = Gwet.ac(Ratings.ofNumbers(pairs), ordered ? Weights.QUADRATIC : Weights.IDENTITY)
                    .value()
                    .orElseThrow()
                    .value();
            Maat same = comparison(ordered, experts).versions(instrument).gwet(0);
            assertThat(same.waarde()).isCloseTo(gwet, within(1e-12));
            assertThat(same.laag()).isLessThan(same.waarde());
            assertThat(same.hoog()).isGreaterThan(same.waarde());
        }
    }

    @Test
    void aUnitStandsOnceInEveryCellThatAnExpertPutsItIn() {
        Comparison comparison = comparison(false, List.of(new int[] {0, 0, 1}, new int[] {1}, new int[] {2}));
        assertThat(comparison.cells(new int[] {0, 0, 2}))
                .isEqualTo(Map.of(
                        new Comparison.Pair(0, 0), List.of(0),
                        new Comparison.Pair(0, 1), List.of(0, 1),
                        new Comparison.Pair(2, 2), List.of(2)));
    }

    @Test
    void aUnitWithManyExpertsCountsAsMuchAsOneWithASingleExpert() {
        List<int[]> one = List.of(new int[] {0}, new int[] {1}, new int[] {2}, new int[] {1});
        List<int[]> many = List.of(new int[] {0, 0, 0}, new int[] {1}, new int[] {2, 2}, new int[] {1});
        int[] instrument = {0, 1, 1, 1};
        assertThat(comparison(false, many).versions(instrument).kappa(0).waarde())
                .isEqualTo(comparison(false, one).versions(instrument).kappa(0).waarde());
    }

    @Test
    void expertsAreHeldAgainstEachOtherAndNeverAgainstThemselves() {
        List<int[]> opposite = List.of(new int[] {0, 1}, new int[] {1, 0}, new int[] {0, 1});
        assertThat(comparison(false, opposite).versions().kappaOfExperts().waarde())
                .isEqualTo(-1);
        List<int[]> alone = List.of(new int[] {0}, new int[] {1});
        assertThat(comparison(false, alone).versions().kappaOfExperts().waarde())
                .isNull();
        assertThat(comparison(false, alone).versions().kappaOfExperts().reden()).contains("twee oordelen");
    }

    @Test
    void anExpertWhoSaidNothingDoesNotCount() {
        Comparison comparison = comparison(true, List.of(new int[] {Comparison.MISSING, 2}, new int[] {0, 0}));
        assertThat(comparison.units(1)).isEqualTo(2);
        assertThat(comparison.units(2)).isEqualTo(1);
        assertThat(comparison.bias(new int[] {3, 0}, comparison.all())).isEqualTo(.5);
        assertThat(comparison.share(new int[] {3, 0}, 0, comparison.all())).isEqualTo(.5);
        assertThat(comparison.share(new int[] {3, 0}, 1, comparison.all())).isEqualTo(1);
    }

    @Test
    void aBetterInstrumentAgreesMoreOnTheSameDraws() {
        Random random = new Random(3);
        int[] truth = random.ints(120, 0, 4).toArray();
        List<int[]> experts =
                IntStream.of(truth).mapToObj(said -> new int[] {said}).toList();
        int[] worse = IntStream.of(truth)
                .map(said -> random.nextInt(3) == 0 ? (said + 1) % 4 : said)
                .toArray();
        Maat difference = comparison(false, experts).versions(truth, worse).difference(0, 1);
        assertThat(difference.laag()).isPositive();
    }

    private static Comparison comparison(boolean ordered, List<int[]> experts) {
        List<String> households =
                IntStream.range(0, experts.size()).mapToObj(i -> "h" + i).toList();
        return new Comparison(CATEGORIES, ordered, experts, households, 500, 1);
    }
}
