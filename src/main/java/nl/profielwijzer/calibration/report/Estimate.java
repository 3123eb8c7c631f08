package nl.profielwijzer.calibration.report;

import nl.profielwijzer.calibration.agreement.Interval;
import org.jspecify.annotations.Nullable;

/** A figure with the interval around it, where the cases give one. */
public record Estimate(double value, @Nullable Interval interval) {
    String say(Unit unit) {
        return interval == null
                ? unit.say(value)
                : "%s (%s tot %s)".formatted(unit.say(value), unit.say(interval.low()), unit.say(interval.high()));
    }
}
