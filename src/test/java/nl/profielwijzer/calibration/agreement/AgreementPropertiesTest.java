package nl.profielwijzer.calibration.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every table, on random ones. */
class AgreementPropertiesTest {
    private static final Map<String, Weights> WEIGHTS = Map.of(
            "identity", Weights.IDENTITY,
            "linear", Weights.LINEAR,
            "quadratic", Weights.QUADRATIC,
            "ordinal", Weights.ORDINAL);
    private static final List<Integer> ORDER = List.of(1, 2, 3, 4, 5);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void the_order_of_cases_and_of_raters_changes_nothing(long seed) {
        List<List<@Nullable Integer>> rows = table(seed);
        Map<String, Double> expected = measures(Ratings.ofOrdered(rows, ORDER));
        assertThat(expected).hasSizeGreaterThan(20);

        List<List<@Nullable Integer>> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));
        assertSame(measures(Ratings.ofOrdered(shuffled, ORDER)), expected);

        List<Integer> raters =
                new ArrayList<>(IntStream.range(0, rows.get(0).size()).boxed().toList());
        Collections.shuffle(raters, new Random(seed));
        assertSame(
                measures(Ratings.ofOrdered(
                        mapped(rows, row -> raters.stream().map(row::get).toList()), ORDER)),
                expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void turning_the_scale_round_changes_nothing_but_ratio(long seed) {
        List<List<@Nullable Integer>> rows = table(seed);
        List<Integer> reversed = new ArrayList<>(ORDER);
        Collections.reverse(reversed);
        Map<String, Double> expected = measures(Ratings.ofOrdered(rows, ORDER));
        Map<String, Double> actual = measures(Ratings.ofOrdered(rows, reversed));
        expected.remove("alpha RATIO");
        actual.remove("alpha RATIO");
        assertSame(actual, expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void other_names_for_nominal_categories_change_nothing(long seed) {
        List<List<@Nullable Integer>> rows = table(seed);
        List<String> names = List.of("-", "egel", "aap", "das", "ezel", "beer");
        List<List<@Nullable String>> renamed = mapped(
                rows,
                row -> row.stream().map(x -> x == null ? null : names.get(x)).toList());

        Map<String, Double> expected = measures(Ratings.ofLabels(rows));
        assertThat(expected).containsKeys("alpha NOMINAL", "gwet identity").doesNotContainKey("gwet linear");
        assertSame(measures(Ratings.ofLabels(renamed)), expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void another_unit_changes_nothing_but_ratio(long seed) {
        List<List<@Nullable Integer>> rows = table(seed);
        List<List<@Nullable Integer>> scaled = mapped(
                rows,
                row -> row.stream()
                        .map(x -> x == null ? null : Integer.valueOf(40 + 7 * x))
                        .toList());

        Map<String, Double> expected = measures(Ratings.ofNumbers(rows));
        Map<String, Double> actual = measures(Ratings.ofNumbers(scaled));
        expected.remove("alpha RATIO");
        actual.remove("alpha RATIO");
        assertSame(actual, expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void perfect_agreement_is_one(long seed) {
        Ratings perfect = Ratings.ofOrdered(RandomTables.table(seed, 30, 2 + (int) (seed % 3), 5, 0, .1), ORDER);
        measures(perfect).forEach((name, value) -> {
            if (!name.contains(" se")) {
                assertThat(value).as(name).isCloseTo(1, within(1e-12));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void two_raters_without_gaps_tie_the_measures_together(long seed) {
        int n = 40;
        List<List<@Nullable Integer>> rows = RandomTables.table(seed, n, 2, 5, .5, 0);
        Ratings raw = Ratings.ofOrdered(rows, ORDER);
        int[][] table = new int[5][5];
        int[][] counts = new int[n][5];
        for (int i = 0; i < n; i++) {
            table[rows.get(i).get(0) - 1][rows.get(i).get(1) - 1]++;
            counts[i][rows.get(i).get(0) - 1]++;
            counts[i][rows.get(i).get(1) - 1]++;
        }
        assertSame(measures(Ratings.ofTable(table)), measures(raw));
        Map<String, Double> withoutCohen = measures(raw);
        withoutCohen.keySet().removeIf(name -> name.startsWith("cohen"));
        assertSame(measures(Ratings.ofCounts(counts)), withoutCohen);

        for (Weights weights : WEIGHTS.values()) {
            assertThat(Cohen.kappa(raw, weights).value().orElseThrow().observed())
                    .isCloseTo(Gwet.observed(raw, weights).value().orElseThrow(), within(1e-12));
        }
        // alpha is Scott's pi with a correction for small samples
        for (var pair : Map.of(
                        Krippendorff.Metric.NOMINAL, Weights.IDENTITY, Krippendorff.Metric.INTERVAL, Weights.QUADRATIC)
                .entrySet()) {
            double pi = Fleiss.kappa(raw, pair.getValue()).value().orElseThrow().value();
            assertThat(Krippendorff.alpha(raw, pair.getKey()).value().orElseThrow())
                    .isCloseTo(1 - (1 - pi) * (2 * n - 1) / (2 * n), within(1e-12));
        }
        // disagreement in any unit is the same measure as its weights
        double[][] squares = new double[5][5];
        for (int a = 0; a < 5; a++) {
            for (int b = 0; b < 5; b++) {
                squares[a][b] = 3.0 * (a - b) * (a - b);
            }
        }
        assertThat(Cohen.kappa(raw, Weights.ofDisagreement(squares))
                        .value()
                        .orElseThrow()
                        .value())
                .isCloseTo(
                        Cohen.kappa(raw, Weights.QUADRATIC)
                                .value()
                                .orElseThrow()
                                .value(),
                        within(1e-12));
    }

    @Test
    void standard_errors_are_what_leaving_out_cases_shows() {
        int n = 400;
        Ratings three = Ratings.ofOrdered(RandomTables.table(11, n, 3, 5, .4, .2), ORDER);
        Ratings two = Ratings.ofOrdered(RandomTables.table(12, n, 2, 5, .4, 0), ORDER);
        WEIGHTS.forEach((name, weights) -> {
            assertSeNearJackknife("gwet " + name, three, ratings -> Gwet.ac(ratings, weights));
            assertSeNearJackknife("fleiss " + name, three, ratings -> Fleiss.kappa(ratings, weights));
            assertSeNearJackknife("cohen " + name, two, ratings -> Cohen.kappa(ratings, weights));
        });
        Weights lopsided = Weights.ofDisagreement(
                new double[][] {{0, 1, 2, 3, 9}, {2, 0, 1, 2, 3}, {3, 2, 0, 1, 2}, {4, 3, 2, 0, 1}, {5, 4, 3, 2, 0}});
        assertSeNearJackknife("fleiss lopsided", three, ratings -> Fleiss.kappa(ratings, lopsided));
        assertSeNearJackknife("cohen lopsided", two, ratings -> Cohen.kappa(ratings, lopsided));
    }

    private static void assertSeNearJackknife(
            String name, Ratings ratings, Function<Ratings, Outcome<Coefficient>> measure) {
        int n = ratings.size(1);
        int[] present = IntStream.range(0, ratings.size())
                .filter(i -> ratings.select(i).size(1) == 1)
                .toArray();
        double[] left = Arrays.stream(present)
                .mapToDouble(out -> measure.apply(ratings.select(
                                Arrays.stream(present).filter(i -> i != out).toArray()))
                        .value()
                        .orElseThrow()
                        .value())
                .toArray();
        double mean = Arrays.stream(left).average().orElseThrow();
        double squares = Arrays.stream(left).map(x -> (x - mean) * (x - mean)).sum();
        double jackknife = Math.sqrt(squares * (n - 1) / n);
        assertThat(measure.apply(ratings).value().orElseThrow().se().value().orElseThrow())
                .as(name)
                .isCloseTo(jackknife, within(.03 * jackknife));
    }

    private static List<List<@Nullable Integer>> table(long seed) {
        return RandomTables.table(seed, 12 + (int) seed * 3, 2 + (int) (seed % 4), 5, .4, seed % 2 == 0 ? .2 : 0);
    }

    private static <T> List<List<@Nullable T>> mapped(
            List<List<@Nullable Integer>> rows, Function<List<@Nullable Integer>, List<@Nullable T>> change) {
        return rows.stream().map(change).toList();
    }

    private static void assertSame(Map<String, Double> actual, Map<String, Double> expected) {
        assertThat(actual).containsOnlyKeys(expected.keySet());
        expected.forEach((name, value) -> assertThat(actual.get(name)).as(name).isCloseTo(value, within(1e-10)));
    }

    /** Every figure that these ratings give, by name. */
    private static Map<String, Double> measures(Ratings ratings) {
        Map<String, Double> measures = new LinkedHashMap<>();
        for (Krippendorff.Metric metric : Krippendorff.Metric.values()) {
            Krippendorff.alpha(ratings, metric).value().ifPresent(alpha -> measures.put("alpha " + metric, alpha));
        }
        WEIGHTS.forEach((name, weights) -> {
            put(measures, "gwet " + name, Gwet.ac(ratings, weights));
            put(measures, "fleiss " + name, Fleiss.kappa(ratings, weights));
            put(measures, "cohen " + name, Cohen.kappa(ratings, weights));
            Gwet.observed(ratings, weights).value().ifPresent(pa -> measures.put("pa " + name, pa));
            Cohen.nullSe(ratings, weights).value().ifPresent(se -> measures.put("cohen null se " + name, se));
        });
        Fleiss.nullSe(ratings).value().ifPresent(se -> measures.put("fleiss null se", se));
        return measures;
    }

    private static void put(Map<String, Double> measures, String name, Outcome<Coefficient> outcome) {
        outcome.value().ifPresent(coefficient -> {
            measures.put(name, coefficient.value());
            measures.put(name + " se", coefficient.se().value().orElseThrow());
        });
    }
}
