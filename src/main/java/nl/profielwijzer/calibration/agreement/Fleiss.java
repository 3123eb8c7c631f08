package nl.profielwijzer.calibration.agreement;

import java.util.List;

/**
 * Fleiss' kappa (Fleiss 1971), generalised to missing ratings and weights (Gwet 2014, ch. 2 and 3); with two raters it is
 * Scott's pi.
 */
public final class Fleiss {
    private Fleiss() {}

    /** pe = Σ Σ w π π: two ratings drawn from the pooled use of the categories. */
    public static Outcome<Coefficient> kappa(Ratings ratings, Weights weights) {
        return Pooled.coefficient(ratings, weights, Fleiss::chance);
    }

    /**
     * The standard error of unweighted kappa if there were no agreement beyond chance, for testing only (Fleiss, Nee and
     * Landis 1979, which corrects Fleiss 1971).
     */
    public static Outcome<Double> nullSe(Ratings ratings) {
        List<int[]> cases = ratings.given(1);
        if (ratings.size(2) == 0) {
            return Outcome.absent(Reason.NO_PAIRS);
        }
        int n = cases.size();
        int m = cases.get(0).length;
        if (cases.stream().anyMatch(given -> given.length != m)) {
            return Outcome.absent(Reason.UNEQUAL_NUMBERS);
        }
        double[] use = new double[ratings.categories().size()];
        for (int[] given : cases) {
            for (int category : given) {
                use[category] += 1.0 / n / m;
            }
        }
        double spread = 0;
        double skew = 0;
        for (double p : use) {
            spread += p * (1 - p);
            skew += p * (1 - p) * (1 - 2 * p);
        }
        if (spread < Pooled.ROOM) {
            return Outcome.absent(Reason.NO_VARIATION);
        }
        return Outcome.of(Math.sqrt(2 * (spread * spread - skew) / n / m / (m - 1)) / spread);
    }

    private static double[] chance(double[] use, Weights.Table weights) {
        double[] chance = new double[use.length];
        for (int a = 0; a < use.length; a++) {
            for (int b = 0; b < use.length; b++) {
                chance[a] += use[b] * (weights.of(a, b) + weights.of(b, a)) / 2;
            }
        }
        return chance;
    }
}
