package nl.profielwijzer.rules;

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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.profielwijzer.catalogue.RulesFolder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieContainerSessionsPool;
import org.kie.api.runtime.KieSession;

/**
 * All rules, compiled. Safe for use by many threads; {@link #close} gives its memory back.
 *
 * <p>Rules only find: they see facts and report findings to the household those facts belong to. Rules are loaded from
 * the deployment only, because DRL is code that runs without a sandbox.
 */
public final class RuleBook implements AutoCloseable {
    /** More firings than any household can cause: a rule base that gets here runs in a circle. */
    private static final int FIRINGS_PER_FACT = 1_000;

    private static final int SESSIONS_KEPT_READY = 4;

    private final List<Rule> rules;
    private final Map<String, Integer> indexById = new HashMap<>();
    private final Map<String, Integer> indexByName = new HashMap<>();
    private final String hash;
    private final ReleaseId releaseId;
    private final KieContainer container;
    private final KieContainerSessionsPool sessions;

    /**
     * Reads and compiles all DRL files of the folder.
     *
     * @param parameters the names that rules may use
     * @throws IllegalArgumentException naming file, rule and remedy when a file doesn't hold to the house rules
     */
    public RuleBook(RulesFolder folder, Set<String> parameters) {
        Map<String, Set<String>> derived = parametersOfDerivedProperties();
        List<Rule> read = new ArrayList<>();
        folder.files().forEach((path, text) -> {
            if (path.endsWith(".drl")) {
                read.addAll(new RuleFile(path, text, parameters, derived).rules());
            }
        });
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
        KieServices services = KieServices.get();
        releaseId = services.newReleaseId("nl.profielwijzer.rules", "rules-" + java.util.UUID.randomUUID(), "1");
        KieFileSystem files = services.newKieFileSystem().generateAndWritePomXML(releaseId);
        folder.files().forEach((path, text) -> {
            if (path.endsWith(".drl")) {
                files.write("src/main/resources/rules/" + path, text);
            }
        });
        ClassLoader loader = RuleBook.class.getClassLoader();
        KieBuilder builder = services.newKieBuilder(files, loader).buildAll();
        List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
        if (!errors.isEmpty()) {
            services.getRepository().removeKieModule(releaseId);
            throw new IllegalArgumentException(errors.stream()
                    .map(error -> "%s: %s".formatted(error.getPath(), error.getText()))
                    .distinct()
                    .collect(Collectors.joining("\n")));
        }
        container = services.newKieContainer(releaseId, loader);
        sessions = container.newKieSessionsPool(SESSIONS_KEPT_READY);
    }

    private static Map<String, Set<String>> parametersOfDerivedProperties() {
        Map<String, Set<String>> derived = new HashMap<>();
        for (Class<?> type : List.of(
                LidFeiten.class,
                HuishoudenFeiten.class,
                Score.class,
                BeperkingFeiten.class,
                InzetFeiten.class,
                LidWeging.class,
                HuishoudenWeging.class)) {
            for (Method method : type.getDeclaredMethods()) {
                Grens grens = method.getAnnotation(Grens.class);
                if (grens != null) {
                    String property = method.getName().replaceFirst("^(get|is)(?=[A-Z])", "");
                    derived.computeIfAbsent(
                                    property.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + property.substring(1),
                                    key -> new LinkedHashSet<>())
                            .addAll(List.of(grens.value()));
                }
            }
        }
        return derived;
    }

    /** Shows these facts to the rules, which report to the households of the facts. */
    public void look(Collection<?> facts) {
        KieSession session = sessions.newKieSession();
        try {
            facts.forEach(session::insert);
            int limit = FIRINGS_PER_FACT * (facts.size() + 1);
            if (session.fireAllRules(limit) >= limit) {
                throw new IllegalStateException(
                        "rules fired %d times on %d facts. Maybe one feeds itself.".formatted(limit, facts.size()));
            }
        } finally {
            session.dispose();
        }
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
        sessions.shutdown();
        container.dispose();
        KieServices.get().getRepository().removeKieModule(releaseId);
    }
}
