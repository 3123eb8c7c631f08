package nl.profielwijzer.casuistry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.assessment.Uitslag;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;

/**
 * The cases that come with the product: of each rule the smallest intake in which it fires and one in which it stays
 * silent, and whole cases.
 */
public final class PackagedCases {
    private final Beoordelaar beoordelaar;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Map<String, List<Geval>> byRule;

    /** @param beoordelaar finds which rules fire in the whole cases, at the first question */
    public PackagedCases(Beoordelaar beoordelaar) {
        this.beoordelaar = beoordelaar;
    }

    /** How a case shows a rule. */
    public enum Soort {
        VUURT,
        ZWIJGT,
        CASUS
    }

    /**
     * A case that shows a rule at work.
     *
     * @param id of the rule for its own cases, of the case for a whole one
     * @param omschrijving why the rule fires or stays silent, or the title of the case
     * @param bestand path of its file under {@code testcases/}
     */
    public record Geval(Soort soort, String id, String omschrijving, String bestand) {}

    /** The cases that show this rule. */
    public List<Geval> of(String regel) {
        Map<String, List<Geval>> known = byRule;
        if (known == null) {
            // Every rule is found in one go; a second caller waits instead of doing it again.
            lock.lock();
            try {
                known = byRule;
                if (known == null) {
                    known = find();
                    byRule = known;
                }
            } finally {
                lock.unlock();
            }
        }
        return known.getOrDefault(regel, List.of());
    }

    private Map<String, List<Geval>> find() {
        Map<String, List<Geval>> found = new TreeMap<>();
        files("testcases/rules/")
                .forEach((path, documents) ->
                        documents.forEach(document -> document.propertyStream().forEach(rule -> {
                            add(
                                    found,
                                    rule.getKey(),
                                    Soort.VUURT,
                                    rule.getValue().path("vuurt"),
                                    path);
                            add(
                                    found,
                                    rule.getKey(),
                                    Soort.ZWIJGT,
                                    rule.getValue().path("zwijgt"),
                                    path);
                        })));
        files("testcases/casuistiek/")
                .forEach((path, documents) -> documents.forEach(casus -> {
                    if (casus.path("intake").isObject()) {
                        Uitslag uitslag =
                                beoordelaar.beoordeel(Json.YAML.treeToValue(casus.get("intake"), Intake.class));
                        Geval geval = new Geval(
                                Soort.CASUS,
                                casus.path("id").asString(""),
                                casus.path("titel").asString(""),
                                path);
                        uitslag.bevindingen().stream()
                                .map(Uitslag.Waarneming::regel)
                                .distinct()
                                .forEach(rule -> found.computeIfAbsent(rule, key -> new ArrayList<>())
                                        .add(geval));
                    }
                }));
        return found;
    }

    private static void add(Map<String, List<Geval>> found, String rule, Soort soort, JsonNode situation, String path) {
        if (situation.isObject()) {
            found.computeIfAbsent(rule, key -> new ArrayList<>())
                    .add(new Geval(soort, rule, situation.path("omdat").asString(""), path));
        }
    }

    /** The documents of each file under this folder; a list counts as many documents. */
    private static Map<String, List<JsonNode>> files(String folder) {
        Map<String, List<JsonNode>> files = new LinkedHashMap<>();
        try {
            Map<String, Resource> sorted = new TreeMap<>();
            for (Resource resource :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "**/*.yaml")) {
                String url = resource.getURL().toString();
                sorted.put(url.substring(url.lastIndexOf("testcases/") + "testcases/".length()), resource);
            }
            for (Map.Entry<String, Resource> file : sorted.entrySet()) {
                List<JsonNode> documents = new ArrayList<>();
                try (MappingIterator<JsonNode> read = Json.YAML
                        .readerFor(JsonNode.class)
                        .readValues(file.getValue().getContentAsString(StandardCharsets.UTF_8))) {
                    read.forEachRemaining(document -> {
                        if (document.isArray()) {
                            document.forEach(documents::add);
                        } else {
                            documents.add(document);
                        }
                    });
                }
                files.put(file.getKey(), documents);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the packaged cases in %s can't be read".formatted(folder), e);
        }
        return files;
    }
}
