package nl.profielwijzer.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Gebruikersrol;
import nl.profielwijzer.api.Caller.Answer;
import nl.profielwijzer.retention.Bewaarplicht;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.access.AccessDeniedException;
import tools.jackson.databind.JsonNode;

@ServiceTest
class BewaringControllerTest {
    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private BewaringController controller;

    private Caller caller;

    @BeforeEach
    void call() {
        caller = new Caller(port);
    }

    private Answer ask(String user, String path, String body) {
        return caller.send(caller.anonymous("/v1/bewaring" + path)
                .header("Authorization", Caller.basic(user, "demo"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private Answer see(String path) {
        return caller.send(
                caller.anonymous("/v1/bewaring" + path).header("Authorization", Caller.basic("beheerder", "demo")));
    }

    private String assessed(String kenmerk) {
        return caller.post("/v1/beoordelingen", Caller.intake(kenmerk))
                .json()
                .get("id")
                .asString();
    }

    private static String household(String kenmerk) {
        return "{\"gemeente\":\"0957\",\"kenmerk\":\"%s\"}".formatted(kenmerk);
    }

    private List<String> logged(String object) {
        return jdbc.sql("select actie || ' ' || resultaat from logregel where object = :object order by volgnummer")
                .param("object", object)
                .query(String.class)
                .list();
    }

    @Test
    void aFileWhoseTermIsOverIsDestroyedAfterATrial() {
        String id = assessed("bewaring-1");
        jdbc.sql("update beoordeling set beoordeeld_op = :toen where id = :id")
                .param("toen", java.time.OffsetDateTime.parse("2001-01-01T10:00:00Z"))
                .param("id", id)
                .update();
        JsonNode trial = ask("beheerder", "/proefvernietigingen", "").json();
        assertThat(trial.get("beoordelingen").valueStream().map(JsonNode::asString))
                .contains(id);
        assertThat(caller.get("/v1/beoordelingen/" + id).status()).isEqualTo(200);

        assertThat(ask("beheerder", "/vernietigingen", "{\"controlegetal\":\"0123456789abcdef\"}")
                        .status())
                .isEqualTo(409);
        Answer done = ask(
                "beheerder",
                "/vernietigingen",
                "{\"controlegetal\":\"%s\"}"
                        .formatted(trial.get("controlegetal").asString()));
        assertThat(done.status()).as(done.body()).isEqualTo(201);
        assertThat(done.body()).doesNotContain("bewaring-1");
        assertThat(caller.get("/v1/beoordelingen/" + id).status()).isEqualTo(404);
        String report = done.header("Location").substring("/v1/bewaring".length());
        assertThat(see(report).json()).isEqualTo(done.json());
        assertThat(see("/vernietigingen").json().get("items").toString()).contains(id);
        assertThat(logged(report.substring(1).replace("vernietigingen", "vernietiging")))
                .containsExactly("VERWIJDEREN GELUKT");
        assertThat(logged("vernietiging")).contains("VERWIJDEREN MISLUKT");
    }

    @Test
    void everythingAboutAHouseholdIsShownAndErased() {
        String id = assessed("bewaring-2");
        Answer shown = ask("beheerder", "/inzagen", household("bewaring-2"));
        assertThat(shown.json().at("/beoordelingen/0/id").asString()).isEqualTo(id);
        assertThat(shown.json().at("/beoordelingen/0/intake/kenmerk").asString())
                .isEqualTo("bewaring-2");
        assertThat(shown.json().get("bewaardTot").asString()).isNotBlank();
        assertThat(shown.json().at("/handelingen/0/object").asString()).isEqualTo("beoordeling/" + id);
        assertThat(shown.json().at("/handelingen/0/actor").asString()).isEqualTo("consulent");

        Answer held = ask(
                "beheerder",
                "/bewaarplichten",
                "{\"gemeente\":\"0957\",\"kenmerk\":\"bewaring-2\",\"reden\":\"bezwaar loopt\"}");
        assertThat(held.status()).isEqualTo(201);
        assertThat(ask(
                                "beheerder",
                                "/bewaarplichten",
                                "{\"gemeente\":\"0957\",\"kenmerk\":\"bewaring-2\",\"reden\":\"bezwaar loopt\"}")
                        .status())
                .isEqualTo(409);
        assertThat(see("/bewaarplichten").body()).contains("bezwaar loopt");
        Answer refused = ask("beheerder", "/wissingen", household("bewaring-2"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("detail").asString()).contains("bezwaar loopt");
        String hold = held.json().get("id").asString();
        assertThat(ask("beheerder", "/bewaarplichten/" + hold + "/opheffingen", "")
                        .status())
                .isEqualTo(204);
        assertThat(ask("beheerder", "/bewaarplichten/" + hold + "/opheffingen", "")
                        .status())
                .isEqualTo(404);

        Answer erased = ask("beheerder", "/wissingen", household("bewaring-2"));
        assertThat(erased.status()).as(erased.body()).isEqualTo(201);
        assertThat(erased.json().get("aanleiding").asString()).isEqualTo("VERZOEK");
        assertThat(caller.get("/v1/beoordelingen/" + id).status()).isEqualTo(404);
        assertThat(ask("beheerder", "/wissingen", household("bewaring-2")).status())
                .isEqualTo(404);
        assertThat(ask("beheerder", "/inzagen", household("bewaring-2")).json().get("beoordelingen"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/inzagen|{}|/gemeente /kenmerk",
                "/inzagen|[]|",
                "/inzagen|{\"gemeente\":\"0957\",\"kenmerk\":\"123456782\"}|/kenmerk",
                "/inzagen|{\"gemeente\":957,\"kenmerk\":\"met spatie\",\"naam\":\"x\"}|/gemeente /kenmerk /naam",
                "/wissingen|{\"gemeente\":\"0957\",\"kenmerk\":\"a\",\"belangAnderenAfgewogen\":\"ja\"}|/belangAnderenAfgewogen",
                "/bewaarplichten|{\"gemeente\":\"0957\",\"kenmerk\":\"a\",\"reden\":\"bsn 123456782\"}|/reden",
                "/vernietigingen|{\"controlegetal\":\"x\"}|/controlegetal",
                "/vernietigingen|geen json|"
            })
    void everythingThatIsWrongWithABodyIsToldAtOnce(String path, String body, String pointers) {
        Answer answer = ask("beheerder", path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("pointer").asString()))
                .containsExactlyElementsOf(pointers == null ? List.of("") : List.of(pointers.split(" ")));
        assertThat(answer.body()).doesNotContain("123456782", "met spatie");
    }

    @Test
    void theTermsAreToldWithTheirSource() {
        JsonNode youth = see("/termijnen").json().at("/klassen/JEUGDHULP");
        assertThat(youth.at("/termijn/jaren").asInt()).isEqualTo(20);
        assertThat(youth.get("bron").asString()).contains("Jeugdwet");
    }

    @Test
    void filesOfOtherMunicipalitiesAreNotSeenHeldOrErased() {
        assessed("bewaring-3");
        Gebruiker elsewhere = new Gebruiker("b", Set.of(Gebruikersrol.BEHEERDER), Set.of("0988"));
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setContent(household("bewaring-3").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> controller.show(request, elsewhere)).isInstanceOf(AccessDeniedException.class);
        MockHttpServletRequest again = new MockHttpServletRequest();
        again.setContent(household("bewaring-3").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> controller.erase(again, elsewhere)).isInstanceOf(AccessDeniedException.class);
        String hold = ask(
                        "beheerder",
                        "/bewaarplichten",
                        "{\"gemeente\":\"0957\",\"kenmerk\":\"bewaring-3\",\"reden\":\"bezwaar\"}")
                .json()
                .get("id")
                .asString();
        assertThat(controller.holds(elsewhere).items())
                .extracting(Bewaarplicht::id)
                .doesNotContain(hold);
        assertThatThrownBy(() -> controller.release(hold, elsewhere)).isInstanceOf(RequestRefused.class);
    }

    @Test
    void nobodyElseMayDoThis() {
        for (String user : List.of("consulent", "contractmanager", "analist", "auditor")) {
            for (String path :
                    List.of("/proefvernietigingen", "/vernietigingen", "/bewaarplichten", "/inzagen", "/wissingen")) {
                assertThat(ask(user, path, "{}").status()).as(user + path).isEqualTo(403);
            }
        }
    }
}
