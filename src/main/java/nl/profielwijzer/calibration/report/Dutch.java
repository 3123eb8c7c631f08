package nl.profielwijzer.calibration.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and months as Dutch readers write them: 1.234,5 and € 12 and 8,5%, with a true minus sign. */
public final class Dutch {
    private static final Locale LOCALE = Locale.forLanguageTag("nl-NL");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", LOCALE);
    private static final char MINUS = '\u2212';
    private static final char NO_BREAK_SPACE = '\u00a0';

    private Dutch() {}

    public static String integer(long value) {
        return number(value, 0);
    }

    /** Rounded half up; a value that rounds to zero has no sign. */
    public static String number(double value, int decimals) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "%s is geen getal. Toon de reden waarom het er niet is.".formatted(value));
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        // by hand and not from the locale, so that every JDK writes the same report
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setGroupingSeparator('.');
        symbols.setDecimalSeparator(',');
        symbols.setMinusSign(MINUS);
        DecimalFormat format = new DecimalFormat("#,##0", symbols);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(rounded);
    }

    /** @param share 1 is everything */
    public static String percentage(double share, int decimals) {
        return number(100 * share, decimals) + "%";
    }

    public static String euro(double amount, int decimals) {
        return "€" + NO_BREAK_SPACE + number(amount, decimals);
    }

    /** Such as mrt 2026. */
    public static String month(YearMonth month) {
        return MONTH.format(month).replace(".", "");
    }
}
