package nl.profielwijzer.calibration.report;

import java.util.Objects;

/** What the numbers of a drawing are. */
public enum Unit {
    /** A measure such as kappa: 0,61. */
    COEFFICIENT(2),
    /** What the search makes smaller: 0,289. */
    LOSS(3),
    /** A share, shown as a percentage: 8,5%. */
    SHARE(1),
    /** A share in whole percents, where the interval is wider than a decimal: 85%. */
    ROUND_SHARE(0),
    EURO(0),
    /** A score or the value of a parameter: 4 or 4,5. */
    POINTS(0);

    private final int decimals;

    Unit(int decimals) {
        this.decimals = decimals;
    }

    String say(double value) {
        int needed = this == POINTS && value != Math.rint(value) ? 2 : decimals;
        return format(value, needed);
    }

    /** With a plus or minus sign: a difference. */
    String change(double value) {
        String said = say(value);
        return value > 0 && !Objects.equals(said, say(0)) ? "+" + said : said;
    }

    /** With as many decimals as a step of this size needs. */
    String tick(double value, double step) {
        double shown = this == SHARE || this == ROUND_SHARE ? 100 * step : step;
        int needed = (int) Math.max(0, Math.ceil(-Math.log10(shown) - 1e-9));
        return format(value, needed);
    }

    private String format(double value, int places) {
        return switch (this) {
            case COEFFICIENT, LOSS, POINTS -> Dutch.number(value, places);
            case SHARE, ROUND_SHARE -> Dutch.percentage(value, places);
            case EURO -> Dutch.euro(value, places);
        };
    }
}
