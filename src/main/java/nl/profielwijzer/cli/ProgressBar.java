package nl.profielwijzer.cli;

import java.io.PrintWriter;
import java.util.function.LongSupplier;

/** How far a long piece of work is, with the time that is left, on one line of a terminal. */
final class ProgressBar {
    private static final int WIDTH = 30;
    private static final double SECOND = 1e9;

    private final PrintWriter out;
    private final LongSupplier clock;
    private final long start;
    private int shown = -1;

    /** @param clock nanoseconds */
    ProgressBar(PrintWriter out, LongSupplier clock) {
        this.out = out;
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    /** Shows this share of the work, when it is further than before. */
    synchronized void at(double share) {
        int percent = (int) (100 * share);
        if (percent <= shown) {
            return;
        }
        shown = percent;
        double passed = (clock.getAsLong() - start) / SECOND;
        long left = Math.round(passed / Math.max(share, .01) * (1 - share));
        int filled = (int) (WIDTH * share);
        out.print("\r[%s%s] %3d %%  nog ongeveer %d s  "
                .formatted("#".repeat(filled), ".".repeat(WIDTH - filled), percent, left));
        out.flush();
    }

    /** Ends the line. */
    synchronized void done() {
        out.println("\r[%s] 100 %%  klaar in %d s          "
                .formatted("#".repeat(WIDTH), Math.round((clock.getAsLong() - start) / SECOND)));
    }
}
