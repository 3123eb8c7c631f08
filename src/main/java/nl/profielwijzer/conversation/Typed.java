package nl.profielwijzer.conversation;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates and numbers as people in the Netherlands type them. */
final class Typed {
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[-/. ]+(\\d{1,2}|[a-z]{3,9})[-/. ]+(\\d{4})");
    private static final Pattern RUN = Pattern.compile("(\\d{2})(\\d{2})(\\d{4})");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern MONTH = Pattern.compile("(\\d{1,2}|[a-z]{3,9})[-/. ]+(\\d{4})");
    private static final Pattern YEAR_MONTH = Pattern.compile("(\\d{4})-(\\d{1,2})");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(?:[.,]\\d{1,4})?");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec");

    private Typed() {}

    /** As {@code jjjj-mm-dd}, also for a day that doesn't exist; what is no date at all stays as it was typed. */
    static String date(String typed) {
        String text = typed.toLowerCase(Locale.ROOT).strip();
        Matcher dayFirst = DAY_FIRST.matcher(text);
        if (dayFirst.matches()) {
            return iso(typed, dayFirst.group(3), dayFirst.group(2), dayFirst.group(1));
        }
        Matcher run = RUN.matcher(text);
        if (run.matches()) {
            return iso(typed, run.group(3), run.group(2), run.group(1));
        }
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        return yearFirst.matches() ? iso(typed, yearFirst.group(1), yearFirst.group(2), yearFirst.group(3)) : typed;
    }

    /** A month as the first of it; a whole date also. */
    static String month(String typed) {
        String text = typed.toLowerCase(Locale.ROOT).strip();
        Matcher month = MONTH.matcher(text);
        if (month.matches()) {
            return iso(typed, month.group(2), month.group(1), "1");
        }
        Matcher yearMonth = YEAR_MONTH.matcher(text);
        return yearMonth.matches() ? iso(typed, yearMonth.group(1), yearMonth.group(2), "1") : date(typed);
    }

    private static String iso(String typed, String year, String month, String day) {
        int number = Character.isDigit(month.charAt(0)) ? Integer.parseInt(month) : named(month);
        return number == 0 ? typed : "%s-%02d-%02d".formatted(year, number, Integer.parseInt(day));
    }

    private static int named(String month) {
        return month.startsWith("mrt") ? 3 : MONTHS.indexOf(month.substring(0, 3)) + 1;
    }

    static boolean isNumber(String typed) {
        return NUMBER.matcher(typed).matches();
    }

    /** A number, with a comma or a point. */
    static double number(String typed) {
        return Double.parseDouble(typed.replace(',', '.'));
    }
}
