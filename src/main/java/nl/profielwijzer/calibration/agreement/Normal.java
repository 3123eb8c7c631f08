package nl.profielwijzer.calibration.agreement;

/** The standard normal distribution, exact to 14 digits in the range where intervals live. */
final class Normal {
    /** Beyond this many standard deviations the series adds nothing a double can hold. */
    private static final double EDGE = 8;

    private Normal() {}

    /** The chance of a value up to z; series of Marsaglia (2004), Evaluating the Normal Distribution. */
    static double cumulative(double z) {
        if (Math.abs(z) >= EDGE) {
            return z < 0 ? 0 : 1;
        }
        double sum = z;
        double term = z;
        for (int k = 3; Math.abs(term) > Math.ulp(sum) / 2; k += 2) {
            term *= z * z / k;
            sum += term;
        }
        return .5 + sum * density(z);
    }

    /** The z that has this chance below it, for a chance strictly between 0 and 1. */
    static double quantile(double chance) {
        if (!(chance > 0 && chance < 1)) {
            throw new IllegalArgumentException(
                    "kans %s heeft geen grenswaarde. Geef een kans tussen 0 en 1.".formatted(chance));
        }
        if (chance < .5) {
            return -quantile(1 - chance);
        }
        // Newton from 0 climbs to the root without overshooting, because the curve bends down above 0
        double z = 0;
        for (double step = 1; step > 1e-15 * Math.max(1, z) && z < EDGE; z += step) {
            step = (chance - cumulative(z)) / density(z);
        }
        return z;
    }

    private static double density(double z) {
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }
}
