package nl.profielwijzer.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import nl.profielwijzer.intake.Json;
import tools.jackson.databind.JsonNode;

/** Calls the service as a demo user does, a consulent when nothing else is said, or as nobody. */
final class Caller {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final String user;

    Caller(int port) {
        this(port, "consulent");
    }

    Caller(int port, String user) {
        this.port = port;
        this.user = user;
    }

    record Answer(int status, java.net.http.HttpHeaders headers, String body) {
        JsonNode json() {
            return Json.JSON.readTree(body);
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    HttpRequest.Builder request(String path) {
        return anonymous(path).header("Authorization", basic(user, "demo"));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Answer get(String path) {
        return send(request(path));
    }

    Answer post(String path, String body, String... headers) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.POST(BodyPublishers.ofString(body)));
    }

    Answer post(String path, byte[] body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body)));
    }

    /** A household in need of something, under this kenmerk. */
    static String intake(String kenmerk) {
        return """
                {"kenmerk":"%s","peildatum":"2026-03-02","gemeente":"0957",
                 "melding":{"datum":"2026-02-20","verwijzer":"ZELF","hulpvraag":"Het gaat niet goed."},
                 "huishouden":{"leden":[
                   {"id":"k1","rol":"KIND","geboortedatum":"2016-05-10","vraagtOndersteuning":true,"leefgebieden":{"gedrag":3}},
                   {"id":"o1","rol":"OUDER","geboortedatum":"1985-01-15","vraagtOndersteuning":false}]}}
                """.formatted(kenmerk);
    }
}
