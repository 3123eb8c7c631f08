package nl.profielwijzer.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.profielwijzer.api.Caller.Answer;
import nl.profielwijzer.intake.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A calibration over REST, from asking to report, and what-if. */
@ServiceTest
class IjkingenControllerTest {
    private static final List<String> OVER = List.of("VOORSTEL", "GEEN_VOORSTEL", "AFGEBROKEN", "MISLUKT");

    @LocalServerPort
    private int port;

    private Caller analist;

    @BeforeEach
    void call() {
        analist = new Caller(port, "analist");
    }

    private static void assertDescribed(Answer answer, String schema) {
        ObjectNode whole = Json.JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema);
        whole.set("components", OpenApiController.description().get("components"));
        Schema described = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://profielwijzer.invalid/openapi.json"), whole);
        assertThat(described.validate(
                        answer.json(), c -> c.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as(answer.body())
                .isEmpty();
    }

    private static List<String> faults(Answer answer) {
        List<String> faults = new ArrayList<>();
        answer.json()
                .get("errors")
                .forEach(error -> faults.add(error.get("pointer").asString() + " "
                        + error.get("code").asString()));
        return faults;
    }

    private Answer over(String place) throws InterruptedException {
        for (int turn = 0; turn < 1_200; turn++) {
            Answer answer = analist.get(place);
            assertThat(answer.status()).isEqualTo(200);
            assertDescribed(answer, "Ijking");
            if (OVER.contains(answer.json().get("toestand").asString())) {
                return answer;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the calibration doesn't end");
    }

    @Test
    void aCalibrationIsAskedForFollowedAndReadWithAllItsFiles() throws InterruptedException {
        Answer asked =
                analist.post("/v1/ijkingen", "{\"casuistiek\":\"toets\",\"zaad\":7,\"parameterset\":\"voorbeeld@1\"}");
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        assertDescribed(asked, "Ijking");
        String place = asked.header("Location");
        assertThat(place).isEqualTo("/v1/ijkingen/" + asked.json().get("id").asString());
        assertThat(asked.json().at("/opdracht/casuistiek/set").asString()).isEqualTo("toets@1");
        assertThat(asked.json().at("/opdracht/parameterset/id").asString()).isEqualTo("voorbeeld");

        JsonNode done = over(place).json();
        assertThat(done.get("toestand").asString()).isEqualTo("GEEN_VOORSTEL");
        assertThat(done.at("/uitkomst/redenen/0").asString()).contains("200");
        assertThat(done.get("voortgang").asDouble()).isEqualTo(1);
        assertThat(done.get("bestanden")).hasSize(5);

        Answer page = analist.get(place + "/rapport");
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("style-src 'unsafe-inline'", "sandbox");
        assertThat(page.body()).contains("Er komt geen voorstel", "verzonnen");
        Answer json = analist.get(place + "/bestanden/rapport.json");
        assertThat(json.header("Content-Type")).startsWith("application/json");
        assertThat(json.json().get("resultaathash")).isEqualTo(done.at("/uitkomst/resultaathash"));
        assertThat(analist.get(place + "/bestanden/gevallen.csv").header("Content-Type"))
                .startsWith("text/csv");
        Answer parquet = analist.get(place + "/bestanden/gevallen.parquet");
        assertThat(parquet.body()).startsWith("PAR1");
        assertThat(parquet.header("Content-Disposition")).contains("attachment", "gevallen.parquet");
        assertThat(json.json().at("/kaart/parameterset")).isEqualTo(asked.json().at("/opdracht/parameterset"));

        assertThat(analist.get(place + "/bestanden/iets").status()).isEqualTo(404);
        Answer late = analist.post(place + "/afbrekingen", "");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().get("type").asString()).endsWith("ijking-klaar");
        Answer list = analist.get("/v1/ijkingen?grootte=1");
        assertDescribed(list, "Ijkingen");
        assertThat(list.json().get("items")).hasSize(1);
    }

    @Test
    void aCalibrationThatIsStoppedEndsWithoutAReport() throws InterruptedException {
        String place = analist.post("/v1/ijkingen", "{\"casuistiek\":\"demo\"}").header("Location");
        Answer stopped = analist.post(place + "/afbrekingen", "");
        assertThat(stopped.status()).as(stopped.body()).isEqualTo(200);
        JsonNode over = over(place).json();
        assertThat(over.get("toestand").asString()).isEqualTo("AFGEBROKEN");
        assertThat(over.get("bestanden")).isEmpty();
        assertThat(analist.get(place + "/rapport").status()).isEqualTo(404);
    }

    @Test
    void everythingThatIsWrongWithWhatIsAskedIsToldAtOnce() {
        Answer wrong =
                analist.post("/v1/ijkingen", "{\"casuistiek\":\"weg\",\"toets\":\"ook-weg\",\"budget\":-1,\"zaat\":1}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(faults(wrong))
                .containsExactly(
                        "/budget buiten-bereik",
                        "/casuistiek onbekende-set",
                        "/toets onbekende-set",
                        "/zaat onbekend-veld");
        assertThat(faults(analist.post("/v1/ijkingen", "{}"))).containsExactly("/casuistiek verplicht");
        assertThat(faults(analist.post("/v1/ijkingen", "{\"casuistiek\":\"demo\",\"toets\":\"demo@1\"}")))
                .containsExactly("/toets dezelfde-set");
        assertThat(faults(analist.post("/v1/ijkingen", "[1]"))).isNotEmpty();
        assertThat(faults(analist.post(
                        "/v1/ijkingen",
                        "{\"casuistiek\":\"toets\",\"parameterset\":\"voorbeeld@999\",\"gemeente\":\"0000\"}")))
                .containsExactlyInAnyOrder(
                        "/gemeente dubbel", "/gemeente gemeente-onbekend", "/parameterset onbekende-set");
        assertThat(analist.get("/v1/ijkingen/00000000-0000-0000-0000-000000000000")
                        .status())
                .isEqualTo(404);
        assertThat(analist.get("/v1/ijkingen?pagina=0").status()).isEqualTo(400);
    }

    @Test
    void whatIfTellsWhoGetsOtherAdviceThroughWhichNumber() {
        Answer answer = new Caller(port, "contractmanager")
                .post("/v1/ijkingen/_wat-als", "{\"casuistiek\":\"toets\",\"parameters\":{\"profiel.drempel\":7}}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertDescribed(answer, "WatAls");
        JsonNode found = answer.json();
        assertThat(found.get("omgeslagen")).isNotEmpty();
        assertThat(found.at("/omgeslagen/0/parameters/0").asString()).isEqualTo("profiel.drempel");
        assertThat(found.at("/curven/0/nu").asDouble()).isEqualTo(7);
        assertThat(found.get("euroPerMaand").asDouble()).isNegative();
    }

    /** Real children who are alike, each judged by two experts who differ. */
    private static String alike(int count, int gedrag) {
        return IntStream.range(0, count)
                .mapToObj(i -> """
                        {"id":"e%1$d-%2$d","status":"VASTGESTELD","herkomst":"GEANONIMISEERD","intake":{"peildatum":"2026-03-01",\
                        "gemeente":"0988","melding":{"datum":"2026-02-01","verwijzer":"ZELF"},"huishouden":{"leden":[{"id":"k1","rol":"KIND",\
                        "geboortedatum":"2016-05-01","vraagtOndersteuning":true,"leefgebieden":{"gedrag":%1$d,\
                        "schoolgang":%1$d,"huiselijkeRelaties":%1$d,"ontwikkeling":%1$d}}]}},\
                        "oordelen":[{"beoordelaar":"R1","lid":"k1","wet":"JEUGDWET","profiel":"%3$s","intensiteit":"P"},\
                        {"beoordelaar":"R2","lid":"k1","wet":"JEUGDWET","profiel":"J05","intensiteit":"P"}]}
                        """.formatted(gedrag, i, i % 2 == 0 ? "J04" : "J03"))
                .collect(Collectors.joining());
    }

    @Test
    void realPeopleAreShownOneByOneOnlyToWhoMayTakeInCases() throws InterruptedException {
        Answer stored = analist.send(analist.request("/v1/casuistieksets?naam=echt")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(alike(8, 2) + alike(40, 3))));
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        Caller manager = new Caller(port, "contractmanager");
        String question = "{\"casuistiek\":\"echt\",\"parameters\":{\"profiel.drempel\":7}}";
        JsonNode seen = analist.post("/v1/ijkingen/_wat-als", question).json();
        Answer answer = manager.post("/v1/ijkingen/_wat-als", question);
        assertDescribed(answer, "WatAls");
        assertThat(seen.get("omgeslagen")).hasSize(8);
        assertThat(seen.has("nietGetoond")).isFalse();
        assertThat(answer.json().get("omgeslagen")).isEmpty();
        assertThat(answer.json().get("nietGetoond").asString()).contains("echte inwoners");
        assertThat(answer.json().get("aantalOmgeslagen").asString()).isEqualTo("minder dan 10");
        assertThat(answer.body()).doesNotContain("e2-", "euroPerMaand");

        Answer asked = analist.post("/v1/ijkingen", "{\"casuistiek\":\"echt\"}");
        String place = asked.header("Location");
        JsonNode done = over(place).json();
        assertThat(done.get("bestanden").toString()).as(done.toString()).contains("gevallen.csv");
        assertThat(manager.get(place).json().get("bestanden").toString()).doesNotContain("gevallen");
        assertThat(manager.get(place + "/bestanden/gevallen.csv").status()).isEqualTo(404);
        for (String file : new String[] {"/rapport", "/bestanden/rapport.json"}) {
            assertThat(manager.get(place + file).body())
                    .contains("echte inwoners")
                    .doesNotContain("e2-", "e3-");
        }
        assertThat(analist.get(place + "/bestanden/rapport.json").body()).contains("e2-1");
    }

    @Test
    void whatIfRefusesValuesThatNobodyMayChooseAllAtOnce() {
        Answer wrong = analist.post(
                "/v1/ijkingen/_wat-als",
                "{\"casuistiek\":\"weg\",\"parameters\":{\"profiel.drempel\":100,\"bestaat.niet\":1,\"123456782\":1,"
                        + "\"profiel.marge\":\"veel\"}}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(faults(wrong))
                .contains(
                        "/casuistiek onbekende-set",
                        "/parameters onbekende-parameter",
                        "/parameters/bestaat.niet onbekende-parameter",
                        "/parameters/profiel.drempel buiten-ijkruimte");
        assertThat(wrong.body()).doesNotContain("123456782");
        Answer fixed = analist.post(
                "/v1/ijkingen/_wat-als", "{\"casuistiek\":\"toets\",\"parameters\":{\"leeftijd.volwassen\":21}}");
        assertThat(fixed.status()).isEqualTo(400);
    }

    @Test
    void onlyAnAnalystStartsAndStopsAndAConsulentSeesNothingOfIt() {
        Caller manager = new Caller(port, "contractmanager");
        assertThat(manager.get("/v1/ijkingen").status()).isEqualTo(200);
        assertThat(manager.post("/v1/ijkingen", "{\"casuistiek\":\"toets\"}").status())
                .isEqualTo(403);
        assertThat(new Caller(port).get("/v1/ijkingen").status()).isEqualTo(403);
    }
}
