package nl.profielwijzer.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import nl.profielwijzer.assessment.Instrument.Situatie;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Parameter;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.RandomIntakes;
import nl.profielwijzer.rules.HuishoudenFeiten;
import nl.profielwijzer.rules.LidFeiten;
import nl.profielwijzer.rules.Rule;
import nl.profielwijzer.rules.RuleBook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What calibration calculates with is the instrument itself: prepared findings and weighing give what a fresh look gives. */
class PreparedFindingsTest {
    private static final int INTAKES = 200;
    private static final int SETS = 50;

    private static final Catalogue CATALOGUE = Catalogue.read(RulesFolder.packaged());
    private static final RuleBook RULES =
            new RuleBook(RulesFolder.packaged(), CATALOGUE.parameters().names());
    private static final Instrument INSTRUMENT = new Instrument(RULES, CATALOGUE);
    private static final Preparation PREPARATION = new Preparation(INSTRUMENT);

    @AfterAll
    static void close() {
        PREPARATION.close();
        INSTRUMENT.close();
    }

    @Test
    void preparedFindingsAndWeighingEqualAFreshAssessment() {
        Set<Integer> differing = new TreeSet<>();
        RandomIntakes.check(INTAKES, (intake, random) -> {
            PreparedFindings prepared = PREPARATION.prepare(new Situatie(intake, onDay(intake)));
            List<HuishoudenFeiten> households = look(intake, SETS, random);
            List<LidUitkomst> first = weighed(households.get(0));
            for (HuishoudenFeiten household : households) {
                List<LidUitkomst> fresh = weighed(household);
                List<LidUitkomst> looked = prepared.weigh(PREPARATION.setting(household.getParameters()));
                if (!looked.equals(fresh)) {
                    fail(
                            "%s%nis not %s%nunder %s",
                            brief(looked), brief(fresh), changed(intake, household.getParameters()));
                }
                if (!fresh.equals(first)) {
                    differing.add(intake.hashCode());
                }
            }
        });
        assertThat(differing)
                .as("intakes on which the parameters have any effect")
                .hasSizeGreaterThan(INTAKES / 2);
    }

    @Test
    void aRuleLooksAtItsDeclaredParametersOnly() {
        RandomIntakes.check(INTAKES / 4, (intake, random) -> {
            List<HuishoudenFeiten> households = look(intake, 20, random);
            for (HuishoudenFeiten other : households) {
                for (int place = 0; place < RULES.rules().size(); place++) {
                    Rule rule = RULES.get(place);
                    if (sameFor(rule, households.get(0), other)) {
                        for (int lid = 0; lid < other.getLeden().size(); lid++) {
                            assertThat(fires(place, other, lid))
                                    .as(
                                            "%s on %s",
                                            rule.id(), other.getLeden().get(lid).getId())
                                    .isEqualTo(fires(place, households.get(0), lid));
                        }
                        assertThat(other.bevindingen().ofHousehold().get(place))
                                .as(rule.id())
                                .isEqualTo(households
                                        .get(0)
                                        .bevindingen()
                                        .ofHousehold()
                                        .get(place));
                    }
                }
            }
        });
    }

    private static List<HuishoudenFeiten> look(Intake intake, int sets, Random random) {
        List<HuishoudenFeiten> households = new ArrayList<>();
        for (int i = 0; i < sets; i++) {
            households.add(
                    new HuishoudenFeiten(intake, randomSet(intake, random), CATALOGUE.leefgebieden(), RULES, false));
        }
        RULES.look(households.stream().flatMap(each -> each.facts().stream()).toList());
        return households;
    }

    private static List<LidUitkomst> weighed(HuishoudenFeiten household) {
        Weighing weighing = INSTRUMENT.weighing();
        return household.getLeden().stream()
                .map(lid -> weighing.weigh(weighing.read(lid, household.bevindingen()), household.getParameters()))
                .toList();
    }

    /** The rules that outcomes rest on; the records themselves print the whole text of each rule. */
    private static String brief(List<LidUitkomst> uitkomsten) {
        return uitkomsten.toString().replaceAll("(?s)Rule\\[id=([^,]+),.*?leefgebieden=\\[[^]]*]]", "$1");
    }

    private static Map<String, Double> changed(Intake intake, Parameters parameters) {
        Map<String, Double> changed = parameters.asMap();
        changed.entrySet().removeAll(onDay(intake).asMap().entrySet());
        return changed;
    }

    private static boolean sameFor(Rule rule, HuishoudenFeiten one, HuishoudenFeiten other) {
        return rule.parameters().stream()
                .filter(one.getParameters()::has)
                .allMatch(name -> one.grens(name) == other.grens(name));
    }

    private static boolean fires(int place, HuishoudenFeiten household, int lid) {
        LidFeiten feiten = household.getLeden().get(lid);
        return household.bevindingen().of(feiten).get(place);
    }

    @Test
    void aValueOutsideItsRangeIsRefused() {
        Parameters parameters = onDay(RandomIntakes.of(1)).with("probleem.vanaf-score", 2.5);
        assertThatThrownBy(() -> PREPARATION.setting(parameters))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("probleem.vanaf-score is 2.5")
                .hasMessageContaining("[2.0, 3.0, 4.0]");
    }

    private static Parameters onDay(Intake intake) {
        return CATALOGUE.parameters().on(intake.peildatum());
    }

    /** Any value of each tunable parameter, as long as the order between parameters is kept. */
    private static Parameters randomSet(Intake intake, Random random) {
        while (true) {
            Parameters parameters = onDay(intake);
            for (Parameter parameter : CATALOGUE.parameters().parameters()) {
                Parameter.Ijkruimte ruimte = parameter.ijken();
                if (ruimte != null) {
                    double[] values = ruimte.values();
                    parameters = parameters.with(parameter.naam(), values[random.nextInt(values.length)]);
                }
            }
            Parameters drawn = parameters;
            if (CATALOGUE.parameters().orden().stream().allMatch(orde -> orde.holds(drawn))) {
                return drawn;
            }
        }
    }
}
