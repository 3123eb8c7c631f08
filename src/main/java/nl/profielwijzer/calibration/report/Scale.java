package nl.profielwijzer.calibration.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Where a number lands on a drawing.
 *
 * @param from the place of the lowest number
 * @param to the place of the highest
 */
record Scale(double low, double high, double from, double to) {
    private static final double[] STEPS = {1, 2, 5, 10};

    /** A scale with room for all these numbers, from a round number to a round number. */
    static Scale around(DoubleStream numbers, double from, double to) {
        double[] sorted = numbers.map(Scale::finite).sorted().toArray();
        if (sorted.length == 0) {
            return new Scale(0, 1, from, to);
        }
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        double reach = high > low ? high - low : Math.max(Math.abs(low), 1);
        double step = step(reach, 5);
        double least = step * Math.floor((low - reach * .04) / step);
        return new Scale(least, step * Math.ceil((high + reach * .04) / step), from, to);
    }

    double at(double number) {
        return from + (finite(number) - low) / (high - low) * (to - from);
    }

    double step(int about) {
        return step(high - low, about);
    }

    /** Round numbers on the scale, about as many as asked. */
    List<Double> ticks(int about) {
        double step = step(about);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** The round number nearest, in proportion, to so many steps. */
    private static double step(double reach, int about) {
        double rough = reach / about;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (int i = 1; i < STEPS.length; i++) {
            if (rough / power < Math.sqrt(STEPS[i - 1] * STEPS[i])) {
                return STEPS[i - 1] * power;
            }
        }
        return 10 * power;
    }

    private static double finite(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(
                    "%s is niet te tekenen. Laat de waarde weg en noem de reden in de tabel.".formatted(number));
        }
        return number;
    }
}
