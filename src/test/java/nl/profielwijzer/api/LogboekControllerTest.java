package nl.profielwijzer.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import nl.profielwijzer.api.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What was done is in the log, what isn't in the log wasn't done, and an auditor can read it. */
@ServiceTest
class LogboekControllerTest {
    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Caller consulent;
    private Caller auditor;

    @BeforeEach
    void call() {
        consulent = new Caller(port);
        auditor = new Caller(port, "auditor");
    }

    private JsonNode find(String question) {
        Answer answer = auditor.post("/v1/logregels/_zoek", question);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("items");
    }

    @Test
    void anAuditorSeesWhoDidWhatToAHousehold() {
        String place = consulent
                .post("/v1/beoordelingen", Caller.intake("log-gezin-1"))
                .header("Location");
        String trace = consulent.get(place).header("Trace-Id");
        consulent.get(place + "/verantwoording");
        consulent.post(place + "/herhalingen", "");
        JsonNode lines = find("{\"kenmerk\":\"log-gezin-1\"}");
        assertThat(lines.valueStream().map(line -> line.get("actie").asString()))
                .containsExactly("LEZEN", "LEZEN", "LEZEN", "AANMAKEN");
        assertThat(lines.valueStream()).allSatisfy(line -> {
            assertThat(line.get("actor").asString()).isEqualTo("consulent");
            assertThat(line.get("oorsprong").asString()).isEqualTo("api");
            assertThat(line.get("object").asString())
                    .isEqualTo("beoordeling/" + place.substring("/v1/beoordelingen/".length()));
            assertThat(line.toString()).doesNotContain("log-gezin-1");
        });
        assertThat(find("{\"trace\":\"%s\"}".formatted(trace))).hasSize(1);
        assertThat(find("{\"kenmerk\":\"log-gezin-1\"}").get(0).get("actor").asString())
                .as("the auditor's own search")
                .isEqualTo("auditor");
    }

    @Test
    void pagesGoOnWhereTheLastOneEnded() {
        for (int i = 0; i < 3; i++) {
            consulent.get("/v1/beoordelingen");
        }
        Answer first =
                auditor.post("/v1/logregels/_zoek", "{\"actor\":\"consulent\",\"actie\":\"ZOEKEN\",\"grootte\":2}");
        assertThat(first.json().get("items")).hasSize(2);
        long before = first.json().get("voorVolgnummer").asLong();
        JsonNode next = find(
                "{\"actor\":\"consulent\",\"actie\":\"ZOEKEN\",\"grootte\":2,\"voorVolgnummer\":%d}".formatted(before));
        assertThat(next.get(0).get("volgnummer").asLong()).isLessThan(before);
    }

    @Test
    void theHeadIsThatOfTheLastLine() {
        consulent.get("/v1/beoordelingen");
        JsonNode head = auditor.get("/v1/logboek/kop").json();
        JsonNode line = find("{\"grootte\":2}").get(1);
        assertThat(head.get("volgnummer")).isEqualTo(line.get("volgnummer"));
        assertThat(head.get("schakel")).isEqualTo(line.get("schakel"));
    }

    @Test
    void everythingThatIsWrongWithAQuestionIsToldAtOnce() {
        Answer wrong = auditor.post("/v1/logregels/_zoek", """
                {"vanTijdstip":"gisteren","actie":"GLUREN","grootte":0,"trace":"x","kenmerk":"123456782","actor":["a"],
                 "voorVolgnummer":-1,"iets":true}
                """);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("pointer").asString()))
                .containsExactly(
                        "/actie",
                        "/actor",
                        "/grootte",
                        "/iets",
                        "/kenmerk",
                        "/trace",
                        "/vanTijdstip",
                        "/voorVolgnummer");
        assertThat(wrong.body()).doesNotContain("123456782").doesNotContain("GLUREN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[]", "null", "{", "{\"actor\":\"a\",\"actor\":\"b\"}", "''"})
    void whatIsNoQuestionIsRefused(String body) {
        assertThat(auditor.post("/v1/logregels/_zoek", body).status()).isEqualTo(400);
    }

    @Test
    void refusalsAreWrittenDownWithoutWhatStoodInTheAddress() {
        consulent.get("/v1/logboek/kop");
        JsonNode line =
                find("{\"actor\":\"consulent\",\"resultaat\":\"GEWEIGERD\"}").get(0);
        assertThat(line.get("object").asString()).isEqualTo("GET /v1/logboek/kop");
        assertThat(line.get("verwerking").asString()).isEqualTo("TOEGANGSBEHEER");
    }

    @Test
    void aFailedLoginIsWrittenDownWithoutTheName() {
        consulent.send(consulent
                .anonymous("/v1/gemeenten")
                .header("Authorization", Caller.basic("eigenlijk-mijn-wachtwoord", "x")));
        JsonNode line = find("{\"actie\":\"INLOGGEN\"}").get(0);
        assertThat(line.get("actor").asString()).isEqualTo("onbekend");
        assertThat(line.get("resultaat").asString()).isEqualTo("GEWEIGERD");
        assertThat(jdbc.sql("select count(*) from logregel where actor like '%wachtwoord%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatCannotBeWrittenDownIsNotDone() {
        String place =
                consulent.post("/v1/beoordelingen", Caller.intake("log-weg-1")).header("Location");
        long before = stored();
        jdbc.sql("alter table logregel rename to logregel_weg").update();
        try {
            for (Answer answer : List.of(
                    consulent.post("/v1/beoordelingen", Caller.intake("log-weg-2")),
                    consulent.post("/v1/proefbeoordelingen", Caller.intake("log-weg-3")),
                    consulent.get(place),
                    consulent.get("/v1/beoordelingen"),
                    auditor.get("/v1/logboek/kop"))) {
                assertThat(answer.status()).isEqualTo(500);
                assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
                assertThat(answer.body()).contains("Er is niets opgeslagen");
            }
            assertThat(stored()).isEqualTo(before);
        } finally {
            jdbc.sql("alter table logregel_weg rename to logregel").update();
        }
        assertThat(consulent.get(place).status()).isEqualTo(200);
    }

    private long stored() {
        return jdbc.sql("select count(*) from beoordeling").query(Long.class).single();
    }

    @Test
    void bodiesThatAreNoSearchAreRefused() {
        Answer large = auditor.send(auditor.request("/v1/logregels/_zoek")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"actor\":\"" + "a".repeat(20_000) + "\"}")));
        assertThat(large.status()).isEqualTo(413);
    }
}
