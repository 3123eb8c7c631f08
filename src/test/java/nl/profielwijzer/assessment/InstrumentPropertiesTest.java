package nl.profielwijzer.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import nl.profielwijzer.assessment.Instrument.Situatie;
import nl.profielwijzer.assessment.LidUitkomst.Gebiedsadvies;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.Huishouden;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Inzet;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.intake.Leefgebied;
import nl.profielwijzer.intake.Lid;
import nl.profielwijzer.intake.RandomIntakes;
import nl.profielwijzer.intake.Signaalsoort;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.rules.AdviesFeiten;
import nl.profielwijzer.rules.HuishoudenFeiten;
import nl.profielwijzer.rules.LidFeiten;
import nl.profielwijzer.rules.LidWeging;
import nl.profielwijzer.rules.Maatregel;
import nl.profielwijzer.rules.Route;
import nl.profielwijzer.rules.Rule;
import nl.profielwijzer.rules.RuleBook;
import nl.profielwijzer.rules.Verandering;
import nl.profielwijzer.rules.Wording;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What must hold of the outcome of every household, whatever is known of it. */
class InstrumentPropertiesTest {
    private static final int INTAKES = 2_000;

    private static final Catalogue CATALOGUE = Catalogue.read(RulesFolder.packaged());
    private static final RuleBook RULES =
            new RuleBook(RulesFolder.packaged(), CATALOGUE.parameters().names());
    private static final Instrument INSTRUMENT = new Instrument(RULES, CATALOGUE);

    @AfterAll
    static void close() {
        INSTRUMENT.close();
    }

    @Test
    void safetyMeasuresNeverShrinkWhenADangerIsAdded() {
        Set<Maatregel> added = new TreeSet<>();
        RandomIntakes.check(INTAKES, (intake, random) -> {
            Intake worse = with(intake, lid(intake, random), tree -> addDanger(tree, random));
            List<Afweging> outcomes = outcomes(intake, worse);
            for (int i = 0; i < outcomes.get(0).leden().size(); i++) {
                Set<Maatregel> before = measures(outcomes.get(0), i);
                Set<Maatregel> after = measures(outcomes.get(1), i);
                if (after.contains(Maatregel.CRISISDIENST)) {
                    // the same danger, now acute: the crisis service takes the place of asking advice
                    before.remove(Maatregel.GGZ_RAADPLEGEN);
                }
                assertThat(after).as("measures with %s", worse.huishouden()).containsAll(before);
                assertThat(outcomes.get(0).leden().get(i).route() != Route.SPOED
                                || outcomes.get(1).leden().get(i).route() == Route.SPOED)
                        .as("what is urgent stays urgent with %s", worse.huishouden())
                        .isTrue();
                after.removeAll(before);
                added.addAll(after);
            }
        });
        assertThat(added).as("measures that an added danger called for").hasSizeGreaterThan(8);
    }

    /** A signal more, a signal that becomes acute, or a score that falls. */
    private static void addDanger(ObjectNode lid, Random random) {
        JsonNode signals = lid.path("signalen");
        JsonNode scores = lid.path("leefgebieden");
        int kind = random.nextInt(3);
        if (kind == 0 && signals.size() > 0) {
            ((ObjectNode) signals.get(random.nextInt(signals.size()))).put("acuut", true);
        } else if (kind == 1 && scores.size() > 0) {
            String key = new ArrayList<>(scores.propertyNames()).get(random.nextInt(scores.size()));
            ((ObjectNode) scores).put(key, 1 + random.nextInt(scores.get(key).asInt()));
        } else {
            ObjectNode signal = (signals.isArray() ? (ArrayNode) signals : lid.putArray("signalen")).addObject();
            signal.put("soort", Signaalsoort.values()[random.nextInt(Signaalsoort.values().length)].name());
            signal.put("acuut", random.nextInt(4) == 0);
        }
    }

    @Test
    void moreNetworkNeverGivesAHeavierTier() {
        int[] lighter = {0};
        RandomIntakes.check(INTAKES, (intake, random) -> {
            Lid lid = lid(intake, random);
            Integer netwerk = lid.netwerk();
            if (netwerk == null || netwerk == 5) {
                return;
            }
            List<Afweging> outcomes = outcomes(intake, with(intake, lid, tree -> tree.put("netwerk", netwerk + 1)));
            for (int i = 0; i < outcomes.get(0).leden().size(); i++) {
                Map<String, Intensiteit> before = tiers(outcomes.get(0), i);
                Map<String, Intensiteit> after = tiers(outcomes.get(1), i);
                after.forEach((gebied, tier) -> assertThat(tier)
                        .as("%s with network %d", gebied, netwerk + 1)
                        .isLessThanOrEqualTo(before.getOrDefault(gebied, Intensiteit.T0)));
                lighter[0] += before.equals(after) ? 0 : 1;
            }
        });
        assertThat(lighter[0]).as("times it gave a lighter one").isGreaterThan(5);
    }

    @Test
    void aWorseScoreNeverGivesALowerTierInItsArea() {
        int[] heavier = {0};
        RandomIntakes.check(INTAKES, (intake, random) -> {
            Lid lid = lid(intake, random);
            if (lid.leefgebieden() == null || lid.leefgebieden().isEmpty()) {
                return;
            }
            List<Leefgebied> scored =
                    new ArrayList<>(new TreeSet<>(lid.leefgebieden().keySet()));
            Leefgebied leefgebied = scored.get(random.nextInt(scored.size()));
            int score = lid.leefgebieden().get(leefgebied);
            if (score == 1) {
                return;
            }
            Intake worse =
                    with(intake, lid, tree -> ((ObjectNode) tree.get("leefgebieden")).put(leefgebied.key(), score - 1));
            List<Afweging> outcomes = outcomes(intake, worse);
            int place = intake.huishouden().leden().indexOf(lid);
            Route route = outcomes.get(1).leden().get(place).route();
            // a human first, or a question that has to be answered first: then nothing is advised yet
            if (route != Route.SPOED && route != Route.ONBEKEND) {
                Map<String, Intensiteit> before = tiers(outcomes.get(0), place);
                Map<String, Intensiteit> after = tiers(outcomes.get(1), place);
                before.forEach((gebied, tier) -> assertThat(after.getOrDefault(gebied, Intensiteit.T0))
                        .as("%s when %s falls to %d", gebied, leefgebied.key(), score - 1)
                        .isGreaterThanOrEqualTo(tier));
                heavier[0] += before.equals(after) ? 0 : 1;
            }
        });
        assertThat(heavier[0]).as("times it gave a heavier one").isGreaterThan(50);
    }

    @Test
    void whoIsInAcuteDangerAndWhoAsksNothingGetsNoAdvice() {
        Set<String> besideQuestions = new TreeSet<>();
        Set<Route> routes = new TreeSet<>();
        RandomIntakes.check(INTAKES, (intake, random) -> {
            Afweging outcome = outcomes(intake).get(0);
            for (int i = 0; i < outcome.leden().size(); i++) {
                LidUitkomst uitkomst = outcome.leden().get(i);
                LidFeiten lid = outcome.feiten().getLeden().get(i);
                boolean acute = outcome.feiten().bevindingen().of(lid).stream()
                        .mapToObj(RULES::get)
                        .anyMatch(Rule::acuut);
                routes.add(uitkomst.route());
                assertThat(uitkomst.route() == Route.SPOED).isEqualTo(acute);
                if (acute || uitkomst.route() == Route.ONBEKEND) {
                    assertThat(uitkomst.jeugd()).as(lid.getId()).isNull();
                    assertThat(uitkomst.gebieden()).as(lid.getId()).isEmpty();
                }
                assertThat(acute && !uitkomst.beslissend().isEmpty())
                        .as("%s is in danger and asked first", lid.getId())
                        .isFalse();
                if (!lid.isVraagtOndersteuning() && !acute) {
                    assertThat(uitkomst.route()).isEqualTo(Route.GEEN_VRAAG);
                    assertThat(uitkomst.jeugd()).isNull();
                    uitkomst.gebieden().forEach(gebied -> besideQuestions.add(gebied.gebied()));
                }
            }
            assertThat(outcome.uitkomst() == Uitkomst.SPOED)
                    .isEqualTo(outcome.leden().stream().anyMatch(lid -> lid.route() == Route.SPOED));
        });
        assertThat(besideQuestions).containsExactly("W06");
        assertThat(routes).containsExactlyInAnyOrder(Route.values());
    }

    @Test
    void theOrderOfSupportDoesNotMatterForWhatChanges() {
        Set<Verandering> seen = new TreeSet<>();
        RandomIntakes.check(INTAKES / 4, (intake, random) -> {
            Afweging outcome = outcomes(intake).get(0);
            for (LidWeging weging : outcome.weging().getLeden()) {
                for (AdviesFeiten advies : weging.getAdviezen()) {
                    List<Inzet> running = new ArrayList<>();
                    for (int i = 0; i < 3; i++) {
                        Intensiteit any = advies.wet() == Wet.WMO
                                ? Intensiteit.tier(random.nextInt(5))
                                : Intensiteit.values()[random.nextInt(7)];
                        String profiel =
                                random.nextInt(4) == 0 ? advies.profiel().charAt(0) + "99" : advies.profiel();
                        running.add(new Inzet(
                                weging.getLid().getId(),
                                advies.wet(),
                                profiel,
                                any,
                                null,
                                intake.peildatum(),
                                null,
                                false,
                                null));
                    }
                    List<Afweging> outcomes = outcomes(with(intake, running), with(intake, reversed(running)));
                    assertThat(outcomes.get(0).weging().getAdviezen())
                            .as("with %s", running)
                            .isEqualTo(outcomes.get(1).weging().getAdviezen());
                    outcomes.get(0).weging().getAdviezen().forEach(after -> seen.add(after.verandering()));
                }
            }
        });
        assertThat(seen).containsExactly(Verandering.values());
    }

    private static Intake with(Intake intake, List<Inzet> inzet) {
        Huishouden huishouden = intake.huishouden();
        return intake.with(
                new Huishouden(huishouden.leden(), inzet, huishouden.ouderrelatie(), huishouden.bestaanszekerheid()));
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    @Test
    void theOrderInWhichFactsComeDoesNotMatter() {
        RandomIntakes.check(INTAKES / 8, (intake, random) -> {
            Map<String, String> usual = findings(intake, facts -> {});
            assertThat(findings(intake, facts -> Collections.shuffle(facts, random)))
                    .containsExactlyEntriesOf(usual);
            assertThat(findings(intake, Collections::reverse)).containsExactlyEntriesOf(usual);
        });
    }

    /** What the rules see and what weighing makes of it, by lid. */
    private static Map<String, String> findings(Intake intake, Consumer<List<Object>> order) {
        HuishoudenFeiten household = new HuishoudenFeiten(
                intake, CATALOGUE.parameters().on(intake.peildatum()), CATALOGUE.leefgebieden(), RULES, true);
        List<Object> facts = new ArrayList<>(household.facts());
        order.accept(facts);
        RULES.look(facts);
        Map<String, String> findings = new LinkedHashMap<>();
        Weighing weighing = INSTRUMENT.weighing();
        Wording wording = new Wording(CATALOGUE.codes());
        household
                .bevindingen()
                .all()
                .forEach(bevinding -> findings.put(
                        "%s %s %s"
                                .formatted(
                                        bevinding.rule().id(),
                                        bevinding.lid() == null
                                                ? ""
                                                : bevinding.lid().getId(),
                                        bevinding.score() == null
                                                ? ""
                                                : bevinding.score().getNaam()),
                        wording.told(bevinding, household.getParameters()).sentence()));
        household
                .getLeden()
                .forEach(lid -> findings.put(
                        lid.getId(),
                        weighing.weigh(weighing.read(lid, household.bevindingen()), household.getParameters())
                                .route()
                                .name()));
        return findings;
    }

    private static List<Afweging> outcomes(Intake... intakes) {
        List<Situatie> situaties = new ArrayList<>();
        for (Intake intake : intakes) {
            situaties.add(new Situatie(intake, CATALOGUE.parameters().on(intake.peildatum())));
        }
        return INSTRUMENT.outcomes(situaties);
    }

    private static Set<Maatregel> measures(Afweging outcome, int lid) {
        return new TreeSet<>(outcome.weging().getLeden().get(lid).getMaatregelen());
    }

    private static Map<String, Intensiteit> tiers(Afweging outcome, int lid) {
        return outcome.leden().get(lid).gebieden().stream()
                .collect(Collectors.toMap(Gebiedsadvies::gebied, Gebiedsadvies::tier));
    }

    private static Lid lid(Intake intake, Random random) {
        List<Lid> leden = intake.huishouden().leden();
        return leden.get(random.nextInt(leden.size()));
    }

    private static Intake with(Intake intake, Lid lid, Consumer<ObjectNode> change) {
        ObjectNode tree = Json.JSON.valueToTree(lid);
        change.accept(tree);
        return intake.with(intake.huishouden().with(Json.JSON.treeToValue(tree, Lid.class)));
    }
}
