package nl.profielwijzer.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.profielwijzer.api.Caller.Answer;
import nl.profielwijzer.intake.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A consulent writes down what was chosen. */
@ServiceTest
class OordelenControllerTest {
    /** The example of the guide: advice J04, intensity P, for the child. */
    private static final Path INTAKE = Path.of("src/docs/voorbeeld-intake.json");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Caller caller;
    private String place;
    private String id;

    @BeforeEach
    void assess() throws IOException {
        caller = new Caller(port);
        JsonNode beoordeling =
                caller.post("/v1/beoordelingen", Files.readString(INTAKE)).json();
        assertThat(beoordeling.at("/leden/0/adviezen/0/profiel").asString()).isEqualTo("J04");
        assertThat(beoordeling.at("/leden/0/adviezen/0/intensiteit").asString()).isEqualTo("P");
        id = beoordeling.get("id").asString();
        place = "/v1/beoordelingen/%s/oordelen".formatted(id);
    }

    private static String oordelen(String... rows) {
        return "{\"oordelen\":[%s]}".formatted(String.join(",", rows).replace('\'', '"'));
    }

    private static JsonNode errors(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        return answer.json().get("errors");
    }

    private String counted(String column) {
        return jdbc.sql("select %s from beoordeling_advies where beoordeling_id = :id and lid = 'k1'".formatted(column))
                .param("id", id)
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list()
                .toString();
    }

    @Test
    void followingTheAdviceNeedsNoReason() {
        assertThat(counted("afwijking")).isEqualTo("[null]");
        Answer answer = caller.post(place, oordelen("{'lid':'k1','wet':'JEUGDWET','profiel':'J04','intensiteit':'P'}"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo(place);
        assertThat(answer.json().get("door").asString()).isEqualTo("consulent");
        assertThat(answer.json().at("/oordelen/0/afwijkingen")).isEmpty();
        assertThat(counted("afwijking")).isEqualTo("[]");
        JsonNode superfluous = errors(caller.post(
                place,
                oordelen("{'lid':'k1','wet':'JEUGDWET','profiel':'J04','intensiteit':'P','reden':'veiligheid'}")));
        assertThat(superfluous.at("/0/code").asString()).isEqualTo("reden-zonder-afwijking");
    }

    @Test
    void choosingOtherwiseAsksForAReasonAndSaysWhatDiffers() {
        String lighter =
                "{'lid':'k1','wet':'JEUGDWET','route':'ALGEMENE_VOORZIENING','profiel':'J04','intensiteit':'A'%s}";
        JsonNode refused = errors(caller.post(place, oordelen(lighter.formatted(""))));
        assertThat(refused).hasSize(1);
        assertThat(refused.at("/0/pointer").asString()).isEqualTo("/oordelen/0/reden");
        assertThat(refused.at("/0/message").asString()).contains("lichter", "een andere route");
        assertThat(refused.at("/0/remedy").asString()).contains("wens-inwoner");
        Answer answer = caller.post(place, oordelen(lighter.formatted(",'reden':'wens-inwoner'")));
        assertThat(answer.json().at("/oordelen/0/afwijkingen").toString()).isEqualTo("[\"ROUTE\",\"LICHTER\"]");
        assertThat(counted("reden")).isEqualTo("[wens-inwoner]");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndNothingIsRepeated() {
        JsonNode errors = errors(caller.post(
                place,
                oordelen(
                        "{'lid':'k1','wet':'JEUGDWET','profiel':'J05','intensiteit':'I','reden':'zomaar','toelichting':'Bel mevrouw Jansen, 06 12345678'}",
                        "{'lid':'o1','wet':'WMO','profiel':'J04','intensiteit':'T1'}",
                        "{'lid':'x9','wet':'WMO','profiel':'W03'}",
                        "{'lid':'o1','wet':'WMO','intensiteit':'T2'}")));
        assertThat(errors.valueStream()
                        .map(error -> error.get("pointer").asString() + " "
                                + error.get("code").asString()))
                .contains(
                        "/oordelen/0/reden reden-onbekend",
                        "/oordelen/0/toelichting persoonsgegeven",
                        "/oordelen/1/profiel profiel-van-andere-wet",
                        "/oordelen/2/lid lid-onbekend",
                        "/oordelen/3 verplicht");
        assertThat(errors.toString()).doesNotContain("Jansen", "12345678", "zomaar");
        assertThat(counted("afwijking")).isEqualTo("[null]");
    }

    @Test
    void everyAdviceOfALidIsSpokenAbout() {
        JsonNode errors =
                errors(caller.post(place, oordelen("{'lid':'k1','wet':'WMO','profiel':'W09','intensiteit':'T0'}")));
        assertThat(errors.at("/0/code").asString()).isEqualTo("oordeel-ontbreekt");
        assertThat(errors.at("/0/message").asString()).contains("J04");
    }

    @Test
    void theLatestCountsAndTheEarlierStay() {
        caller.post(
                place, oordelen("{'lid':'k1','wet':'JEUGDWET','route':'EIGEN_KRACHT','reden':'eigen-kracht-netwerk'}"));
        caller.post(place, oordelen("{'lid':'k1','wet':'JEUGDWET','profiel':'J04','intensiteit':'P'}"));
        JsonNode oordelen = caller.get(place).json();
        assertThat(oordelen.get("geldend")).hasSize(1);
        assertThat(oordelen.at("/geldend/0/profiel").asString()).isEqualTo("J04");
        assertThat(oordelen.get("geschiedenis")).hasSize(2);
        assertThat(oordelen.at("/geschiedenis/1/oordelen/0/reden").asString()).isEqualTo("eigen-kracht-netwerk");
        assertThat(counted("profiel || afwijking")).isEqualTo("[J04]");
    }

    @Test
    void supportThatIsChosenBesideTheAdviceIsCountedApart() {
        String agreed = "{'lid':'k1','wet':'JEUGDWET','profiel':'J04','intensiteit':'P'}";
        caller.post(
                place,
                oordelen(agreed, "{'lid':'k1','wet':'WMO','profiel':'W09','intensiteit':'T2','reden':'deskundige'}"));
        assertThat(counted("profiel || ' ' || afwijking")).contains("J04 ", "GEEN TOEGEVOEGD");
        caller.post(place, oordelen(agreed));
        assertThat(counted("profiel || ' ' || afwijking")).isEqualTo("[J04 ]");
    }

    @Test
    void theSameRequestCountsOnceAndAnotherUnderItsKeyIsRefused() {
        String one = oordelen("{'lid':'k1','wet':'JEUGDWET','profiel':'J04','intensiteit':'P'}");
        String key = "sleutel-" + id;
        Answer first = caller.post(place, one, "Idempotency-Key", key);
        Answer again = caller.post(place, one, "Idempotency-Key", key);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(caller.get(place).json().get("geschiedenis")).hasSize(1);
        Answer other = caller.post(
                place,
                oordelen("{'lid':'k1','wet':'JEUGDWET','route':'NETWERK','reden':'overig'}"),
                "Idempotency-Key",
                key);
        assertThat(other.status()).isEqualTo(409);
    }

    @Test
    void whatIsNotThereOrNoJsonIsAProblem() {
        String unknown = "/v1/beoordelingen/00000000-0000-7000-8000-000000000000/oordelen";
        String one = oordelen("{'lid':'k1','wet':'JEUGDWET','profiel':'J04','intensiteit':'P'}");
        assertThat(caller.post(unknown, one).status()).isEqualTo(404);
        assertThat(caller.get(unknown).status()).isEqualTo(404);
        assertThat(caller.post("/v1/beoordelingen/%s/oordelen".formatted("x".repeat(300)), one)
                        .status())
                .isEqualTo(404);
        assertThat(caller.post(place, "{").status()).isEqualTo(400);
        assertThat(caller.post(place, "[]").status()).isEqualTo(400);
        assertThat(caller.post(place, "{\"oordelen\":[null,3,{\"lid\":{}}]}").status())
                .isEqualTo(400);
    }

    @Test
    void onlyAConsulentJudgesAndEveryJudgementStandsInTheLog() {
        String one = oordelen("{'lid':'k1','wet':'JEUGDWET','profiel':'J04','intensiteit':'P'}");
        Answer analist = new Caller(port, "analist").post(place, one);
        assertThat(analist.status()).isEqualTo(403);
        caller.post(place, one);
        assertThat(jdbc.sql("select actie || ' ' || resultaat from logregel where object = :object")
                        .param("object", "beoordeling/%s/oordeel".formatted(id))
                        .query(String.class)
                        .list())
                .containsExactly("AANMAKEN GELUKT");
    }

    @Test
    void whenAnAssessmentGoesItsJudgementsGoToo() {
        caller.post(place, oordelen("{'lid':'k1','wet':'JEUGDWET','profiel':'J04','intensiteit':'P'}"));
        jdbc.sql("delete from beoordeling where id = :id").param("id", id).update();
        for (String table : new String[] {"oordeel", "beoordeling_advies"}) {
            assertThat(jdbc.sql("select count(*) from %s where beoordeling_id = :id".formatted(table))
                            .param("id", id)
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void theReasonsCanBeAsked() {
        JsonNode redenen = caller.get("/v1/afwijkredenen").json().get("afwijkredenen");
        assertThat(redenen.valueStream().map(reden -> reden.get("code").asString()))
                .contains("wens-inwoner", "overig");
        assertThat(Json.JSON.writeValueAsString(redenen)).doesNotContain("vervallen");
    }
}
