package nl.profielwijzer.calibration.agreement;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ratings come in whole or with a message that says what to do. */
class RatingsTest {
    @Test
    void numbers_are_ordered_by_value() {
        Ratings ratings = Ratings.ofNumbers(List.of(asList(10, 9.5), asList(2, null), asList(-0.0, 0)));

        assertThat(ratings.categories()).containsExactly("0", "2", "9.5", "10");
        assertThat(ratings.ordered()).isTrue();
        assertThat(ratings.raters()).isEqualTo(2);
        assertThat(ratings.size()).isEqualTo(3);
    }

    @Test
    void a_selection_keeps_the_categories_and_repeats_cases() {
        Ratings selected =
                Ratings.ofLabels(List.of(List.of("A", "P"), List.of("I", "I"))).select(1, 1, 1);

        assertThat(selected.size()).isEqualTo(3);
        assertThat(selected.categories()).containsExactly("A", "I", "P");
    }

    @Test
    void later_changes_of_the_source_do_not_reach_it() {
        double[][] disagreement = {{0, 1}, {1, 0}};
        int[][] counts = {{2, 0}, {1, 1}, {0, 2}};
        Weights weights = Weights.ofDisagreement(disagreement);
        Ratings ratings = Ratings.ofCounts(counts);
        Outcome<Coefficient> before = Gwet.ac(ratings, weights);
        disagreement[0][1] = 9;
        counts[0][0] = 0;
        ratings.scale()[0] = 99;

        assertThat(Gwet.ac(ratings, weights)).isEqualTo(before);
    }

    @Test
    void faults_are_named_with_their_remedy() {
        assertFault(() -> Ratings.ofNumbers(List.of(List.of(1, 2), List.of(1))), "casus 2 heeft 1 oordelen", "Geef");
        assertFault(() -> Ratings.ofNumbers(List.of(List.of(1, Double.NaN))), "oordeel NaN", "Geef");
        assertFault(
                () -> Ratings.ofOrdered(List.of(List.of("A", "X")), List.of("A", "P")),
                "casus 1, beoordelaar 2: categorie X",
                "Voeg haar toe");
        assertFault(() -> Ratings.ofLabels(List.of(), List.of("A", "A")), "dubbel", "Noem elke categorie één keer");
        assertFault(() -> Ratings.ofCounts(new int[][] {{1, 2}, {1}}), "rij 2 heeft 1 kolommen", "Geef");
        assertFault(() -> Ratings.ofCounts(new int[][] {{1, -2}}), "rij 1, kolom 2: aantal -2", "Geef 0 of meer");
        assertFault(() -> Ratings.ofTable(new int[][] {{1, 2}}), "rij 1 heeft 2 kolommen in plaats van 1", "Geef");
        assertFault(() -> Weights.ofDisagreement(new double[][] {{0, 1}}), "rij 1 heeft 2 kolommen", "vierkant");
        assertFault(() -> Weights.ofDisagreement(new double[][] {{1}}), "rij 1, kolom 1", "diagonaal");
        assertFault(() -> Weights.ofDisagreement(new double[][] {{0, -1}, {1, 0}}), "-1.0 op rij 1, kolom 2", "Geef");
        assertFault(() -> Weights.ofDisagreement(new double[][] {{0}}), "geen enkele fout telt", "Geef");
        assertFault(
                () -> Gwet.ac(
                        Ratings.ofTable(new int[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}),
                        Weights.ofDisagreement(new double[][] {{0, 1}, {1, 0}})),
                "over 2 categorieën en de oordelen over 3",
                "Maak ze gelijk");
    }

    @Test
    void every_reason_is_a_sentence() {
        List<String> sentences = new ArrayList<>();
        for (Reason reason : Reason.values()) {
            sentences.add(reason.sentence());
        }
        assertThat(sentences).doesNotHaveDuplicates().allMatch(sentence -> sentence.matches("\\p{Lu}.*\\."));
    }

    private static void assertFault(Runnable fault, String... parts) {
        assertThatIllegalArgumentException()
                .isThrownBy(fault::run)
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }
}
