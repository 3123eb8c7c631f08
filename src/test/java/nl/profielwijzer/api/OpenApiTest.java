package nl.profielwijzer.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.profielwijzer.api.Caller.Answer;
import nl.profielwijzer.intake.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The written description and the running service say the same. With {@code -Dprofielwijzer.voorbeelden=schrijf} the
 * answers of the examples are written anew from what the service answers.
 */
@ServiceTest
class OpenApiTest {
    private static final Path FILE = Path.of("src/main/resources/openapi.json");
    private static final Set<String> OF_THE_MOMENT = Set.of("id", "beoordeeldOp", "regelversie", "parameterset");

    /** Lists of which an example shows only the first item. */
    private static final Set<String> LONG = Set.of("beginselen", "vragen", "bevindingen", "waaromNiet", "omslagen");

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Autowired
    private Clock clock;

    private Caller caller;
    private ObjectNode document;

    @BeforeEach
    void read() throws IOException {
        caller = new Caller(port);
        document = (ObjectNode) Json.JSON.readTree(Files.readString(FILE));
    }

    private Schema schema(JsonNode schema) {
        ObjectNode whole = Json.JSON.createObjectNode();
        whole.setAll((ObjectNode) schema.deepCopy());
        whole.set("components", document.get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://profielwijzer.invalid/openapi.json"), whole);
    }

    private void assertValid(JsonNode value, JsonNode schema, String what) {
        assertThat(schema(schema)
                        .validate(value, c -> c.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as(what)
                .isEmpty();
    }

    @Test
    void theServedDocumentIsTheFile() throws IOException {
        assertThat(caller.send(caller.anonymous("/v1/openapi.json")).body()).isEqualTo(Files.readString(FILE));
        assertThat(document.at("/info/version").asString()).isEqualTo(ApiHeaders.API_VERSIE);
        assertThat(document.at("/info/contact").propertyNames()).containsExactlyInAnyOrder("name", "url", "email");
    }

    @Test
    void everyHandlerIsDescribedAndEveryDescriptionHasAHandler() {
        Set<String> handled = new TreeSet<>();
        mapping.getHandlerMethods()
                .forEach((info, method) -> info.getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith("/v1"))
                        .forEach(pattern -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> handled.add(verb + " " + pattern.substring("/v1".length())))));
        Set<String> described = new TreeSet<>();
        document.get("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(verb -> described.add(verb.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        assertThat(described).isEqualTo(handled).hasSizeGreaterThan(10);
    }

    @Test
    void theContractIsTheSchema() throws IOException {
        for (Map.Entry<String, String> part : Map.of(
                        "Intake", "intake", "Beoordeling", "beoordeling", "Oordelen", "oordelen")
                .entrySet()) {
            ObjectNode contract = (ObjectNode) Json.JSON.readTree(
                    Files.readString(Path.of("src/main/resources/schemas/%s.schema.json".formatted(part.getValue()))));
            assertThat((JsonNode) contract.without(List.of("$schema", "$id")))
                    .isEqualTo(document.at("/components/schemas/" + part.getKey()));
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = new ArrayList<>();
        document.findValues("$ref").forEach(reference -> references.add(reference.asString()));
        assertThat(references)
                .hasSizeGreaterThan(50)
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void everyErrorAnswerIsAProblem() {
        document.at("/components/responses")
                .propertyStream()
                .forEach(response -> assertThat(response.getValue()
                                .at("/content/application~1problem+json/schema/$ref")
                                .asString())
                        .as(response.getKey())
                        .isEqualTo("#/components/schemas/Probleem"));
        Answer wrong = caller.post("/v1/beoordelingen", "{}");
        assertValid(wrong.json(), ref("Probleem"), "problem");
    }

    private static ObjectNode ref(String schema) {
        return Json.JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema);
    }

    @Test
    void everyAnswerIsAsDescribed() {
        String id = caller.post("/v1/beoordelingen", Caller.intake("openapi-1"))
                .json()
                .get("id")
                .asString();
        caller.post(
                "/v1/beoordelingen/%s/oordelen".formatted(id),
                "{\"oordelen\":[{\"lid\":\"k1\",\"wet\":\"JEUGDWET\",\"route\":\"EIGEN_KRACHT\"}]}");
        Map<String, String> samples = Map.of(
                "/regels/{id}", "/regels/J04.1",
                "/profielen/{code}", "/profielen/W03",
                "/parametersets/{referentie}", "/parametersets/voorbeeld@1",
                "/parametersets/{referentie}/verschillen", "/parametersets/voorbeeld@1/verschillen?met=voorbeeld@1");
        int seen = 0;
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> verb : path.getValue().properties()) {
                JsonNode described = verb.getValue().at("/responses/200/content/application~1json/schema");
                boolean step = path.getKey().startsWith("/parametersets/{")
                        && !verb.getKey().equals("get");
                if (described.isMissingNode()
                        || step
                        || path.getKey().matches("/(proefbeoordelingen|ijkingen|casuistieksets).*")
                        || path.getKey().contains("/schaduwen")
                        // those are for the beheerder
                        || path.getKey().matches("/(bewaring|stilleggingen)(/.*)?")) {
                    continue;
                }
                String place = "/v1"
                        + samples.getOrDefault(path.getKey(), path.getKey().replace("{id}", id));
                Caller asking = new Caller(port, reader(path.getKey()));
                Answer answer = verb.getKey().equals("get")
                        ? asking.get(place)
                        : asking.post(place, path.getKey().endsWith("_zoek") ? "{}" : "");
                assertThat(answer.status()).as(place).isEqualTo(200);
                assertValid(answer.json(), described, place);
                seen++;
            }
        }
        assertThat(seen).isEqualTo(27);
    }

    /** A demo user who may do this. */
    private static String reader(String path) {
        if (path.startsWith("/parametersets")) {
            return "contractmanager";
        }
        return path.startsWith("/log")
                ? "auditor"
                : path.matches("/(monitoring/.*|aanbiedingen)") ? "analist" : "consulent";
    }

    @Test
    void everyStepOfAParametersetIsAsDescribed() {
        Caller manager = new Caller(port, "contractmanager");
        String proposal = """
                {"id":"openapi","werkingsgebied":{"gemeenten":["1641"]},"motief":"Een voorbeeld.",
                 "onderbouwing":{"soort":"BRON","verwijzing":"deze test"},"wijzigingen":{"profiel.marge":2}}
                """;
        Answer drawn = manager.post("/v1/parametersets", proposal);
        assertThat(drawn.status()).as(drawn.body()).isEqualTo(201);
        assertValid(drawn.json(), ref("Setversie"), "drawn up");
        String place = drawn.header("Location");
        assertValid(manager.post(place + "/toetsingen", "{}").json(), ref("Toetsverslag"), "checked");
        Answer last = drawn;
        for (String step : List.of("indieningen", "goedkeuringen", "activeringen", "terugdraaiingen")) {
            if (step.equals("activeringen")) {
                everyAnswerAboutAShadowIsAsDescribed(manager, place + "/schaduwen");
            }
            Caller who = step.equals("goedkeuringen") ? new Caller(port, "contractmanager2") : manager;
            String body = step.equals("indieningen") || step.equals("activeringen") ? "{}" : "{\"motief\":\"Zo.\"}";
            last = who.post(place + "/" + step, body, "If-Match", last.header("ETag"));
            assertThat(last.status()).as(step + last.body()).isEqualTo(200);
            assertValid(last.json(), ref("Setversie"), step);
        }
        assertValid(manager.get("/v1/parametersets").json(), ref("Parametersetlijst"), "list");
        assertValid(manager.get(place + "/verschillen?met=voorbeeld@1").json(), ref("Setverschillen"), "differences");
    }

    private void everyAnswerAboutAShadowIsAsDescribed(Caller manager, String place) {
        String day = LocalDate.now(clock).plusDays(1).toString();
        Answer started = manager.post(place, "{\"vanaf\":\"%s\",\"totEnMet\":\"%s\"}".formatted(day, day));
        assertThat(started.status()).as(started.body()).isEqualTo(201);
        assertValid(started.json(), ref("Schaduw"), "shadow");
        assertValid(manager.get(started.header("Location")).json(), ref("Schaduwverslag"), "report");
        Answer ended = manager.post(started.header("Location") + "/beeindigingen", "");
        assertThat(ended.status()).as(ended.body()).isEqualTo(200);
        assertValid(ended.json(), ref("Schaduw"), "ended shadow");
        assertThat(manager.get(place).json().path("totaal").asInt()).isEqualTo(1);
        assertValid(manager.get(place).json(), ref("Schaduwlijst"), "shadows");
    }

    @Test
    void everyExampleIsValidAndGetsTheAnswerThatIsDescribed() throws IOException {
        ObjectNode examples = (ObjectNode) document.at("/components/examples");
        boolean write = "schrijf".equals(System.getProperty("profielwijzer.voorbeelden"));
        int seen = 0;
        for (Map.Entry<String, JsonNode> example : examples.properties()) {
            if (example.getKey().startsWith("antwoord-")) {
                continue;
            }
            JsonNode intake = example.getValue().get("value");
            assertValid(intake, ref("Intake"), example.getKey());
            Answer answer = caller.post("/v1/beoordelingen", intake.toString());
            assertThat(answer.status()).as(example.getKey() + answer.body()).isEqualTo(201);
            assertValid(answer.json(), ref("Beoordeling"), example.getKey());
            Matcher outcome = Pattern.compile("Uitkomst ([A-Z]+)\\.")
                    .matcher(example.getValue().get("description").asString());
            assertThat(outcome.find()).isTrue();
            assertThat(answer.json().get("uitkomst").asString())
                    .as(example.getKey())
                    .isEqualTo(outcome.group(1));
            assertThat(caller.post("/v1/proefbeoordelingen", intake.toString()).status())
                    .isEqualTo(200);
            ObjectNode described = (ObjectNode) examples.get("antwoord-" + example.getKey());
            if (described != null) {
                if (write) {
                    described.set("value", shortened(answer.json()));
                }
                assertValid(described.get("value"), ref("Beoordeling"), "answer of " + example.getKey());
                assertThat(withoutMoment(shortened(answer.json())))
                        .as(
                                "answer of %s; run this test with -Dprofielwijzer.voorbeelden=schrijf when this is what is meant",
                                example.getKey())
                        .isEqualTo(withoutMoment(described.get("value")));
                seen++;
            }
        }
        assertThat(seen).isPositive();
        if (write) {
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter(" ", "\n"))
                    .withArrayIndenter(new DefaultIndenter(" ", "\n"));
            Files.writeString(FILE, Json.JSON.writer().with(printer).writeValueAsString(document) + "\n");
        }
    }

    private static JsonNode withoutMoment(JsonNode answer) {
        return ((ObjectNode) answer.deepCopy()).without(OF_THE_MOMENT);
    }

    private static JsonNode shortened(JsonNode answer) {
        JsonNode copy = answer.deepCopy();
        shorten(copy);
        return copy;
    }

    private static void shorten(JsonNode node) {
        node.propertyStream().forEach(field -> {
            if (LONG.contains(field.getKey()) && field.getValue() instanceof ArrayNode list) {
                while (list.size() > 1) {
                    list.remove(list.size() - 1);
                }
            }
        });
        node.forEach(OpenApiTest::shorten);
    }
}
