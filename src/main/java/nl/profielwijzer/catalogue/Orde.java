package nl.profielwijzer.catalogue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** That one parameter must stay below or above another: "a < b", with {@code <}, {@code <=}, {@code >} or {@code >=}. */
public record Orde(String links, String teken, String rechts) {
    private static final Pattern SHAPE = Pattern.compile("(\\S+) (<|<=|>|>=) (\\S+)");

    /** @throws IllegalArgumentException when it isn't written as name, sign, name */
    public static Orde of(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "orde '%s' is niet te lezen. Schrijf twee namen met een spatie, <, <=, > of >= ertussen."
                            .formatted(text));
        }
        return new Orde(matcher.group(1), matcher.group(2), matcher.group(3));
    }

    /** Whether these values keep it; also when one of the two has no value yet. */
    public boolean holds(Parameters parameters) {
        if (!parameters.has(links) || !parameters.has(rechts)) {
            return true;
        }
        int comparison = Double.compare(parameters.get(links), parameters.get(rechts));
        return switch (teken) {
            case "<" -> comparison < 0;
            case "<=" -> comparison <= 0;
            case ">" -> comparison > 0;
            default -> comparison >= 0;
        };
    }

    @Override
    public String toString() {
        return links + " " + teken + " " + rechts;
    }
}
