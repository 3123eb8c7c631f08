package nl.profielwijzer.calibration.agreement;

/**
 * A chance-corrected agreement coefficient {@code (observed - expected) / (1 - expected)}.
 *
 * @param se standard error for intervals, cases seen as a sample from infinitely many
 * @param observed weighted share of agreement, pa or po, 0 to 1
 * @param expected the share that chance alone would give, pe, 0 to 1
 * @param cases the cases that counted
 */
public record Coefficient(double value, Outcome<Double> se, double observed, double expected, int cases) {}
