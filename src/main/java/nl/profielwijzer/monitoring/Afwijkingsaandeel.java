package nl.profielwijzer.monitoring;

import nl.profielwijzer.calibration.agreement.Wilson;
import org.jspecify.annotations.Nullable;

/**
 * How often was chosen otherwise than advised, in whole per cents of what was judged, with the 95 % interval of Wilson.
 */
public record Afwijkingsaandeel(int procent, int laag, int hoog) {
    private static final double CONFIDENCE = .95;

    /** The share; null when nothing was judged. */
    static @Nullable Afwijkingsaandeel of(int afgeweken, int beoordeeld) {
        return Wilson.interval(afgeweken, beoordeeld, CONFIDENCE)
                .fold(
                        interval -> new Afwijkingsaandeel(
                                percent((double) afgeweken / beoordeeld),
                                percent(interval.low()),
                                percent(interval.high())),
                        nothing -> null);
    }

    private static int percent(double share) {
        return (int) Math.round(share * 100);
    }
}
