package nl.profielwijzer.calibration.agreement;

/** The score interval of Wilson (1927) for a proportion, without continuity correction; sound near 0 and 1. */
public final class Wilson {
    private Wilson() {}

    /**
     * The interval for this many successes among n.
     *
     * @param confidence such as .95
     */
    public static Outcome<Interval> interval(int successes, int n, double confidence) {
        if (n < 0 || successes < 0 || successes > n) {
            throw new IllegalArgumentException(
                    "%d van %d is geen deel van een geheel. Geef 0 tot en met n.".formatted(successes, n));
        }
        if (n == 0) {
            return Outcome.absent(Reason.NO_CASES);
        }
        double z = Normal.quantile((1 + confidence) / 2);
        double share = (double) successes / n;
        double centre = (share + z * z / (2 * n)) / (1 + z * z / n);
        double reach = z / (1 + z * z / n) * Math.sqrt(share * (1 - share) / n + z * z / (4.0 * n * n));
        // rounding must not lift the end off 0 or 1 where the formula touches it
        return Outcome.of(new Interval(successes == 0 ? 0 : centre - reach, successes == n ? 1 : centre + reach));
    }
}
