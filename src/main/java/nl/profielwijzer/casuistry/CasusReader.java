package nl.profielwijzer.casuistry;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.IntakeReaders;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.intake.IntakeOngeldig;
import nl.profielwijzer.intake.IntakeReader;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.intake.SchemaCheck;
import nl.profielwijzer.intake.TreeReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads judged cases one by one, and of each tells all that is wrong with it: what {@code casus.schema.json} asks, what
 * holds between fields, and that no id comes twice. A folder holds a YAML file per case ({@code *.verwacht.yaml} aside);
 * a file is YAML or JSON (one case), else JSON Lines, maybe compressed ({@code .gz}).
 */
public final class CasusReader {
    /** The most cases that are read. */
    public static final int MAX_CASES = 100_000;

    /** So many rows, or bytes, are looked at together. */
    private static final int BATCH = 256;

    private static final long BATCH_BYTES = 8 << 20;

    private final TreeReader trees = new TreeReader("casus");
    private final SchemaCheck schema;
    private final IntakeReader intakes;
    private final OordeelCheck oordelen;

    public CasusReader(Catalogue catalogue) {
        ObjectNode casus = (ObjectNode) SchemaCheck.schema("casus.schema.json");
        // The intake has a reader of its own, which also looks between fields.
        ((ObjectNode) casus.get("properties")).putObject("intake").put("type", "object");
        this.schema = new SchemaCheck(casus);
        this.intakes = IntakeReaders.of(catalogue);
        this.oordelen = new OordeelCheck(catalogue);
    }

    /**
     * Gives every case of this file or folder, in the order in which they stand there.
     *
     * @throws IllegalArgumentException when there is no such file or folder
     */
    public void read(Path path, Consumer<Rij> rows) {
        read(path, new Reading(rows, null));
    }

    /**
     * Gives the cases of this file or folder once more, those rows only that were good before. It looks at nothing again.
     *
     * @param good by the number of the row, from 0
     * @throws tools.jackson.core.JacksonException when a row is no case any more
     */
    void readAgain(Path path, BitSet good, Consumer<Rij> rows) {
        read(path, new Reading(rows, good));
    }

    private void read(Path path, Reading reading) {
        try {
            if (Files.isDirectory(path)) {
                List<Path> files;
                try (Stream<Path> found = Files.walk(path)) {
                    files = found.filter(CasusReader::holdsCase).sorted().toList();
                }
                for (Path file : files) {
                    reading.document(path.relativize(file).toString().replace('\\', '/'), file);
                }
            } else if (!Files.isReadable(path)) {
                throw new IllegalArgumentException(
                        "Bestand of map %s is er niet of is niet leesbaar. Kijk de naam na.".formatted(path));
            } else if (name(path).matches(".*\\.(yaml|yml|json)")) {
                reading.document(String.valueOf(path.getFileName()), path);
            } else {
                reading.lines(String.valueOf(path.getFileName()), path);
            }
            reading.look();
        } catch (IOException e) {
            reading.look();
            reading.breaksOff(String.valueOf(path.getFileName()), e);
        }
        if (reading.count == 0) {
            reading.refuse(
                    String.valueOf(path.getFileName()),
                    1,
                    JsonNodeFactory.instance.missingNode(),
                    List.of(new Fout(
                            "",
                            "leeg",
                            "Hier staat geen enkele casus.",
                            "Kijk na of dit het goede bestand of de goede map is.")));
        }
    }

    /** What is wrong with one case by itself, in no order. */
    List<Fout> faults(JsonNode tree) {
        List<Fout> fouten = new ArrayList<>(schema.faults(tree));
        JsonNode intake = tree.path("intake");
        if (intake.isObject()) {
            try {
                intakes.check(intake);
            } catch (IntakeOngeldig ongeldig) {
                ongeldig.fouten()
                        .forEach(fout -> fouten.add(
                                new Fout("/intake" + fout.pointer(), fout.code(), fout.melding(), fout.herstel())));
            }
        }
        oordelen.check(tree, fouten);
        return fouten;
    }

    private static boolean holdsCase(Path file) {
        return Files.isRegularFile(file)
                && name(file).matches(".*\\.ya?ml")
                && !name(file).matches(".*\\.verwacht\\.ya?ml");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }

    /** A row as it stands in its file. */
    private record Row(String name, int number, byte[] utf8, boolean yaml) {
        String place() {
            return yaml ? name : "%s, regel %d".formatted(name, number);
        }
    }

    /**
     * What a row holds by itself.
     *
     * @param casus null when there are faults
     */
    private record Looked(
            Row row, JsonNode inhoud, @Nullable Casus casus, List<Fout> fouten) {}

    /** One pass over a file or folder. */
    private final class Reading {
        private final Consumer<Rij> rows;
        private final @Nullable BitSet good;
        private final Map<String, String> placeById = new HashMap<>();
        private final List<Row> waiting = new ArrayList<>();
        private long waitingBytes;
        private int count;

        /** @param good the rows that are known to be good; null when none has been looked at */
        Reading(Consumer<Rij> rows, @Nullable BitSet good) {
            this.rows = rows;
            this.good = good;
        }

        void document(String name, Path file) throws IOException {
            try (InputStream in = Files.newInputStream(file)) {
                row(name, 1, in.readNBytes(TreeReader.MAX_BYTES + 1), true);
            }
        }

        void lines(String name, Path file) throws IOException {
            try (InputStream raw = Files.newInputStream(file);
                    InputStream in = new BufferedInputStream(
                            name.toLowerCase(Locale.ROOT).endsWith(".gz") ? new GZIPInputStream(raw) : raw, 1 << 16)) {
                ByteArrayOutputStream line = new ByteArrayOutputStream();
                int number = 1;
                for (int b = in.read(); ; b = in.read()) {
                    if (b != -1 && b != '\n') {
                        // Of a line without end only as much as shows that it is too long.
                        if (line.size() <= TreeReader.MAX_BYTES) {
                            line.write(b);
                        }
                        continue;
                    }
                    if (!blank(line)) {
                        row(name, number, line.toByteArray(), false);
                    }
                    if (b == -1) {
                        return;
                    }
                    line.reset();
                    number++;
                }
            }
        }

        private static boolean blank(ByteArrayOutputStream line) {
            return line.size() < 100 && line.toString(StandardCharsets.UTF_8).isBlank();
        }

        private void row(String name, int number, byte[] utf8, boolean yaml) {
            count++;
            if (count > MAX_CASES) {
                if (count == MAX_CASES + 1) {
                    look();
                    refuse(
                            name,
                            number,
                            JsonNodeFactory.instance.missingNode(),
                            List.of(new Fout(
                                    "",
                                    "te-veel",
                                    "Er zijn meer dan %d casussen. De rest is niet gelezen.".formatted(MAX_CASES),
                                    "Verdeel de casussen over meer bestanden.")));
                }
                return;
            }
            if (good == null || good.get(count - 1)) {
                waiting.add(new Row(name, number, utf8, yaml));
                waitingBytes += utf8.length;
                if (waiting.size() == BATCH || waitingBytes > BATCH_BYTES) {
                    look();
                }
            }
        }

        /** Looks at the rows that wait, on every processor, and gives them in their order. */
        void look() {
            List<Looked> looked = waiting.parallelStream().map(this::look).toList();
            waiting.clear();
            waitingBytes = 0;
            looked.forEach(this::give);
        }

        private Looked look(Row row) {
            JsonNode tree;
            try {
                tree = row.yaml() ? trees.yaml(row.utf8()) : trees.json(row.utf8());
            } catch (IntakeOngeldig unreadable) {
                if (good != null) {
                    throw unreadable;
                }
                JsonNode text = JsonNodeFactory.instance.stringNode(new String(row.utf8(), StandardCharsets.UTF_8));
                return new Looked(row, text, null, unreadable.fouten());
            }
            List<Fout> fouten = good == null ? faults(tree) : List.of();
            return new Looked(row, tree, fouten.isEmpty() ? Json.JSON.treeToValue(tree, Casus.class) : null, fouten);
        }

        private List<Fout> faults(JsonNode tree) {
            return tree.isObject()
                    ? CasusReader.this.faults(tree)
                    : List.of(new Fout(
                            "",
                            "verkeerd-type",
                            "Een casus is een groep velden.",
                            "Begin met id, status, herkomst en intake."));
        }

        private void give(Looked looked) {
            Row row = looked.row();
            List<Fout> fouten = good == null && looked.inhoud().isObject() ? withDouble(looked) : looked.fouten();
            if (fouten.isEmpty()) {
                rows.accept(new Rij(row.name(), row.number(), looked.inhoud(), looked.casus(), List.of()));
            } else {
                refuse(row.name(), row.number(), looked.inhoud(), fouten);
            }
        }

        private List<Fout> withDouble(Looked looked) {
            List<Fout> fouten = new ArrayList<>(looked.fouten());
            String id = looked.inhoud().path("id").asString("");
            String earlier =
                    id.isEmpty() ? null : placeById.putIfAbsent(id, looked.row().place());
            if (earlier != null) {
                fouten.add(new Fout(
                        "/id",
                        "dubbele-casus",
                        "Deze id staat er al (%s).".formatted(earlier),
                        "Geef elke casus een eigen id, of haal de dubbele weg."));
            }
            return fouten.stream()
                    .distinct()
                    .sorted(Comparator.comparing(Fout::pointer).thenComparing(Fout::code))
                    .toList();
        }

        void breaksOff(String name, IOException reason) {
            if (good != null) {
                throw new UncheckedIOException(reason);
            }
            count++;
            refuse(
                    name,
                    count,
                    JsonNodeFactory.instance.missingNode(),
                    List.of(new Fout(
                            "",
                            "onleesbaar",
                            "Vanaf hier is het bestand niet te lezen.",
                            "Kijk of het heel is, of maak het opnieuw.")));
        }

        private void refuse(String name, int number, JsonNode content, List<Fout> fouten) {
            rows.accept(new Rij(name, number, content, null, fouten));
        }
    }
}
