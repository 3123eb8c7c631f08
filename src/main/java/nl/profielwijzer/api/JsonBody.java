package nl.profielwijzer.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.intake.IntakeOngeldig;
import nl.profielwijzer.intake.SchemaCheck;
import nl.profielwijzer.intake.TreeReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the body of a request as the description of the API says it should be. */
final class JsonBody {
    private static final TreeReader TREES = new TreeReader("inhoud");

    private final SchemaCheck schema;

    /** @param schema name under {@code /components/schemas} of the description, of one without references */
    JsonBody(String schema) {
        this.schema = new SchemaCheck(OpenApiController.description().at("/components/schemas/" + schema));
    }

    /**
     * Reads it.
     *
     * @throws IntakeOngeldig with everything that is wrong with it
     */
    JsonNode read(HttpServletRequest request) throws IOException {
        return read(request, tree -> List.of());
    }

    /**
     * Reads it.
     *
     * @param more finds what else is wrong, also in a body that isn't as described
     * @throws IntakeOngeldig with everything that is wrong with it
     */
    JsonNode read(HttpServletRequest request, Function<JsonNode, List<Fout>> more) throws IOException {
        JsonNode tree = TREES.json(bytes(request));
        List<Fout> fouten = new ArrayList<>(schema.faults(tree));
        fouten.addAll(more.apply(tree));
        if (!fouten.isEmpty()) {
            throw new IntakeOngeldig(fouten.stream()
                    .distinct()
                    .sorted(Comparator.comparing(Fout::pointer).thenComparing(Fout::code))
                    .toList());
        }
        return tree;
    }

    /** The text of this field; null when there is none. */
    static @Nullable String text(JsonNode tree, String field) {
        return tree.path(field).isString() ? tree.path(field).asString() : null;
    }

    /**
     * Its bytes.
     *
     * @throws RequestRefused when there are too many
     */
    static byte[] bytes(HttpServletRequest request) throws IOException {
        byte[] body = request.getContentLengthLong() > TreeReader.MAX_BYTES
                ? null
                : request.getInputStream().readNBytes(TreeReader.MAX_BYTES + 1);
        if (body == null || body.length > TreeReader.MAX_BYTES) {
            throw new RequestRefused(413);
        }
        return body;
    }
}
