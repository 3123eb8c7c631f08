package nl.profielwijzer.casuistry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.zip.GZIPInputStream;
import nl.profielwijzer.intake.Json;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The sets that come with the product: {@code testcases/casuistiek}. All of them are invented. Needs no storage. */
public final class PackagedSets {
    /** In the order in which they are shown. */
    public static final List<String> NAMES = List.of("demo", "ijking", "toets");

    private static final String FOLDER = "testcases/casuistiek/";

    private final ConcurrentMap<String, Casuistiekset> known = new ConcurrentHashMap<>();

    /** @param naam one of {@link #NAMES} */
    public Casuistiekset find(String naam) {
        return known.computeIfAbsent(naam, name -> {
            CasusHashes content = new CasusHashes();
            cases(name).forEach(content::add);
            return new Casuistiekset(
                    name, 1, content.hash(), Aantal.of(content.size(), content.real()), content.real(), null);
        });
    }

    /**
     * The cases by id.
     *
     * @param naam one of {@link #NAMES}
     */
    public List<Casus> cases(String naam) {
        List<Casus> cases = new ArrayList<>();
        try {
            InputStream lines = PackagedSets.class.getResourceAsStream("/%s%s.jsonl.gz".formatted(FOLDER, naam));
            if (lines != null) {
                try (BufferedReader reader =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(lines), StandardCharsets.UTF_8))) {
                    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                        cases.add(Json.JSON.readValue(line, Casus.class));
                    }
                }
            } else {
                for (Resource resource : new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:%s%s/*.yaml".formatted(FOLDER, naam))) {
                    if (!Objects.requireNonNull(resource.getFilename()).endsWith(".verwacht.yaml")) {
                        cases.add(
                                Json.YAML.readValue(resource.getContentAsString(StandardCharsets.UTF_8), Casus.class));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the packaged set %s can't be read".formatted(naam), e);
        }
        cases.sort(Comparator.comparing(Casus::id));
        return cases;
    }
}
