package nl.profielwijzer.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import nl.profielwijzer.access.VoorIedereen;
import nl.profielwijzer.intake.Json;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The description of the API, for everyone: also without login and from other sites. */
@RestController
@CrossOrigin(origins = "*", methods = org.springframework.web.bind.annotation.RequestMethod.GET)
class OpenApiController {
    static final String PATH = "/v1/openapi.json";

    private final byte[] document;

    OpenApiController() {
        document = read();
    }

    /** The description as a tree. */
    static JsonNode description() {
        return Json.JSON.readTree(read());
    }

    private static byte[] read() {
        try (InputStream in = Objects.requireNonNull(OpenApiController.class.getResourceAsStream("/openapi.json"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("openapi.json can't be read", e);
        }
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @VoorIedereen
    byte[] document() {
        return document;
    }
}
