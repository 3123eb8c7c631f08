package nl.profielwijzer.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import nl.profielwijzer.rules.Wording;

/** How dates, times and money stand on a page. */
final class Formats {
    private static final Locale DUTCH = Locale.forLanguageTag("nl-NL");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd-MM-yyyy", DUTCH);
    private static final DateTimeFormatter LONG_DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", DUTCH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd-MM-yyyy, HH:mm", DUTCH);

    /** How a date is typed. */
    static final DateTimeFormatter TYPED =
            DateTimeFormatter.ofPattern("d-M-uuuu", DUTCH).withResolverStyle(ResolverStyle.STRICT);

    private final ZoneId zone;

    Formats(ZoneId zone) {
        this.zone = zone;
    }

    /** {@code 02-03-2026} */
    public String datum(LocalDate day) {
        return DATE.format(day);
    }

    /** {@code 2 maart 2026} */
    public String voluit(LocalDate day) {
        return LONG_DATE.format(day);
    }

    /** {@code 02-03-2026, 14:05} */
    public String tijdstip(Instant moment) {
        return TIME.format(moment.atZone(zone));
    }

    /** {@code € 1.234,50}, with a space that doesn't break. */
    public String euro(double amount) {
        return money(amount);
    }

    static String money(double amount) {
        return "€\u00a0"
                + String.format(DUTCH, "%,.2f", BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP));
    }

    /** What becomes of a cost: {@code € 12,50 duurder}, {@code € 12,50 goedkoper} or {@code even duur}. */
    public static String duurder(double difference) {
        return difference == 0
                ? "even duur"
                : money(Math.abs(difference)) + (difference < 0 ? " goedkoper" : " duurder");
    }

    /** What becomes of the cost of all cases together, in a sentence. */
    public static String samen(double difference) {
        return difference == 0
                ? "Alle casussen samen blijven even duur."
                : "Alle casussen samen worden per maand %s.".formatted(duurder(difference));
    }

    /** {@code 2,5}, without noughts that say nothing. */
    public String getal(double number) {
        return Wording.number(number);
    }

    /** A loss or another small share, in three decimals: {@code 0,138}. */
    public String verlies(double number) {
        return String.format(DUTCH, "%.3f", number);
    }

    /** A loss among others that differ little from it, in four decimals: {@code 0,0928}. */
    public static String verliesPrecies(double number) {
        return String.format(DUTCH, "%.4f", number);
    }

    /** {@code € 579.356}, with a space that doesn't break. */
    static String wholeEuro(double amount) {
        return "€\u00a0" + String.format(DUTCH, "%,.0f", amount);
    }

    /** A difference with its sign: {@code +0,012}. */
    public String verschil(double number) {
        return String.format(DUTCH, "%+.3f", number);
    }

    /** About how long this many seconds are. */
    public String duur(int seconds) {
        return seconds < 90 ? seconds + " seconden" : Math.round(seconds / 60.0) + " minuten";
    }
}
