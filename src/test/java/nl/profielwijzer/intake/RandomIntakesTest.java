package nl.profielwijzer.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The random intakes are intakes: the reader takes them, and together they touch every field with every value. */
class RandomIntakesTest {
    private final IntakeReader reader =
            new IntakeReader(code -> code.matches("0957|0988|0946|1640|1711|1641|1669|0114"), LocalDate.of(2019, 1, 1));

    @Test
    void theReaderTakesThemAllAndEveryFieldOccurs() throws Exception {
        Set<String> seen = new TreeSet<>();
        RandomIntakes.check(2_000, (intake, random) -> {
            String json = Json.JSON.writeValueAsString(intake);
            assertThat(reader.read(json.getBytes(StandardCharsets.UTF_8)).intake())
                    .isEqualTo(intake);
            collect("", Json.JSON.valueToTree(intake), seen);
        });
        Set<String> all = new TreeSet<>();
        try (var in = RandomIntakes.class.getResourceAsStream("/schemas/intake.schema.json")) {
            fields("", Json.JSON.readTree(in), all);
        }
        assertThat(seen).containsAll(all);
    }

    @Test
    void theSameSeedMakesTheSameIntake() {
        assertThat(RandomIntakes.of(12)).isEqualTo(RandomIntakes.of(12)).isNotEqualTo(RandomIntakes.of(13));
    }

    /** Each field, and each value of a closed one. */
    private static void fields(String path, JsonNode schema, Set<String> into) {
        if (schema.has("properties")) {
            schema.get("properties")
                    .properties()
                    .forEach(field -> fields(path + "/" + field.getKey(), field.getValue(), into));
        } else if (schema.has("items")) {
            fields(path, schema.get("items"), into);
        } else if (schema.has("enum")) {
            schema.get("enum").forEach(value -> into.add(path + "=" + value.asString()));
        } else {
            into.add(path);
        }
    }

    private static void collect(String path, JsonNode node, Set<String> into) {
        if (node.isObject()) {
            node.properties().forEach(field -> collect(path + "/" + field.getKey(), field.getValue(), into));
        } else if (node.isArray()) {
            node.forEach(item -> collect(path, item, into));
        } else {
            into.add(path);
            into.add(path + "=" + node.asString());
        }
    }
}
