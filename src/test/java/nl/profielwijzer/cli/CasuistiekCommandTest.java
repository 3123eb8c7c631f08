package nl.profielwijzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nl.profielwijzer.PersistenceTest;
import nl.profielwijzer.TestDatabase;
import nl.profielwijzer.intake.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@PersistenceTest
class CasuistiekCommandTest {
    private static final String TOETS = "testcases/casuistiek/toets";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void emptyDatabase() {
        TestDatabase.configure();
    }

    @BeforeEach
    void noService() {
        assertThat(CommandLineDoor.serves("casuistiek")).isFalse();
        assertThat(CommandLineDoor.serves("genereer")).isFalse();
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        if (arguments[0].equals("casuistiek") && arguments.length > 1 && !arguments[1].equals("keur")) {
            all.add("--data=" + folder.resolve("data"));
        }
        return new CommandLineDoor(
                        springArguments -> true, "1.2.3", Clock.systemUTC(), InputStream.nullInputStream(), out, err)
                .run(all.toArray(String[]::new));
    }

    private JsonNode json() {
        return Json.JSON.readTree(out.toString());
    }

    @Test
    void aSetIsTakenInListedAndGivenBack() {
        assertThat(run("casuistiek", "importeer", "weert", TOETS)).isZero();
        assertThat(out.toString()).contains("Opgeslagen: weert@1", "gepseudonimiseerd, verlaagd risico");
        assertThat(run("casuistiek", "importeer", "weert", TOETS)).isZero();
        assertThat(out.toString()).contains("was er al: weert@1");
        assertThat(run("casuistiek", "lijst", "--json")).isZero();
        assertThat(json().valueStream().map(set -> set.path("naam").asString()))
                .containsExactly("demo", "ijking", "toets", "weert");
        assertThat(json().get(3).path("hash")).isEqualTo(json().get(2).path("hash"));
        Path file = folder.resolve("weert.jsonl");
        assertThat(run("casuistiek", "exporteer", "weert", file.toString())).isZero();
        assertThat(file).content().hasLineCount(20);
    }

    @Test
    void faultsAreNamedAndNothingIsStored() throws IOException {
        Path file = Files.writeString(folder.resolve("set.jsonl"), "{\"id\":\"a\"}\n");
        assertThat(run("casuistiek", "importeer", "fout", file.toString())).isEqualTo(CommandLineDoor.FAULTS);
        assertThat(out.toString()).contains("Er is niets opgeslagen", "set.jsonl, regel 1, /intake [verplicht]");
        assertThat(run("casuistiek", "exporteer", "fout", folder.resolve("uit").toString()))
                .isEqualTo(CommandLineDoor.USAGE);
        assertThat(err.toString()).contains("casuistiek lijst");
    }

    @Test
    void whatLeadsToAPersonIsRefusedAndNotRepeated() throws IOException {
        String text = Files.readString(Path.of(TOETS, "T001.yaml"));
        Path file = Files.writeString(
                folder.resolve("T001.yaml"), text.replace("  Nog net twaalf", "  Bel 0612345678. Nog net twaalf"));
        assertThat(Files.readString(file)).contains("0612345678");
        assertThat(run("casuistiek", "keur", file.toString(), "--json")).isEqualTo(CommandLineDoor.FAULTS);
        assertThat(json().path("toegelaten").asBoolean()).isFalse();
        assertThat(json().at("/persoonsgegevens/0/soort").asString()).isEqualTo("TELEFOON");
        assertThat(out.toString() + err).doesNotContain("0612345678");
        assertThat(run("casuistiek", "keur", TOETS)).isZero();
        assertThat(out.toString()).contains("Toegelaten", "kleinste groep (k)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "casuistiek",
                "casuistiek importeer",
                "casuistiek importeer Naam! testcases",
                "casuistiek importeer demo testcases",
                "casuistiek keur bestaat-niet",
                "genereer",
                "genereer --aantal 0",
                "genereer --aantal 1 --beoordelaars veel",
                "genereer --aantal 1 --ruis 2",
                "genereer --aantal 1 --verstoor 5",
                "genereer --aantal 1 --parameters bestaat-niet"
            })
    void aWrongCommandSaysWhatIsWrong(String line) {
        assertThat(run(line.split(" "))).isEqualTo(CommandLineDoor.USAGE);
        assertThat(err.toString()).isNotBlank().doesNotContain("Exception");
    }

    @Test
    void madeCasesGoToTheOutputAndTheHiddenSetToItsFile() throws IOException {
        Path truth = folder.resolve("waarheid.yaml");
        assertThat(run(
                        "genereer",
                        "--aantal",
                        "3",
                        "--beoordeelaars",
                        "1-2",
                        "--zaad",
                        "4",
                        "--verstoor",
                        "6",
                        "--waarheid",
                        truth.toString()))
                .isZero();
        assertThat(out.toString()).hasLineCount(3);
        assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line).contains("GEGENEREERD"));
        List<String> present = Files.readAllLines(Path.of("rules/parameters.yaml"));
        List<String> hidden = Files.readAllLines(truth);
        assertThat(hidden).hasSameSizeAs(present);
        assertThat(IntStream.range(0, present.size())
                        .filter(line -> !hidden.get(line).equals(present.get(line))))
                .hasSize(6);
    }
}
