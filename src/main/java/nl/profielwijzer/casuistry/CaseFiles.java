package nl.profielwijzer.casuistry;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import nl.profielwijzer.intake.Json;

/** Writes cases as {@link CasusReader} reads them: JSON Lines in a file, or a folder with a YAML file per case. */
public final class CaseFiles {
    private CaseFiles() {}

    /**
     * Writes the cases that are given to the consumer.
     *
     * @param target a file when its name ends in {@code .jsonl} or {@code .jsonl.gz}, else a folder
     * @throws IllegalArgumentException when something is there already
     */
    public static void write(Path target, Consumer<Consumer<Casus>> cases) {
        String name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".jsonl") || name.endsWith(".jsonl.gz")) {
                refuseExisting(target, Files.exists(target));
                if (target.toAbsolutePath().getParent() != null) {
                    Files.createDirectories(target.toAbsolutePath().getParent());
                }
                try (OutputStream file = Files.newOutputStream(target);
                        OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(file) : file) {
                    lines(new OutputStreamWriter(out, StandardCharsets.UTF_8), cases);
                }
            } else {
                refuseExisting(target, Files.exists(target) && !empty(target));
                Files.createDirectories(target);
                cases.accept(casus -> {
                    try {
                        Files.writeString(
                                target.resolve(casus.id() + ".yaml"),
                                Json.YAML.writeValueAsString(Json.JSON.readTree(CasusHashes.text(casus))));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the cases as JSON Lines and leaves the writer open. */
    public static void lines(Writer writer, Consumer<Consumer<Casus>> cases) throws IOException {
        cases.accept(casus -> {
            try {
                writer.append(CasusHashes.text(casus)).append('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.flush();
    }

    private static boolean empty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static void refuseExisting(Path target, boolean there) {
        if (there) {
            throw new IllegalArgumentException(
                    "%s bestaat al. Kies een andere naam of haal het eerst weg.".formatted(target));
        }
    }
}
