package nl.profielwijzer.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The text of all rule and catalogue files: what civil servants own. Read whole, once, so that everything made from it
 * belongs to one content hash.
 *
 * @param files text by path under {@code rules/}
 */
public record RulesFolder(SortedMap<String, String> files) {

    /** The files of this folder, or of the packaged rules when null. */
    public static RulesFolder read(@org.jspecify.annotations.Nullable Path folder) {
        return folder == null ? packaged() : in(folder);
    }

    /** The files that are packaged with the product. */
    public static RulesFolder packaged() {
        SortedMap<String, String> files = new TreeMap<>();
        try {
            for (String kind : new String[] {"drl", "yaml"}) {
                for (Resource resource :
                        new PathMatchingResourcePatternResolver().getResources("classpath*:rules/**/*." + kind)) {
                    String url = resource.getURL().toString();
                    files.put(
                            url.substring(url.lastIndexOf("/rules/") + "/rules/".length()),
                            resource.getContentAsString(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the packaged rules can't be read", e);
        }
        return new RulesFolder(files);
    }

    /** The files under this folder. */
    public static RulesFolder in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    "regelmap %s bestaat niet. Geef met --regels een map zoals rules/ van de broncode."
                            .formatted(folder));
        }
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                if (name.endsWith(".drl") || name.endsWith(".yaml")) {
                    files.put(name, Files.readString(path));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the rules in %s can't be read".formatted(folder), e);
        }
        return new RulesFolder(files);
    }

    /**
     * The text of this file.
     *
     * @throws IllegalArgumentException when it isn't there
     */
    public String get(String path) {
        String text = files.get(path);
        if (text == null) {
            throw new IllegalArgumentException("regelmap mist het bestand %s. Leg het erbij.".formatted(path));
        }
        return text;
    }

    /** SHA-256 over all paths and texts: the regelversie. */
    public String hash() {
        return ContentHash.of(files.entrySet().stream()
                .map(file -> file.getKey() + "\n" + file.getValue())
                .collect(Collectors.joining("\0")));
    }
}
