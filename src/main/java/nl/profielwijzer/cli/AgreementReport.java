package nl.profielwijzer.cli;

import static nl.profielwijzer.intake.Json.JSON;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import nl.profielwijzer.calibration.agreement.Coefficient;
import nl.profielwijzer.calibration.agreement.Cohen;
import nl.profielwijzer.calibration.agreement.Fleiss;
import nl.profielwijzer.calibration.agreement.Gwet;
import nl.profielwijzer.calibration.agreement.Krippendorff;
import nl.profielwijzer.calibration.agreement.Outcome;
import nl.profielwijzer.calibration.agreement.Ratings;
import nl.profielwijzer.calibration.agreement.Reason;
import nl.profielwijzer.calibration.agreement.Weights;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every agreement measure of one table, as JSON and as a table with a sentence each.
 *
 * @param alpha by metric, in Dutch
 * @param gwet by weights, in Dutch
 * @param cohen by weights, in Dutch
 */
record AgreementReport(
        Ratings ratings,
        Outcome<Double> observed,
        Map<String, Outcome<Double>> alpha,
        Map<String, Outcome<Coefficient>> gwet,
        Outcome<Coefficient> fleiss,
        Map<String, Outcome<Coefficient>> cohen) {

    /** What the ratings are, and so which measures say most about them. */
    enum Schaal {
        NOMINAAL(Set.of("nominaal", "identiteit", "ongewogen")),
        ORDINAAL(Set.of("ordinaal", "lineair", "kwadratisch")),
        INTERVAL(Set.of("interval", "kwadratisch"));

        private final Set<String> suited;

        Schaal(Set<String> suited) {
            this.suited = suited;
        }

        String woord() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Locale DUTCH = Locale.forLanguageTag("nl-NL");

    /** Word by the highest coefficient that it covers. */
    private static final NavigableMap<Double, String> STRENGTHS =
            new TreeMap<>(Map.of(.2, "gering", .4, "matig", .6, "redelijk", .8, "goed", 1.0, "bijna volledig"));

    static AgreementReport of(Ratings ratings) {
        Map<String, Outcome<Double>> alpha = new LinkedHashMap<>();
        alpha.put("nominaal", Krippendorff.alpha(ratings, Krippendorff.Metric.NOMINAL));
        alpha.put("ordinaal", Krippendorff.alpha(ratings, Krippendorff.Metric.ORDINAL));
        alpha.put("interval", Krippendorff.alpha(ratings, Krippendorff.Metric.INTERVAL));
        Map<String, Outcome<Coefficient>> gwet = new LinkedHashMap<>();
        gwet.put("identiteit", Gwet.ac(ratings, Weights.IDENTITY));
        gwet.put("lineair", Gwet.ac(ratings, Weights.LINEAR));
        gwet.put("kwadratisch", Gwet.ac(ratings, Weights.QUADRATIC));
        Map<String, Outcome<Coefficient>> cohen = new LinkedHashMap<>();
        cohen.put("ongewogen", Cohen.kappa(ratings, Weights.IDENTITY));
        cohen.put("lineair", Cohen.kappa(ratings, Weights.LINEAR));
        cohen.put("kwadratisch", Cohen.kappa(ratings, Weights.QUADRATIC));
        return new AgreementReport(
                ratings,
                Gwet.observed(ratings, Weights.IDENTITY),
                alpha,
                gwet,
                Fleiss.kappa(ratings, Weights.IDENTITY),
                cohen);
    }

    /** A measure that can't be computed is null, with its reason under {@code opmerkingen} by the path of its key. */
    String json() {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode remarks = JSON.createObjectNode();
        root.put("n", ratings.size(1));
        root.put("beoordelaars", ratings.raters());
        put(root, "waargenomenOvereenstemming", observed, "waargenomenOvereenstemming", remarks);
        ObjectNode alphaNode = root.putObject("krippendorffAlpha");
        alpha.forEach((metric, outcome) -> put(alphaNode, metric, outcome, "krippendorffAlpha." + metric, remarks));
        ObjectNode gwetNode = root.putObject("gwet");
        gwet.forEach((weights, outcome) -> putWithSe(gwetNode, weights, outcome, "gwet." + weights, remarks));
        putWithSe(root, "fleiss", fleiss, "fleiss", remarks);
        if (ratings.raters() == 2) {
            ObjectNode cohenNode = root.putObject("cohen");
            cohen.forEach((weights, outcome) -> putWithSe(cohenNode, weights, outcome, "cohen." + weights, remarks));
        } else {
            root.putNull("cohen");
            remarks.put("cohen", Reason.NOT_TWO_RATERS.sentence());
        }
        root.set("opmerkingen", remarks);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static void put(ObjectNode node, String key, Outcome<Double> outcome, String path, ObjectNode remarks) {
        node.put(key, outcome.value().orElse(null));
        outcome.reason().ifPresent(reason -> remarks.put(path, reason.sentence()));
    }

    private static void putWithSe(
            ObjectNode node, String key, Outcome<Coefficient> outcome, String path, ObjectNode remarks) {
        outcome.value()
                .ifPresentOrElse(
                        coefficient -> {
                            ObjectNode measure = node.putObject(key);
                            measure.put("waarde", coefficient.value());
                            put(measure, "se", coefficient.se(), path + ".se", remarks);
                        },
                        () -> node.putNull(key));
        outcome.reason().ifPresent(reason -> remarks.put(path, reason.sentence()));
    }

    /** Lines of text; a star marks the measures that suit the scale. */
    String table(Schaal schaal) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                DUTCH,
                "%d casussen met een oordeel, %d daarvan met twee of meer; %d beoordelaars; %d categorieën: %s",
                ratings.size(1),
                ratings.size(2),
                ratings.raters(),
                ratings.categories().size(),
                String.join(ratings.ordered() ? " < " : ", ", ratings.categories())));
        lines.add("");
        lines.add(line(" ", "maat", "waarde", "se", "in woorden"));
        lines.add(line(
                " ",
                "waargenomen overeenstemming",
                observed,
                value -> String.format(
                        DUTCH,
                        "Twee oordelen over dezelfde casus zijn in %.0f van de 100 gevallen gelijk.",
                        100 * value)));
        alpha.forEach((metric, outcome) -> lines.add(
                line(star(schaal, metric), "Krippendorff alfa, " + metric, outcome, AgreementReport::reliability)));
        gwet.forEach((weights, outcome) -> lines.add(line(
                star(schaal, weights),
                (weights.equals("identiteit") ? "Gwet AC1, " : "Gwet AC2, ") + weights,
                outcome)));
        lines.add(line(star(schaal, "identiteit"), "Fleiss kappa", fleiss));
        if (ratings.raters() == 2) {
            cohen.forEach(
                    (weights, outcome) -> lines.add(line(star(schaal, weights), "Cohen kappa, " + weights, outcome)));
        } else {
            lines.add(line(" ", "Cohen kappa", "-", "", Reason.NOT_TWO_RATERS.sentence()));
        }
        lines.add("");
        lines.add("* past bij de schaal %s. De se is de standaardfout: hoe groter, hoe onzekerder de waarde."
                .formatted(schaal.woord()));
        return String.join(System.lineSeparator(), lines);
    }

    private static String star(Schaal schaal, String kind) {
        return schaal.suited.contains(kind) ? "*" : " ";
    }

    private static String line(String star, String name, Outcome<Coefficient> outcome) {
        return outcome.fold(
                coefficient -> line(
                        star,
                        name,
                        figure(coefficient.value()),
                        coefficient.se().fold(AgreementReport::figure, reason -> "-"),
                        strength(coefficient.value())),
                reason -> line(star, name, "-", "", reason.sentence()));
    }

    private static String line(String star, String name, Outcome<Double> outcome, Function<Double, String> sentence) {
        return outcome.fold(
                value -> line(star, name, figure(value), "", sentence.apply(value)),
                reason -> line(star, name, "-", "", reason.sentence()));
    }

    private static String line(String star, String name, String value, String se, String sentence) {
        return "%s %-30s %6s  %5s  %s".formatted(star, name, value, se, sentence);
    }

    private static String figure(double value) {
        return String.format(DUTCH, "%.3f", value);
    }

    /** The cut-offs of Krippendorff (2004), Content Analysis, ch. 11. */
    private static String reliability(double alpha) {
        if (alpha < 0) {
            return "De beoordelaars zijn het minder vaak eens dan bij toeval.";
        }
        if (alpha < .667) {
            return "De oordelen verschillen te veel om er conclusies op te bouwen.";
        }
        return alpha < .8
                ? "De oordelen zijn bruikbaar voor voorlopige conclusies."
                : "De oordelen zijn betrouwbaar genoeg om conclusies op te bouwen.";
    }

    /** The words of Landis and Koch (1977). */
    private static String strength(double coefficient) {
        if (coefficient < 0) {
            return "De beoordelaars zijn het minder vaak eens dan bij toeval.";
        }
        return "De overeenstemming boven toeval is %s."
                .formatted(STRENGTHS.ceilingEntry(Math.min(coefficient, 1)).getValue());
    }
}
