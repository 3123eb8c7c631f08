package nl.profielwijzer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.intake.Wet;
import org.junit.jupiter.api.Test;

/** Whatever a household and its outcome look like, each principle says something, and never two things that clash. */
class BeginselenTest {
    private static final Catalogue CATALOGUE = Catalogue.read(RulesFolder.packaged());
    private static final Parameters PARAMETERS = CATALOGUE.parameters().on(LocalDate.of(2026, 3, 2));
    private static final RuleBook RULES = new RuleBook(RulesFolder.packaged(), PARAMETERS.names());
    private static final List<String> ALL =
            IntStream.rangeClosed(1, 20).mapToObj("B%02d"::formatted).toList();

    private final Random random = new Random(20260302);

    @Test
    void everyPrincipleSpeaksInEveryHouseholdAndNvtStandsAlone() {
        Set<String> fired = new java.util.TreeSet<>();
        for (int i = 0; i < 600; i++) {
            HuishoudenFeiten huishouden = feiten(randomIntake());
            List<LidWeging> leden =
                    huishouden.getLeden().stream().map(this::randomOutcome).toList();
            Map<String, Set<Naleving>> said = said(huishouden, leden, fired);
            assertThat(said.keySet()).containsExactlyElementsOf(ALL);
            said.forEach((beginsel, nalevingen) -> {
                if (nalevingen.contains(Naleving.NVT) || nalevingen.contains(Naleving.ONBEKEND)) {
                    assertThat(nalevingen).as(beginsel).hasSize(1);
                }
            });
        }
        assertThat(fired)
                .as("rules seen to fire")
                .containsAll(RULES.rules().stream()
                        .filter(rule -> rule.beginsel() != null || rule.letter() == 'S')
                        .map(Rule::id)
                        .toList());
    }

    @Test
    void anEmptyAnswerIsNoAnswer() {
        HuishoudenFeiten huishouden = feiten(
                "{id: i1, rol: INWONER, geboortedatum: 1970-01-01, vraagtOndersteuning: true}",
                "bestaanszekerheid: {}");
        LidFeiten lid = huishouden.getLeden().get(0);
        LidWeging weging = new LidWeging(lid, List.of(), Map.of(Wet.WMO, Oordeel.JA), Route.EIGEN_KRACHT, List.of());
        Map<String, Set<Naleving>> said = said(huishouden, List.of(weging), new java.util.TreeSet<>());
        assertThat(said).containsEntry("B08", EnumSet.of(Naleving.ONBEKEND));
    }

    private static Map<String, Set<Naleving>> said(
            HuishoudenFeiten huishouden, List<LidWeging> leden, Set<String> fired) {
        List<Object> facts = new ArrayList<>(leden);
        facts.add(new HuishoudenWeging(huishouden, leden));
        RULES.look(facts);
        List<Rule> rules =
                huishouden.bevindingen().all().stream().map(Bevinding::rule).toList();
        rules.forEach(rule -> fired.add(rule.id()));
        return rules.stream()
                .filter(rule -> rule.beginsel() != null)
                .collect(Collectors.groupingBy(
                        rule -> Objects.requireNonNull(rule.beginsel()),
                        TreeMap::new,
                        Collectors.mapping(
                                rule -> Objects.requireNonNull(rule.naleving()),
                                Collectors.toCollection(() -> EnumSet.noneOf(Naleving.class)))));
    }

    private static HuishoudenFeiten feiten(String yaml) {
        return new HuishoudenFeiten(
                Json.YAML.readValue(yaml, Intake.class), PARAMETERS, CATALOGUE.leefgebieden(), RULES, true);
    }

    private static HuishoudenFeiten feiten(String leden, String more) {
        return feiten("{peildatum: 2026-03-02, gemeente: '0957', melding: {datum: 2026-03-02}, huishouden: {leden: ["
                + leden + "], " + more + "}}");
    }

    private String randomIntake() {
        int size = 1 + random.nextInt(4);
        List<String> leden = new ArrayList<>();
        List<String> inzet = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String lid = "l" + i;
            int year = pick(1975, 2000, 2008, 2009, 2015);
            leden.add("{id: %s, rol: %s, geboortedatum: %d-05-01, vraagtOndersteuning: true%s%s%s%s%s}"
                    .formatted(
                            lid,
                            year > 2005 ? "KIND" : pick("INWONER", "OUDER"),
                            year,
                            pick("", ", leefgebieden: {geestelijkeGezondheid: %d}".formatted(1 + random.nextInt(5))),
                            pick(
                                    "",
                                    "",
                                    ", mantelzorg: {voorLid: l0}",
                                    ", mantelzorg: {voorLid: l0, urenPerWeek: 9, belasting: 4}"),
                            pick("", "", ", specialismen: [LVB, SOMATIEK]", ", specialismen: [LVB]"),
                            pick("", "", "", ", verblijfNodig: true"),
                            pick(
                                    "",
                                    "",
                                    ", beperkingen: [{grondslag: PSYCHISCH, ernst: 4, vastgesteld: %s}]"
                                            .formatted(random.nextBoolean()))));
            if (random.nextInt(3) == 0) {
                inzet.add("{lid: %s, wet: %s%s, sinds: 2025-01-01%s}"
                        .formatted(
                                lid,
                                pick("JEUGDWET", "WMO", "PARTICIPATIEWET"),
                                pick("", ", profiel: J04", ", profiel: W03"),
                                pick("", ", tot: 2025-12-31")));
            }
        }
        String zekerheid = pick(
                "",
                ", bestaanszekerheid: {}",
                ", bestaanszekerheid: {schulden: %s%s%s%s}"
                        .formatted(
                                pick("GEEN", "PROBLEMATISCH"),
                                pick("", ", inkomenOnzeker: true"),
                                pick("", ", uithuiszettingDreigt: true"),
                                pick("", ", afsluitingDreigt: true")));
        String melding = "{datum: 2026-03-02%s%s}"
                .formatted(
                        pick("", ", persoonlijkPlan: " + random.nextBoolean()),
                        pick("", ", clientondersteuningAangeboden: " + random.nextBoolean()));
        return "{peildatum: 2026-03-02, gemeente: '0957', melding: %s, huishouden: {leden: %s, inzet: %s%s}}"
                .formatted(melding, leden, inzet, zekerheid);
    }

    private LidWeging randomOutcome(LidFeiten lid) {
        List<AdviesFeiten> adviezen = new ArrayList<>();
        if (lid.isJeugdige() && random.nextInt(3) > 0) {
            adviezen.add(
                    advies(Wet.JEUGDWET, pick("J01", "J03", "J04"), pick(Intensiteit.A, Intensiteit.P, Intensiteit.C)));
        }
        if (lid.isVolwassen() && random.nextInt(3) > 0) {
            adviezen.add(advies(Wet.WMO, pick("W01", "W03", "W05", "W08"), Intensiteit.T2));
        }
        if (lid.isVolwassen() && lid.isGeeftMantelzorg() && random.nextBoolean()) {
            adviezen.add(advies(Wet.WMO, "W06", Intensiteit.T2));
        }
        Map<Wet, Oordeel> wetten = new EnumMap<>(Wet.class);
        wetten.put(pick(Wet.ZVW, Wet.SCHULDHULP), pick(Oordeel.JA, Oordeel.NEE, Oordeel.NEE, Oordeel.UITZOEKEN));
        return new LidWeging(
                lid,
                pick(List.<Maatregel>of(), List.<Maatregel>of(), List.of(Maatregel.KINDCHECK)),
                wetten,
                pick(Route.values()),
                adviezen);
    }

    private AdviesFeiten advies(Wet wet, String profiel, Intensiteit intensiteit) {
        return new AdviesFeiten(wet, profiel, profiel, intensiteit, pick(Verandering.values()), random.nextBoolean());
    }

    @SafeVarargs
    private <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
