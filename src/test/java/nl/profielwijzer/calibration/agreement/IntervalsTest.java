package nl.profielwijzer.calibration.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intervals: Wilson's for a share, the bootstrap's for everything else. */
class IntervalsTest {
    /** The spatial test of 26 children: Efron and Tibshirani (1993), table 14.1, data A. */
    private static final double[] SPATIAL = {
        48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41
    };

    @ParameterizedTest
    @CsvSource({
        ".5, 0",
        ".975, 1.959963984540054",
        ".995, 2.5758293035489004",
        ".025, -1.959963984540054",
        "1e-6, -4.753424308822899",
        ".9999999, 5.199337582192817"
    })
    void normal_quantiles(double chance, double z) {
        assertThat(Normal.quantile(chance)).isCloseTo(z, within(1e-8));
        assertThat(Normal.cumulative(z)).isCloseTo(chance, within(1e-14));
    }

    @Test
    void the_edges_of_the_normal_distribution() {
        assertThat(Normal.cumulative(-40)).isZero();
        assertThat(Normal.cumulative(40)).isEqualTo(1);
        assertThat(Normal.quantile(Math.nextDown(1.0))).isFinite();
        assertThatIllegalArgumentException().isThrownBy(() -> Normal.quantile(1));
    }

    @ParameterizedTest
    @CsvSource({
        "8, 10, .4901624715, .9433178485",
        "0, 10, 0, .2775327999",
        "10, 10, .7224672001, 1",
        "15, 148, .0623863995, .1604872417"
    })
    void wilson(int successes, int n, double low, double high) {
        Interval interval = Wilson.interval(successes, n, .95).value().orElseThrow();
        assertThat(interval.low()).isCloseTo(low, within(1e-6));
        assertThat(interval.high()).isCloseTo(high, within(1e-6));
    }

    @Test
    void wilson_without_cases_or_with_more_successes_than_cases() {
        assertThat(Wilson.interval(0, 0, .95).reason()).contains(Reason.NO_CASES);
        assertThatIllegalArgumentException().isThrownBy(() -> Wilson.interval(3, 2, .95));
    }

    @Test
    void the_published_intervals_for_a_variance() {
        Replicates variance = Bootstrap.ofCases(SPATIAL.length, 20_000, 1).replicate(IntervalsTest::variance);
        assertThat(variance.estimate().value().orElseThrow()).isCloseTo(171.5, within(.05));
        // Efron and Tibshirani (1993), table 14.2, from 2,000 resamples
        assertInterval(variance.percentile(.9), 100.8, 233.9, 4);
        assertInterval(variance.bca(.9), 115.8, 259.6, 4);
    }

    @Test
    void a_mean_has_the_interval_that_theory_gives() {
        Random random = new Random(5);
        double[] values =
                IntStream.range(0, 400).mapToDouble(i -> random.nextGaussian()).toArray();
        Replicates mean = Bootstrap.ofCases(values.length, 4_000, 9)
                .replicate(cases -> Outcome.of(Arrays.stream(cases)
                        .mapToDouble(i -> values[i])
                        .average()
                        .orElseThrow()));
        double centre = mean.estimate().value().orElseThrow();
        assertInterval(mean.percentile(.95), centre - 1.96 / 20, centre + 1.96 / 20, .01);
        assertInterval(mean.bca(.95), centre - 1.96 / 20, centre + 1.96 / 20, .01);
    }

    @Test
    void the_number_of_threads_does_not_matter() throws Exception {
        Ratings ratings = Ratings.ofNumbers(RandomTables.table(3, 60, 3, 4, .4, .1));
        Bootstrap.Statistic alpha =
                Bootstrap.Statistic.of(ratings, table -> Krippendorff.alpha(table, Krippendorff.Metric.ORDINAL));
        Callable<double[]> draw =
                () -> Bootstrap.ofCases(60, 500, 42).replicate(alpha).values();

        double[] alone = in(1, draw);
        assertThat(alone).hasSize(500);
        assertThat(in(7, draw)).containsExactly(alone);
        assertThat(Bootstrap.ofCases(60, 500, 43).replicate(alpha).values()).isNotEqualTo(alone);
    }

    @Test
    void a_stored_seed_keeps_its_resamples() {
        Replicates sum = Bootstrap.ofCases(10, 5, 2026)
                .replicate(cases -> Outcome.of((double) Arrays.stream(cases).sum()));
        assertThat(sum.values()).containsExactly(27, 32, 39, 45, 52);
    }

    @Test
    void clusters_are_drawn_whole() {
        List<String> households = List.of("a", "b", "a", "c", "b", "a");
        Replicates sizes = Bootstrap.ofClusters(households, 300, 7).replicate(cases -> {
            long[] times = new long[households.size()];
            Arrays.stream(cases).forEach(i -> times[i]++);
            assertThat(times[0]).isEqualTo(times[2]).isEqualTo(times[5]);
            assertThat(times[1]).isEqualTo(times[4]);
            assertThat(times[0] + times[1] + times[3]).isEqualTo(3);
            return Outcome.of((double) cases.length);
        });
        assertThat(sizes.values()[0]).isEqualTo(3);
        assertThat(sizes.values()[299]).isEqualTo(9);
    }

    @Test
    void clusters_that_repeat_themselves_widen_the_interval() {
        Ratings once = Ratings.ofNumbers(RandomTables.table(8, 50, 2, 4, .4, 0));
        int[] fourTimes = IntStream.range(0, 200).map(i -> i % 50).toArray();
        Ratings repeated = once.select(fourTimes);
        Bootstrap.Statistic kappa = Bootstrap.Statistic.of(
                repeated, table -> Cohen.kappa(table, Weights.IDENTITY).map(Coefficient::value));

        double naive = width(Bootstrap.ofCases(200, 1_000, 1).replicate(kappa));
        double honest =
                width(Bootstrap.ofClusters(Arrays.stream(fourTimes).boxed().toList(), 1_000, 1)
                        .replicate(kappa));
        assertThat(honest / naive).isBetween(1.7, 2.3);
    }

    @Test
    void a_difference_is_paired() {
        Ratings ratings = Ratings.ofNumbers(RandomTables.table(4, 80, 3, 4, .4, .1));
        Bootstrap bootstrap = Bootstrap.ofCases(80, 400, 3);
        Bootstrap.Statistic gwet = Bootstrap.Statistic.of(
                ratings, table -> Gwet.ac(table, Weights.IDENTITY).map(Coefficient::value));
        Bootstrap.Statistic fleiss = Bootstrap.Statistic.of(
                ratings, table -> Fleiss.kappa(table, Weights.IDENTITY).map(Coefficient::value));

        Replicates none = bootstrap.difference(gwet, gwet);
        assertThat(none.percentile(.95).value()).contains(new Interval(0, 0));
        assertThat(none.bca(.95).value()).contains(new Interval(0, 0));
        assertThat(width(bootstrap.difference(gwet, fleiss))).isLessThan(width(bootstrap.replicate(gwet)) / 5);
    }

    @Test
    void perfect_agreement_has_no_spread() {
        Ratings perfect = Ratings.ofNumbers(RandomTables.table(4, 80, 3, 4, 0, 0));
        Replicates gwet = Bootstrap.ofCases(80, 200, 3)
                .replicate(Bootstrap.Statistic.of(
                        perfect, table -> Gwet.ac(table, Weights.IDENTITY).map(Coefficient::value)));
        assertThat(gwet.percentile(.95).value()).contains(new Interval(1, 1));
        assertThat(gwet.bca(.95).value()).contains(new Interval(1, 1));
    }

    @Test
    void no_interval_has_a_reason() {
        Bootstrap.Statistic one = cases -> Outcome.of(1.0);
        assertReason(Bootstrap.ofCases(0, 10, 1).replicate(one), Reason.ONE_CLUSTER);
        assertReason(Bootstrap.ofClusters(List.of("a", "a"), 10, 1).replicate(one), Reason.ONE_CLUSTER);
        assertReason(Bootstrap.ofCases(5, 10, 1).replicate(cases -> Outcome.absent(Reason.NO_PAIRS)), Reason.NO_PAIRS);

        // two of five cases carry the variation, so many resamples have none
        Ratings thin = Ratings.ofTable(new int[][] {{4, 0}, {0, 1}});
        Replicates kappa = Bootstrap.ofCases(5, 400, 1)
                .replicate(Bootstrap.Statistic.of(
                        thin, table -> Cohen.kappa(table, Weights.IDENTITY).map(Coefficient::value)));
        assertThat(kappa.estimate().value()).contains(1.0);
        assertThat(kappa.undefined()).isBetween(80, 200);
        assertReason(kappa, Reason.UNSTABLE);
    }

    @Test
    void bca_refuses_a_figure_at_the_edge_of_its_resamples() {
        // distinct cases: every resample with a repetition has fewer than all of them
        Replicates distinct = Bootstrap.ofCases(50, 200, 1)
                .replicate(cases ->
                        Outcome.of((double) Arrays.stream(cases).distinct().count()));
        assertThat(distinct.bca(.95).reason()).contains(Reason.ONE_SIDED);
        assertThat(distinct.percentile(.95).value()).isPresent();
    }

    @Test
    void faults_are_named_with_their_remedy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bootstrap.ofCases(5, 0, 1))
                .withMessageContaining("0 trekkingen");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bootstrap.ofCases(5, 5, 1).replicate(cases -> Outcome.of(Double.NaN)))
                .withMessageContaining("NaN");
        Replicates one = Bootstrap.ofCases(5, 5, 1).replicate(cases -> Outcome.of(1.0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.percentile(95))
                .withMessageContaining("0.95");
    }

    private static Outcome<Double> variance(int[] cases) {
        double mean =
                Arrays.stream(cases).mapToDouble(i -> SPATIAL[i]).average().orElseThrow();
        return Outcome.of(Arrays.stream(cases)
                .mapToDouble(i -> (SPATIAL[i] - mean) * (SPATIAL[i] - mean))
                .average()
                .orElseThrow());
    }

    private static double[] in(int threads, Callable<double[]> task) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(task).get();
        } finally {
            pool.shutdown();
        }
    }

    private static double width(Replicates replicates) {
        Interval interval = replicates.percentile(.95).value().orElseThrow();
        return interval.high() - interval.low();
    }

    private static void assertInterval(Outcome<Interval> outcome, double low, double high, double tolerance) {
        Interval interval = outcome.value().orElseThrow();
        assertThat(interval.low()).isCloseTo(low, within(tolerance));
        assertThat(interval.high()).isCloseTo(high, within(tolerance));
    }

    private static void assertReason(Replicates replicates, Reason reason) {
        assertThat(replicates.percentile(.95).reason()).contains(reason);
        assertThat(replicates.bca(.95).reason()).contains(reason);
    }
}
