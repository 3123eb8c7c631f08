package nl.profielwijzer.calibration.agreement;

import java.util.Arrays;

/**
 * Gwet's AC1 (identity weights; Gwet 2008) and AC2 (other weights; Gwet 2014, ch. 4): stays sensible when nearly
 * everyone chooses the same category, where kappa collapses.
 */
public final class Gwet {
    private Gwet() {}

    /** pe = Tw / (q(q - 1)) · Σ π(1 - π), with Tw the sum of all weights and q the number of categories. */
    public static Outcome<Coefficient> ac(Ratings ratings, Weights weights) {
        return Pooled.coefficient(ratings, weights, Gwet::chance);
    }

    /** The weighted share of pairs of ratings that agree, pa: what AC and Fleiss' kappa correct for chance. */
    public static Outcome<Double> observed(Ratings ratings, Weights weights) {
        return Pooled.observed(ratings, weights);
    }

    private static double[] chance(double[] use, Weights.Table weights) {
        int q = use.length;
        double total = 0;
        for (int a = 0; a < q; a++) {
            for (int b = 0; b < q; b++) {
                total += weights.of(a, b);
            }
        }
        double mean = total / q / (q - 1);
        return Arrays.stream(use).map(share -> mean * (1 - share)).toArray();
    }
}
