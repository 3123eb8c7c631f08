package nl.profielwijzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import nl.profielwijzer.TestDatabase;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Resultaat;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.intake.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class AuditCommandTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void fill() {
        TestDatabase.configure();
        write(3);
    }

    private void inDatabase(Consumer<Database> act) {
        try (Database database = Database.open(folder.resolve("data"))) {
            act.accept(database);
        }
    }

    private void write(int lines) {
        inDatabase(database -> {
            for (int i = 0; i < lines; i++) {
                database.logboek(CLOCK)
                        .schrijf(
                                new Handeling(
                                        "consulent",
                                        Actie.LEZEN,
                                        "beoordeling/" + i,
                                        Verwerking.TOEGANG_TOT_HULP,
                                        "gezin-1"),
                                Resultaat.GELUKT);
            }
        });
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.add("--data=" + folder.resolve("data"));
        return new CommandLineDoor(springArguments -> true, "1.2.3", CLOCK, InputStream.nullInputStream(), out, err)
                .run(all.toArray(String[]::new));
    }

    @Test
    void aWholeLogIsSaidToBeWhole() {
        assertThat(CommandLineDoor.serves("audit")).isFalse();
        assertThat(run("audit", "controleer")).isZero();
        assertThat(out.toString()).contains("Het logboek is heel: 3 regels.", "Er zijn geen koppen van elders");
    }

    @Test
    void whatWasDoneToTheLogIsNamed() {
        inDatabase(database -> database.jdbc()
                .sql("update logregel set actor = 'ander' where volgnummer = 2")
                .update());
        assertThat(run("audit", "controleer")).isEqualTo(CommandLineDoor.FAULTS);
        assertThat(out.toString())
                .contains(
                        "Aan het logboek is gezeten: 1 breuk in 3 regels.",
                        "- Regel 2 is niet zoals die is verzegeld.");
        assertThat(run("audit", "controleer", "--json")).isEqualTo(CommandLineDoor.FAULTS);
        assertThat(Json.JSON.readTree(out.toString()).at("/breuken/0/soort").asString())
                .isEqualTo("GEWIJZIGD");
    }

    @Test
    void aHeadThatWasKeptShowsThatLinesAreGone() {
        String kept = folder.resolve("koppen").toString();
        assertThat(run("audit", "kop", kept)).isZero();
        assertThat(out.toString()).startsWith("3 ");
        assertThat(run("audit", "controleer", "--kop=" + kept)).isZero();
        assertThat(out.toString()).contains("Vergeleken met 1 kop van elders.");
        inDatabase(database -> {
            database.jdbc().sql("delete from logregel where volgnummer = 3").update();
            database.jdbc()
                    .sql(
                            "update logkop set volgnummer = 2, schakel = (select schakel from logregel where volgnummer = 2)")
                    .update();
        });
        assertThat(run("audit", "controleer")).isZero();
        assertThat(run("audit", "controleer", "--kop=" + kept)).isEqualTo(CommandLineDoor.FAULTS);
        assertThat(out.toString()).contains("Het logboek eindigt na regel 2");
    }

    @Test
    void givingTheLogOutIsWrittenDownToo() throws IOException {
        Path file = folder.resolve("log.jsonl");
        assertThat(run("audit", "exporteer", file.toString())).isZero();
        List<JsonNode> lines =
                Files.readAllLines(file).stream().map(Json.JSON::readTree).toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).get("betrokkene").asString()).matches("[0-9a-f]{32}");
        assertThat(run("audit", "exporteer", file.toString())).isEqualTo(CommandLineDoor.USAGE);
        assertThat(err.toString()).contains("bestaat al");
        inDatabase(database -> assertThat(database.jdbc()
                        .sql("select object || ' ' || resultaat from logregel where volgnummer > 3 order by volgnummer")
                        .query(String.class)
                        .list())
                .containsExactly("logboek GELUKT", "logboek MISLUKT"));
        assertThat(run("audit", "controleer")).isZero();
    }

    @Test
    void withoutTheKeyNothingIsMadeUp() throws IOException {
        Files.delete(folder.resolve("data/logboek.sleutel"));
        assertThat(run("audit", "controleer")).isEqualTo(CommandLineDoor.USAGE);
        assertThat(err.toString()).contains("De sleutel van het logboek is er niet");
        assertThat(folder.resolve("data/logboek.sleutel")).doesNotExist();
    }
}
