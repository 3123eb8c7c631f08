package nl.profielwijzer.calibration.agreement;

import java.util.List;

/**
 * Cohen's kappa for two raters, each with their own use of the categories (Cohen 1960; weighted: Cohen 1968). Only cases
 * that both judged count.
 */
public final class Cohen {
    private Cohen() {}

    /** The coefficient, with the large-sample standard error of Fleiss, Cohen and Everitt (1969), formula 9. */
    public static Outcome<Coefficient> kappa(Ratings ratings, Weights weights) {
        return margins(ratings, weights).map(Cohen::coefficient);
    }

    /**
     * The standard error if the two judged independently, for testing only (Fleiss, Cohen and Everitt 1969, formula 10).
     */
    public static Outcome<Double> nullSe(Ratings ratings, Weights weights) {
        return margins(ratings, weights).map(Cohen::nullSe);
    }

    /**
     * How each rater used the categories.
     *
     * @param first share of each category with the first rater
     * @param rowMean expected weight of each category of the first rater against the second
     * @param columnMean expected weight of each category of the second rater against the first
     * @param expected chance agreement pe
     */
    private record Margins(
            List<int[]> pairs,
            Weights.Table weights,
            double[] first,
            double[] second,
            double[] rowMean,
            double[] columnMean,
            double expected) {}

    private static Coefficient coefficient(Margins margins) {
        int n = margins.pairs().size();
        double expected = margins.expected();
        double room = 1 - expected;
        double observed = 0;
        for (int[] pair : margins.pairs()) {
            observed += margins.weights().of(pair[0], pair[1]) / n;
        }
        double squares = 0;
        for (int[] pair : margins.pairs()) {
            double mean = margins.rowMean()[pair[0]] + margins.columnMean()[pair[1]];
            double term = margins.weights().of(pair[0], pair[1]) * room - mean * (1 - observed);
            squares += term * term / n;
        }
        double centre = observed * expected - 2 * expected + observed;
        Outcome<Double> se = n == 1
                ? Outcome.absent(Reason.ONE_CASE)
                : Outcome.of(root(squares - centre * centre, n) / (room * room));
        return new Coefficient((observed - expected) / room, se, observed, expected, n);
    }

    private static double nullSe(Margins margins) {
        double squares = 0;
        for (int a = 0; a < margins.first().length; a++) {
            for (int b = 0; b < margins.second().length; b++) {
                double term = margins.weights().of(a, b) - margins.rowMean()[a] - margins.columnMean()[b];
                squares += margins.first()[a] * margins.second()[b] * term * term;
            }
        }
        double expected = margins.expected();
        return root(squares - expected * expected, margins.pairs().size()) / (1 - expected);
    }

    /** The difference of two equal numbers may round to just below 0. */
    private static double root(double variance, int n) {
        return Math.sqrt(Math.max(0, variance) / n);
    }

    private static Outcome<Margins> margins(Ratings ratings, Weights weights) {
        if (!ratings.ratersKnown()) {
            return Outcome.absent(Reason.UNKNOWN_RATERS);
        }
        if (ratings.raters() != 2) {
            return Outcome.absent(Reason.NOT_TWO_RATERS);
        }
        List<int[]> pairs = ratings.given(2);
        if (pairs.isEmpty()) {
            return Outcome.absent(Reason.NO_PAIRS);
        }
        if (weights.needsOrder() && !ratings.ordered()) {
            return Outcome.absent(Reason.NO_ORDER);
        }
        int categories = ratings.categories().size();
        double[] first = new double[categories];
        double[] second = new double[categories];
        for (int[] pair : pairs) {
            first[pair[0]] += 1.0 / pairs.size();
            second[pair[1]] += 1.0 / pairs.size();
        }
        Weights.Table table = weights.over(ratings);
        double[] rowMean = new double[categories];
        double[] columnMean = new double[categories];
        for (int a = 0; a < categories; a++) {
            for (int b = 0; b < categories; b++) {
                rowMean[a] += second[b] * table.of(a, b);
                columnMean[b] += first[a] * table.of(a, b);
            }
        }
        double expected = 0;
        for (int a = 0; a < categories; a++) {
            expected += first[a] * rowMean[a];
        }
        if (1 - expected < Pooled.ROOM) {
            return Outcome.absent(Reason.NO_VARIATION);
        }
        return Outcome.of(new Margins(pairs, table, first, second, rowMean, columnMean, expected));
    }
}
