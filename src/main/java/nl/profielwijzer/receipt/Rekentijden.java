package nl.profielwijzer.receipt;

import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long assessing took since the service started.
 *
 * @param aantal assessments
 * @param helft half of them took at most this long; null when there are none
 * @param bijnaAlle nineteen in twenty took at most this long; null when there are none
 */
public record Rekentijden(
        long aantal, @Nullable Duration helft, @Nullable Duration bijnaAlle) {
    private static final double HALF = 0.5;
    private static final double NEARLY_ALL = 0.95;

    static Rekentijden of(HistogramSnapshot measured) {
        return new Rekentijden(measured.count(), within(measured, HALF), within(measured, NEARLY_ALL));
    }

    /** The end of the first bucket that so many don't get past; for the slowest of all the longest that was measured. */
    private static @Nullable Duration within(HistogramSnapshot measured, double share) {
        if (measured.count() == 0) {
            return null;
        }
        double enough = measured.count() * share;
        for (CountAtBucket bucket : measured.histogramCounts()) {
            if (bucket.count() >= enough) {
                return Duration.ofNanos((long) bucket.bucket(TimeUnit.NANOSECONDS));
            }
        }
        return Duration.ofNanos((long) measured.max(TimeUnit.NANOSECONDS));
    }
}
