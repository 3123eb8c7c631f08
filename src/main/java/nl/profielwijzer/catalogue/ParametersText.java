package nl.profielwijzer.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of {@code parameters.yaml} with other values; its comments and everything else stay as they are. */
public final class ParametersText {
    private static final Pattern NAME = Pattern.compile("  ([a-zA-Z0-9.-]+):\\s*");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private ParametersText() {}

    /**
     * These values, from the first day of each parameter on, so that the set says the same on every day.
     *
     * @throws IllegalArgumentException when a parameter isn't there
     */
    public static String with(String yaml, Map<String, Double> values) {
        return edited(yaml, values, false);
    }

    /** The same, with calibration as where the values come from. */
    public static String calibrated(String yaml, Map<String, Double> values) {
        return edited(yaml, values, true);
    }

    private static String edited(String yaml, Map<String, Double> values, boolean calibrated) {
        List<String> lines = new ArrayList<>(yaml.lines().toList());
        Set<String> missing = new TreeSet<>(values.keySet());
        String current = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher named = NAME.matcher(line);
            if (named.matches()) {
                current = named.group(1);
            }
            Double value = values.get(current);
            if (value == null) {
                continue;
            }
            if (calibrated && line.startsWith("    herkomst:")) {
                lines.set(i, "    herkomst: geijkt");
            }
            Matcher day = DAY.matcher(line);
            if (line.startsWith("    waarden:") && day.find()) {
                lines.set(i, "    waarden: {%s: %s}".formatted(day.group(), number(value)));
                missing.remove(current);
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "rules/parameters.yaml: %s staat er niet in met waarden op één regel.".formatted(missing));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
