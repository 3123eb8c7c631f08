package nl.profielwijzer.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.profielwijzer.PersistenceTest;
import nl.profielwijzer.Service;
import nl.profielwijzer.api.Caller.Answer;
import nl.profielwijzer.audit.Controle;
import nl.profielwijzer.audit.Controleverslag;
import nl.profielwijzer.audit.Logregels;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import tools.jackson.databind.JsonNode;

/** Two services on one PostgreSQL, which know of each other only what is stored. H2 is for one service alone. */
@PersistenceTest
@EnabledIfSystemProperty(named = "profielwijzer.test.database", matches = "postgresql")
class TwoInstancesTest {
    private static final String STOPS = "/v1/stilleggingen";
    private static final String MOTIVE = "{\"motief\":\"Goed onderbouwd.\"}";

    /** An instance looks every three seconds whether another one changed what counts. */
    private static final int LOOKS = 100;

    private static final List<ServletWebServerApplicationContext> SERVICES = new ArrayList<>();

    @BeforeAll
    static void start(@TempDir Path folder) {
        for (String name : List.of("een", "twee")) {
            SERVICES.add((ServletWebServerApplicationContext) SpringApplication.run(
                    Service.class,
                    "--server.port=0",
                    "--profielwijzer.data=" + folder.resolve(name),
                    "--profielwijzer.logboek.sleutelbestand=" + folder.resolve("logboek.sleutel")));
        }
    }

    @AfterAll
    static void stop() {
        SERVICES.forEach(ServletWebServerApplicationContext::close);
    }

    private static Caller at(int instance, String user) {
        return new Caller(SERVICES.get(instance).getWebServer().getPort(), user);
    }

    private static JsonNode assess(int instance) {
        String today =
                LocalDate.now(SERVICES.get(instance).getBean(Clock.class)).toString();
        Answer answer = at(instance, "consulent")
                .post("/v1/beoordelingen", Caller.intake("samen").replace("2026-03-02", today));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private static String outcome(int instance) {
        return assess(instance).get("uitkomst").asString();
    }

    private static Controleverslag log(int instance) {
        return new Controle(SERVICES.get(instance).getBean(Logregels.class)).run(null);
    }

    @Test
    void whatOneInstanceStopsTheNextAssessmentOfTheOtherKnows() {
        String before = outcome(1);
        assertThat(before).isNotEqualTo("STILGELEGD");
        Answer stopped = at(0, "beheerder").post(STOPS, "{\"reden\":\"Er is een fout gevonden.\"}");
        assertThat(stopped.status()).as(stopped.body()).isEqualTo(201);
        assertThat(outcome(1)).isEqualTo("STILGELEGD");
        assertThat(outcome(0)).isEqualTo("STILGELEGD");
        Answer resumed = at(1, "beheerder")
                .post(
                        "%s/%s/hervattingen"
                                .formatted(STOPS, stopped.json().get("id").asString()),
                        "{\"reden\":\"Het is verbeterd.\"}");
        assertThat(resumed.status()).as(resumed.body()).isBetween(200, 201);
        assertThat(outcome(0)).isEqualTo(before);
        assertThat(outcome(1)).isEqualTo(before);
    }

    @Test
    void aSetThatOneInstanceActivatesCountsAtTheOtherWithinSeconds() throws InterruptedException {
        Answer drawn = at(0, "contractmanager").post("/v1/parametersets", """
                {"id":"samen","werkingsgebied":{"gemeenten":["0957"]},"motief":"De marge is te klein.",
                 "onderbouwing":{"soort":"BRON","verwijzing":"evaluatie 2026"},"wijzigingen":{"profiel.marge":2}}
                """);
        assertThat(drawn.status()).as(drawn.body()).isEqualTo(201);
        String place = drawn.header("Location");
        Answer submitted = at(0, "contractmanager").post(place + "/indieningen", "{}", "If-Match", "\"1\"");
        Answer approved =
                at(1, "contractmanager2").post(place + "/goedkeuringen", MOTIVE, "If-Match", submitted.header("ETag"));
        assertThat(set(1)).isNotEqualTo("samen");
        Answer active = at(0, "beheerder").post(place + "/activeringen", "{}", "If-Match", approved.header("ETag"));
        assertThat(active.status()).as(active.body()).isEqualTo(200);
        assertThat(set(0)).as("where it was activated, at once").isEqualTo("samen");
        for (int look = 0; look < LOOKS && !set(1).equals("samen"); look++) {
            Thread.sleep(100);
        }
        assertThat(set(1)).isEqualTo("samen");
        Answer back =
                at(1, "contractmanager").post(place + "/terugdraaiingen", MOTIVE, "If-Match", active.header("ETag"));
        assertThat(back.status()).as(back.body()).isEqualTo(200);
    }

    private static String set(int instance) {
        return assess(instance).at("/parameterset/id").asString();
    }

    @Test
    void bothWriteOneLogThatIsWhole() throws Exception {
        long before = log(0).regels();
        ExecutorService callers = Executors.newFixedThreadPool(4);
        List<Future<?>> calls = new ArrayList<>();
        for (int call = 0; call < 24; call++) {
            int instance = call % 2;
            calls.add(callers.submit(() -> assess(instance)));
        }
        for (Future<?> call : calls) {
            call.get();
        }
        callers.shutdown();
        for (int instance = 0; instance < 2; instance++) {
            Controleverslag verslag = log(instance);
            assertThat(verslag.ongeschonden()).as(verslag.toString()).isTrue();
            assertThat(verslag.regels()).isGreaterThanOrEqualTo(before + 24);
        }
    }
}
