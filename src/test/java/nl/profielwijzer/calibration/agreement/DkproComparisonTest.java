package nl.profielwijzer.calibration.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.dkpro.statistics.agreement.coding.CodingAnnotationStudy;
import org.dkpro.statistics.agreement.coding.CohenKappaAgreement;
import org.dkpro.statistics.agreement.coding.FleissKappaAgreement;
import org.dkpro.statistics.agreement.coding.KrippendorffAlphaAgreement;
import org.dkpro.statistics.agreement.coding.WeightedKappaAgreement;
import org.dkpro.statistics.agreement.distance.IDistanceFunction;
import org.dkpro.statistics.agreement.distance.IntervalDistanceFunction;
import org.dkpro.statistics.agreement.distance.NominalDistanceFunction;
import org.dkpro.statistics.agreement.distance.OrdinalDistanceFunction;
import org.dkpro.statistics.agreement.distance.RatioDistanceFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same figures as DKPro Agreement, which was written by others. */
class DkproComparisonTest {
    private static final Map<Krippendorff.Metric, IDistanceFunction> METRICS = Map.of(
            Krippendorff.Metric.NOMINAL, new NominalDistanceFunction(),
            Krippendorff.Metric.ORDINAL, new OrdinalDistanceFunction(),
            Krippendorff.Metric.INTERVAL, new IntervalDistanceFunction(),
            Krippendorff.Metric.RATIO, new RatioDistanceFunction());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void alpha_and_fleiss_kappa(long seed) {
        List<List<@Nullable Integer>> rows = RandomTables.table(seed, 25, 2 + (int) (seed % 4), 5, .5, 0);
        Ratings ratings = Ratings.ofNumbers(rows);
        CodingAnnotationStudy study = study(rows);

        METRICS.forEach((metric, distance) -> assertThat(
                        Krippendorff.alpha(ratings, metric).value().orElseThrow())
                .as(metric.name())
                .isCloseTo(new KrippendorffAlphaAgreement(study, distance).calculateAgreement(), within(1e-10)));
        assertThat(Fleiss.kappa(ratings, Weights.IDENTITY).value().orElseThrow().value())
                .isCloseTo(new FleissKappaAgreement(study).calculateAgreement(), within(1e-10));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void alpha_with_missing_ratings(long seed) {
        List<List<@Nullable Integer>> rows = RandomTables.table(seed, 25, 2 + (int) (seed % 4), 5, .5, .3);
        Ratings ratings = Ratings.ofNumbers(rows);

        METRICS.forEach((metric, distance) -> assertThat(
                        Krippendorff.alpha(ratings, metric).value().orElseThrow())
                .as(metric.name())
                .isCloseTo(new KrippendorffAlphaAgreement(study(rows), distance).calculateAgreement(), within(1e-10)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void cohen_kappa(long seed) {
        List<List<@Nullable Integer>> rows = RandomTables.table(seed, 25, 2, 5, .5, 0);
        // DKPro scales observed disagreement by the worst mistake made, so that one must be among them
        rows.add(List.of(1, 5));
        Ratings ratings = Ratings.ofNumbers(rows);
        CodingAnnotationStudy study = study(rows);

        assertThat(Cohen.kappa(ratings, Weights.IDENTITY).value().orElseThrow().value())
                .isCloseTo(new CohenKappaAgreement(study).calculateAgreement(), within(1e-10));
        assertThat(Cohen.kappa(ratings, Weights.QUADRATIC).value().orElseThrow().value())
                .isCloseTo(
                        new WeightedKappaAgreement(study, new IntervalDistanceFunction()).calculateAgreement(),
                        within(1e-10));
    }

    private static CodingAnnotationStudy study(List<List<@Nullable Integer>> rows) {
        CodingAnnotationStudy study = new CodingAnnotationStudy(rows.get(0).size());
        rows.forEach(row -> study.addItemAsArray(row.toArray()));
        return study;
    }
}
