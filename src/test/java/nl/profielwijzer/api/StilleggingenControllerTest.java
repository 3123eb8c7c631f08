package nl.profielwijzer.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.profielwijzer.api.Caller.Answer;
import nl.profielwijzer.intake.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A beheerder stops advice and lets it go on. In one municipality only: others assess on the same database. */
@ServiceTest
class StilleggingenControllerTest {
    private static final String PLACE = "/v1/stilleggingen";
    private static final String GEMEENTE = "1669";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Caller beheerder;
    private Caller consulent;

    @BeforeEach
    void callers() {
        beheerder = new Caller(port, "beheerder");
        consulent = new Caller(port);
    }

    @AfterEach
    void resumeAll() {
        beheerder
                .get(PLACE + "?geldend=true")
                .json()
                .get("items")
                .forEach(each -> resume(each.get("id").asString()));
    }

    private Answer resume(String id) {
        return beheerder.post("%s/%s/hervattingen".formatted(PLACE, id), "{\"reden\":\"Het is verbeterd.\"}");
    }

    private JsonNode suspend(String more) {
        Answer answer = beheerder.post(
                PLACE, "{\"gemeenten\":[\"%s\"],\"reden\":\"Er is een fout gevonden.\"%s}".formatted(GEMEENTE, more));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.header("Location"))
                .isEqualTo(PLACE + "/" + answer.json().get("id").asString());
        assertAs(answer.json(), "Stillegging");
        return answer.json();
    }

    /** The example of the guide, in the municipality of this test: advice J04 for the child. */
    private JsonNode assess() {
        try {
            Answer answer = consulent.post(
                    "/v1/beoordelingen",
                    Files.readString(Path.of("src/docs/voorbeeld-intake.json"))
                            .replaceFirst("\"gemeente\": *\"[0-9]{4}\"", "\"gemeente\":\"" + GEMEENTE + "\""));
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            assertAs(answer.json(), "Beoordeling");
            return answer.json();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertAs(JsonNode value, String name) {
        ObjectNode schema = Json.JSON.createObjectNode().put("$ref", "#/components/schemas/" + name);
        schema.set("components", OpenApiController.description().get("components"));
        Schema described = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://profielwijzer.invalid/openapi.json"), schema);
        assertThat(described.validate(value, c -> c.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as(name)
                .isEmpty();
    }

    private JsonNode repeat(String id) {
        return consulent
                .post("/v1/beoordelingen/%s/herhalingen".formatted(id), "")
                .json();
    }

    @Test
    void fromTheNextAssessmentOnThereIsNoAdviceAndEarlierAnswersStayAsTheyAre() {
        JsonNode before = assess();
        JsonNode stillegging = suspend("");
        JsonNode after = assess();
        assertThat(after.get("uitkomst").asString()).isEqualTo("STILGELEGD");
        assertThat(after.at("/stilleggingen/0/id")).isEqualTo(stillegging.get("id"));
        assertThat(after.at("/stilleggingen/0/reden").asString()).isEqualTo("Er is een fout gevonden.");
        assertThat(after.at("/stilleggingen/0/sinds")).isEqualTo(stillegging.get("sinds"));
        assertThat(after.at("/stilleggingen/0/profielen").isMissingNode()).isTrue();
        assertThat(after.at("/leden/0/stilgelegd").asBoolean()).isTrue();
        assertThat(after.findValues("adviezen")).allMatch(JsonNode::isEmpty);
        assertThat(after.get("veiligheid")).isEqualTo(before.get("veiligheid"));
        String id = before.get("id").asString();
        assertThat(consulent.get("/v1/beoordelingen/" + id).json()).isEqualTo(before);
        assertThat(repeat(id).get("gelijk").asBoolean()).isTrue();

        Answer lifted = resume(stillegging.get("id").asString());
        assertThat(lifted.status()).isEqualTo(201);
        assertAs(lifted.json(), "Stillegging");
        assertThat(assess().at("/leden")).isEqualTo(before.at("/leden"));
        assertThat(repeat(after.get("id").asString()).get("gelijk").asBoolean())
                .as("what was suspended then belongs to the receipt")
                .isTrue();
    }

    @Test
    void aSuspendedProfileTakesOnlyTheAdviceItTouches() {
        suspend(",\"profielen\":[\"W01\"]");
        assertThat(assess().at("/leden/0/adviezen/0/profiel").asString()).isEqualTo("J04");
        suspend(",\"profielen\":[\"J04\"]");
        JsonNode touched = assess();
        assertThat(touched.at("/leden/0/stilgelegd").asBoolean()).isTrue();
        assertThat(touched.at("/leden/0/adviezen")).isEmpty();
        assertThat(touched.get("stilleggingen")).hasSize(2);
    }

    @Test
    void aTeamJudgesASuspendedAnswerWithoutAReasonAndItCountsAsSuspended() {
        suspend("");
        String id = assess().get("id").asString();
        assertThat(counted(id)).isEqualTo("STIL null");
        String row =
                "{\"oordelen\":[{\"lid\":\"k1\",\"wet\":\"JEUGDWET\",\"profiel\":\"J04\",\"intensiteit\":\"I\"%s}]}";
        String place = "/v1/beoordelingen/%s/oordelen".formatted(id);
        assertThat(consulent
                        .post(place, row.formatted(",\"reden\":\"wens-inwoner\""))
                        .status())
                .isEqualTo(400);
        Answer judged = consulent.post(place, row.formatted(""));
        assertThat(judged.status()).as(judged.body()).isEqualTo(201);
        assertThat(judged.json().at("/oordelen/0/afwijkingen")).isEmpty();
        assertThat(counted(id)).isEqualTo("STIL null");
        JsonNode cijfers = new Caller(port, "analist")
                .get("/v1/monitoring/profielen?gemeente=" + GEMEENTE)
                .json();
        assertThat(cijfers.at("/profielen").toString()).doesNotContain("STIL");
    }

    private String counted(String id) {
        return jdbc.sql("select profiel, afwijking from beoordeling_advies where beoordeling_id = :id and lid = 'k1'")
                .param("id", id)
                .query((row, number) -> row.getString(1) + " " + row.getString(2))
                .single();
    }

    @Test
    void whoLiftsComesFirstOnceAndTheHistoryKeepsBothReasons() {
        String id = suspend("").get("id").asString();
        assertThat(resume(id).status()).isEqualTo(201);
        Answer again = resume(id);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().get("type").asString()).endsWith("al-hervat");
        JsonNode kept = beheerder.get(PLACE + "/" + id).json();
        assertThat(kept.get("door").asString()).isEqualTo("beheerder");
        assertThat(kept.get("reden").asString()).isEqualTo("Er is een fout gevonden.");
        assertThat(kept.at("/hervatting/reden").asString()).isEqualTo("Het is verbeterd.");
        assertThat(kept.at("/hervatting/door").asString()).isEqualTo("beheerder");
        JsonNode gone = beheerder.get(PLACE + "?geldend=false").json();
        assertAs(gone, "Stilleggingen");
        assertThat(gone.findValuesAsString("id")).contains(id);
        assertThat(beheerder.get(PLACE + "?geldend=true").json().get("totaal").asInt())
                .isZero();
        assertThat(jdbc.sql(
                                "select actie from logregel where object = :object and resultaat = 'GELUKT' order by volgnummer")
                        .param("object", "stillegging/" + id)
                        .query(String.class)
                        .list())
                .startsWith("STILLEGGEN", "HERVATTEN", "LEZEN");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        Answer answer = beheerder.post(
                PLACE, "{\"gemeenten\":[],\"profielen\":[\"J99\"],\"reden\":\"Het gaat om 111222333.\",\"meer\":1}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("pointer").asString() + " "
                                + error.get("code").asString()))
                .contains("/gemeenten buiten-bereik", "/profielen profiel-onbekend", "/reden bsn")
                .hasSize(4);
        assertThat(answer.body()).doesNotContain("111222333");
        for (String body : new String[] {
            "{}",
            "{\"reden\":\"  \"}",
            "{\"reden\":1}",
            "{\"reden\":\"x\",\"profielen\":[]}",
            "[]",
            "{\"reden\":\"x\",\"gemeenten\":[\"9999\"]}",
            "{\"reden\":\"\\u0000x\"}",
            "{\"reden\":\"%s\"}".formatted("x".repeat(2001))
        }) {
            assertThat(beheerder.post(PLACE, body).status()).as(body).isEqualTo(400);
        }
        assertThat(beheerder.get(PLACE + "?geldend=ja").status()).isEqualTo(400);
        assertThat(beheerder
                        .get(PLACE + "/00000000-0000-0000-0000-000000000000")
                        .status())
                .isEqualTo(404);
        assertThat(beheerder.get(PLACE + "?geldend=true").json().get("totaal").asInt())
                .isZero();
    }
}
