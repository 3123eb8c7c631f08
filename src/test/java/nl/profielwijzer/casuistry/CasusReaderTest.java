package nl.profielwijzer.casuistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.rules.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CasusReaderTest {
    private static final CasusReader READER = new CasusReader(Cases.CATALOGUE);

    @TempDir
    Path folder;

    @Test
    void aFolderGivesItsCasesWithoutTheExpectedAnswers() throws IOException {
        List<Rij> rows = read(Path.of("testcases/casuistiek/toets"));
        try (var files = Files.list(Path.of("testcases/casuistiek/toets"))) {
            assertThat(rows).hasSize((int)
                    files.filter(file -> !file.toString().contains("verwacht")).count());
        }
        assertThat(rows).allSatisfy(row -> assertThat(row.fouten()).isEmpty());
        assertThat(rows.get(0).casus()).isNotNull().extracting(Casus::id).isEqualTo("T001");
    }

    @Test
    void everyPackagedCaseIsGood() {
        assertThat(read(Path.of("testcases/casuistiek/ijking")))
                .hasSizeGreaterThan(70)
                .allSatisfy(row -> assertThat(row.fouten()).isEmpty());
    }

    @Test
    void allBadRowsAreToldWithTheirPlaceAndTheGoodOnesAreStillRead() throws IOException {
        List<Rij> rows = read(lines(
                Cases.line("a1"),
                "",
                "{\"id\":",
                Cases.line("a2").replace("VASTGESTELD", "KLAAR").replace("0988", "0001"),
                Cases.line("a3")));
        assertThat(rows).extracting(Rij::regel).containsExactly(1, 3, 4, 5);
        assertThat(rows).extracting(row -> row.casus() != null).containsExactly(true, false, false, true);
        assertThat(rows.get(1).fouten()).extracting(Fout::code).containsExactly("onleesbaar");
        assertThat(rows.get(2).fouten()).extracting(Fout::pointer).containsExactly("/intake/gemeente", "/status");
        assertThat(rows.get(2).fouten()).allSatisfy(fout -> {
            assertThat(fout.melding()).isNotBlank();
            assertThat(fout.herstel()).isNotBlank();
        });
    }

    @Test
    void anIdThatCameBeforeIsAFaultThatNamesTheEarlierPlace() throws IOException {
        List<Rij> rows = read(lines(Cases.line("a1"), Cases.line("a2"), Cases.line("a1")));
        assertThat(rows.get(2).fouten()).singleElement().satisfies(fout -> {
            assertThat(fout.code()).isEqualTo("dubbele-casus");
            assertThat(fout.melding()).contains("regel 1");
        });
    }

    @Test
    void aJudgementMayNameARouteWithoutAProfile() throws IOException {
        List<Rij> rows = read(lines(Cases.line(
                "a1",
                "FICTIEF",
                "",
                "{\"beoordelaar\":\"R1\",\"lid\":\"k1\",\"wet\":\"JEUGDWET\",\"route\":\"EIGEN_KRACHT\"}")));
        assertThat(rows.get(0).fouten()).isEmpty();
        assertThat(rows.get(0).casus().oordelen().get(0).route()).isEqualTo(Route.EIGEN_KRACHT);
    }

    @Test
    void aJudgementThatNamesNeitherIsOneFault() throws IOException {
        assertThat(faults("{\"beoordelaar\":\"R1\",\"lid\":\"k1\",\"wet\":\"JEUGDWET\"}"))
                .singleElement()
                .satisfies(fout -> {
                    assertThat(fout.pointer()).isEqualTo("/oordelen/0");
                    assertThat(fout.melding()).contains("profiel of route");
                });
    }

    @Test
    void whatDoesNotFitBetweenJudgementAndHouseholdIsAFault() throws IOException {
        assertThat(faults(judgement("\"lid\":\"x9\",\"wet\":\"JEUGDWET\",\"profiel\":\"J04\"")))
                .extracting(Fout::code)
                .containsExactly("lid-onbekend");
        assertThat(faults(judgement("\"lid\":\"k1\",\"wet\":\"WMO\",\"profiel\":\"J04\"")))
                .extracting(Fout::code)
                .containsExactly("profiel-van-andere-wet");
        assertThat(faults(judgement("\"lid\":\"k1\",\"wet\":\"JEUGDWET\",\"profiel\":\"J99\"")))
                .extracting(Fout::code)
                .containsExactly("profiel-onbekend");
        assertThat(faults(judgement("\"lid\":\"k1\",\"wet\":\"JEUGDWET\",\"profiel\":\"J04\",\"intensiteit\":\"T2\"")))
                .extracting(Fout::code)
                .containsExactly("intensiteit-van-andere-wet");
        assertThat(faults(judgement(
                        "\"lid\":\"k1\",\"wet\":\"JEUGDWET\",\"route\":\"EIGEN_KRACHT\",\"intensiteit\":\"P\"")))
                .extracting(Fout::code)
                .containsExactly("intensiteit-zonder-profiel");
        assertThat(faults(Cases.ADVICE + "," + Cases.ADVICE.replace("J04", "J05")))
                .extracting(Fout::code)
                .containsExactly("dubbel-oordeel");
    }

    @Test
    void aLineThatIsNoCaseOrMuchTooLongIsAFault() throws IOException {
        List<Rij> rows = read(lines("[]", "\"" + "x".repeat(400_000) + "\"", Cases.line("a1")));
        assertThat(rows.get(0).fouten()).extracting(Fout::code).containsExactly("verkeerd-type");
        assertThat(rows.get(1).fouten()).extracting(Fout::code).containsExactly("te-groot");
        assertThat(rows.get(2).fouten()).isEmpty();
    }

    @Test
    void aCompressedFileThatIsBrokenIsAFaultAndNoFailure() throws IOException {
        byte[] whole = Files.readAllBytes(Path.of("testcases/casuistiek/demo.jsonl.gz"));
        Path half = Files.write(folder.resolve("half.jsonl.gz"), Arrays.copyOf(whole, whole.length / 2));
        List<Rij> rows = read(half);
        assertThat(rows).hasSizeGreaterThan(100);
        assertThat(rows.get(rows.size() - 1).fouten()).extracting(Fout::code).containsExactly("onleesbaar");
    }

    @Test
    void anEmptyFileSaysSo() throws IOException {
        assertThat(read(lines()))
                .singleElement()
                .satisfies(
                        row -> assertThat(row.fouten()).extracting(Fout::code).containsExactly("leeg"));
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> read(folder.resolve("weg.jsonl")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("weg.jsonl");
    }

    private static String judgement(String rest) {
        return "{\"beoordelaar\":\"R1\"," + rest + "}";
    }

    private List<Fout> faults(String oordelen) throws IOException {
        return read(lines(Cases.line("a1", "FICTIEF", "", oordelen))).get(0).fouten();
    }

    private Path lines(String... lines) throws IOException {
        return Files.writeString(folder.resolve("set.jsonl"), String.join("\n", lines));
    }

    private static List<Rij> read(Path path) {
        List<Rij> rows = new ArrayList<>();
        READER.read(path, rows::add);
        return rows;
    }
}
