package nl.profielwijzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import nl.profielwijzer.catalogue.ParametersText;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IjkenCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLineDoor(
                        ignored -> false, "1", Clock.systemUTC(), new ByteArrayInputStream(new byte[0]), out, err)
                .run(arguments);
    }

    @Test
    void tooFewCasesGiveNoProposalButAReportWithTheReason() throws IOException {
        Path uit = folder.resolve("uit");
        assertThat(run("ijken", "--casuistiek", "testcases/casuistiek/toets", "--uit", uit.toString()))
                .isEqualTo(3);
        assertThat(out.toString()).contains("Geen voorstel.", "200", "verzonnen");
        assertThat(err.toString()).contains("100 %");
        assertThat(Files.readString(uit.resolve("voorstel.yaml")))
                .isEqualTo(RulesFolder.packaged().get("parameters.yaml"));
        assertThat(uit.resolve("rapport.html")).content().contains("Er komt geen voorstel");
        assertThat(uit.resolve("gevallen.csv")).isNotEmptyFile();
        assertThat(uit.resolve("gevallen.parquet")).isNotEmptyFile();
        assertThat(Json.JSON
                        .readTree(uit.resolve("rapport.json").toFile())
                        .at("/voorstel")
                        .asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ijken --uit x",
                "ijken --casuistiek bestaat-niet --uit x --data %s",
                "ijken --casuistiek testcases/casuistiek/toets --uit x --budget veel",
                "ijken --casuistiek testcases/casuistiek/toets --uit pom.xml",
                "wat-als --parameter profiel.drempel=7 --casuistiek testcases/casuistiek/toets --parameters weg.yaml",
                "wat-als --parameter profiel.drempel=100 --casuistiek testcases/casuistiek/toets",
                "wat-als"
            })
    void aWrongCommandIsExplained(String line) {
        assertThat(run(line.formatted(folder).split(" "))).isEqualTo(CommandLineDoor.USAGE);
        assertThat(err.toString()).isNotBlank();
    }

    @Test
    void whatIfTellsLossMoneyAndPeopleBesideARunningService() {
        Path none = folder.resolve("geen");
        assertThat(run(
                        "wat-als",
                        "--parameter",
                        "profiel.drempel=7",
                        "--casuistiek",
                        "toets",
                        "--data",
                        none.toString()))
                .isZero();
        assertThat(none).as("a packaged set needs no data").doesNotExist();
        assertThat(out.toString())
                .contains(
                        "Uitgaand van parameterset voorbeeld@1",
                        "Verlies per geval",
                        "per maand minder",
                        "profiel.drempel wordt 7",
                        "Leden met een ander advies");
    }

    @Test
    void whatIfStartsFromTheNumbersOfAFile() throws IOException {
        Path numbers = folder.resolve("getallen.yaml");
        Files.writeString(
                numbers,
                ParametersText.with(RulesFolder.packaged().get("parameters.yaml"), Map.of("profiel.drempel", 7.)));
        assertThat(run(
                        "wat-als",
                        "--parameter",
                        "profiel.drempel=7",
                        "--casuistiek",
                        "testcases/casuistiek/toets",
                        "--parameters",
                        numbers.toString()))
                .isZero();
        assertThat(out.toString()).contains("Leden met een ander advies: 0");
    }
}
