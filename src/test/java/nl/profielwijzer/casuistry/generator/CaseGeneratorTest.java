package nl.profielwijzer.casuistry.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.assessment.Lidadvies;
import nl.profielwijzer.assessment.Uitslag;
import nl.profielwijzer.casuistry.CaseFiles;
import nl.profielwijzer.casuistry.CasuistryDesk;
import nl.profielwijzer.casuistry.Casus;
import nl.profielwijzer.casuistry.Casus.Expertoordeel;
import nl.profielwijzer.casuistry.Importverslag;
import nl.profielwijzer.casuistry.generator.CaseGenerator.Raters;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Gemeente;
import nl.profielwijzer.catalogue.Parameter;
import nl.profielwijzer.catalogue.Parameterset;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.Intensiteit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseGeneratorTest {
    private static final RulesFolder RULES = RulesFolder.packaged();
    private static final Beoordelaar INSTRUMENT = new Beoordelaar(RULES);
    private static final List<Casus> CASES = generate(INSTRUMENT, 1_500, new Raters(1, 3, 0.2), 7);

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        INSTRUMENT.close();
    }

    @Test
    void everyProfileAndResultAreaAndEveryIntensityAndTierOccurs() {
        Map<String, Long> profiles = count(Expertoordeel::profiel);
        assertThat(profiles.keySet())
                .contains("J01", "J02", "J03", "J04", "J05", "J06", "J07", "J08", "J09", "J10", "J11")
                .contains("W01", "W02", "W03", "W04", "W05", "W06", "W07", "W08", "W09");
        long all = profiles.values().stream().mapToLong(Long::longValue).sum();
        assertThat(profiles.values())
                .allSatisfy(each -> assertThat(each / (double) all).isBetween(0.005, 0.2));
        assertThat(count(oordeel -> oordeel.intensiteit() == null
                                ? null
                                : oordeel.intensiteit().name())
                        .keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Intensiteit.values())
                        .filter(each -> each != Intensiteit.T0)
                        .map(Enum::name)
                        .toList());
        assertThat(count(oordeel -> String.valueOf(oordeel.route())).keySet()).hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void everyMunicipalityOccursAndSoDoSafetyMeasures() {
        Set<String> known =
                INSTRUMENT.catalogue().gemeenten().stream().map(Gemeente::code).collect(Collectors.toSet());
        assertThat(CASES.stream().map(casus -> casus.intake().gemeente()).collect(Collectors.toSet()))
                .isEqualTo(known);
        assertThat(CASES.stream().filter(casus -> !casus.veiligheid().isEmpty()).count())
                .isBetween(100L, 500L);
    }

    @Test
    void everythingSaysThatItIsMadeAndIsReadBackWithoutFaultOrPersonalData() {
        assertThat(CASES).allSatisfy(casus -> assertThat(casus.herkomst()).isEqualTo(Casus.Herkomst.GEGENEREERD));
        Path file = folder.resolve("set.jsonl");
        CaseFiles.write(file, cases -> CASES.subList(0, 300).forEach(cases));
        Importverslag report = new CasuistryDesk(INSTRUMENT.catalogue()).inspect(file);
        assertThat(report.fouten()).isEmpty();
        assertThat(report.privacy().persoonsgegevens()).isEmpty();
    }

    @Test
    void aSeedRepeatsAndTheFirstOfManyAreThoseOfFew() {
        assertThat(generate(INSTRUMENT, 130, new Raters(1, 3, 0.2), 7)).isEqualTo(CASES.subList(0, 130));
        assertThat(generate(INSTRUMENT, 20, new Raters(1, 3, 0.2), 8)).isNotEqualTo(CASES.subList(0, 20));
    }

    @Test
    void withoutNoiseARaterSaysWhatTheInstrumentSays() {
        for (Casus casus : generate(INSTRUMENT, 25, new Raters(1, 1, 0), 3)) {
            Uitslag uitslag = INSTRUMENT.beoordeel(casus.intake());
            for (Expertoordeel oordeel : casus.oordelen()) {
                assertThat(uitslag.leden().stream()
                                .filter(lid -> lid.lid().equals(oordeel.lid()))
                                .findFirst()
                                .orElseThrow()
                                .route())
                        .as(casus.id())
                        .isEqualTo(oordeel.route());
            }
        }
    }

    @Test
    void moreNoiseIsLessAgreement() {
        assertThat(agreement(0.05)).isGreaterThan(agreement(0.2) + 0.05);
        assertThat(agreement(0.2)).isGreaterThan(agreement(0.6) + 0.1);
        assertThat(agreement(0)).isEqualTo(1);
    }

    /** The share of cases in which two raters say the same on everything. */
    private static double agreement(double noise) {
        List<Casus> cases = generate(INSTRUMENT, 300, new Raters(2, 2, noise), 11);
        return cases.stream().filter(CaseGeneratorTest::agreed).count() / (double) cases.size();
    }

    private static boolean agreed(Casus casus) {
        Map<String, List<Expertoordeel>> byRater = casus.oordelen().stream()
                .collect(Collectors.groupingBy(Expertoordeel::beoordelaar, TreeMap::new, Collectors.toList()));
        return byRater.values().stream()
                        .map(each -> each.stream()
                                .map(o -> new Expertoordeel(
                                        "", o.lid(), o.wet(), o.route(), o.profiel(), o.intensiteit()))
                                .toList())
                        .distinct()
                        .count()
                <= 1;
    }

    @Test
    void aHiddenSetMovesAsManyParametersWithinTheirRangeAndOrder() {
        RulesFolder hidden = HiddenParameters.moved(RULES, 35, 5);
        Parameterset present = Catalogue.read(RULES).parameters();
        Parameterset moved = Catalogue.read(hidden).parameters();
        int changed = 0;
        for (int i = 0; i < present.parameters().size(); i++) {
            Parameter before = present.parameters().get(i);
            Parameter after = moved.parameters().get(i);
            assertThat(after.naam()).isEqualTo(before.naam());
            if (!after.waarden().equals(before.waarden())) {
                changed++;
                assertThat(before.tunable()).isTrue();
            }
        }
        assertThat(changed).isEqualTo(35);
        assertThat(HiddenParameters.moved(RULES, 35, 5).hash()).isEqualTo(hidden.hash());
        assertThat(HiddenParameters.moved(RULES, 35, 6).hash()).isNotEqualTo(hidden.hash());
        assertThatThrownBy(() -> HiddenParameters.moved(RULES, 1_000, 5)).hasMessageContaining("--verstoor");
    }

    @Test
    void ratersWithAHiddenSetJudgeTheSameHouseholdsOtherwise() throws IOException {
        try (Beoordelaar experts = new Beoordelaar(HiddenParameters.moved(RULES, 35, 5))) {
            List<Casus> hidden = generate(experts, 200, new Raters(1, 1, 0), 7);
            List<Casus> open = generate(INSTRUMENT, 200, new Raters(1, 1, 0), 7);
            int different = 0;
            for (int i = 0; i < hidden.size(); i++) {
                assertThat(hidden.get(i).intake()).isEqualTo(open.get(i).intake());
                different += hidden.get(i).oordelen().equals(open.get(i).oordelen()) ? 0 : 1;
            }
            assertThat(different).isBetween(30, 170);
        }
    }

    @Test
    void theAdviceWithoutWordsIsThatOfTheWholeAnswer() {
        List<Lidadvies> advice = INSTRUMENT
                .adviezen(CASES.subList(0, 15).stream().map(Casus::intake).toList())
                .stream()
                .flatMap(List::stream)
                .toList();
        List<String> routes = new ArrayList<>();
        CASES.subList(0, 15)
                .forEach(casus -> INSTRUMENT
                        .beoordeel(casus.intake())
                        .leden()
                        .forEach(lid -> routes.add(lid.lid() + lid.route())));
        assertThat(advice).extracting(lid -> lid.lid() + lid.route()).containsExactlyElementsOf(routes);
    }

    @Test
    void numbersThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new Raters(0, 1, 0.2)).hasMessageContaining("beoordelaars");
        assertThatThrownBy(() -> new Raters(1, 1, 1.5)).hasMessageContaining("ruis");
        assertThatThrownBy(() -> new Raters(1, 1, Double.NaN)).hasMessageContaining("ruis");
    }

    private static Map<String, Long> count(java.util.function.Function<Expertoordeel, String> key) {
        Map<String, Long> counts = new TreeMap<>();
        CASES.forEach(casus -> casus.oordelen().forEach(oordeel -> {
            String value = key.apply(oordeel);
            if (value != null) {
                counts.merge(value, 1L, Long::sum);
            }
        }));
        return counts;
    }

    private static List<Casus> generate(Beoordelaar experts, int count, Raters raters, long seed) {
        List<Casus> cases = new ArrayList<>();
        new CaseGenerator(experts, raters, seed).generate(count, cases::add);
        return cases;
    }
}
