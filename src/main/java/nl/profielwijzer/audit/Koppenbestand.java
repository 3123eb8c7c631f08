package nl.profielwijzer.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Iterator;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.profielwijzer.audit.Logboek.Kop;
import org.jspecify.annotations.Nullable;

/**
 * Where the log ended at moments past, in a file outside the database: number, seal and time, one head a line. Who cuts
 * lines off the end of the log, or puts back an older copy of the database, can't take them out of here.
 */
public final class Koppenbestand {
    private static final Pattern LINE = Pattern.compile("([0-9]{1,18}) ([0-9a-f]{64}) (\\S{20,40})");

    private final Path file;

    public Koppenbestand(Path file) {
        this.file = file;
    }

    /** One head and when it was written down. */
    record Genoteerd(Kop kop, Instant tijdstip) {}

    /** Adds this head at the end. */
    public void add(Kop kop, Instant tijdstip) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            Files.writeString(
                    file,
                    "%d %s %s%n".formatted(kop.volgnummer(), kop.schakel(), tijdstip),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the heads one by one, as they were written until now: the service adds to them while the log is checked.
     *
     * @throws IllegalArgumentException when there is no such file; the iterator throws it at a line that is no head
     */
    Koppen open() {
        try {
            return new Koppen(Files.newBufferedReader(file, StandardCharsets.UTF_8), Files.size(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("Het bestand met koppen is niet te lezen: %s.".formatted(file), e);
        }
    }

    /** The heads in the file, from the first to the last. */
    final class Koppen implements AutoCloseable {
        private final BufferedReader reader;
        private final Stream<String> lines;
        private int number;
        private long left;

        private Koppen(BufferedReader reader, long size) {
            this.reader = reader;
            this.left = size;
            this.lines = reader.lines().takeWhile(this::wasThere);
        }

        /** A head is written in one go, and in ASCII. */
        private boolean wasThere(String line) {
            boolean there = left > 0;
            left -= line.length() + System.lineSeparator().length();
            return there;
        }

        Iterator<Genoteerd> iterator() {
            return lines.map(this::genoteerd).iterator();
        }

        private Genoteerd genoteerd(String line) {
            number++;
            Matcher matcher = LINE.matcher(line);
            try {
                if (matcher.matches()) {
                    return new Genoteerd(
                            new Kop(Long.parseLong(matcher.group(1)), matcher.group(2)),
                            Instant.parse(matcher.group(3)));
                }
            } catch (DateTimeException e) {
                throw wrong(e);
            }
            throw wrong(null);
        }

        private IllegalArgumentException wrong(@Nullable DateTimeException e) {
            return new IllegalArgumentException(
                    "Regel %d van %s is geen kop. Een kop is: volgnummer, zegel van 64 tekens, tijdstip."
                            .formatted(number, file),
                    e);
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
