package nl.profielwijzer.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.intake.RandomIntakes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What must hold of the whole answer to every intake, as it is sent. */
class UitslagPropertiesTest {
    private static final int INTAKES = 100;

    /** Answers are large and cost time: each is made once, and held against all properties. */
    private static final Map<Intake, String> ANSWERS = new HashMap<>();

    private static final Beoordelaar BEOORDELAAR = new Beoordelaar(RulesFolder.packaged());

    @AfterAll
    static void close() {
        BEOORDELAAR.close();
    }

    @Test
    void theSameIntakeGivesTheSameAnswerAgainAndFromAnotherBeoordelaar() {
        try (Beoordelaar other = new Beoordelaar(RulesFolder.packaged())) {
            RandomIntakes.check(INTAKES, (intake, random) -> {
                assertThat(answer(BEOORDELAAR, intake)).isEqualTo(answer(intake));
                assertThat(answer(other, intake)).isEqualTo(answer(intake));
            });
        }
    }

    @Test
    void theOrderInWhichRulesAreLoadedDoesNotMatter() {
        try (Beoordelaar reversed = new Beoordelaar(reversed(RulesFolder.packaged()))) {
            assertThat(reversed.rules().hash()).isNotEqualTo(BEOORDELAAR.rules().hash());
            RandomIntakes.check(
                    INTAKES,
                    (intake, random) -> assertThat(answer(reversed, intake)
                                    .replace(
                                            reversed.rules().hash(),
                                            BEOORDELAAR.rules().hash()))
                            .isEqualTo(answer(intake)));
        }
    }

    /** The same rules, with the files and the rules in each file in the opposite order. */
    private static RulesFolder reversed(RulesFolder folder) {
        SortedMap<String, String> files = new TreeMap<>();
        Pattern rule = Pattern.compile("(?ms)^rule \".*?^end\\s*$");
        folder.files().forEach((path, text) -> {
            if (path.endsWith(".drl")) {
                int slash = path.indexOf('/');
                String opposite = path.substring(slash + 1)
                        .chars()
                        .mapToObj(c -> "%03d".formatted(999 - c))
                        .collect(Collectors.joining());
                List<String> rules = new ArrayList<>();
                Matcher matcher = rule.matcher(text);
                while (matcher.find()) {
                    rules.add(matcher.group());
                }
                Collections.reverse(rules);
                String head = rule.split(text, 2)[0];
                files.put(path.substring(0, slash + 1) + "r" + opposite + ".drl", head + String.join("\n", rules));
            } else {
                files.put(path, text);
            }
        });
        return new RulesFolder(files);
    }

    @Test
    void theOrderOfLedenSignalsLimitationsAndSupportDoesNotMatter() {
        RandomIntakes.check(
                INTAKES,
                (intake, random) -> assertThat(unordered(answer(BEOORDELAAR, shuffled(intake, random))))
                        .isEqualTo(unordered(answer(intake))));
    }

    private static Intake shuffled(Intake intake, Random random) {
        ObjectNode tree = Json.JSON.valueToTree(intake);
        ObjectNode huishouden = (ObjectNode) tree.get("huishouden");
        shuffle(huishouden, "leden", random);
        shuffle(huishouden, "inzet", random);
        huishouden.get("leden").forEach(lid -> {
            shuffle((ObjectNode) lid, "signalen", random);
            shuffle((ObjectNode) lid, "beperkingen", random);
            shuffle((ObjectNode) lid, "specialismen", random);
        });
        return Json.JSON.treeToValue(tree, Intake.class);
    }

    private static void shuffle(ObjectNode in, String field, Random random) {
        if (in.path(field).isArray()) {
            List<JsonNode> items = new ArrayList<>();
            in.get(field).forEach(items::add);
            Collections.shuffle(items, random);
            ArrayNode shuffled = in.putArray(field);
            items.forEach(shuffled::add);
        }
    }

    private static String unordered(String answer) {
        return unordered(Json.JSON.readTree(answer));
    }

    /** The answer as sets: a list, or the names in a sentence, may follow the order in which the intake gave them. */
    private static String unordered(JsonNode node) {
        if (node.isArray()) {
            return node.valueStream()
                    .map(item -> unordered(item))
                    .sorted()
                    .toList()
                    .toString();
        }
        if (node.isObject()) {
            return node.properties().stream()
                    .map(field -> "\n" + field.getKey() + ": " + unordered(field.getValue()))
                    .sorted()
                    .toList()
                    .toString();
        }
        return node.isString()
                ? Arrays.stream(node.asString().replaceAll("\\[\\d+]", "[]").split("[ ,.;:()]+"))
                        .filter(word -> !word.equals("en"))
                        .map(String::toLowerCase)
                        .sorted()
                        .collect(Collectors.joining(" "))
                : node.toString();
    }

    @Test
    void theAnswerHoldsToItsSchemaAndEveryGroundIsAFinding() throws IOException {
        Schema schema = schema();
        Set<String> kinds = new TreeSet<>();
        RandomIntakes.check(INTAKES, (intake, random) -> {
            ObjectNode answer = (ObjectNode) Json.JSON.readTree(answer(intake));
            answer.put("id", "0198-1");
            assertThat(schema.validate(
                            answer, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                    .isEmpty();
            Set<String> findings = new TreeSet<>();
            answer.get("bevindingen")
                    .forEach(finding -> findings.add(finding.get("regel").asString()));
            Set<String> grounds = new TreeSet<>();
            answer.findValues("gronden").forEach(list -> list.forEach(ground -> grounds.add(ground.asString())));
            assertThat(findings).containsAll(grounds);
            assertThat(answer.toString()).as("every {placeholder} is filled").doesNotContain("null");
            kinds.add(answer.get("uitkomst").asString());
        });
        assertThat(kinds).containsExactly("ADVIES", "KEUZE", "SPOED", "VRAGEN");
    }

    private static Schema schema() throws IOException {
        try (InputStream in = UitslagPropertiesTest.class.getResourceAsStream("/schemas/beoordeling.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(
                            SchemaLocation.of("https://profielwijzer.invalid/beoordeling.schema.json"),
                            Json.JSON.readTree(in));
        }
    }

    private static String answer(Intake intake) {
        return ANSWERS.computeIfAbsent(intake, each -> answer(BEOORDELAAR, each));
    }

    private static String answer(Beoordelaar beoordelaar, Intake intake) {
        return Json.JSON.writeValueAsString(beoordelaar.beoordeel(intake));
    }
}
