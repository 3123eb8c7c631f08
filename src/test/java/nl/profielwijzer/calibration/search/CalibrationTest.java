package nl.profielwijzer.calibration.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.assessment.Replay;
import nl.profielwijzer.assessment.Tuning;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Groepsverschil;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Lambdapunt;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Voorstel;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Weigering;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Wijziging;
import nl.profielwijzer.casuistry.Casus;
import nl.profielwijzer.catalogue.Ijkbeleid;
import nl.profielwijzer.catalogue.Ijkbeleid.Zoeken;
import nl.profielwijzer.catalogue.RulesFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A proposal holds what it says, keeps to its limits and comes out the same every time; too few cases are refused. */
class CalibrationTest {
    private static final Beoordelaar BEOORDELAAR = new Beoordelaar(RulesFolder.packaged());
    private static final Replay REPLAY = BEOORDELAAR.replay(LocalDate.of(2026, 3, 2));
    private static final Loss LOSS = new Loss(quick(Ijkbeleid.read(RulesFolder.packaged())));
    private static final Workers ONE = new Workers(1);
    private static final InventedCases INVENTED = new InventedCases(REPLAY, 650);
    private static final List<Casus> CASUISTIEK = INVENTED.judged(InventedCases.hidden(REPLAY, 20, 7), .1);
    private static final JudgedCases CASES = INVENTED.prepare(CASUISTIEK, LOSS, ONE);
    private static final Voorstel VOORSTEL = proposal(CASES, .05, 6, ONE);

    @AfterAll
    static void close() {
        ONE.close();
        REPLAY.close();
        BEOORDELAAR.close();
    }

    /** The policy with fewer samples and kicks. */
    private static Ijkbeleid quick(Ijkbeleid beleid) {
        Zoeken zoeken = beleid.zoeken();
        return new Ijkbeleid(
                beleid.geldigVan(),
                beleid.gewichten(),
                beleid.routes(),
                beleid.minimum(),
                beleid.groepen(),
                new Zoeken(
                        zoeken.omschrijving(),
                        zoeken.bron(),
                        zoeken.lambda(),
                        zoeken.afstand(),
                        zoeken.mu(),
                        3,
                        8,
                        zoeken.stabielVanaf(),
                        zoeken.bewijs(),
                        4,
                        zoeken.duwtjeVan(),
                        200));
    }

    private static Voorstel proposal(JudgedCases cases, double budget, int changes, Workers workers) {
        return (Voorstel) new Calibration(cases, new Calibration.Vraag(budget, changes, 3), workers).run();
    }

    @Test
    void aProposalFollowsTheExpertsBetterAlsoOnUnseenCases() {
        assertThat(VOORSTEL.wijzigingen()).isNotEmpty();
        assertThat(VOORSTEL.verlies().verschil()).isNegative();
        assertThat(VOORSTEL.toets().verschil()).isNegative();
        assertThat(VOORSTEL.toets().voorgesteld())
                .isGreaterThanOrEqualTo(VOORSTEL.verlies().voorgesteld() - .01);
    }

    @Test
    void whatAProposalReportsIsWhatTheCasesGive() {
        assertThat(VOORSTEL.verlies().huidig()).isCloseTo(CASES.loss(REPLAY.current()), within(1e-9));
        assertThat(VOORSTEL.verlies().voorgesteld()).isCloseTo(CASES.loss(VOORSTEL.voorgesteld()), within(1e-9));
        for (Wijziging wijziging : VOORSTEL.wijzigingen()) {
            int place = REPLAY.placeOf(wijziging.parameter());
            Tuning without = VOORSTEL.voorgesteld().with(place, REPLAY.current().step(place));
            assertThat(wijziging.verliesTerug()).isCloseTo(CASES.loss(without), within(1e-9));
            assertThat(wijziging.plateau()).contains(wijziging.wordt());
            assertThat(wijziging.stabiliteit()).isGreaterThanOrEqualTo(.75);
        }
        double won = VOORSTEL.omgeslagen().stream()
                .mapToDouble(flip -> flip.verliesWordt() - flip.verliesWas())
                .sum();
        assertThat(won / CASES.size()).isCloseTo(VOORSTEL.verlies().verschil(), within(1e-9));
        assertThat(VOORSTEL.omgeslagen())
                .allSatisfy(flip -> assertThat(flip.parameters()).isNotEmpty());
    }

    @Test
    void aProposalKeepsToBudgetNumberOfChangesSafetyAndGroups() {
        assertThat(VOORSTEL.kosten().relatief()).isLessThanOrEqualTo(.05 + 1e-9);
        assertThat(VOORSTEL.wijzigingen()).hasSizeLessThanOrEqualTo(Math.min(6, CASES.size() / 50));
        assertThat(CASES.lowersSafetySupport(VOORSTEL.voorgesteld())).isFalse();
        assertThat(VOORSTEL.groepen().stream().filter(Groepsverschil::gevlagd))
                .allMatch(groep -> Math.abs(groep.wordt()) <= Math.abs(groep.nu()) + 1e-9);
        List<String> outOfReach = VOORSTEL.buitenBereik().stream()
                .map(Ijkuitkomst.BuitenBereik::parameter)
                .toList();
        assertThat(outOfReach).contains("profiel.marge");
        assertThat(VOORSTEL.wijzigingen()).noneMatch(wijziging -> outOfReach.contains(wijziging.parameter()));
    }

    @Test
    void oneLambdaIsChosenAndTheFrontHoldsTheCurrentSet() {
        assertThat(VOORSTEL.lambda().stream().filter(Lambdapunt::gekozen)).hasSize(1);
        assertThat(VOORSTEL.front()).anyMatch(point -> point.wijzigingen() == 0);
    }

    @Test
    void moreThreadsAndAnotherOrderOfCasesGiveTheSameProposal() {
        List<Casus> reversed = new java.util.ArrayList<>(CASUISTIEK);
        java.util.Collections.reverse(reversed);
        try (Workers two = new Workers(2)) {
            Voorstel again = proposal(INVENTED.prepare(reversed, LOSS, two), .05, 6, two);
            assertThat(again.voorgesteld()).isEqualTo(VOORSTEL.voorgesteld());
            assertThat(again.wijzigingen()).isEqualTo(VOORSTEL.wijzigingen());
            assertThat(again.toets()).isEqualTo(VOORSTEL.toets());
            assertThat(again.lambda()).isEqualTo(VOORSTEL.lambda());
            assertThat(again.front()).isEqualTo(VOORSTEL.front());
        }
    }

    @Test
    void tooFewCasesAreRefusedWithTheNumberThatLacks() {
        JudgedCases few = INVENTED.prepare(CASUISTIEK.subList(0, 60), LOSS, ONE);
        Weigering weigering = (Weigering) new Calibration(few, new Calibration.Vraag(.05, 6, 3), ONE).run();
        assertThat(weigering.redenen()).singleElement().asString().contains("60", "200", "140 meer");
        assertThat(weigering.gevoeligheid()).hasSize(REPLAY.parameters().size());
    }

    @Test
    void whereTheInstrumentAlreadyFollowsTheExpertsNothingIsProposed() {
        JudgedCases cases = INVENTED.prepare(INVENTED.judged(REPLAY.current(), 0), LOSS, ONE);
        Weigering weigering = (Weigering) new Calibration(cases, new Calibration.Vraag(.05, 6, 3), ONE).run();
        assertThat(weigering.verlies()).isZero();
        assertThat(weigering.redenen()).singleElement().asString().startsWith("Geen enkele verandering");
    }

    @Test
    void aCaseThatFailsIsNamedAndTheRestGoesOn() {
        Casus good = CASUISTIEK.get(0);
        Casus silent = new Casus(
                "zonder", null, good.status(), good.herkomst(), null, good.intake(), List.of(), null, null, null);
        JudgedCases cases = JudgedCases.prepare(List.of(silent, good), REPLAY, LOSS, ONE);
        assertThat(cases.size()).isEqualTo(1);
        assertThat(cases.mislukt())
                .singleElement()
                .satisfies(failed -> assertThat(failed.casus()).isEqualTo("zonder"));
    }

    @Test
    void whatIfSaysWhatAChangeDoes() {
        WatAls watAls = WatAls.of(CASES, Map.of("profiel.drempel", 6.5, "gewicht.J04.1", 5.0));
        assertThat(watAls.verliesNu()).isCloseTo(CASES.loss(REPLAY.current()), within(1e-9));
        assertThat(watAls.curven()).hasSize(2);
        for (Ijkuitkomst.Gevoeligheid curve : watAls.curven()) {
            assertThat(curve.curve().stream().filter(punt -> punt.waarde() == curve.nu()))
                    .singleElement()
                    .satisfies(punt -> assertThat(punt.verlies()).isCloseTo(watAls.verliesWordt(), within(1e-9)));
        }
        assertThat(watAls.omgeslagen()).isNotEmpty();
        Stream.of(Map.of("aow.leeftijd", 68.0), Map.of("profiel.drempel", 4.2), Map.of("jeugd.ernstig-tot-score", 3.0))
                .forEach(wrong ->
                        assertThatThrownBy(() -> WatAls.of(CASES, wrong)).isInstanceOf(IllegalArgumentException.class));
    }
}
