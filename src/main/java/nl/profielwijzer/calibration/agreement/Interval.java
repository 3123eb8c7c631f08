package nl.profielwijzer.calibration.agreement;

/** The range that holds the true figure at the confidence asked for. */
public record Interval(double low, double high) {}
