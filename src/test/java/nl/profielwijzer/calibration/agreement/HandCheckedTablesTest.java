package nl.profielwijzer.calibration.agreement;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Tables small enough to work out on paper, and tables on which a measure has nothing to say. */
class HandCheckedTablesTest {
    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void two_raters_two_categories() {
        // po = 35/50; Cohen pe = .5·.6 + .5·.4; pooled use = .55 and .45
        Ratings ratings = Ratings.ofTable(new int[][] {{20, 5}, {10, 15}});

        assertThat(value(Cohen.kappa(ratings, Weights.IDENTITY))).isCloseTo(.4, EXACT);
        assertThat(value(Fleiss.kappa(ratings, Weights.IDENTITY))).isCloseTo(.195 / .495, EXACT);
        assertThat(value(Gwet.ac(ratings, Weights.IDENTITY))).isCloseTo(.205 / .505, EXACT);
        // 35 of 100 coincidences differ by chance n1·n2·2/(n(n-1)) = 2·55·45/9900 = .5
        assertThat(alpha(ratings, Krippendorff.Metric.NOMINAL)).isCloseTo(1 - .3 / .5, EXACT);
    }

    @Test
    void raters_who_always_contradict_each_other() {
        Ratings ratings = Ratings.ofTable(new int[][] {{0, 1}, {1, 0}});

        assertThat(value(Cohen.kappa(ratings, Weights.IDENTITY))).isCloseTo(-1, EXACT);
        assertThat(value(Fleiss.kappa(ratings, Weights.IDENTITY))).isCloseTo(-1, EXACT);
        assertThat(value(Gwet.ac(ratings, Weights.IDENTITY))).isCloseTo(-1, EXACT);
        // 1 - (n - 1)·Σo/Σnn = 1 - 3·4/8
        assertThat(alpha(ratings, Krippendorff.Metric.NOMINAL)).isCloseTo(-.5, EXACT);
    }

    @Test
    void a_case_with_one_rating_counts_in_the_use_of_the_categories_but_not_in_alpha() {
        Ratings paired = Ratings.ofNumbers(List.of(List.of(1, 1), List.of(2, 2), List.of(1, 2)));
        Ratings withSingle = Ratings.ofNumbers(List.of(List.of(1, 1), List.of(2, 2), List.of(1, 2), asList(2, null)));

        assertThat(alpha(withSingle, Krippendorff.Metric.NOMINAL))
                .isEqualTo(alpha(paired, Krippendorff.Metric.NOMINAL));
        assertThat(Gwet.ac(paired, Weights.IDENTITY).value().orElseThrow().expected())
                .isCloseTo(.5, EXACT);
        // use = (1 + 0 + ½ + 0)/4
        assertThat(Gwet.ac(withSingle, Weights.IDENTITY).value().orElseThrow().expected())
                .isCloseTo(2 * .375 * .625, EXACT);
        assertThat(withSingle.size(1)).isEqualTo(4);
        assertThat(withSingle.size(2)).isEqualTo(3);
    }

    @Test
    void cohen_counts_only_cases_with_both_ratings() {
        Ratings all = Ratings.ofNumbers(
                List.of(List.of(1, 1), List.of(2, 2), asList(null, 2), List.of(1, 2), asList(1, null)));

        assertThat(Cohen.kappa(all, Weights.IDENTITY)).isEqualTo(Cohen.kappa(all.select(0, 1, 3), Weights.IDENTITY));
        assertThat(Cohen.kappa(all, Weights.IDENTITY).value().orElseThrow().cases())
                .isEqualTo(3);
    }

    @Test
    void weights_use_numbers_where_there_are_numbers_and_ranks_where_there_are_labels() {
        List<List<Integer>> rows = List.of(List.of(1, 2), List.of(2, 10), List.of(10, 10), List.of(1, 1));

        // 1 and 2 are one ninth apart
        assertThat(Gwet.observed(Ratings.ofNumbers(rows), Weights.LINEAR)
                        .value()
                        .orElseThrow())
                .isCloseTo((8 / 9.0 + 1 / 9.0 + 1 + 1) / 4, EXACT);
        assertThat(Gwet.observed(Ratings.ofOrdered(rows, List.of(1, 2, 10)), Weights.LINEAR)
                        .value()
                        .orElseThrow())
                .isCloseTo((.5 + .5 + 1 + 1) / 4, EXACT);
    }

    @Test
    void categories_nobody_chose_count_in_gwet() {
        List<List<String>> rows = List.of(List.of("A", "A"), List.of("B", "A"), List.of("B", "B"));

        // Σ π(1 - π) = .5, over q - 1
        assertThat(Gwet.ac(Ratings.ofLabels(rows, List.of("A", "B", "C")), Weights.IDENTITY)
                        .value()
                        .orElseThrow()
                        .expected())
                .isCloseTo(.25, EXACT);
        assertThat(Gwet.ac(Ratings.ofLabels(rows), Weights.IDENTITY)
                        .value()
                        .orElseThrow()
                        .expected())
                .isCloseTo(.5, EXACT);
    }

    @Test
    void one_category_gives_a_reason() {
        Ratings same = Ratings.ofNumbers(List.of(List.of(3, 3), List.of(3, 3)));

        for (Weights weights : List.of(Weights.IDENTITY, Weights.LINEAR, Weights.QUADRATIC, Weights.ORDINAL)) {
            assertThat(Cohen.kappa(same, weights).reason()).contains(Reason.NO_VARIATION);
            assertThat(Cohen.nullSe(same, weights).reason()).contains(Reason.NO_VARIATION);
            assertThat(Fleiss.kappa(same, weights).reason()).contains(Reason.NO_VARIATION);
            assertThat(Gwet.ac(same, weights).reason()).contains(Reason.NO_VARIATION);
            assertThat(Gwet.observed(same, weights).value()).contains(1.0);
        }
        for (Krippendorff.Metric metric : Krippendorff.Metric.values()) {
            assertThat(Krippendorff.alpha(same, metric).reason()).contains(Reason.NO_VARIATION);
        }
        assertThat(Fleiss.nullSe(same).reason()).contains(Reason.NO_VARIATION);
    }

    @Test
    void one_category_out_of_more_is_perfect_agreement_to_gwet_only() {
        Ratings same = Ratings.ofTable(new int[][] {{7, 0}, {0, 0}});

        assertThat(value(Gwet.ac(same, Weights.IDENTITY))).isEqualTo(1);
        assertThat(Fleiss.kappa(same, Weights.IDENTITY).reason()).contains(Reason.NO_VARIATION);
        assertThat(Cohen.kappa(same, Weights.IDENTITY).reason()).contains(Reason.NO_VARIATION);
        assertThat(Krippendorff.alpha(same, Krippendorff.Metric.NOMINAL).reason())
                .contains(Reason.NO_VARIATION);
    }

    @Test
    void no_case_with_two_ratings_gives_a_reason() {
        for (Ratings ratings : List.of(
                Ratings.ofNumbers(List.of()),
                Ratings.ofNumbers(List.of(asList(null, null), asList(null, null))),
                Ratings.ofNumbers(List.of(asList(1, null), asList(null, 2))))) {
            assertThat(Krippendorff.alpha(ratings, Krippendorff.Metric.ORDINAL).reason())
                    .contains(Reason.NO_PAIRS);
            assertThat(Gwet.ac(ratings, Weights.QUADRATIC).reason()).contains(Reason.NO_PAIRS);
            assertThat(Gwet.observed(ratings, Weights.LINEAR).reason()).contains(Reason.NO_PAIRS);
            assertThat(Fleiss.kappa(ratings, Weights.IDENTITY).reason()).contains(Reason.NO_PAIRS);
            assertThat(Fleiss.nullSe(ratings).reason()).contains(Reason.NO_PAIRS);
            assertThat(Cohen.kappa(ratings, Weights.LINEAR).reason())
                    .contains(ratings.raters() == 2 ? Reason.NO_PAIRS : Reason.NOT_TWO_RATERS);
        }
    }

    @Test
    void one_case_gives_a_value_without_standard_error() {
        Ratings one = Ratings.ofNumbers(List.of(List.of(1, 2, 2)));

        assertThat(value(Gwet.ac(one, Weights.IDENTITY))).isFinite();
        assertThat(Cohen.kappa(Ratings.ofNumbers(List.of(List.of(1, 2))), Weights.IDENTITY)
                        .value()
                        .orElseThrow()
                        .se()
                        .reason())
                .contains(Reason.ONE_CASE);
        assertThat(Gwet.ac(one, Weights.IDENTITY).value().orElseThrow().se().reason())
                .contains(Reason.ONE_CASE);
    }

    @Test
    void a_measure_that_does_not_fit_gives_a_reason() {
        Ratings labels = Ratings.ofLabels(List.of(List.of("A", "P"), List.of("A", "A")));
        assertThat(Krippendorff.alpha(labels, Krippendorff.Metric.INTERVAL).reason())
                .contains(Reason.NO_ORDER);
        assertThat(Gwet.ac(labels, Weights.LINEAR).reason()).contains(Reason.NO_ORDER);
        assertThat(Gwet.observed(labels, Weights.LINEAR).reason()).contains(Reason.NO_ORDER);
        assertThat(Cohen.kappa(labels, Weights.ORDINAL).reason()).contains(Reason.NO_ORDER);

        Ratings below = Ratings.ofNumbers(List.of(List.of(-1, 1), List.of(1, 1)));
        assertThat(Krippendorff.alpha(below, Krippendorff.Metric.RATIO).reason())
                .contains(Reason.NEGATIVE_VALUES);

        Ratings counts = Ratings.ofCounts(new int[][] {{2, 0}, {1, 1}, {0, 1}});
        assertThat(Cohen.kappa(counts, Weights.IDENTITY).reason()).contains(Reason.UNKNOWN_RATERS);
        assertThat(Fleiss.nullSe(counts).reason()).contains(Reason.UNEQUAL_NUMBERS);

        Ratings three = Ratings.ofNumbers(List.of(List.of(1, 2, 2), List.of(1, 1, 1)));
        assertThat(Cohen.kappa(three, Weights.IDENTITY).reason()).contains(Reason.NOT_TWO_RATERS);
    }

    @Test
    void ratio_differences_from_nought_are_whole() {
        // 0 against 4 differs fully, 0 against 0 not at all
        Ratings ratings = Ratings.ofNumbers(List.of(List.of(0, 0), List.of(4, 4), List.of(0, 4)));
        assertThat(alpha(ratings, Krippendorff.Metric.RATIO))
                .isCloseTo(alpha(ratings, Krippendorff.Metric.NOMINAL), EXACT);
    }

    private static double value(Outcome<Coefficient> outcome) {
        return outcome.value().orElseThrow().value();
    }

    private static double alpha(Ratings ratings, Krippendorff.Metric metric) {
        return Krippendorff.alpha(ratings, metric).value().orElseThrow();
    }
}
