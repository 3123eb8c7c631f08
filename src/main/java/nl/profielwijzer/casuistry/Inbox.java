package nl.profielwijzer.casuistry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.springframework.util.FileSystemUtils;

/**
 * Where cases that come in over a connection stand while they are looked at, because they are read twice. Emptied when
 * it is opened, so that what was refused doesn't outlive a crash.
 */
public final class Inbox {
    private final Path folder;

    /** @param folder for this alone; made when it isn't there */
    public Inbox(Path folder) {
        this.folder = folder;
        try {
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder %s can't be emptied".formatted(folder), e);
        }
    }

    /**
     * Lets something look at these lines, as a file of JSON Lines that is gone afterwards.
     *
     * @throws IOException when the lines stop coming
     */
    public <T> T look(InputStream lines, Function<Path, T> work) throws IOException {
        Path own = Files.createTempDirectory(folder, "");
        try {
            Path file = own.resolve("casussen.jsonl");
            Files.copy(lines, file);
            return work.apply(file);
        } finally {
            FileSystemUtils.deleteRecursively(own);
        }
    }
}
