package nl.profielwijzer.calibration.agreement;

import java.util.List;

/**
 * Krippendorff's alpha (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability): 1 - Do / De over all pairs of
 * ratings within a case, so a case with one rating doesn't count.
 */
public final class Krippendorff {
    /** What a difference between two ratings means. */
    public enum Metric {
        NOMINAL,
        /** The number of ratings that lie between, the two themselves for half. */
        ORDINAL,
        INTERVAL,
        RATIO
    }

    private Krippendorff() {}

    public static Outcome<Double> alpha(Ratings ratings, Metric metric) {
        List<int[]> cases = ratings.given(2);
        if (cases.isEmpty()) {
            return Outcome.absent(Reason.NO_PAIRS);
        }
        if (metric != Metric.NOMINAL && !ratings.ordered()) {
            return Outcome.absent(Reason.NO_ORDER);
        }
        double[] scale = ratings.scale();
        if (metric == Metric.RATIO && scale[0] < 0) {
            return Outcome.absent(Reason.NEGATIVE_VALUES);
        }
        int[] margin = new int[scale.length];
        int total = 0;
        for (int[] given : cases) {
            for (int category : given) {
                margin[category]++;
            }
            total += given.length;
        }
        Difference difference = difference(metric, scale, margin);

        double observed = 0;
        for (int[] given : cases) {
            double within = 0;
            for (int a = 0; a < given.length; a++) {
                for (int b = 0; b < a; b++) {
                    within += 2 * difference.of(given[a], given[b]);
                }
            }
            observed += within / (given.length - 1);
        }
        double expected = 0;
        for (int a = 0; a < margin.length; a++) {
            for (int b = 0; b < a && margin[a] > 0; b++) {
                expected += 2.0 * margin[a] * margin[b] * difference.of(a, b);
            }
        }
        if (expected == 0) {
            return Outcome.absent(Reason.NO_VARIATION);
        }
        return Outcome.of(1 - (total - 1) * observed / expected);
    }

    /** The squared difference of two categories by position. */
    private interface Difference {
        double of(int a, int b);
    }

    private static Difference difference(Metric metric, double[] scale, int[] margin) {
        return switch (metric) {
            case NOMINAL -> (a, b) -> a == b ? 0 : 1;
            case ORDINAL -> {
                double[] middle = new double[margin.length];
                double below = 0;
                for (int i = 0; i < middle.length; i++) {
                    middle[i] = below + margin[i] / 2.0;
                    below += margin[i];
                }
                yield (a, b) -> square(middle[a] - middle[b]);
            }
            case INTERVAL -> (a, b) -> square(scale[a] - scale[b]);
            case RATIO -> (a, b) -> a == b ? 0 : square((scale[a] - scale[b]) / (scale[a] + scale[b]));
        };
    }

    private static double square(double x) {
        return x * x;
    }
}
