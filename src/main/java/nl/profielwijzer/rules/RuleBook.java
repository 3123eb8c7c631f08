package nl.profielwijzer.rules;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.profielwijzer.catalogue.RulesFolder;
import org.jspecify.annotations.Nullable;

/**
 * All rules, compiled. Safe for use by many threads; {@link #close} gives its memory back.
 *
 * <p>Rules only find: they see facts and report findings to the household those facts belong to. Rules are loaded from
 * the deployment only, because DRL is code that runs without a sandbox.
 */
public final class RuleBook implements AutoCloseable {
    private final List<Rule> rules;
    private final Map<String, Integer> indexById = new HashMap<>();
    private final Map<String, Integer> indexByName = new HashMap<>();
    private final String hash;
    private final RulesFolder folder;
    private final RuleBase base;

    /**
     * Reads and compiles all DRL files of the folder.
     *
     * @param parameters the names that rules may use
     * @throws IllegalArgumentException naming file, rule and remedy when a file doesn't hold to the house rules
     */
    public RuleBook(RulesFolder folder, Set<String> parameters) {
        Map<String, Set<String>> derived = parametersOfDerivedProperties();
        List<Rule> read = new ArrayList<>();
        Set<String> onAdvice = properties(OpAdvies.class).keySet();
        drl(folder)
                .forEach((path, text) -> read.addAll(new RuleFile(path, text, parameters, derived, onAdvice).rules()));
        read.sort(Comparator.comparing(Rule::item)
                .thenComparing(
                        rule -> Integer.valueOf(rule.id().substring(rule.id().indexOf('.') + 1))));
        rules = List.copyOf(read);
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (indexById.put(rule.id(), i) != null) {
                throw new IllegalArgumentException("rules/%s: regelnummer %s bestaat al. Kies een ander nummer."
                        .formatted(rule.bestand(), rule.id()));
            }
            indexByName.put(rule.id() + " " + rule.titel(), i);
        }
        hash = folder.hash();
        this.folder = folder;
        base = new RuleBase(drl(folder), hash);
    }

    private RuleBook(RuleBook whole, BitSet places) {
        rules = whole.rules;
        indexById.putAll(whole.indexById);
        indexByName.putAll(whole.indexByName);
        hash = whole.hash;
        folder = whole.folder;
        Set<String> kept = places.stream().mapToObj(rules::get).map(Rule::id).collect(Collectors.toSet());
        Map<String, String> narrowed = new TreeMap<>();
        drl(folder).forEach((path, text) -> narrowed.put(path, RuleFile.only(text, kept)));
        base = new RuleBase(narrowed, hash + "-" + places.hashCode());
    }

    private static Map<String, String> drl(RulesFolder folder) {
        Map<String, String> files = new TreeMap<>(folder.files());
        files.keySet().removeIf(path -> !path.endsWith(".drl"));
        return files;
    }

    /**
     * The same rules, of which only those at these places look. Places stay the same. For where many outcomes are
     * compared and nothing is explained.
     */
    public RuleBook only(BitSet places) {
        return new RuleBook(this, places);
    }

    private static Map<String, Set<String>> parametersOfDerivedProperties() {
        Map<String, Set<String>> derived = new HashMap<>();
        properties(Grens.class)
                .forEach((property, methods) -> methods.forEach(method -> derived.computeIfAbsent(
                                property, key -> new LinkedHashSet<>())
                        .addAll(List.of(method.getAnnotation(Grens.class).value()))));
        return derived;
    }

    /** The methods of the facts that are marked like this, by the name under which rules use them. */
    private static Map<String, List<Method>> properties(Class<? extends Annotation> mark) {
        Map<String, List<Method>> properties = new HashMap<>();
        for (Class<?> type : List.of(
                LidFeiten.class,
                HuishoudenFeiten.class,
                Score.class,
                BeperkingFeiten.class,
                InzetFeiten.class,
                LidWeging.class,
                HuishoudenWeging.class)) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(mark)) {
                    String property = method.getName().replaceFirst("^(get|is)(?=[A-Z])", "");
                    properties
                            .computeIfAbsent(
                                    property.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + property.substring(1),
                                    key -> new ArrayList<>())
                            .add(method);
                }
            }
        }
        return properties;
    }

    /** Shows these facts to the rules, which report to the households of the facts. */
    public void look(Collection<?> facts) {
        base.look(facts);
    }

    /** All rules, by id. */
    public List<Rule> rules() {
        return rules;
    }

    public Rule get(int index) {
        return rules.get(index);
    }

    public @Nullable Rule get(String id) {
        Integer index = indexById.get(id);
        return index == null ? null : rules.get(index);
    }

    /**
     * The place of this rule in {@link #rules}.
     *
     * @throws IllegalArgumentException when there is no such rule
     */
    public int indexOf(String id) {
        Integer index = indexById.get(id);
        if (index == null) {
            throw new IllegalArgumentException("regel %s bestaat niet. Kijk in rules/.".formatted(id));
        }
        return index;
    }

    int indexOfName(String name) {
        return java.util.Objects.requireNonNull(indexByName.get(name));
    }

    /** The places of all rules like this. */
    public BitSet places(Predicate<Rule> like) {
        BitSet places = new BitSet();
        for (int i = 0; i < rules.size(); i++) {
            if (like.test(rules.get(i))) {
                places.set(i);
            }
        }
        return places;
    }

    /** The content hash of the folder it was read from. */
    public String hash() {
        return hash;
    }

    @Override
    public void close() {
        base.close();
    }
}
