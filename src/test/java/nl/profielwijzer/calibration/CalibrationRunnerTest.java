package nl.profielwijzer.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.calibration.Ijking.Toestand;
import nl.profielwijzer.calibration.search.WatAls;
import nl.profielwijzer.casuistry.CaseFiles;
import nl.profielwijzer.casuistry.Casus;
import nl.profielwijzer.casuistry.generator.CaseGenerator;
import nl.profielwijzer.casuistry.generator.CaseGenerator.Raters;
import nl.profielwijzer.catalogue.Ijkbeleid;
import nl.profielwijzer.catalogue.ParametersText;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.release.Onderbouwing;
import nl.profielwijzer.release.Setreferentie;
import nl.profielwijzer.release.Setversie;
import nl.profielwijzer.release.Werkingsgebied;
import nl.profielwijzer.release.Wijzigingsvoorstel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A calibration of the service ends with the same result, however often it is interrupted. */
class CalibrationRunnerTest {
    private static final int KILLS = 3;
    private static final Beoordelaar INSTRUMENT = new Beoordelaar(RunnerProcess.RULES);
    private static final Setreferentie CONCEPT = new Setreferentie("voorbeeld", 2);
    private static final Ijkverzoek ASKED = new Ijkverzoek("proef", null, null, 5, 3L, CONCEPT.toString(), null);
    private static final List<Casus> CASES = new ArrayList<>();
    private static String hash = "";

    @TempDir
    Path folder;

    @BeforeAll
    static void calibrateWithoutInterruption(@TempDir Path lines) throws IOException {
        new CaseGenerator(INSTRUMENT, new Raters(2, 2, .2), 4).generate(220, CASES::add);
        try (RunnerProcess process = new RunnerProcess(lines, INSTRUMENT)) {
            store(process, lines);
            hash = ReportJson.hash(new CalibrationRun(
                            INSTRUMENT,
                            process.geldend.find(CONCEPT).orElseThrow(),
                            Ijkbeleid.read(RunnerProcess.RULES),
                            2)
                    .run(new Ijkopdracht(
                            CalibrationDesk.casussen(
                                    process.sets, process.sets.find("proef").orElseThrow()),
                            null,
                            null,
                            5,
                            3)));
        }
    }

    @AfterAll
    static void close() {
        INSTRUMENT.close();
    }

    private static void store(RunnerProcess process, Path folder) {
        Path lines = folder.resolve("proef.jsonl");
        CaseFiles.write(lines, CASES::forEach);
        assertThat(process.casuistry()
                        .store(process.sets, "proef", lines, false)
                        .set())
                .isNotNull();
        process.release.opstellen(null, marge(2), "anne");
    }

    private static Wijzigingsvoorstel marge(double value) {
        return new Wijzigingsvoorstel(
                Werkingsgebied.ALLE,
                "De marge is te klein.",
                new Onderbouwing(Onderbouwing.Soort.BRON, "overleg"),
                Map.of("profiel.marge", value));
    }

    private static Ijking over(RunnerProcess process, String id) throws InterruptedException {
        for (int turn = 0; turn < 3_000; turn++) {
            Ijking now = process.ijkingen.find(id).orElseThrow();
            if (now.toestand().klaar()) {
                return now;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the calibration doesn't end");
    }

    @Test
    void killedAtAnyMomentItIsGoneOnWithAndEndsWithTheSameResult() throws Exception {
        String id;
        try (RunnerProcess process = new RunnerProcess(folder, INSTRUMENT)) {
            store(process, folder);
            id = process.desk().start(ASKED).id();
        }
        Random random = new Random(folder.hashCode());
        List<Integer> kept = new ArrayList<>(List.of(0));
        for (int kill = 0; kill < KILLS; kill++) {
            kept.add(killedAfter(1 + random.nextInt(4), kept.get(kill)));
        }
        assertThat(kept).as("chunks kept at each kill").isSorted();
        assertThat(child().waitFor()).isZero();
        try (RunnerProcess process = new RunnerProcess(folder, INSTRUMENT)) {
            Ijking done = process.ijkingen.find(id).orElseThrow();
            assertThat(done.toestand()).isIn(Toestand.VOORSTEL, Toestand.GEEN_VOORSTEL);
            assertThat(done.uitkomst().resultaathash()).isEqualTo(hash);
            assertThat(process.ijkingen
                            .file(id, "rapport.json", true)
                            .orElseThrow()
                            .readAllBytes())
                    .asString()
                    .contains(hash);
            assertThat(process.chunks()).as("chunks of what is over").isZero();
        }
    }

    private Process child() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx400m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunnerProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Lets a process do some more chunks and kills it; tells how many were kept then. */
    private int killedAfter(int more, int before) throws IOException, InterruptedException {
        Process process = child();
        int chunks = before;
        try (BufferedReader told = process.inputReader()) {
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                if (line.matches("\\d+")) {
                    chunks = Integer.parseInt(line);
                    if (chunks >= before + more) {
                        break;
                    }
                }
            }
            process.destroyForcibly();
        }
        process.waitFor();
        return chunks;
    }

    @Test
    void whatTheServiceLeavesWhenItStopsTheNextOneGoesOnWith() throws Exception {
        try (RunnerProcess process = new RunnerProcess(folder, INSTRUMENT)) {
            store(process, folder);
            String id = process.desk().start(ASKED).id();
            try (CalibrationRunner first = process.runner()) {
                first.start();
                while (process.chunks() < 3) {
                    Thread.sleep(5);
                }
            }
            assertThat(process.ijkingen.find(id).orElseThrow().toestand()).isEqualTo(Toestand.LOOPT);
            assertThat(process.chunks()).isPositive();
            try (CalibrationRunner second = process.runner()) {
                second.start();
                assertThat(over(process, id).uitkomst().resultaathash()).isEqualTo(hash);
            }
        }
    }

    @Test
    void oneThatIsStoppedMakesRoomForTheNext() throws Exception {
        try (RunnerProcess process = new RunnerProcess(folder, INSTRUMENT);
                CalibrationRunner runner = process.runner()) {
            store(process, folder);
            String first = process.desk().start(ASKED).id();
            String second = process.desk()
                    .start(new Ijkverzoek("toets", null, null, null, null, null, null))
                    .id();
            runner.start();
            while (process.chunks() < 1) {
                Thread.sleep(5);
            }
            assertThat(process.ijkingen.find(second).orElseThrow().toestand()).isEqualTo(Toestand.WACHT);
            process.desk().breakOff(first);
            assertThat(process.ijkingen.find(first).orElseThrow().toestand()).isEqualTo(Toestand.AFGEBROKEN);
            assertThat(over(process, second).toestand()).isEqualTo(Toestand.GEEN_VOORSTEL);
            assertThat(process.ijkingen.find(first).orElseThrow().toestand()).isEqualTo(Toestand.AFGEBROKEN);
            assertThat(process.chunks()).isZero();
            assertThatThrownBy(() -> process.desk().breakOff(first)).isInstanceOf(IjkingKlaar.class);
        }
    }

    @Test
    void itStartsFromTheSetThatWasNamedAsItWasThen() throws Exception {
        try (RunnerProcess process = new RunnerProcess(folder, INSTRUMENT)) {
            store(process, folder);
            Ijkverzoek asked = new Ijkverzoek("toets", null, null, null, null, CONCEPT.toString(), null);
            Ijking kept = process.desk().start(asked);
            Ijking inForce = process.desk().start(new Ijkverzoek("toets", null, null, null, null, null, "0988"));
            try (CalibrationRunner runner = process.runner()) {
                runner.start();
                over(process, kept.id());
                over(process, inForce.id());
            }
            assertThat(file(process, kept, "rapport.html")).contains("voorbeeld, versie 2");
            assertThat(Json.JSON
                            .readTree(file(process, kept, "rapport.json"))
                            .at("/kaart/waarden/profiel.marge")
                            .asDouble())
                    .isEqualTo(2);
            assertThat(file(process, kept, "voorstel.yaml"))
                    .isEqualTo("# Uitgaand van parameterset voorbeeld@2.\n"
                            + ParametersText.with(
                                    RunnerProcess.RULES.get("parameters.yaml"), Map.of("profiel.marge", 2.)));
            assertThat(file(process, inForce, "voorstel.yaml")).isEqualTo(RunnerProcess.RULES.get("parameters.yaml"));

            Setversie concept = process.release.find(CONCEPT).orElseThrow();
            Ijking late = process.desk().start(asked);
            process.release.wijzigen(CONCEPT, concept.wijziging(), marge(3), "anne");
            try (CalibrationRunner runner = process.runner()) {
                runner.start();
                Ijking over = over(process, late.id());
                assertThat(over.toestand()).isEqualTo(Toestand.MISLUKT);
                assertThat(over.uitkomst().redenen())
                        .singleElement()
                        .asString()
                        .contains("voorbeeld@2", "nieuwe ijking");
            }
        }
    }

    @Test
    void aSetThatWasLookedAtAheadIsNotLookedAtAgainWhenSomeoneAsks() {
        try (RunnerProcess process = new RunnerProcess(folder, INSTRUMENT)) {
            store(process, folder);
            CalibrationDesk ahead = process.desk();
            ahead.lookAhead();
            process.jdbc.sql("delete from casuistiek_casus").update();
            Watalsvraag marge = new Watalsvraag("proef", Map.of("profiel.marge", 3.), null, null);
            WatAls packaged = ahead.watAls(marge);
            WatAls concept =
                    ahead.watAls(new Watalsvraag("proef", Map.of("profiel.marge", 3.), CONCEPT.toString(), null));
            assertThat(concept.verliesWordt())
                    .isEqualTo(packaged.verliesWordt())
                    .isPositive();
            assertThat(concept.parameterset().versie()).isEqualTo(2);
            assertThatThrownBy(() -> process.desk().watAls(marge))
                    .as("another desk has to look itself")
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String file(RunnerProcess process, Ijking ijking, String naam) throws IOException {
        return new String(
                process.ijkingen.file(ijking.id(), naam, true).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aQueueThatIsFullTakesNoMore() {
        try (RunnerProcess process = new RunnerProcess(folder, INSTRUMENT)) {
            CalibrationDesk desk = process.desk();
            Ijkverzoek one = new Ijkverzoek("toets", null, null, null, null, null, null);
            for (int i = 0; i < CalibrationDesk.QUEUE; i++) {
                desk.start(one);
            }
            assertThatThrownBy(() -> desk.start(one)).isInstanceOf(WachtrijVol.class);
        }
    }
}
