package nl.profielwijzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import nl.profielwijzer.intake.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineDoorTest {
    private static final String INTAKE = """
            peildatum: 2026-03-02
            gemeente: "0957"
            melding: {datum: 2026-02-20, verwijzer: ONDERWIJS, hulpvraag: "Het kind durft niet naar huis."}
            huishouden:
              leden:
                - {id: k1, rol: KIND, geboortedatum: 2018-09-01, vraagtOndersteuning: true, leefgebieden: {gedrag: 3},
                   signalen: [{soort: KINDERMISHANDELING, acuut: true}]}
                - {id: o1, rol: OUDER, geboortedatum: 1990-02-01, vraagtOndersteuning: false}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> started = new ArrayList<>();
    private boolean starts = true;

    private int run(String input, String... arguments) {
        return new CommandLineDoor(
                        springArguments -> {
                            started.addAll(springArguments);
                            return starts;
                        },
                        "1.2.3",
                        Clock.systemUTC(),
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        out,
                        err)
                .run(arguments);
    }

    @Test
    void withoutACommandTheServiceStarts() {
        assertThat(run("", "--data", "hier", "--regels=daar", "--server.port=9090", "--server.address", "::1"))
                .isZero();
        assertThat(started)
                .containsExactlyInAnyOrder(
                        "--server.port=9090",
                        "--server.address=::1",
                        "--profielwijzer.data=" + Path.of("hier").toAbsolutePath(),
                        "--profielwijzer.regels=" + Path.of("daar").toAbsolutePath());
        assertThat(out.toString() + err).isEmpty();
    }

    /** Given twice, Spring would read one folder with a comma in its name. */
    @Test
    void aFolderMayAlsoBeNamedAsSpringNamesItsSettings() {
        assertThat(run("", "--profielwijzer.data=hier", "--profielwijzer.regels", "daar"))
                .isZero();
        assertThat(started)
                .containsExactlyInAnyOrder(
                        "--profielwijzer.data=" + Path.of("hier").toAbsolutePath(),
                        "--profielwijzer.regels=" + Path.of("daar").toAbsolutePath());
    }

    @Test
    void aServiceThatDoesNotStartIsNoSuccess() {
        starts = false;
        assertThat(run("")).isEqualTo(CommandLineDoor.FAILED);
    }

    @ParameterizedTest
    @CsvSource({"'',true", "--server.port=1,true", "--help,false", "-h,false", "--versie,false", "regels,false"})
    void onlyTheServiceRunsOn(String argument, boolean serves) {
        assertThat(CommandLineDoor.serves(argument.isEmpty() ? new String[0] : new String[] {argument}))
                .isEqualTo(serves);
    }

    @Test
    void anAnswerForPeopleStartsWithSafety() throws IOException {
        Path file = folder.resolve("intake.yaml");
        Files.writeString(file, INTAKE);
        assertThat(run("", "beoordeel", file.toString())).as(err.toString()).isZero();
        assertThat(out.toString())
                .containsSubsequence(
                        "Uitkomst: SPOED",
                        "Veiligheid gaat voor",
                        "! nu: melding bij Veilig Thuis",
                        "Kind k1 (7 jaar): spoed",
                        "1 Hulpvraag",
                        "5 Wat blijft over",
                        "Het gezin als geheel",
                        "Uitgangspunten",
                        "Verantwoording",
                        "V01.1: ");
        assertThat(out.toString().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThan(120));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theSameAnswerAsJsonFromStandardInput() {
        assertThat(run(INTAKE, "beoordeel", "-", "--json")).isZero();
        assertThat(Json.JSON.readTree(out.toString()).get("uitkomst").asString())
                .isEqualTo("SPOED");
    }

    @Test
    void faultsAreAllPrintedWithTheirPlaceAndRemedy() {
        assertThat(run(INTAKE.replace("KIND,", "OPA,").replace("0957", "9999"), "beoordeel", "-"))
                .isEqualTo(CommandLineDoor.FAULTS);
        assertThat(err.toString())
                .containsSubsequence(
                        "2 fouten", "/gemeente [gemeente-onbekend]", "/huishouden/leden/0/rol", "Kies uit INWONER");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "beoordeel",
                "beoordeel bestaat-niet.yaml",
                "aap",
                "--aap",
                "regels X99",
                "parameters aap",
                "beoordeel - --aap",
                "regels --regels=bestaat-niet",
                "--data"
            })
    void aWrongCommandLineIsSaidSo(String line) {
        assertThat(run("", line.split(" "))).as(err.toString()).isEqualTo(CommandLineDoor.USAGE);
        assertThat(err.toString()).isNotBlank().doesNotContain("Exception", "Missing", "Unknown", "Usage");
        assertThat(started).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "beoordeel --help", "regels -h", "parameters --help"})
    void helpIsDutch(String line) {
        assertThat(run("", line.split(" "))).isZero();
        assertThat(out.toString()).contains("Gebruik:").doesNotContain("Usage", "Options", "Show", "Print");
    }

    @Test
    void showsRulesAndParameters() {
        assertThat(run("", "regels")).isZero();
        assertThat(out.toString().lines()).anyMatch(line -> line.startsWith("J04.1 "));
        assertThat(run("", "regels", "j04.1")).isZero();
        assertThat(out.toString()).contains("Lezing:", "@grondslag", "probleem.vanaf-score");
        assertThat(run("", "parameters")).isZero();
        assertThat(run("", "parameters", "probleem.vanaf-score")).isZero();
        assertThat(out.toString()).contains("te ijken van 2 tot en met 4");
        assertThat(run("", "--versie")).isZero();
        assertThat(out.toString()).contains("profielwijzer 1.2.3");
        assertThat(started).isEmpty();
    }
}
