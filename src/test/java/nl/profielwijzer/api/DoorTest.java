package nl.profielwijzer.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import nl.profielwijzer.api.Caller.Answer;
import nl.profielwijzer.intake.IntakeReader;
import nl.profielwijzer.intake.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Whatever is wrong with a request: the answer is a problem in Dutch, with the headers of every answer. */
@ServiceTest
class DoorTest {
    @LocalServerPort
    private int port;

    private Caller caller;

    @BeforeEach
    void call() {
        caller = new Caller(port);
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.json().get("title").asString()).isNotBlank();
        assertThat(answer.json().get("detail").asString()).endsWith(".");
        assertThat(answer.json().get("type").asString()).startsWith("urn:problem-type:profielwijzer:");
        assertHeaders(answer);
    }

    private static void assertHeaders(Answer answer) {
        assertThat(answer.header("API-Version")).isEqualTo("1.0.0");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(answer.header("Strict-Transport-Security")).isNotBlank();
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/beoordelingen/,404",
        "/v1/regels/,404",
        "/v1/regels/J99.1,404",
        "/v1/profielen/X1,404",
        "/v1/onbekend,404",
        "/v1/beoordelingen/123,404",
        "/error,404",
        "/v1/regels?letter=jj,400",
        "/v1/regels?soort=x&soort=y,400",
        "/v1/profielen?gemeente=9999,400",
        "/v1/profielen?peildatum=1990-01-01,404",
        "/v1/beginselen?x=1,400",
        "/v1/regels//J04.1,400",
        "/v1/regels;x=1,400",
        "/v1/regels/%2e%2e,400",
        "/v1/regels/%00,400"
    })
    void everyWrongAddressIsAProblem(String path, int status) {
        assertProblem(caller.get(path), status);
    }

    @Test
    void nobodyGetsInWithoutLogin() {
        Answer nobody = caller.send(caller.anonymous("/v1/beoordelingen"));
        assertProblem(nobody, 401);
        assertThat(nobody.header("WWW-Authenticate")).startsWith("Basic realm=");
        assertProblem(
                caller.send(caller.anonymous("/v1/regels").header("Authorization", Caller.basic("consulent", "fout"))),
                401);
        assertProblem(caller.send(caller.anonymous("/v1/regels").header("Authorization", "Basic ???")), 401);
        assertProblem(caller.send(caller.anonymous("/v1/onbekend")), 401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "consulent",
                "consulent2",
                "contractmanager",
                "contractmanager2",
                "analist",
                "beheerder",
                "auditor"
            })
    void everyDemoUserGetsIn(String user) {
        Answer answer =
                caller.send(caller.anonymous("/v1/gemeenten").header("Authorization", Caller.basic(user, "demo")));
        assertThat(answer.status()).isEqualTo(200);
        assertHeaders(answer);
    }

    @Test
    void theDescriptionIsOpenForAllAndForOtherSites() {
        Answer open = caller.send(caller.anonymous("/v1/openapi.json").header("Origin", "https://elders.example"));
        assertThat(open.status()).isEqualTo(200);
        assertThat(open.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertHeaders(open);
        Answer preflight = caller.send(caller.anonymous("/v1/openapi.json")
                .header("Origin", "https://elders.example")
                .header("Access-Control-Request-Method", "GET")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.status()).isEqualTo(200);

        Answer other = caller.send(caller.request("/v1/regels").header("Origin", "https://elders.example"));
        assertThat(other.headers().map()).doesNotContainKey("access-control-allow-origin");
        assertProblem(
                caller.send(caller.request("/v1/regels")
                        .header("Origin", "https://elders.example")
                        .header("Access-Control-Request-Method", "GET")
                        .method("OPTIONS", BodyPublishers.noBody())),
                403);
    }

    @Test
    void methodsAndFormsThatDoNotExistAreProblems() {
        Answer delete = caller.send(caller.request("/v1/beoordelingen").DELETE());
        assertProblem(delete, 405);
        assertThat(delete.header("Allow")).contains("GET", "POST");
        assertProblem(caller.send(caller.request("/v1/regels").header("Accept", "text/html")), 406);
        assertProblem(
                caller.send(caller.request("/v1/beoordelingen")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("x"))),
                415);
        assertProblem(
                caller.send(caller.request("/v1/beoordelingen").POST(BodyPublishers.ofString(Caller.intake("x")))),
                415);
        assertProblem(caller.send(caller.request("/v1/regels").method("VRAAG", BodyPublishers.noBody())), 400);
    }

    @Test
    void whatIsTooLargeIsRefused() {
        assertProblem(caller.post("/v1/beoordelingen", new byte[IntakeReader.MAX_BYTES + 1]), 413);
        assertProblem(
                caller.send(caller.request("/v1/proefbeoordelingen")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(
                                () -> new java.io.ByteArrayInputStream(new byte[IntakeReader.MAX_BYTES + 1])))),
                413);
        Answer headers = caller.send(caller.request("/v1/regels").header("X-Lang", "x".repeat(20_000)));
        assertThat(headers.status()).isBetween(400, 431);
        assertThat(headers.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/regels?x=<a|b> HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/regels HTTP/1.1\r\n\r\n",
                "GET /v1/regels HTTP/9.9\r\nHost: x\r\n\r\n",
                "TRACE /v1/regels HTTP/1.1\r\nHost: x\r\n\r\n",
                "onzin\r\n\r\n"
            })
    void evenWhatIsNoHttpGetsAProblem(String raw) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(raw.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 ");
            assertThat(answer.charAt(9)).isIn('4', '5');
            assertThat(answer).doesNotContainIgnoringCase("tomcat", "<html", "exception");
            assertThat(answer).contains("application/problem+json", "API-Version: 1.0.0", "Cache-Control: no-store");
        }
    }

    @Test
    void noBodyWhateverMakesTheServiceFail() {
        Random random = new Random(20260302);
        JsonNode good = Json.JSON.readTree(Caller.intake("fuzz-1"));
        for (int i = 0; i < 400; i++) {
            byte[] body = mutated(good.toString(), random);
            Answer answer = caller.post("/v1/proefbeoordelingen", body);
            assertThat(answer.status())
                    .as("body %d: %s", i, new String(body, StandardCharsets.UTF_8))
                    .isIn(200, 400);
            if (answer.status() == 400) {
                assertProblem(answer, 400);
                assertThat(answer.json().get("errors")).isNotEmpty();
            }
        }
    }

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e400",
            "99999999999999999999",
            "3.5",
            "\"\"",
            "\"2026-02-30\"",
            "\"9999-12-31\"",
            "\"0001-01-01\"",
            "[]",
            "{}",
            "[null]",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"é😀\"",
            "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]",
            "{\"a\":{\"b\":[1]}}",
            "NaN",
            "'x'",
            "\"KIND\"",
            "\"k1\"",
            "5");

    /** A broken copy: bytes changed, cut off, or a value replaced by another. */
    private static byte[] mutated(String good, Random random) {
        switch (random.nextInt(3)) {
            case 0 -> {
                byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
                for (int i = random.nextInt(4); i >= 0; i--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                return bytes;
            }
            case 1 -> {
                return good.substring(0, random.nextInt(good.length())).getBytes(StandardCharsets.UTF_8);
            }
            default -> {
                List<java.util.regex.MatchResult> values = java.util.regex.Pattern.compile(
                                ":(\"[^\"]*\"|\\d+|true|false)")
                        .matcher(good)
                        .results()
                        .toList();
                java.util.regex.MatchResult value = values.get(random.nextInt(values.size()));
                return (good.substring(0, value.start(1))
                                + VALUES.get(random.nextInt(VALUES.size()))
                                + good.substring(value.end(1)))
                        .getBytes(StandardCharsets.UTF_8);
            }
        }
    }
}
