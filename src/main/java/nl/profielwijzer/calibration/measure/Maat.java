package nl.profielwijzer.calibration.measure;

import nl.profielwijzer.calibration.agreement.Interval;
import nl.profielwijzer.calibration.agreement.Outcome;
import nl.profielwijzer.calibration.agreement.Reason;
import nl.profielwijzer.calibration.agreement.Replicates;
import org.jspecify.annotations.Nullable;

/**
 * A figure with the range that holds it with 95 % confidence.
 *
 * @param waarde null when the cases don't give it; then {@code reden} says why
 * @param laag null when the cases give no range
 */
public record Maat(
        @Nullable Double waarde,
        @Nullable Double laag,
        @Nullable Double hoog,
        @Nullable String reden) {
    static final double CONFIDENCE = .95;

    /** A figure without a range. */
    static Maat of(Outcome<Double> outcome) {
        return outcome.fold(value -> new Maat(value, null, null, null), reason -> absent(reason.sentence()));
    }

    /** A figure and how far it moves with other cases: by BCa for fewer than 200 cases, else by percentiles. */
    public static Maat of(Replicates replicates, int cases) {
        Outcome<Interval> interval = cases < 200 ? replicates.bca(CONFIDENCE) : replicates.percentile(CONFIDENCE);
        if (interval.reason().equals(java.util.Optional.of(Reason.ONE_SIDED))) {
            interval = replicates.percentile(CONFIDENCE);
        }
        Maat without = of(replicates.estimate());
        return interval.<Maat>fold(
                range -> new Maat(without.waarde, range.low(), range.high(), null),
                reason -> without.waarde == null ? without : new Maat(without.waarde, null, null, reason.sentence()));
    }

    static Maat absent(String reden) {
        return new Maat(null, null, null, reden);
    }
}
