package nl.profielwijzer.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.profielwijzer.api.Caller.Answer;
import nl.profielwijzer.intake.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class BeoordelingenControllerTest {
    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Caller caller;

    @BeforeEach
    void call() {
        caller = new Caller(port);
    }

    private long stored() {
        return jdbc.sql("select count(*) from beoordeling").query(Long.class).single();
    }

    @Test
    void anAssessmentIsGivenBackExactlyAsItWasGiven() {
        Answer created = caller.post("/v1/beoordelingen", Caller.intake("zaak-1"));
        assertThat(created.status()).isEqualTo(201);
        String id = created.json().get("id").asString();
        assertThat(created.header("Location")).isEqualTo("/v1/beoordelingen/" + id);
        assertThat(created.json().get("kenmerk").asString()).isEqualTo("zaak-1");
        assertThat(created.json().get("uitkomst").asString()).isEqualTo("VRAGEN");

        Answer shown = caller.get(created.header("Location"));
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body()).isEqualTo(created.body());
        assertThat(caller.get("/v1/beoordelingen/00000000-0000-7000-8000-000000000000")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theAccountHoldsAllThatIsNeededToDoItAgain() {
        JsonNode created =
                caller.post("/v1/beoordelingen", Caller.intake("zaak-2")).json();
        JsonNode account = caller.get("/v1/beoordelingen/" + created.get("id").asString() + "/verantwoording")
                .json();
        assertThat(account.get("intake")).isEqualTo(Json.JSON.readTree(Caller.intake("zaak-2")));
        assertThat(account.get("regelversie")).isEqualTo(created.get("regelversie"));
        assertThat(account.get("parameterset")).isEqualTo(created.get("parameterset"));
        assertThat(account.at("/parameterwaarden/probleem.vanaf-score").asDouble())
                .isEqualTo(3);
        assertThat(account.get("engineversie").asString()).isNotBlank();
    }

    @Test
    void aRepetitionIsEqual() {
        JsonNode created =
                caller.post("/v1/beoordelingen", Caller.intake("zaak-3")).json();
        Answer again = caller.post("/v1/beoordelingen/" + created.get("id").asString() + "/herhalingen", "");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("gelijk").asBoolean()).as(again.body()).isTrue();
        assertThat(again.json().get("zelfdeRegels").asBoolean()).isTrue();
        assertThat(again.json().get("verschillen")).isEmpty();
    }

    @Test
    void aPreviewGivesTheSameAnswerAndStoresNothing() {
        JsonNode created =
                caller.post("/v1/beoordelingen", Caller.intake("zaak-4")).json();
        long before = stored();
        Answer preview = caller.post("/v1/proefbeoordelingen", Caller.intake("zaak-4"));
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.json().has("id")).isFalse();
        preview.json()
                .propertyStream()
                .forEach(field ->
                        assertThat(field.getValue()).as(field.getKey()).isEqualTo(created.get(field.getKey())));
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void listsTheNewestFirstByPageAndFilter() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String intake = Caller.intake("blad-" + i)
                    .replace("0957", "1711")
                    .replace("2026-02-20", "2025-06-20")
                    .replace("2026-03-02", "2025-07-1" + i);
            ids.add(0, caller.post("/v1/beoordelingen", intake).json().get("id").asString());
        }
        // Other tests store in this municipality too, on other days.
        String own = "/v1/beoordelingen?gemeente=1711&peildatumVan=2025-07-10&peildatumTot=2025-07-14";
        JsonNode first = caller.get(own + "&grootte=2").json();
        JsonNode second = caller.get(
                        own + "&grootte=2&voor=" + first.get("voor").asString())
                .json();
        JsonNode third = caller.get(
                        own + "&grootte=2&voor=" + second.get("voor").asString())
                .json();
        assertThat(ids(first)).isEqualTo(ids.subList(0, 2));
        assertThat(ids(second)).isEqualTo(ids.subList(2, 4));
        assertThat(ids(third)).isEqualTo(ids.subList(4, 5));
        assertThat(third.has("voor")).as("nothing before the last").isFalse();
        assertThat(ids(caller.get("/v1/beoordelingen?gemeente=1711&peildatumVan=2025-07-11&peildatumTot=2025-07-13")
                        .json()))
                .hasSize(3);
        assertThat(ids(caller.get(own + "&uitkomst=SPOED").json())).isEmpty();
        assertThat(ids(caller.post("/v1/beoordelingen/_zoek", "{\"kenmerk\":\"blad-3\",\"gemeente\":\"1711\"}")
                        .json()))
                .containsExactly(ids.get(1));
        assertThat(first.at("/items/0").propertyNames())
                .containsExactlyInAnyOrder("id", "kenmerk", "gemeente", "peildatum", "beoordeeldOp", "uitkomst");
    }

    private static List<String> ids(JsonNode list) {
        return list.get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    @Test
    void wrongFiltersAreAllTold() {
        Answer wrong = caller.get(
                "/v1/beoordelingen?voor=0&kenmerk=blad-1&grootte=1000&gemeente=x&uitkomst=GOED&peildatumVan=gisteren&peildatumTot=2026-02-30&sorteer=x");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("pointer").asString()))
                .containsExactly(
                        "/gemeente",
                        "/grootte",
                        "/kenmerk",
                        "/peildatumTot",
                        "/peildatumVan",
                        "/sorteer",
                        "/uitkomst",
                        "/voor");
        Answer number = caller.post("/v1/beoordelingen/_zoek", "{\"kenmerk\":\"123456782\",\"voor\":1}");
        assertThat(number.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("pointer").asString()))
                .containsExactly("/kenmerk", "/voor");
        assertThat(number.body()).doesNotContain("123456782");
    }

    @Test
    void faultsAreAllToldAndNothingIsStored() {
        long before = stored();
        Answer wrong = caller.post(
                "/v1/beoordelingen",
                Caller.intake("123456782").replace("0957", "9999").replace("\"KIND\"", "\"OPA\""));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(wrong.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("code").asString()))
                .containsExactly("gemeente-onbekend", "onbekende-waarde", "bsn");
        assertThat(wrong.json().at("/errors/0").propertyNames())
                .containsExactly("pointer", "code", "message", "remedy");
        assertThat(wrong.body()).doesNotContain("123456782");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void theSameKeyWithTheSameIntakeGivesTheSameAssessment() {
        Answer first = caller.post("/v1/beoordelingen", Caller.intake("sleutel-1"), "Idempotency-Key", "sleutel-a");
        long after = stored();
        Answer again = caller.post(
                "/v1/beoordelingen", Caller.intake("sleutel-1").strip(), "Idempotency-Key", "\"sleutel-a\"");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(stored()).isEqualTo(after);

        Answer other = caller.post("/v1/beoordelingen", Caller.intake("sleutel-2"), "Idempotency-Key", "sleutel-a");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(stored()).isEqualTo(after);

        Answer colleague = caller.send(caller.anonymous("/v1/beoordelingen")
                .header("Authorization", Caller.basic("consulent2", "demo"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "sleutel-a")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(Caller.intake("sleutel-1"))));
        assertThat(colleague.status()).isEqualTo(201);
        assertThat(colleague.header("Location")).isNotEqualTo(first.header("Location"));
    }

    @Test
    void aWrongKeyIsRefused() {
        for (String key : List.of("123456782", "met spatie", "x".repeat(65))) {
            Answer wrong = caller.post("/v1/beoordelingen", Caller.intake("sleutel-3"), "Idempotency-Key", key);
            assertThat(wrong.status()).isEqualTo(400);
            assertThat(wrong.body()).contains("/Idempotency-Key").doesNotContain(key);
        }
    }

    @Test
    void oneKeyAtTheSameMomentLeadsToOneAssessment() throws Exception {
        long before = stored();
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Answer>> same = java.util.Collections.nCopies(
                    8,
                    () -> caller.post("/v1/beoordelingen", Caller.intake("tegelijk"), "Idempotency-Key", "tegelijk-1"));
            List<String> bodies = new ArrayList<>();
            for (Future<Answer> answer : callers.invokeAll(same)) {
                assertThat(answer.get().status()).isEqualTo(201);
                bodies.add(answer.get().body());
            }
            assertThat(bodies).containsOnly(bodies.get(0));
            assertThat(stored()).isEqualTo(before + 1);
        } finally {
            callers.shutdown();
        }
    }
}
