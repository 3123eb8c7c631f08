package nl.profielwijzer.calibration;

import nl.profielwijzer.calibration.agreement.Interval;
import nl.profielwijzer.calibration.measure.Maat;
import nl.profielwijzer.calibration.report.Cell;
import nl.profielwijzer.calibration.report.Estimate;
import nl.profielwijzer.calibration.report.Unit;
import nl.profielwijzer.casuistry.Aantal;
import org.jspecify.annotations.Nullable;

/** How the figures of a report stand in its tables. */
final class ReportCells {
    private final boolean echt;

    /** @param echt whether real people are counted: then small counts are not shown */
    ReportCells(boolean echt) {
        this.echt = echt;
    }

    Aantal count(int number) {
        return Aantal.of(number, echt);
    }

    /** Leden, in words. */
    String leden(int number) {
        return number == 1 && !echt ? "1 lid" : count(number) + " leden";
    }

    static int decimals(double value) {
        return value == Math.rint(value) ? 0 : 2;
    }

    static @Nullable Estimate estimate(Maat maat) {
        Double value = maat.waarde();
        Double low = maat.laag();
        Double high = maat.hoog();
        if (value == null) {
            return null;
        }
        return new Estimate(value, low == null || high == null ? null : new Interval(low, high));
    }

    static Cell cell(Maat maat) {
        Estimate estimate = estimate(maat);
        return estimate == null ? Cell.absent() : Cell.estimate(estimate, Unit.COEFFICIENT);
    }

    static Cell share(Maat maat) {
        Estimate estimate = estimate(maat);
        return estimate == null ? Cell.absent() : Cell.estimate(estimate, Unit.ROUND_SHARE);
    }

    static Cell share(@Nullable Double share) {
        return share == null ? Cell.absent() : Cell.percentage(share, 0);
    }

    static Cell shift(@Nullable Double levels) {
        return levels == null ? Cell.absent() : Cell.number(levels, 2);
    }
}
