package nl.profielwijzer.casuistry;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.catalogue.Gemeente;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.rules.HuishoudenFeiten;
import nl.profielwijzer.rules.Rule;
import nl.profielwijzer.rules.Strekking;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The invented cases of {@code testcases/casuistiek} get the answers that the text of the instrument asks for. */
class CasuistryTest {
    private static final Path CASES = Path.of("testcases/casuistiek");
    private static final String EXPECTATION = ".verwacht.yaml";

    /** The letters of the rules of which each must speak in at least one case. */
    private static final String LETTERS = "VLJIEWTUOKSB";

    /** What the Wmo law asks per period from a household that pays: instrument section 6. */
    private static final TreeMap<LocalDate, Double> EIGEN_BIJDRAGE = new TreeMap<>(Map.of(
            LocalDate.of(2019, 1, 1), 17.50,
            LocalDate.of(2020, 1, 1), 19.00,
            LocalDate.of(2024, 1, 1), 20.60,
            LocalDate.of(2025, 1, 1), 21.00,
            LocalDate.of(2026, 1, 1), 21.80));

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemas(
                    Map.of("https://profielwijzer.invalid/intake.schema.json", resource("intake.schema.json"))));
    private static final Schema CASUS = schema("casus.schema.json");
    private static final Schema BEOORDELING = schema("beoordeling.schema.json");
    private static final Beoordelaar BEOORDELAAR = new Beoordelaar(RulesFolder.packaged());
    private static final Map<String, Casus> ALL = read();

    /** Each case is assessed once: the tests look at the same answers. */
    private static final Map<String, JsonNode> ANSWERS = new ConcurrentHashMap<>();

    /** @param verwacht null when the sibling file isn't there */
    private record Casus(Path file, JsonNode casus, JsonNode verwacht) {
        Intake intake() {
            return Json.JSON.treeToValue(casus.path("intake"), Intake.class);
        }

        /** The answer, with the id that a stored one gets. */
        JsonNode answer() {
            String id = casus.path("id").asString();
            return ANSWERS.computeIfAbsent(id, unanswered -> {
                ObjectNode answer = Json.JSON.valueToTree(BEOORDELAAR.beoordeel(intake()));
                return answer.put("id", id);
            });
        }
    }

    @AfterAll
    static void close() {
        BEOORDELAAR.close();
    }

    private static String resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(CasuistryTest.class.getResourceAsStream("/schemas/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema schema(String name) {
        return SCHEMAS.getSchema(
                SchemaLocation.of("https://profielwijzer.invalid/" + name), Json.JSON.readTree(resource(name)));
    }

    private static Map<String, Casus> read() {
        Map<String, Casus> cases = new TreeMap<>();
        try (Stream<Path> files = Files.walk(CASES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml"))
                    .filter(f -> !f.toString().endsWith(EXPECTATION))
                    .toList()) {
                String name = file.getFileName().toString().replace(".yaml", "");
                Path expectation = file.resolveSibling(name + EXPECTATION);
                assertThat(expectation).as("the expected answer of " + name).exists();
                Casus casus = new Casus(file, yaml(file), yaml(expectation));
                assertThat(casus.casus().path("id").asString())
                        .as("id of " + file)
                        .isEqualTo(name);
                assertThat(cases.put(name, casus)).as(name + " stands once").isNull();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    private static JsonNode yaml(Path file) throws IOException {
        return Json.YAML.readTree(Files.readString(file));
    }

    @TestFactory
    Stream<DynamicTest> theAnswerHoldsWhatIsExpected() {
        return ALL.values().stream()
                .map(casus -> DynamicTest.dynamicTest(
                        casus.casus().path("id").asString() + " "
                                + casus.casus().path("titel").asString(),
                        casus.file().toUri(),
                        () -> check(casus)));
    }

    private static void check(Casus casus) {
        List<String> violations = new ArrayList<>();
        CASUS.validate(casus.casus()).forEach(error -> violations.add("casus: " + error));
        assertThat(violations).as(casus.file().toString()).isEmpty();
        assertThat(casus.verwacht().path("omdat").asString("")).as("omdat").isNotBlank();
        JsonNode answer = casus.answer();
        BEOORDELING.validate(answer).forEach(error -> violations.add("beoordeling: " + error));
        violations.addAll(groundsWithoutFinding(answer));
        Expectation expectation = Json.JSON.treeToValue(casus.verwacht().path("verwacht"), Expectation.class);
        violations.addAll(expectation.violations(answer));
        violations.addAll(againstTheJudgement(casus.casus(), answer));
        assertThat(violations).as(casus.verwacht().path("omdat").asString()).isEmpty();
    }

    private static List<String> groundsWithoutFinding(JsonNode answer) {
        Set<String> known = fired(answer);
        List<String> unknown = new ArrayList<>();
        answer.findValues("gronden")
                .forEach(gronden -> gronden.forEach(ground -> {
                    if (!known.contains(ground.asString())) {
                        unknown.add("ground %s is not among bevindingen".formatted(ground.asString()));
                    }
                }));
        return unknown;
    }

    /** The judgement in the case itself, which calibration reads, says the same: exactly these measures, these advices. */
    private static List<String> againstTheJudgement(JsonNode casus, JsonNode answer) {
        List<String> found = new ArrayList<>();
        Set<String> judged = measures(casus);
        Set<String> given = measures(answer);
        if (!judged.equals(given)) {
            found.add("measures %s, judged %s".formatted(given, judged));
        }
        Set<String> advised = new TreeSet<>();
        Map<String, String> routes = new TreeMap<>();
        answer.path("leden").forEach(lid -> {
            String id = lid.path("lid").asString();
            routes.put(id, lid.path("route").asString());
            lid.path("adviezen")
                    .forEach(advies -> advised.add("%s %s %s"
                            .formatted(
                                    id,
                                    advies.path("profiel").asString(),
                                    advies.path("intensiteit").asString())));
        });
        Set<String> wanted = new TreeSet<>();
        casus.path("oordelen").forEach(oordeel -> {
            String lid = oordeel.path("lid").asString();
            if (!oordeel.path("route").asString().equals(routes.get(lid))) {
                found.add("%s route %s, judged %s".formatted(lid, routes.get(lid), oordeel.path("route")));
            }
            if (!oordeel.path("intensiteit").asString().equals("T0")) {
                wanted.add("%s %s %s"
                        .formatted(
                                lid,
                                oordeel.path("profiel").asString(),
                                oordeel.path("intensiteit").asString()));
            }
        });
        if (!wanted.equals(advised)) {
            found.add("advice %s, judged %s".formatted(advised, wanted));
        }
        return found;
    }

    private static Set<String> measures(JsonNode node) {
        Set<String> measures = new TreeSet<>();
        node.path("veiligheid")
                .forEach(each -> measures.add(each.path("lid").asString() + " "
                        + each.path("maatregel").asString()));
        return measures;
    }

    private static Set<String> fired(JsonNode answer) {
        Set<String> fired = new HashSet<>();
        answer.path("bevindingen").forEach(each -> fired.add(each.path("regel").asString()));
        return fired;
    }

    /** The rules that see something in this case: also what no answer had to name, since it changed nothing. */
    private static Set<String> seen(Casus casus) {
        Intake intake = casus.intake();
        HuishoudenFeiten household = new HuishoudenFeiten(
                intake,
                Parameters.of(BEOORDELAAR.parameterwaarden(intake.peildatum())),
                BEOORDELAAR.catalogue().leefgebieden(),
                BEOORDELAAR.rules(),
                true);
        BEOORDELAAR.rules().look(household.facts());
        Set<String> seen = fired(casus.answer());
        household.bevindingen().all().forEach(finding -> seen.add(finding.rule().id()));
        return seen;
    }

    @Test
    void thereAreEnoughCasesAndTheyComeFromEveryMunicipality() {
        assertThat(ALL).hasSizeGreaterThanOrEqualTo(80);
        assertThat(ALL.keySet()).filteredOn(id -> id.startsWith("T")).hasSizeGreaterThanOrEqualTo(20);
        assertThat(ALL.values().stream().map(casus -> casus.intake().gemeente()))
                .containsAll(BEOORDELAAR.catalogue().gemeenten().stream()
                        .map(Gemeente::code)
                        .toList());
    }

    @Test
    void togetherTheCasesMakeEveryRuleSpeak() {
        Set<String> silent = new TreeSet<>();
        for (Rule rule : BEOORDELAAR.rules().rules()) {
            boolean asked = rule.letter() == 'J'
                    ? rule.strekking() == Strekking.VOOR || rule.strekking() == Strekking.SLUIT_UIT
                    : LETTERS.indexOf(rule.letter()) >= 0;
            if (asked) {
                silent.add(rule.id());
            }
        }
        ALL.values().forEach(casus -> silent.removeAll(seen(casus)));
        assertThat(silent).as("rules that no case makes speak").isEmpty();
    }

    @Test
    void aSingleAdultPaysTheContributionOfTheYear() {
        Set<Double> seen = new TreeSet<>();
        for (Casus casus : ALL.values()) {
            Intake intake = casus.intake();
            if (intake.huishouden().leden().size() > 1) {
                continue;
            }
            double wanted = EIGEN_BIJDRAGE.floorEntry(intake.peildatum()).getValue();
            casus.answer().path("leden").path(0).path("adviezen").forEach(advies -> {
                if (advies.path("wet").asString().equals("WMO")) {
                    assertThat(advies.path("eigenBijdrage").path("bedrag").asDouble())
                            .as(casus.casus().path("id").asString())
                            .isEqualTo(wanted);
                    seen.add(wanted);
                }
            });
        }
        assertThat(seen).as("years that occur").containsExactlyInAnyOrderElementsOf(EIGEN_BIJDRAGE.values());
    }
}
