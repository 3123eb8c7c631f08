package nl.profielwijzer.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the citizen service number, which the product never stores or repeats. Nine digits that pass the elfproef, or
 * eight with the leading zero left out, also when written in groups with spaces, dots or dashes.
 */
public final class Burgerservicenummer {
    private static final int LENGTH = 9;

    /** What may stand between two groups of one number, in ASCII and in typography. */
    private static final String SEPARATORS = ".-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00b7";

    private static final int WIDEST_GAP = 3;

    /** Random names of things, in which eight digits pass the elfproef by chance. */
    private static final Pattern RANDOM = Pattern.compile(
            "(?i)(?<![0-9a-z])(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32,128})(?![0-9a-z])");

    private static final Pattern DIGITS_ONLY = Pattern.compile("[0-9-]+");

    private Burgerservicenummer() {}

    /** Whether a valid number stands somewhere in this text. */
    public static boolean in(String text) {
        int digits = 0;
        for (int i = 0; i < text.length() && digits < LENGTH - 1; i++) {
            digits += Character.isDigit(text.charAt(i)) || Character.isSurrogate(text.charAt(i)) ? 1 : 0;
        }
        if (digits < LENGTH - 1) {
            return false;
        }
        return inRuns(RANDOM.matcher(text)
                .replaceAll(name -> DIGITS_ONLY.matcher(name.group()).matches() ? name.group() : "x"));
    }

    /** Looks at each run of digits and separators; by hand, because a pattern would need a stack as deep as the run. */
    private static boolean inRuns(String text) {
        List<String> groups = new ArrayList<>();
        StringBuilder group = new StringBuilder();
        int gap = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean separator = SEPARATORS.indexOf(c) >= 0 || Character.isWhitespace(c) || Character.isSpaceChar(c);
            if (Character.isDigit(c)) {
                group.append(Character.digit(c, 10));
                gap = 0;
                continue;
            }
            if (!group.isEmpty()) {
                groups.add(group.toString());
                group.setLength(0);
            }
            gap++;
            if (!separator || gap > WIDEST_GAP) {
                if (inGroups(groups)) {
                    return true;
                }
                groups.clear();
            }
        }
        if (!group.isEmpty()) {
            groups.add(group.toString());
        }
        return inGroups(groups);
    }

    /** A number starts and ends with a group, whatever stands before or after it. */
    private static boolean inGroups(List<String> groups) {
        for (int from = 0; from < groups.size(); from++) {
            StringBuilder number = new StringBuilder();
            for (int to = from; to < groups.size() && number.length() < LENGTH; to++) {
                number.append(groups.get(to));
                boolean complete = number.length() == LENGTH || number.length() == LENGTH - 1;
                if (complete && valid(number) && !date(groups.subList(from, to + 1))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean valid(CharSequence number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int weight = number.length() - i;
            sum += (weight == 1 ? -1 : weight) * (number.charAt(i) - '0');
        }
        return sum % 11 == 0 && number.chars().anyMatch(digit -> digit != '0');
    }

    /** A date of this or the last century also has eight digits. */
    private static boolean date(List<String> groups) {
        String lengths = groups.stream().map(group -> "" + group.length()).reduce("", String::concat);
        String number = String.join("", groups);
        return switch (lengths) {
            case "422", "8" -> isDate(number.substring(0, 4), number.substring(4, 6), number.substring(6));
            case "224" -> isDate(number.substring(4), number.substring(2, 4), number.substring(0, 2));
            case "44" -> isYear(groups.get(0)) && isYear(groups.get(1));
            default -> false;
        };
    }

    private static boolean isYear(String year) {
        return year.startsWith("19") || year.startsWith("20");
    }

    private static boolean isDate(String year, String month, String day) {
        try {
            LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            return isYear(year);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
