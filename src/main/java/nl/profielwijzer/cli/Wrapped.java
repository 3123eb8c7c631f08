package nl.profielwijzer.cli;

import java.util.Locale;

/** Text for a terminal: lines of a readable length, codes as words. */
final class Wrapped {
    private static final int WIDTH = 88;

    private final StringBuilder text = new StringBuilder();

    /** A line, or more when it is long; the following ones start below the first word. */
    Wrapped line(String indent, String first, String sentence) {
        String prefix = indent + first;
        String below = " ".repeat(prefix.length());
        StringBuilder line = new StringBuilder(prefix);
        boolean empty = true;
        for (String word : sentence.strip().split("\\s+")) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder(below);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        text.append(line.toString().stripTrailing()).append('\n');
        return this;
    }

    Wrapped heading(String heading) {
        text.append('\n')
                .append(heading)
                .append('\n')
                .append("-".repeat(heading.length()))
                .append('\n');
        return this;
    }

    Wrapped blank() {
        text.append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** A constant as people say it. */
    static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
