package nl.profielwijzer.rules;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.intake.Inzet;
import org.jspecify.annotations.Nullable;

/** Puts findings and facts into Dutch: fills the sentence of a rule with the household's own facts. */
public final class Wording {
    /** Where a sentence names a fact, {@code {lid.leeftijd}}. */
    private static final Pattern FACT = Pattern.compile("\\{([^}]+)}");

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd-MM-yyyy", Locale.ROOT);
    private static final List<String> MAIN_FACTS =
            List.of("$lid", "$weging", "$gezin", "$huishouden", "$relatie", "$score");
    private static final Pattern CODE = Pattern.compile("[A-Z0-9_]+");
    private static final Map<Property, Optional<Method>> PROPERTIES = new ConcurrentHashMap<>();

    private final Map<String, String> codes;

    /** The sentences of the rules in parts, by their text. */
    private final Map<String, List<Part>> sentences = new ConcurrentHashMap<>();

    private record Property(Class<?> type, String name) {}

    /**
     * A piece of a rule's sentence.
     *
     * @param path the fact it stands for; empty when it is just text
     */
    public record Part(String text, List<String> path) {
        public boolean isFact() {
            return !path.isEmpty();
        }
    }

    /**
     * A finding in words.
     *
     * @param sentence the rule's sentence with its facts filled in
     * @param facts those facts by name: numbers and yes/no as they are, everything else as it is said
     */
    public record Told(String sentence, Map<String, Object> facts) {}

    /** @param codes how each code, such as an enum constant, is said in a sentence */
    public Wording(Map<String, String> codes) {
        this.codes = Map.copyOf(codes);
    }

    /** This finding in words. */
    public Told told(Bevinding bevinding, Parameters parameters) {
        StringBuilder sentence = new StringBuilder();
        Map<String, Object> facts = new LinkedHashMap<>();
        for (Part part : sentences.computeIfAbsent(bevinding.rule().uitleg(), Wording::parts)) {
            if (!part.isFact()) {
                sentence.append(part.text);
            } else {
                Set<@Nullable Object> values = values(part, bevinding, parameters);
                Object only = values.size() == 1 ? values.iterator().next() : null;
                String said = said(values);
                facts.put(part.text, only instanceof Number || only instanceof Boolean ? only : said);
                sentence.append(said);
            }
        }
        return new Told(capitalised(sentence.toString()), facts);
    }

    /** The facts that a rule's sentence names, as they stand there. */
    static List<String> factsNamedIn(String sentence) {
        return parts(sentence).stream().filter(Part::isFact).map(Part::text).toList();
    }

    /** A rule's sentence as it stands there, text and facts in turn. */
    public static List<Part> parts(String sentence) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = FACT.matcher(sentence);
        int from = 0;
        while (matcher.find()) {
            parts.add(new Part(sentence.substring(from, matcher.start()), List.of()));
            parts.add(new Part(matcher.group(1), List.of(matcher.group(1).split("\\."))));
            from = matcher.end();
        }
        parts.add(new Part(sentence.substring(from), List.of()));
        return List.copyOf(parts);
    }

    /** Every distinct value of the fact that this part names, over the matches of the finding. */
    private static Set<@Nullable Object> values(Part named, Bevinding bevinding, Parameters parameters) {
        Set<@Nullable Object> values = new LinkedHashSet<>();
        if (parameters.has(named.text)) {
            values.add(parameters.get(named.text));
            return values;
        }
        List<String> path = named.path;
        String bound = "$" + path.get(0);
        for (Map<String, Object> facts : bevinding.matches()) {
            Object value = facts.get(bound);
            int next = 1;
            if (value == null) {
                value = mainFact(facts, bevinding.rule());
                next = 0;
            }
            for (; next < path.size() && value != null; next++) {
                value = property(value, path.get(next), bevinding.rule());
            }
            values.add(value);
        }
        return values;
    }

    private static Object mainFact(Map<String, Object> facts, Rule rule) {
        for (String name : MAIN_FACTS) {
            Object fact = facts.get(name);
            if (fact != null) {
                return fact;
            }
        }
        throw new IllegalStateException("rule %s binds none of %s".formatted(rule.id(), MAIN_FACTS));
    }

    private static @Nullable Object property(Object of, String name, Rule rule) {
        if (of instanceof Collection<?> collection && name.equals("aantal")) {
            return collection.size();
        }
        Method method = PROPERTIES
                .computeIfAbsent(new Property(of.getClass(), name), Wording::getter)
                .orElseThrow(() -> new IllegalStateException("rule %s names {%s}, which %s doesn't have"
                        .formatted(rule.id(), name, of.getClass().getSimpleName())));
        try {
            return method.invoke(of);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("rule %s: {%s} can't be read".formatted(rule.id(), name), e);
        }
    }

    private static Optional<Method> getter(Property property) {
        String name = property.name;
        String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        for (String candidate : List.of("get" + capital, "is" + capital, name)) {
            try {
                return Optional.of(property.type.getMethod(candidate));
            } catch (NoSuchMethodException e) {
                // the next spelling may exist
            }
        }
        return Optional.empty();
    }

    /** Any fact as it is said in a sentence. */
    public String said(@Nullable Object value) {
        if (value == null) {
            return "nog niet gevraagd";
        }
        if (value instanceof Collection<?> collection) {
            return enumerated(collection.stream().map(this::said).toList());
        }
        if (value instanceof Boolean yes) {
            return yes ? "ja" : "nee";
        }
        if (value instanceof Number number) {
            return number(number.doubleValue());
        }
        if (value instanceof LocalDate date) {
            return DATE.format(date);
        }
        if (value instanceof Enum<?> constant) {
            return code(constant.name());
        }
        if (value instanceof Score score) {
            return score.getNaam() + " (" + said(score.getWaarde()) + ")";
        }
        if (value instanceof LidFeiten lid) {
            return said(lid.getRol()) + " " + lid.getId();
        }
        if (value instanceof LidWeging weging) {
            return said(weging.getLid());
        }
        if (value instanceof BeperkingFeiten beperking) {
            return said(beperking.getGrondslag());
        }
        if (value instanceof InzetFeiten inzet) {
            return inzet(inzet.getWet(), inzet.getProfiel());
        }
        if (value instanceof Inzet inzet) {
            return inzet(inzet.wet(), inzet.profiel());
        }
        if (value instanceof AdviesFeiten advies) {
            return "%s (%s)".formatted(advies.naam(), said(advies.intensiteit()));
        }
        return value.toString();
    }

    /** A code as it is said in a sentence. */
    public String code(String code) {
        String said = codes.get(code);
        if (said != null) {
            return said;
        }
        return CODE.matcher(code).matches() ? code.toLowerCase(Locale.ROOT).replace('_', ' ') : code;
    }

    private String inzet(nl.profielwijzer.intake.Wet wet, @Nullable String profiel) {
        return profiel == null ? said(wet) : "%s (%s)".formatted(said(wet), profiel);
    }

    /** "a", "a en b", "a, b en c", or "geen". */
    public static String enumerated(List<String> parts) {
        List<String> distinct = new ArrayList<>(new LinkedHashSet<>(parts));
        if (distinct.isEmpty()) {
            return "geen";
        }
        int last = distinct.size() - 1;
        return last == 0 ? distinct.get(0) : String.join(", ", distinct.subList(0, last)) + " en " + distinct.get(last);
    }

    /** A number as Dutch readers write it: no needless decimals, a comma before those needed. */
    public static String number(double value) {
        return value == Math.rint(value)
                ? String.valueOf((long) value)
                : String.valueOf(value).replace('.', ',');
    }

    public static String capitalised(String sentence) {
        return sentence.isEmpty()
                ? sentence
                : sentence.substring(0, 1).toUpperCase(Locale.forLanguageTag("nl")) + sentence.substring(1);
    }
}
