package nl.profielwijzer.calibration.agreement;

import java.util.List;

/**
 * What the coefficients share that see the raters as interchangeable: agreement within cases, the pooled use of the
 * categories, and the standard error by linearisation (Gwet 2008; Gwet 2014, ch. 5), without finite-population
 * correction.
 *
 * <p>Every case with a rating counts in how often a category is used; only cases with two count in the agreement.
 */
final class Pooled {
    /** What chance must leave to explain; less is rounding. */
    static final double ROOM = 1e-12;

    private Pooled() {}

    /** How chance agreement follows from the use of the categories. */
    @FunctionalInterface
    interface Chance {
        /**
         * What a rating of each category is expected to agree by chance; pe is the mean over the use.
         *
         * @param use share of each category, mean over cases
         */
        double[] byCategory(double[] use, Weights.Table weights);
    }

    static Outcome<Coefficient> coefficient(Ratings ratings, Weights weights, Chance chance) {
        List<int[]> cases = ratings.given(1);
        int n = cases.size();
        int paired = ratings.size(2);
        if (paired == 0) {
            return Outcome.absent(Reason.NO_PAIRS);
        }
        if (weights.needsOrder() && !ratings.ordered()) {
            return Outcome.absent(Reason.NO_ORDER);
        }
        int categories = ratings.categories().size();
        if (categories == 1) {
            return Outcome.absent(Reason.NO_VARIATION);
        }
        Weights.Table table = weights.over(ratings);
        double[] use = new double[categories];
        for (int[] given : cases) {
            for (int category : given) {
                use[category] += 1.0 / given.length / n;
            }
        }
        double[] byCategory = chance.byCategory(use, table);
        double expected = 0;
        for (int k = 0; k < categories; k++) {
            expected += use[k] * byCategory[k];
        }
        double room = 1 - expected;
        if (room < ROOM) {
            return Outcome.absent(Reason.NO_VARIATION);
        }
        double[] agreement =
                cases.stream().mapToDouble(given -> within(given, table)).toArray();
        double observed = sum(agreement) / paired;
        double value = (observed - expected) / room;

        double squares = 0;
        for (int i = 0; i < n; i++) {
            int[] given = cases.get(i);
            double own = given.length < 2 ? 0 : (agreement[i] - expected) / room * n / paired;
            double shift = 0;
            for (int category : given) {
                shift += (byCategory[category] - expected) / given.length;
            }
            double influence = own - 2 * (1 - value) * shift / room - value;
            squares += influence * influence;
        }
        Outcome<Double> se = n == 1 ? Outcome.absent(Reason.ONE_CASE) : Outcome.of(Math.sqrt(squares / n / (n - 1)));
        return Outcome.of(new Coefficient(value, se, observed, expected, n));
    }

    /** The share of pairs of ratings that agree, mean over the cases with two ratings or more. */
    static Outcome<Double> observed(Ratings ratings, Weights weights) {
        List<int[]> cases = ratings.given(2);
        if (cases.isEmpty()) {
            return Outcome.absent(Reason.NO_PAIRS);
        }
        if (weights.needsOrder() && !ratings.ordered()) {
            return Outcome.absent(Reason.NO_ORDER);
        }
        Weights.Table table = weights.over(ratings);
        return Outcome.of(
                cases.stream().mapToDouble(given -> within(given, table)).sum() / cases.size());
    }

    /** The share of pairs that agree within one case; 0 when there is no pair. */
    private static double within(int[] given, Weights.Table weights) {
        if (given.length < 2) {
            return 0;
        }
        double pairs = 0;
        for (int a = 0; a < given.length; a++) {
            for (int b = 0; b < a; b++) {
                pairs += weights.of(given[a], given[b]) + weights.of(given[b], given[a]);
            }
        }
        return pairs / given.length / (given.length - 1);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
