package nl.profielwijzer.calibration.agreement;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a figure became on every resample, and the intervals that follow from it. */
public final class Replicates {
    /** The largest share of resamples without a figure: beyond it, the rest is too lucky a selection. */
    private static final double MOST_UNDEFINED = .1;

    private final Outcome<Double> estimate;
    private final double[] values;
    private final int resamples;
    private final int clusters;
    private final Supplier<List<Outcome<Double>>> jackknife;

    /** @param values the figures that exist, ascending */
    Replicates(
            Outcome<Double> estimate,
            double[] values,
            int resamples,
            int clusters,
            Supplier<List<Outcome<Double>>> jackknife) {
        this.estimate = estimate;
        this.values = values;
        this.resamples = resamples;
        this.clusters = clusters;
        this.jackknife = jackknife;
    }

    /** The figure over the cases themselves. */
    public Outcome<Double> estimate() {
        return estimate;
    }

    /** The figures of the resamples that gave one, ascending. */
    public double[] values() {
        return values.clone();
    }

    /** The resamples that gave no figure, for example because all ratings in them are the same. */
    public int undefined() {
        return resamples - values.length;
    }

    /** The middle part of the resamples; absent when more than a tenth of them has no figure. */
    public Outcome<Interval> percentile(double confidence) {
        checkConfidence(confidence);
        return unfit().<Outcome<Interval>>map(Outcome::absent)
                .orElseGet(() -> Outcome.of(new Interval(at((1 - confidence) / 2), at((1 + confidence) / 2))));
    }

    /**
     * The bias-corrected and accelerated interval (Efron 1987), for fewer cases: it shifts the percentiles by the bias
     * of the resamples and by the skewness of the figure, found by leaving out each cluster in turn.
     */
    public Outcome<Interval> bca(double confidence) {
        checkConfidence(confidence);
        Optional<Reason> unfit = unfit();
        if (unfit.isPresent()) {
            return Outcome.absent(unfit.get());
        }
        double centre = estimate.value().orElseThrow();
        long below = Arrays.stream(values).filter(value -> value < centre).count();
        long ties = Arrays.stream(values).filter(value -> value == centre).count();
        double shareBelow = (below + ties / 2.0) / values.length;
        if (shareBelow == 0 || shareBelow == 1) {
            return Outcome.absent(Reason.ONE_SIDED);
        }
        List<Outcome<Double>> left = jackknife.get();
        if (left.stream().anyMatch(outcome -> outcome.value().isEmpty())) {
            return Outcome.absent(Reason.UNSTABLE);
        }
        double bias = Normal.quantile(shareBelow);
        double acceleration = acceleration(left.stream()
                .mapToDouble(outcome -> outcome.value().orElseThrow())
                .toArray());
        double reach = Normal.quantile((1 + confidence) / 2);
        return Outcome.of(new Interval(
                at(adjusted(bias, bias - reach, acceleration)), at(adjusted(bias, bias + reach, acceleration))));
    }

    private Optional<Reason> unfit() {
        if (estimate.reason().isPresent()) {
            return estimate.reason();
        }
        if (clusters < 2) {
            return Optional.of(Reason.ONE_CLUSTER);
        }
        return undefined() > MOST_UNDEFINED * resamples ? Optional.of(Reason.UNSTABLE) : Optional.empty();
    }

    private static double adjusted(double bias, double shifted, double acceleration) {
        double room = 1 - acceleration * shifted;
        // past the pole of the correction the percentile is the outermost one
        return room <= 0 ? shifted > 0 ? 1 : 0 : Normal.cumulative(bias + shifted / room);
    }

    private static double acceleration(double[] left) {
        double mean = Arrays.stream(left).average().orElseThrow();
        double squares = 0;
        double cubes = 0;
        for (double value : left) {
            squares += (mean - value) * (mean - value);
            cubes += (mean - value) * (mean - value) * (mean - value);
        }
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }

    /** The percentile, between the two nearest of the (B + 1)p-th values. */
    private double at(double share) {
        double position = Math.min(Math.max(share * (values.length + 1), 1), values.length);
        int lower = (int) position;
        double value = values[lower - 1];
        return lower == position ? value : value + (position - lower) * (values[lower] - value);
    }

    private static void checkConfidence(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "betrouwbaarheid %s kan niet. Geef een deel tussen 0 en 1, zoals 0.95.".formatted(confidence));
        }
    }
}
