package nl.profielwijzer.calibration;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Set;
import nl.profielwijzer.assessment.Tuning;
import nl.profielwijzer.calibration.agreement.Interval;
import nl.profielwijzer.calibration.agreement.Outcome;
import nl.profielwijzer.calibration.search.WatAls;
import nl.profielwijzer.casuistry.CountSerializer;
import nl.profielwijzer.catalogue.ContentHash;
import nl.profielwijzer.intake.Json;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/** A report as JSON: the form of {@code schemas/rapport.schema.json}. */
public final class ReportJson {
    private static final JsonMapper MAPPER = Json.JSON
            .rebuild()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .addModule(new SimpleModule()
                    .addSerializer(Outcome.class, new OutcomeSerializer())
                    .addSerializer(Tuning.class, new TuningSerializer()))
            .build();

    /** The lists that name cases. */
    private static final Set<String> CASES = Set.of("leden", "omgeslagen", "toelichtingen", "plekken", "mislukt");

    private ReportJson() {}

    /** The report behind its result hash. */
    private record Sealed(
            String resultaathash, @JsonUnwrapped Ijkrapport rapport) {}

    public static String text(Ijkrapport rapport) {
        return writer(!rapport.kaart().verzonnen()).writeValueAsString(new Sealed(hash(rapport), rapport)) + "\n";
    }

    /** The report for whoever may not see single cases: their lists are empty, and it says why. */
    static String withoutCases(Ijkrapport rapport) {
        ObjectNode tree = (ObjectNode) MAPPER.readTree(text(rapport));
        empty(tree);
        tree.put("nietGetoond", WatAls.NIET_GETOOND);
        return MAPPER.writeValueAsString(tree) + "\n";
    }

    private static void empty(JsonNode node) {
        node.forEach(ReportJson::empty);
        if (node instanceof ObjectNode object) {
            CASES.stream()
                    .filter(name -> object.path(name).isArray())
                    .forEach(name -> object.set(name, MAPPER.createArrayNode()));
        }
    }

    /** SHA-256 of all that the report says: the same for the same task, rules and seed, however it was run. */
    public static String hash(Ijkrapport rapport) {
        return ContentHash.of(writer(!rapport.kaart().verzonnen()).writeValueAsString(rapport));
    }

    public static String text(WatAls watAls) {
        return writer(watAls.echt()).writeValueAsString(watAls) + "\n";
    }

    private static ObjectWriter writer(boolean echt) {
        return MAPPER.writer().withAttribute(CountSerializer.ECHT, echt);
    }

    /** A range as its two ends, a missing one as the reason. */
    @SuppressWarnings("rawtypes") // a module takes a serializer by its raw class
    private static final class OutcomeSerializer extends ValueSerializer<Outcome> {
        @Override
        public void serialize(Outcome raw, JsonGenerator json, SerializationContext context) {
            Outcome<?> outcome = raw;
            json.writeStartObject();
            outcome.value().ifPresent(value -> {
                if (value instanceof Interval interval) {
                    json.writeNumberProperty("laag", interval.low());
                    json.writeNumberProperty("hoog", interval.high());
                } else {
                    json.writePOJOProperty("waarde", value);
                }
            });
            outcome.reason().ifPresent(reason -> json.writeStringProperty("reden", reason.sentence()));
            json.writeEndObject();
        }
    }

    /** The values of all tunable parameters, by name. */
    private static final class TuningSerializer extends ValueSerializer<Tuning> {
        @Override
        public void serialize(Tuning tuning, JsonGenerator json, SerializationContext context) {
            json.writePOJO(tuning.values());
        }
    }
}
