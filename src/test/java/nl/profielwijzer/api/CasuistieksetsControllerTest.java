package nl.profielwijzer.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.profielwijzer.api.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Sets of cases over REST: taken in whole or not at all, seen, and given out as they are. */
@ServiceTest
class CasuistieksetsControllerTest {
    @LocalServerPort
    private int port;

    private Caller analist;

    @BeforeEach
    void call() {
        analist = new Caller(port, "analist");
    }

    private static String line(String id, String hulpvraag) {
        return """
                {"id":"%s","status":"VASTGESTELD","herkomst":"FICTIEF","intake":{"peildatum":"2026-03-02","gemeente":"0988",\
                "melding":{"datum":"2026-02-01","hulpvraag":"%s"},"huishouden":{"leden":[{"id":"k1","rol":"KIND",\
                "geboortedatum":"2016-05-01","vraagtOndersteuning":true,"leefgebieden":{"gedrag":2}}]}},\
                "oordelen":[{"beoordelaar":"R1","lid":"k1","wet":"JEUGDWET","profiel":"J04","intensiteit":"P"}]}
                """.formatted(id, hulpvraag);
    }

    private Answer offer(Caller caller, String query, String lines) {
        return caller.send(caller.request("/v1/casuistieksets" + query)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines)));
    }

    private static String good(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> line("c" + i, "Het gaat niet goed op school."))
                .collect(Collectors.joining());
    }

    @Test
    void whatIsTakenInIsSeenWithItsMakeUpAndGivenOutAsItCame() {
        Answer stored = offer(analist, "?naam=proef", good(3));
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        assertThat(stored.header("Location")).isEqualTo("/v1/casuistieksets/proef");
        assertThat(offer(analist, "?naam=proef", good(3)).status()).isEqualTo(200);
        assertThat(offer(analist, "?naam=proef", good(4)).status()).isEqualTo(201);

        JsonNode versions = analist.get("/v1/casuistieksets/proef").json();
        assertThat(versions.get("totaal").asInt()).isEqualTo(2);
        assertThat(versions.at("/items/0/set/hash")).isEqualTo(stored.json().at("/set/hash"));
        assertThat(versions.at("/items/1/opbouw/herkomst/FICTIEF").asInt()).isEqualTo(4);
        assertThat(versions.at("/items/1/opbouw/perAantalBeoordelaars/1").asInt())
                .isEqualTo(4);
        assertThat(versions.at("/items/1/opbouw/privacy/toegelaten").asBoolean())
                .isTrue();

        Answer export = analist.get("/v1/casuistieksets/proef/casussen?versie=1");
        assertThat(export.header("Content-Type")).startsWith("application/x-ndjson");
        assertThat(export.body().lines()).hasSize(3);
        assertThat(offer(analist, "?naam=terug", export.body()).json().at("/set/hash"))
                .isEqualTo(stored.json().at("/set/hash"));
    }

    @Test
    void theSetsThatComeWithTheProductAreSeenLikeTheOthers() {
        assertThat(new Caller(port, "contractmanager")
                        .get("/v1/casuistieksets")
                        .json()
                        .findValuesAsString("naam"))
                .contains("demo", "ijking", "toets");
        JsonNode demo = analist.get("/v1/casuistieksets/toets").json();
        assertThat(demo.at("/items/0/opbouw/privacy/toegelaten").asBoolean()).isTrue();
        assertThat(demo.at("/items/0/set/meegeleverd").asBoolean()).isTrue();
        assertThat(analist.get("/v1/casuistieksets/bestaat-niet").status()).isEqualTo(404);
    }

    @Test
    void everyFaultOfEveryRowIsToldAndNothingIsStored() {
        String lines = good(1) + "{}\n" + "geen json\n";
        Answer refused = offer(analist, "?naam=fout", lines);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("errors").findValuesAsString("pointer")).contains("/2/id", "/2/intake", "/3");
        assertThat(analist.get("/v1/casuistieksets/fout").status()).isEqualTo(404);
        Answer rest = offer(analist, "?naam=fout&alleenGoede=true", lines);
        assertThat(rest.status()).isEqualTo(201);
        assertThat(rest.json().get("goed").asInt()).isEqualTo(1);
    }

    @Test
    void whatLeadsToAPersonIsRefusedAndMasked() {
        Answer refused = offer(analist, "?naam=lek&alleenGoede=true", good(1) + line("x", "Bel 0612345678"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo("/2/intake/melding/hulpvraag");
        assertThat(refused.json().at("/errors/0/code").asString()).isEqualTo("persoonsgegeven");
        assertThat(refused.json().at("/privacy/toegelaten").asBoolean()).isFalse();
        assertThat(refused.body()).doesNotContain("0612345678");
        assertThat(analist.get("/v1/casuistieksets/lek").status()).isEqualTo(404);
    }

    @Test
    void aNameOrTypeThatCannotBeIsRefusedBeforeAnythingIsRead() {
        assertThat(offer(analist, "", good(1)).status()).isEqualTo(400);
        assertThat(offer(analist, "?naam=Weert!", good(1)).status()).isEqualTo(400);
        assertThat(offer(analist, "?naam=demo", good(1)).body()).contains("meegeleverd");
        assertThat(offer(analist, "?naam=weert&alleenGoede=ja", good(1)).status())
                .isEqualTo(400);
        assertThat(analist.post("/v1/casuistieksets?naam=weert", good(1)).status())
                .isEqualTo(415);
    }

    @Test
    void onlyAnAnalystTakesInAndGivesOut() {
        Caller manager = new Caller(port, "contractmanager");
        assertThat(offer(manager, "?naam=weert", good(1)).status()).isEqualTo(403);
        assertThat(manager.get("/v1/casuistieksets/demo/casussen").status()).isEqualTo(403);
        assertThat(new Caller(port).get("/v1/casuistieksets").status()).isEqualTo(403);
    }
}
