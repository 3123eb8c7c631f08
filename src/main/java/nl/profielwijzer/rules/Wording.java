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
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]+)}");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd-MM-yyyy", Locale.ROOT);
    private static final List<String> MAIN_FACTS =
            List.of("$lid", "$weging", "$gezin", "$huishouden", "$relatie", "$score");
    private static final Map<String, Optional<Method>> PROPERTIES = new ConcurrentHashMap<>();

    private final Map<String, String> codes;

    /** @param codes how each code, such as an enum constant, is said in a sentence */
    public Wording(Map<String, String> codes) {
        this.codes = Map.copyOf(codes);
    }

    /** The explanation sentence of this finding, with its facts filled in. */
    public String sentence(Bevinding bevinding, Parameters parameters) {
        Matcher matcher = PLACEHOLDER.matcher(bevinding.rule().uitleg());
        StringBuilder sentence = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(
                    sentence, Matcher.quoteReplacement(said(values(matcher.group(1), bevinding, parameters))));
        }
        return capitalised(matcher.appendTail(sentence).toString());
    }

    /** The facts named in the sentence: numbers and yes/no as they are, everything else as it is said. */
    public Map<String, Object> facts(Bevinding bevinding, Parameters parameters) {
        Map<String, Object> facts = new LinkedHashMap<>();
        Matcher matcher = PLACEHOLDER.matcher(bevinding.rule().uitleg());
        while (matcher.find()) {
            Set<@Nullable Object> values = values(matcher.group(1), bevinding, parameters);
            Object only = values.size() == 1 ? values.iterator().next() : null;
            facts.put(matcher.group(1), only instanceof Number || only instanceof Boolean ? only : said(values));
        }
        return facts;
    }

    /** Every distinct value of this placeholder over the matches of the finding. */
    private static Set<@Nullable Object> values(String placeholder, Bevinding bevinding, Parameters parameters) {
        Set<@Nullable Object> values = new LinkedHashSet<>();
        if (parameters.has(placeholder)) {
            values.add(parameters.get(placeholder));
            return values;
        }
        String[] path = placeholder.split("\\.");
        for (Map<String, Object> facts : bevinding.matches()) {
            Object value = facts.get("$" + path[0]);
            int next = 1;
            if (value == null) {
                value = MAIN_FACTS.stream()
                        .filter(facts::containsKey)
                        .findFirst()
                        .map(facts::get)
                        .orElseThrow(() -> new IllegalStateException("rule %s binds none of %s"
                                .formatted(bevinding.rule().id(), MAIN_FACTS)));
                next = 0;
            }
            for (; next < path.length && value != null; next++) {
                value = property(value, path[next], bevinding.rule());
            }
            values.add(value);
        }
        return values;
    }

    private static @Nullable Object property(Object of, String name, Rule rule) {
        if (of instanceof Collection<?> collection && name.equals("aantal")) {
            return collection.size();
        }
        Method method = PROPERTIES
                .computeIfAbsent(of.getClass().getName() + "#" + name, key -> getter(of.getClass(), name))
                .orElseThrow(() -> new IllegalStateException("rule %s names {%s}, which %s doesn't have"
                        .formatted(rule.id(), name, of.getClass().getSimpleName())));
        try {
            return method.invoke(of);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("rule %s: {%s} can't be read".formatted(rule.id(), name), e);
        }
    }

    private static Optional<Method> getter(Class<?> type, String name) {
        String property = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        for (String candidate : List.of("get" + property, "is" + property, name)) {
            try {
                return Optional.of(type.getMethod(candidate));
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
            return "%s (%s)".formatted(score.getNaam(), said(score.getWaarde()));
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
        return codes.getOrDefault(
                code, code.matches("[A-Z0-9_]+") ? code.toLowerCase(Locale.ROOT).replace('_', ' ') : code);
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
