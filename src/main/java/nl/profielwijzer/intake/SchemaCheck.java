package nl.profielwijzer.intake;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * Holds a tree against a schema of the contract, and looks in all its text for a BSN and broken characters. Safe for use
 * by many threads.
 */
public final class SchemaCheck {
    private final Schema schema;

    /** @param schema without references to other files */
    public SchemaCheck(JsonNode schema) {
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://profielwijzer.invalid/schema.json"), schema);
        this.schema.initializeValidators();
    }

    /** The packaged schema of this name. */
    public static JsonNode schema(String name) {
        try (InputStream resource =
                Objects.requireNonNull(SchemaCheck.class.getResourceAsStream("/schemas/" + name), name)) {
            return Json.JSON.readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException("the schema %s can't be read".formatted(name), e);
        }
    }

    /** Every fault, in no order and maybe twice. */
    public List<Fout> faults(JsonNode tree) {
        List<Fout> fouten = new ArrayList<>();
        schema.validate(tree, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .forEach(error -> fouten.add(new SchemaFout(schema.getSchemaNode()).of(error)));
        new TextCheck(fouten).check(tree);
        return fouten;
    }
}
