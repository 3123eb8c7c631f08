package nl.profielwijzer.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.profielwijzer.api.Caller.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** From a judged assessment to a case in a set, and what the contract manager sees of it. */
@ServiceTest
class AanbiedingenControllerTest {
    private static final String AGREED =
            "{\"oordelen\":[{\"lid\":\"k1\",\"wet\":\"JEUGDWET\",\"profiel\":\"J04\",\"intensiteit\":\"P\"}]}";
    private static final String OTHERWISE =
            "{\"oordelen\":[{\"lid\":\"k1\",\"wet\":\"JEUGDWET\",\"profiel\":\"J05\",\"intensiteit\":\"P\",\"reden\":\"overig\",\"toelichting\":\"Het verdriet staat voorop.\"}]}";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Caller caller;

    @BeforeEach
    void call() {
        caller = new Caller(port);
    }

    /** Other tests of this service count from nothing. */
    @AfterEach
    void forget() {
        jdbc.sql("delete from aanbieding").update();
        jdbc.sql("delete from casuistiekset").update();
    }

    private String assessed(String judgement) throws IOException {
        String id = caller.post("/v1/beoordelingen", Files.readString(Path.of("src/docs/voorbeeld-intake.json")))
                .json()
                .get("id")
                .asString();
        if (!judgement.isEmpty()) {
            assertThat(caller.post("/v1/beoordelingen/%s/oordelen".formatted(id), judgement)
                            .status())
                    .isEqualTo(201);
        }
        return id;
    }

    private Answer offer(String id) {
        return new Caller(port, "consulent").post("/v1/beoordelingen/%s/aanbiedingen".formatted(id), "");
    }

    @Test
    void whatIsOfferedHoldsNothingOfKenmerkTextNoteOrWhoJudged() throws IOException {
        String id = assessed(OTHERWISE);
        JsonNode intake = caller.get("/v1/beoordelingen/%s/verantwoording".formatted(id))
                .json()
                .get("intake");
        Answer answer = offer(id);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode casus = answer.json().get("casus");
        assertThat(casus.get("herkomst").asString()).isEqualTo("GEANONIMISEERD");
        assertThat(casus.at("/oordelen/0/beoordelaar").asString()).isEqualTo("R1");
        assertThat(casus.at("/oordelen/0/profiel").asString()).isEqualTo("J05");
        assertThat(casus.toString())
                .doesNotContain(
                        intake.get("kenmerk").asString(),
                        intake.at("/melding/hulpvraag").asString(),
                        "verdriet",
                        "consulent",
                        id,
                        id.replace("-", ""));
        assertThat(offer(id).json().at("/casus/intake")).isEqualTo(casus.get("intake"));
    }

    @Test
    void onlyWhatIsJudgedCanBeOffered() throws IOException {
        Answer answer = offer(assessed(""));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo("geen-oordeel");
        assertThat(offer("00000000-0000-7000-8000-000000000000").status()).isEqualTo(404);
    }

    @Test
    void aFewAreRefusedByTheGateWithAdviceAndEnoughBecomeASet() throws IOException {
        assertThat(new Caller(port, "analist")
                        .post("/v1/casuistieksets/praktijk/aanbiedingen", "")
                        .json()
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("niets-aangeboden");
        String first = assessed(OTHERWISE);
        offer(first);
        offer(assessed(AGREED));
        Answer refused = new Caller(port, "analist").post("/v1/casuistieksets/praktijk/aanbiedingen", "");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/code").asString()).isEqualTo("privacypoort");
        assertThat(refused.json().at("/errors/0/remedy").asString()).isNotBlank();
        assertThat(new Caller(port, "analist")
                        .get("/v1/aanbiedingen")
                        .json()
                        .get("aangeboden")
                        .asString())
                .isEqualTo("minder dan 10");
        for (int i = 0; i < 9; i++) {
            offer(assessed(AGREED));
        }
        assertThat(new Caller(port, "analist")
                        .get("/v1/aanbiedingen")
                        .json()
                        .get("aangeboden")
                        .asInt())
                .isEqualTo(11);
        assertThat(new Caller(port, "analist")
                        .post("/v1/casuistieksets/toets/aanbiedingen", "")
                        .json()
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("naam-kan-niet");
        Answer taken = new Caller(port, "analist").post("/v1/casuistieksets/praktijk/aanbiedingen", "");
        assertThat(taken.status()).as(taken.body()).isEqualTo(201);
        assertThat(taken.json().get("opgenomen").asInt()).isEqualTo(11);
        assertThat(taken.json().get("versie").asInt()).isEqualTo(1);
        assertThat(new Caller(port, "analist")
                        .get("/v1/aanbiedingen")
                        .json()
                        .get("aangeboden")
                        .asInt())
                .isZero();

        // What led from a case to its assessment is gone, and no assessment becomes two cases.
        assertThat(jdbc.sql("select count(*) from aanbieding where casus is not null")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(offer(first).json().at("/errors/0/code").asString()).isEqualTo("al-opgenomen");

        // Later ones join those that are there.
        offer(assessed(AGREED));
        assertThat(new Caller(port, "analist")
                        .post("/v1/casuistieksets/praktijk/aanbiedingen", "")
                        .json()
                        .get("versie")
                        .asInt())
                .isEqualTo(2);
        assertThat(jdbc.sql("select aantal from casuistiekset where naam = 'praktijk' and versie = 2")
                        .query(Integer.class)
                        .single())
                .isEqualTo(12);
    }

    @Test
    void anAssessmentThatGoesTakesItsOfferWithIt() throws IOException {
        String id = assessed(AGREED);
        offer(id);
        jdbc.sql("delete from beoordeling where id = :id").param("id", id).update();
        assertThat(new Caller(port, "analist")
                        .get("/v1/aanbiedingen")
                        .json()
                        .get("aangeboden")
                        .asInt())
                .isZero();
    }

    @Test
    void eachDoesOnlyOnesOwnPart() throws IOException {
        String id = assessed(AGREED);
        assertThat(new Caller(port, "analist")
                        .post("/v1/beoordelingen/%s/aanbiedingen".formatted(id), "")
                        .status())
                .isEqualTo(403);
        assertThat(new Caller(port, "consulent")
                        .post("/v1/casuistieksets/praktijk/aanbiedingen", "")
                        .status())
                .isEqualTo(403);
        assertThat(new Caller(port, "consulent").get("/v1/monitoring/profielen").status())
                .isEqualTo(403);
        assertThat(new Caller(port, "contractmanager")
                        .get("/v1/monitoring/profielen")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theMonitorAnswersOverMonthsAndTellsAllThatIsWrongWithAQuestion() throws IOException {
        assessed(AGREED);
        JsonNode monitor = new Caller(port, "contractmanager")
                .get("/v1/monitoring/profielen?van=2026-01&tot=2026-06")
                .json();
        assertThat(monitor.get("volledig").asBoolean()).isTrue();
        assertThat(monitor.get("van").asString()).isEqualTo("2026-01");
        assertThat(monitor.at("/profielen/0/trend")).hasSize(6);
        JsonNode errors = new Caller(port, "contractmanager")
                .get("/v1/monitoring/afwijkingen?van=2026-13&gemeente=x&tot=2026-01-01&dag=1")
                .json()
                .get("errors");
        assertThat(errors.valueStream().map(error -> error.get("pointer").asString()))
                .containsExactly("/dag", "/gemeente", "/tot", "/van");
        assertThat(new Caller(port, "contractmanager")
                        .get("/v1/monitoring/afwijkingen?van=2026-03&tot=2026-02")
                        .status())
                .isEqualTo(400);
        assertThat(new Caller(port, "contractmanager")
                        .get("/v1/monitoring/afwijkingen?van=2016-03&tot=2026-02")
                        .status())
                .isEqualTo(400);
        assertThat(new Caller(port, "contractmanager")
                        .get("/v1/monitoring/afwijkingen?van=2026-03")
                        .status())
                .isEqualTo(200);
    }
}
