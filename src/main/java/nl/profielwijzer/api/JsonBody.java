package nl.profielwijzer.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.intake.IntakeOngeldig;
import nl.profielwijzer.intake.SchemaCheck;
import nl.profielwijzer.intake.TreeReader;
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
        JsonNode tree = TREES.json(BeoordelingenController.body(request));
        List<Fout> fouten = schema.faults(tree);
        if (!fouten.isEmpty()) {
            throw new IntakeOngeldig(fouten.stream()
                    .distinct()
                    .sorted(Comparator.comparing(Fout::pointer).thenComparing(Fout::code))
                    .toList());
        }
        return tree;
    }
}
