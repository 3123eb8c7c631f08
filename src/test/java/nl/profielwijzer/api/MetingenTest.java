package nl.profielwijzer.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.profielwijzer.api.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What watches the service learns how it does, and nothing about anyone. */
@ServiceTest
class MetingenTest {
    @LocalServerPort
    private int port;

    private Caller caller;

    @BeforeEach
    void call() {
        caller = new Caller(port);
    }

    private Answer metrics(String user) {
        return caller.send(caller.anonymous("/v1/metingen").header("Authorization", Caller.basic(user, "demo")));
    }

    private double value(String line) {
        return metrics("beheerder")
                .body()
                .lines()
                .filter(each -> each.startsWith(line))
                .mapToDouble(each -> Double.parseDouble(each.substring(each.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void assessmentsAreCountedOnceByOutcomeAndTimed() {
        double before = value("profielwijzer_beoordelingen_total");
        double timed = value("profielwijzer_beoordelen_seconds_count");
        caller.post("/v1/beoordelingen", Caller.intake("metingteken"), "Idempotency-Key", "meting-1");
        caller.post("/v1/beoordelingen", Caller.intake("metingteken"), "Idempotency-Key", "meting-1");
        assertThat(value("profielwijzer_beoordelingen_total")).isEqualTo(before + 1);
        assertThat(value("profielwijzer_beoordelen_seconds_count")).isEqualTo(timed + 1);
        assertThat(metrics("beheerder").body())
                .contains("profielwijzer_veiligheidsmaatregelen_total", "jvm_memory", "hikaricp_connections")
                .contains("http_server_requests");
    }

    @Test
    void nothingThatWasAskedStandsInThem() {
        caller.post("/v1/beoordelingen", Caller.intake("metingteken"));
        caller.get("/v1/metingteken");
        caller.get("/v1/regels/metingteken");
        caller.get("/v1/beoordelingen/metingteken?metingteken=1");
        caller.send(
                caller.request("/v1/regels").method("METINGTEKEN", java.net.http.HttpRequest.BodyPublishers.noBody()));
        assertThat(metrics("beheerder").body()).doesNotContainIgnoringCase("metingteken");
    }

    @Test
    void onlyWhoMayGetsThem() {
        for (String user : List.of("consulent", "contractmanager", "analist", "auditor")) {
            assertThat(metrics(user).status()).as(user).isEqualTo(403);
        }
        assertThat(caller.send(caller.anonymous("/v1/metingen")).status()).isEqualTo(401);
        assertThat(caller.send(caller.anonymous("/actuator")).status()).isNotEqualTo(200);
        assertThat(caller.send(caller.anonymous("/actuator/health")).status()).isNotEqualTo(200);
    }

    @Test
    void healthIsToldWithoutLogin() {
        assertThat(caller.send(caller.anonymous("/v1/gezondheid/levend"))
                        .json()
                        .get("toestand")
                        .asString())
                .isEqualTo("levend");
        assertThat(caller.send(caller.anonymous("/v1/gezondheid/gereed"))
                        .json()
                        .get("toestand")
                        .asString())
                .isEqualTo("gereed");
    }
}
