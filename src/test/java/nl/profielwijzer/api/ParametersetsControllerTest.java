package nl.profielwijzer.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import nl.profielwijzer.api.Caller.Answer;
import nl.profielwijzer.catalogue.ParametersText;
import nl.profielwijzer.intake.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ParametersetsControllerTest {
    private static final String SETS = "/v1/parametersets";

    /** A set for one municipality of which no other test assesses anybody. */
    private static final String PROPOSAL = """
            {"id":"emmen","werkingsgebied":{"gemeenten":["0114"]},"motief":"De marge is te klein.",
             "onderbouwing":{"soort":"BRON","verwijzing":"evaluatie 2026"},"wijzigingen":{"profiel.marge":%s}}
            """;

    private static final String MOTIVE = "{\"motief\":\"Goed onderbouwd.\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    /** The service's own: between midnight and one or two o'clock the machine's day may be another. */
    @Autowired
    private Clock clock;

    private Caller caller;

    @BeforeEach
    void call() {
        caller = new Caller(port);
    }

    private Answer send(String method, String user, String path, String body, String... headers) {
        var request = new Caller(port, user)
                .request(path)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return caller.send(request);
    }

    private Answer post(String user, String path, String body, String etag) {
        return send("POST", user, path, body, "If-Match", etag);
    }

    private Answer get(String path) {
        return send("GET", "contractmanager", path, "");
    }

    private int versionInForce(String gemeente) {
        JsonNode answer = send(
                        "POST",
                        "consulent",
                        "/v1/beoordelingen",
                        Caller.intake("set-1")
                                .replace("0957", gemeente)
                                .replace("2026-03-02", LocalDate.now(clock).toString()))
                .json();
        return answer.path("parameterset").path("id").asString().equals("emmen")
                ? answer.path("parameterset").path("versie").asInt()
                : 0;
    }

    @Test
    void fromAChangedValueToAnAssessmentThatCarriesItAndBack() {
        Answer drawn = send("POST", "contractmanager", SETS, PROPOSAL.formatted(2));
        assertThat(drawn.status()).as(drawn.body()).isEqualTo(201);
        String place = drawn.header("Location");
        assertThat(place).matches("/v1/parametersets/emmen@[0-9]+");
        int versie = Integer.parseInt(place.substring(place.indexOf('@') + 1));
        assertThat(drawn.header("ETag")).isEqualTo("\"1\"");

        Answer tried = send("POST", "contractmanager", place + "/toetsingen", "{}");
        assertThat(tried.json().path("casuistiek")).hasSize(3);
        Answer submitted = post("contractmanager", place + "/indieningen", "{}", "\"1\"");
        assertThat(submitted.json().path("status").asString()).isEqualTo("TER_GOEDKEURING");

        Answer own = post("contractmanager", place + "/goedkeuringen", MOTIVE, submitted.header("ETag"));
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.json().path("type").asString()).endsWith(":vier-ogen");
        Answer approved = post("contractmanager2", place + "/goedkeuringen", MOTIVE, submitted.header("ETag"));
        assertThat(approved.status()).as(approved.body()).isEqualTo(200);
        assertThat(versionInForce("0114")).isZero();

        Answer active = post("beheerder", place + "/activeringen", "{}", approved.header("ETag"));
        assertThat(active.json().path("status").asString()).isEqualTo("ACTIEF");
        assertThat(versionInForce("0114")).isEqualTo(versie);
        assertThat(versionInForce("0957")).isZero();
        assertThat(get(SETS + "/actief?gemeente=0114").json().path("id").asString())
                .isEqualTo("emmen");
        assertThat(get(SETS + "/actief").json().path("id").asString()).isEqualTo("voorbeeld");
        assertThat(get(SETS + "/actief?gemeente=0114&peildatum=2026-01-01")
                        .json()
                        .path("id")
                        .asString())
                .isEqualTo("voorbeeld");
        assertThat(get(place + "/verschillen?met=voorbeeld@1").json().path("items"))
                .singleElement()
                .satisfies(item -> assertThat(item.path("naar").asDouble()).isEqualTo(2));

        Answer back = post("contractmanager", place + "/terugdraaiingen", MOTIVE, active.header("ETag"));
        assertThat(back.json().path("status").asString()).isEqualTo("VERVALLEN");
        assertThat(versionInForce("0114")).isZero();
        assertThat(get(SETS + "?status=VERVALLEN").json().findValuesAsString("referentie"))
                .contains("emmen@" + versie);
        assertThat(jdbc.sql("select actie from logregel where object = :object order by volgnummer")
                        .param("object", "parameterset/emmen@" + versie)
                        .query(String.class)
                        .list())
                .containsSubsequence(
                        "AANMAKEN", "UITVOEREN", "INDIENEN", "GOEDKEUREN", "GOEDKEUREN", "ACTIVEREN", "TERUGDRAAIEN");
    }

    @Test
    void aChangeNeedsTheEtagOfTheLastAnswer() {
        String place =
                send("POST", "contractmanager", SETS, PROPOSAL.formatted(2)).header("Location");
        Answer without = send("PUT", "contractmanager", place, PROPOSAL.formatted(2.5));
        assertThat(without.status()).isEqualTo(428);
        Answer changed = send("PUT", "contractmanager", place, PROPOSAL.formatted(2.5), "If-Match", "\"1\"");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        Answer late = send("PUT", "contractmanager2", place, PROPOSAL.formatted(3), "If-Match", "\"1\"");
        assertThat(late.status()).isEqualTo(412);
        assertThat(send("PUT", "contractmanager2", place, PROPOSAL.formatted(3), "If-Match", "*")
                        .status())
                .isEqualTo(412);
        assertThat(post("contractmanager", place + "/activeringen", "{}", "\"2\"")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        Answer shape = send("POST", "contractmanager", SETS, """
                {"motief":"","onderbouwing":{"soort":"GEVOEL"},"wijziging":{}}
                """);
        assertThat(shape.status()).isEqualTo(400);
        assertThat(shape.json().path("errors").size()).isGreaterThan(3);
        Answer content = send("POST", "contractmanager", SETS, """
                {"werkingsgebied":{"gemeenten":["9999"]},"motief":"Omdat.","onderbouwing":{"soort":"BRON","verwijzing":"x"},
                 "wijzigingen":{"bestaat.niet":1}}
                """);
        assertThat(content.json().path("errors").findValuesAsString("code"))
                .containsExactlyInAnyOrder("gemeente-onbekend", "onbekende-parameter");
        String place =
                send("POST", "contractmanager", SETS, PROPOSAL.formatted(1.3)).header("Location");
        Answer submitted = post("contractmanager", place + "/indieningen", "{}", "\"1\"");
        assertThat(submitted.status()).isEqualTo(400);
        assertThat(submitted.json().path("errors").findValuesAsString("pointer"))
                .containsExactly("/wijzigingen/profiel.marge");
        Answer unknown = post("contractmanager", place + "/indieningen", "{\"casuistiek\":\"bestaat-niet\"}", "\"1\"");
        assertThat(unknown.json().path("errors").findValuesAsString("code")).containsExactly("onbekende-set");
    }

    @Test
    void theProposalOfACalibrationCanBeTakenOverWhole() throws IOException {
        String yaml = ParametersText.calibrated(
                Files.readString(Path.of("rules/parameters.yaml"), StandardCharsets.UTF_8),
                Map.of("profiel.drempel", 4.5, "profiel.marge", 2.));
        Map<String, Object> body = Map.of(
                "id",
                "drenthe",
                "werkingsgebied",
                Map.of("subregio", "Drenthe"),
                "motief",
                "De ijking vond betere getallen.",
                "onderbouwing",
                Map.of("soort", "RAPPORT", "verwijzing", "ijking-7"),
                "voorstel",
                yaml);
        Answer drawn = send("POST", "contractmanager", SETS, Json.JSON.writeValueAsString(body));
        assertThat(drawn.status()).as(drawn.body()).isEqualTo(201);
        assertThat(drawn.json().path("wijzigingen").findValuesAsString("naam"))
                .containsExactlyInAnyOrder("profiel.drempel", "profiel.marge");
        assertThat(drawn.json().at("/werkingsgebied/gemeenten/0").asString()).isEqualTo("0114");
        Answer nonsense = send(
                "POST",
                "contractmanager",
                SETS,
                PROPOSAL.formatted(2).replace("\"wijzigingen\":{\"profiel.marge\":2}", "\"voorstel\":\"a: &b [*b]\""));
        assertThat(nonsense.json().path("errors").findValuesAsString("pointer")).containsExactly("/voorstel");
    }

    @Test
    void aSetInTheShadowChangesNoAnswerAndIsReported() throws InterruptedException {
        String place = send(
                        "POST", "contractmanager", SETS, PROPOSAL.formatted(3).replace("emmen", "schaduwproef"))
                .header("Location");
        assertThat(send("POST", "contractmanager", place + "/schaduwen", period(0))
                        .status())
                .isEqualTo(409);
        post("contractmanager", place + "/indieningen", "{}", "\"1\"");
        String intake = Caller.intake("schaduw-1").replace("0957", "0114");
        String before = answer(intake);

        assertThat(send("POST", "contractmanager", place + "/schaduwen", "{\"vanaf\":\"morgen\"}")
                        .json()
                        .path("errors"))
                .hasSize(2);
        Answer started = send("POST", "contractmanager", place + "/schaduwen", period(7));
        assertThat(started.status()).as(started.body()).isEqualTo(201);
        assertThat(started.json().path("stand").asString()).isEqualTo("LOOPT");
        String shadow = started.header("Location");
        assertThat(answer(intake)).isEqualTo(before);
        String id = started.json().path("id").asString();
        int weighed = 0;
        for (int i = 0; i < 300 && weighed < 2; i++) {
            Thread.sleep(100);
            weighed = jdbc.sql("select count(*) from schaduwweging join beoordeling on id = beoordeling_id"
                            + " where schaduw_id = :id and kenmerk = 'schaduw-1'")
                    .param("id", id)
                    .query(Integer.class)
                    .single();
        }
        assertThat(weighed).isEqualTo(2);
        JsonNode report = send("GET", "analist", shadow, "").json();
        assertThat(report.path("mislukt").asInt()).isZero();
        assertThat(report.path("onveiliger").asInt()).isZero();
        assertThat(report.path("perGemeente").findValuesAsString("naam")).containsExactly("0114");

        Answer ended = send("POST", "contractmanager2", shadow + "/beeindigingen", "");
        assertThat(ended.json().path("stand").asString()).isEqualTo("AFGELOPEN");
        assertThat(ended.json().path("beeindigdDoor").asString()).isEqualTo("contractmanager2");
        assertThat(send("POST", "contractmanager2", shadow + "/beeindigingen", "")
                        .status())
                .isEqualTo(409);
        assertThat(jdbc.sql("select actie from logregel where object = :object order by volgnummer")
                        .param("object", "schaduw/" + id)
                        .query(String.class)
                        .list())
                .containsExactly("AANMAKEN", "LEZEN", "STILLEGGEN", "STILLEGGEN");
    }

    private String period(int days) {
        return "{\"totEnMet\":\"%s\"}".formatted(LocalDate.now(clock).plusDays(days));
    }

    /** The answer without what is other each time. */
    private String answer(String intake) {
        return send("POST", "consulent", "/v1/beoordelingen", intake)
                .body()
                .replaceAll("\"(id|beoordeeldOp)\":\"[^\"]*\"", "");
    }

    @ParameterizedTest
    @CsvSource({
        "consulent,GET,/v1/parametersets,403",
        "analist,GET,/v1/parametersets,200",
        "auditor,GET,/v1/parametersets,200",
        "analist,POST,/v1/parametersets,403",
        "beheerder,POST,/v1/parametersets,403",
        "beheerder,POST,/v1/parametersets/voorbeeld@1/goedkeuringen,403",
        "analist,POST,/v1/parametersets/voorbeeld@1/activeringen,403",
        "contractmanager,GET,/v1/parametersets/voorbeeld@1,200",
        "contractmanager,GET,/v1/parametersets/voorbeeld@99,404",
        "contractmanager,GET,/v1/parametersets/onzin,404",
        "contractmanager,GET,/v1/parametersets/voorbeeld@1/verschillen,400",
        "contractmanager,GET,/v1/parametersets/voorbeeld@1/verschillen?met=onzin,400",
        "contractmanager,GET,/v1/parametersets/voorbeeld@1/verschillen?met=voorbeeld@99,404",
        "contractmanager,GET,/v1/parametersets/voorbeeld@1/schaduwen,200",
        "contractmanager,GET,/v1/parametersets/voorbeeld@99/schaduwen,404",
        "contractmanager,GET,/v1/parametersets/voorbeeld@1/schaduwen/onzin,404",
        "auditor,GET,/v1/parametersets/voorbeeld@1/schaduwen,403",
        "analist,POST,/v1/parametersets/voorbeeld@1/schaduwen,403",
        "contractmanager,GET,/v1/parametersets?status=onzin,400",
        "contractmanager,GET,/v1/parametersets/actief?gemeente=9999,400"
    })
    void everyoneGetsWhatIsTheirs(String user, String method, String path, int status) {
        assertThat(send(method, user, path, method.equals("POST") ? "{}" : "").status())
                .isEqualTo(status);
    }
}
