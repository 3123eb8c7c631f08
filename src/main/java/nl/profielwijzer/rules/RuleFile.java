package nl.profielwijzer.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Leefgebied;
import nl.profielwijzer.intake.Wet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rules of one DRL file and holds them to the house rules: a header with law, reading and limits; an id and a
 * sentence as name; what it is for, its legal basis, source and explanation; no number and no flow control; one call
 * that reports the finding.
 */
final class RuleFile {
    private static final Pattern RULE = Pattern.compile("(?ms)^rule \"([^\"]+)\"\\s*$(.*?)^end\\s*$");
    private static final Pattern NAME = Pattern.compile("([A-Z]\\d{2}\\.\\d+) (\\S.*)");
    private static final Pattern ANNOTATION = Pattern.compile("(?m)^\\s*@(\\w+)\\((.*)\\)\\s*$");
    private static final Pattern HEADER = Pattern.compile("(?s)\\A\\s*/\\*(.*?)\\*/");
    private static final Pattern CONSEQUENCE = Pattern.compile("\\$\\w+\\.meld\\(kcontext\\);");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.-])\\d");
    private static final Pattern FLOW = Pattern.compile(
            "\\b(salience|agenda-group|ruleflow-group|activation-group|no-loop|lock-on-active|modify|insert|insertLogical|update|delete|retract|eval|global|function|import \\S+\\.\\*)(?![\\w-])");
    private static final Pattern LEEFGEBIED = Pattern.compile("\\bLeefgebied\\.([A-Z_]+)");
    private static final Pattern STRING = Pattern.compile("\"([^\"]*)\"");
    private static final List<String> HEADER_PARTS = List.of("Wet", "Lezing", "Niet");
    private static final List<String> ORDER = List.of(
            "strekking",
            "maatregel",
            "acuut",
            "wet",
            "oordeel",
            "profiel",
            "intensiteit",
            "beginsel",
            "naleving",
            "parameter",
            "veld",
            "grondslag",
            "bron",
            "uitleg");

    private final String path;
    private final String text;
    private final Set<String> knownParameters;
    private final Map<String, Set<String>> derived;
    private final Set<String> onAdvice;

    /**
     * @param knownParameters names that a rule may use
     * @param derived parameters behind each derived property of the facts
     * @param onAdvice the derived properties of the facts that follow from what is advised
     */
    RuleFile(
            String path,
            String text,
            Set<String> knownParameters,
            Map<String, Set<String>> derived,
            Set<String> onAdvice) {
        this.path = path;
        this.text = text;
        this.knownParameters = knownParameters;
        this.derived = derived;
        this.onAdvice = onAdvice;
    }

    /** The text with only the rules of these ids. */
    static String only(String text, Set<String> ids) {
        return RULE.matcher(text).replaceAll(rule -> {
            String id = rule.group(1).substring(0, Math.max(0, rule.group(1).indexOf(' ')));
            return ids.contains(id) ? Matcher.quoteReplacement(rule.group()) : "";
        });
    }

    List<Rule> rules() {
        Matcher header = HEADER.matcher(text);
        if (!header.find()) {
            throw wrong("het bestand begint zonder kop. Zet er een commentaar boven met Wet, Lezing en Niet.");
        }
        String toelichting = header.group(1).replaceAll("(?m)^\\s*\\*? ?", "").strip();
        for (String part : HEADER_PARTS) {
            if (!Pattern.compile("(?m)^" + part + ":").matcher(toelichting).find()) {
                throw wrong("de kop mist '%s:'. Schrijf wat daar hoort.".formatted(part));
            }
        }
        String code = text.substring(header.end()).replaceAll("//.*", "");
        Matcher flow = FLOW.matcher(STRING.matcher(code).replaceAll("\"\""));
        if (flow.find()) {
            throw wrong("'%s' hoort niet in een regel. Een regel vindt alleen iets; de weging beslist over volgorde."
                    .formatted(flow.group(1)));
        }
        List<Rule> rules = new ArrayList<>();
        Matcher rule = RULE.matcher(text);
        while (rule.find()) {
            rules.add(
                    rule(rule.group(1), rule.group(2), toelichting, rule.group().strip()));
        }
        long declared =
                Pattern.compile("(?m)^\\s*rule\\b").matcher(text).results().count();
        if (rules.isEmpty() || rules.size() != declared) {
            throw wrong(
                    "%d van %d regels is leesbaar. Schrijf elke regel als: rule \"J04.1 Een zin\" … end, links uitgelijnd."
                            .formatted(rules.size(), declared));
        }
        return rules;
    }

    private Rule rule(String name, String body, String toelichting, String whole) {
        Matcher id = NAME.matcher(name);
        if (!id.matches()) {
            throw wrong(
                    "regelnaam \"%s\" heeft geen nummer en zin. Schrijf bijvoorbeeld \"J04.1 Gedrag is een probleem\"."
                            .formatted(name));
        }
        int when = body.indexOf("\nwhen");
        int then = body.lastIndexOf("\nthen");
        if (when < 0 || then < when) {
            throw wrong(name, "mist when of then");
        }
        Map<String, String> annotations = annotations(name, body.substring(0, when));
        String condition = body.substring(when + "\nwhen".length(), then).replaceAll("//.*", "");
        String consequence =
                body.substring(then + "\nthen".length()).replaceAll("//.*", "").strip();
        if (!CONSEQUENCE.matcher(consequence).matches()) {
            throw wrong(name, "doet na then iets anders dan één keer melden: " + consequence);
        }
        if (NUMBER.matcher(STRING.matcher(condition).replaceAll("")).find()) {
            throw wrong(name, "heeft een getal in de voorwaarde. Maak er een parameter van");
        }
        return new Rule(
                id.group(1),
                id.group(2),
                value(Strekking.class, name, required(name, annotations, "strekking")),
                list(name, annotations.get("maatregel")),
                annotations.containsKey("acuut"),
                optional(Wet.class, name, annotations.get("wet")),
                optional(Oordeel.class, name, annotations.get("oordeel")),
                annotations.get("profiel"),
                optional(Intensiteit.class, name, annotations.get("intensiteit")),
                annotations.get("beginsel"),
                optional(Naleving.class, name, annotations.get("naleving")),
                annotations.get("parameter"),
                annotations.get("veld"),
                required(name, annotations, "grondslag"),
                required(name, annotations, "bron"),
                required(name, annotations, "uitleg"),
                toelichting,
                whole,
                path,
                parameters(name, condition, annotations),
                LEEFGEBIED
                        .matcher(condition)
                        .results()
                        .map(match -> Leefgebied.valueOf(match.group(1)))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Leefgebied.class))),
                restsOnAdvice(condition, required(name, annotations, "uitleg")));
    }

    private boolean restsOnAdvice(String condition, String uitleg) {
        String seen = STRING.matcher(condition).replaceAll("") + " " + String.join(" ", Wording.factsNamedIn(uitleg));
        return onAdvice.stream().anyMatch(property -> uses(seen, property));
    }

    private static boolean uses(String text, String property) {
        return Pattern.compile("\\b" + property + "\\b").matcher(text).find();
    }

    private Map<String, String> annotations(String name, String head) {
        Map<String, String> annotations = new LinkedHashMap<>();
        int last = -1;
        Matcher matcher = ANNOTATION.matcher(head);
        while (matcher.find()) {
            String key = matcher.group(1);
            int place = ORDER.indexOf(key);
            if (place < 0) {
                throw wrong(name, "heeft een onbekende aanduiding @%s. Kies uit %s".formatted(key, ORDER));
            }
            if (place <= last) {
                throw wrong(name, "heeft @%s op de verkeerde plaats. De volgorde is %s".formatted(key, ORDER));
            }
            last = place;
            annotations.put(key, matcher.group(2).replaceAll("^\"|\"$", "").strip());
        }
        return annotations;
    }

    /** Every parameter named in the condition, directly or behind a derived property. */
    private SortedSet<String> parameters(String name, String condition, Map<String, String> annotations) {
        SortedSet<String> parameters = new TreeSet<>();
        Matcher string = STRING.matcher(condition);
        while (string.find()) {
            String parameter = string.group(1);
            if (parameter.contains(".") || parameter.contains("-")) {
                parameters.add(parameter);
            }
        }
        String properties = STRING.matcher(condition).replaceAll("");
        derived.forEach((property, behind) -> {
            if (uses(properties, property)) {
                parameters.addAll(behind);
            }
        });
        String brought = annotations.get("parameter");
        if (brought != null) {
            parameters.add(brought);
        }
        for (String parameter : parameters) {
            if (!knownParameters.contains(parameter)) {
                throw wrong(
                        name, "gebruikt de onbekende parameter '%s'. Zet hem in parameters.yaml".formatted(parameter));
            }
        }
        return parameters;
    }

    private String required(String name, Map<String, String> annotations, String key) {
        String value = annotations.get(key);
        if (value == null || value.isBlank()) {
            throw wrong(name, "mist @%s".formatted(key));
        }
        return value;
    }

    private List<Maatregel> list(String name, @Nullable String values) {
        return values == null
                ? List.of()
                : Arrays.stream(values.split(","))
                        .map(each -> value(Maatregel.class, name, each.strip()))
                        .toList();
    }

    private <E extends Enum<E>> @Nullable E optional(Class<E> type, String name, @Nullable String value) {
        return value == null ? null : value(type, name, value);
    }

    private <E extends Enum<E>> E value(Class<E> type, String name, String value) {
        try {
            return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw wrong(
                    name,
                    "heeft een onbekende waarde '%s'. Kies uit %s".formatted(value, List.of(type.getEnumConstants())));
        }
    }

    private IllegalArgumentException wrong(String name, String what) {
        return wrong("regel \"%s\" %s.".formatted(name, what));
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("rules/%s: %s".formatted(path, what));
    }
}
