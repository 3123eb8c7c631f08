package nl.profielwijzer.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Parameter;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.Bestaanszekerheid;
import nl.profielwijzer.intake.Huishouden;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Inzet;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.intake.Lid;
import nl.profielwijzer.intake.Melding;
import nl.profielwijzer.intake.Ouderrelatie;
import nl.profielwijzer.rules.Rule;
import nl.profielwijzer.rules.RuleBook;
import nl.profielwijzer.rules.Wording;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.core.type.TypeReference;

/** Every rule has a smallest intake in which it fires and one in which it stays silent: {@code testcases/rules}. */
class RuleCasesTest {
    private static final Path CASES = Path.of("testcases/rules");
    private static final Catalogue CATALOGUE = Catalogue.read(RulesFolder.packaged());
    private static final Parameters PARAMETERS = CATALOGUE.parameters().on(LocalDate.of(2026, 3, 2));
    private static final RuleBook RULES = new RuleBook(RulesFolder.packaged(), PARAMETERS.names());
    private static final Wording WORDING = new Wording(CATALOGUE.codes());
    private static final Instrument INSTRUMENT = new Instrument(RULES, CATALOGUE);

    /** An intake of which everything that doesn't matter is left out, and on whom the rule fires. */
    record Situation(
            String omdat,
            LocalDate peildatum,
            Melding melding,
            List<Lid> leden,
            List<Inzet> inzet,
            Ouderrelatie ouderrelatie,
            Bestaanszekerheid bestaanszekerheid,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> op) {

        Intake intake() {
            LocalDate day = peildatum == null ? LocalDate.of(2026, 3, 2) : peildatum;
            return new Intake(
                    null,
                    day,
                    "0957",
                    melding == null ? new Melding(day, null, null, null, null) : melding,
                    new Huishouden(leden, inzet, ouderrelatie, bestaanszekerheid));
        }
    }

    record RuleCase(Map<String, Double> parameters, Situation vuurt, Situation zwijgt) {
        Map<String, Double> pinned() {
            return parameters == null ? Map.of() : parameters;
        }
    }

    private static Map<String, RuleCase> cases() throws IOException {
        Map<String, RuleCase> cases = new TreeMap<>();
        try (Stream<Path> files = Files.walk(CASES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                Map<String, RuleCase> read = Json.YAML.readValue(
                        Files.readString(file), new TypeReference<LinkedHashMap<String, RuleCase>>() {});
                read.forEach((rule, ruleCase) -> {
                    assertThat(file.toString())
                            .as("file of the cases of " + rule)
                            .endsWith(rule.split("\\.")[0] + ".yaml");
                    assertThat(cases.put(rule, ruleCase))
                            .as("cases of " + rule + " stand once")
                            .isNull();
                });
            }
        }
        return cases;
    }

    @Test
    void everyRuleHasItsCasesAndNoCaseIsOfAnUnknownRule() throws IOException {
        assertThat(cases().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        RULES.rules().stream().map(Rule::id).toList());
    }

    @TestFactory
    Stream<DynamicTest> firesAndStaysSilent() throws IOException {
        return cases().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> check(entry.getKey(), entry.getValue())));
    }

    private static void check(String id, RuleCase ruleCase) {
        Rule rule = RULES.rules().get(RULES.indexOf(id));
        List<String> tunable = CATALOGUE.parameters().parameters().stream()
                .filter(Parameter::tunable)
                .map(Parameter::naam)
                .filter(rule.parameters()::contains)
                .toList();
        assertThat(ruleCase.pinned().keySet()).as("pinned parameters").containsAll(tunable);
        assertThat(firedOn(id, ruleCase, ruleCase.vuurt()))
                .as("fires: " + ruleCase.vuurt().omdat())
                .containsExactlyInAnyOrderElementsOf(ruleCase.vuurt().op());
        assertThat(firedOn(id, ruleCase, ruleCase.zwijgt()))
                .as("silent: " + ruleCase.zwijgt().omdat())
                .isEmpty();
    }

    private static List<String> firedOn(String id, RuleCase ruleCase, Situation situation) {
        Parameters parameters = PARAMETERS;
        for (Map.Entry<String, Double> pinned : ruleCase.pinned().entrySet()) {
            parameters = parameters.with(pinned.getKey(), pinned.getValue());
        }
        Afweging afweging = INSTRUMENT.weigh(new Instrument.Situatie(situation.intake(), parameters));
        return afweging.feiten().bevindingen().all().stream()
                .filter(bevinding -> bevinding.rule().id().equals(id))
                .peek(bevinding -> assertThat(
                                WORDING.told(bevinding, afweging.parameters()).sentence())
                        .as("every placeholder of the sentence is filled")
                        .doesNotContain("{", "nl.profielwijzer", "null"))
                .map(bevinding ->
                        bevinding.lid() == null ? "huishouden" : bevinding.lid().getId())
                .distinct()
                .toList();
    }
}
