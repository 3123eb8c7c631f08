package nl.profielwijzer.calibration.report;

import nl.profielwijzer.casuistry.Aantal;
import org.jspecify.annotations.Nullable;

/**
 * One cell of a table, or a piece of running text.
 *
 * @param numeric aligned right, with figures of one width
 * @param anchor where it leads to
 */
public record Cell(String text, boolean numeric, @Nullable Anchor anchor) {
    public static Cell text(String text) {
        return new Cell(text, false, null);
    }

    public static Cell link(String text, Anchor anchor) {
        return new Cell(text, false, anchor);
    }

    public static Cell integer(long value) {
        return figure(Dutch.integer(value));
    }

    public static Cell number(double value, int decimals) {
        return figure(Dutch.number(value, decimals));
    }

    public static Cell percentage(double share, int decimals) {
        return figure(Dutch.percentage(share, decimals));
    }

    public static Cell euro(double amount) {
        return figure(Dutch.euro(amount, 0));
    }

    /** A count of cases, or {@code < 10} where it may not be shown. */
    public static Cell count(Aantal count) {
        return figure(say(count));
    }

    /** A value between the ends of its interval, such as 0,61 (0,55 tot 0,67). */
    public static Cell estimate(Estimate estimate, Unit unit) {
        return figure(estimate.say(unit));
    }

    /** A figure that isn't there. */
    public static Cell absent() {
        return figure("–");
    }

    /** This cell, leading somewhere. */
    public Cell to(Anchor target) {
        return new Cell(text, numeric, target);
    }

    static String say(Aantal count) {
        return count.waarde() == null ? "< 10" : Dutch.integer(count.waarde());
    }

    private static Cell figure(String text) {
        return new Cell(text, true, null);
    }

    Node inline() {
        return anchor == null ? new Node.Text(text) : Element.of("a", text).set("href", anchor.href());
    }
}
