package nl.profielwijzer.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Splits CSV text into lines and cells (RFC 4180), separated by whichever of tab, semicolon or comma the first line
 * uses; spaces around a cell don't count.
 */
final class Csv {
    /** In this order, because between tabs and semicolons a comma may be a decimal comma. */
    private static final List<Character> SEPARATORS = List.of('\t', ';', ',');

    /**
     * One record.
     *
     * @param number the line of the file on which it starts
     */
    record Line(int number, List<String> cells) {}

    private final String text;
    private final char separator;
    private int at;
    private int line = 1;

    private Csv(String text) {
        this.text = text;
        this.separator = separator(text);
    }

    /** The lines that have a cell. */
    static List<Line> lines(String text) throws UnreadableRatings {
        Csv csv = new Csv(text);
        List<Line> lines = new ArrayList<>();
        while (csv.at < text.length()) {
            Line next = csv.next();
            if (!next.cells().equals(List.of(""))) {
                lines.add(next);
            }
        }
        return lines;
    }

    private Line next() throws UnreadableRatings {
        int start = line;
        List<String> cells = new ArrayList<>();
        cells.add(cell(1));
        while (on(separator)) {
            at++;
            cells.add(cell(cells.size() + 1));
        }
        at += text.startsWith("\r\n", at) ? 2 : 1;
        line++;
        return new Line(start, cells);
    }

    private String cell(int column) throws UnreadableRatings {
        skipSpaces();
        if (!on('"')) {
            return untilEnd();
        }
        String cell = quoted(column);
        skipSpaces();
        if (!untilEnd().isEmpty()) {
            throw new UnreadableRatings(("Regel %d, kolom %d: na het aanhalingsteken staat nog tekst. "
                            + "Zet de hele cel tussen aanhalingstekens en schrijf een aanhalingsteken erin dubbel.")
                    .formatted(line, column));
        }
        return cell.strip();
    }

    private String untilEnd() {
        int start = at;
        while (at < text.length() && !on(separator) && !endsLine(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at).strip();
    }

    private String quoted(int column) throws UnreadableRatings {
        int opened = line;
        StringBuilder cell = new StringBuilder();
        for (at++; at < text.length(); at++) {
            if (on('"')) {
                at++;
                if (!on('"')) {
                    return cell.toString();
                }
            } else if (on('\n')) {
                line++;
            }
            cell.append(text.charAt(at));
        }
        throw new UnreadableRatings("Regel %d, kolom %d: het aanhalingsteken gaat open en niet dicht. Sluit het af."
                .formatted(opened, column));
    }

    private void skipSpaces() {
        while (on(' ')) {
            at++;
        }
    }

    private boolean on(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private static char separator(String text) {
        Set<Character> seen = new HashSet<>();
        boolean quoted = false;
        boolean started = false;
        for (char c : text.toCharArray()) {
            quoted ^= c == '"';
            if (started && !quoted && endsLine(c)) {
                break;
            }
            started |= !endsLine(c);
            if (!quoted) {
                seen.add(c);
            }
        }
        return SEPARATORS.stream().filter(seen::contains).findFirst().orElse(',');
    }

    private static boolean endsLine(char c) {
        return c == '\n' || c == '\r';
    }
}
