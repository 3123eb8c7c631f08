package nl.profielwijzer.release;

import static nl.profielwijzer.release.Desk.ANNE;
import static nl.profielwijzer.release.Desk.voorstel;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nl.profielwijzer.casuistry.Casus;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.release.SetCheck.Cases;
import nl.profielwijzer.release.Toetsverslag.Uitwerking;
import nl.profielwijzer.release.Toetsverslag.Verschuiving;
import org.junit.jupiter.api.Test;

class SetCheckTest {
    private static final List<Cases> PACKAGED = ReleaseDesk.packaged();

    private static Toetsverslag check(List<Cases> cases, Map<String, Double> wijzigingen) {
        try (Desk world = new Desk(cases)) {
            Setversie concept = world.desk.opstellen(null, voorstel(wijzigingen), ANNE);
            return world.desk.toetsen(concept.referentie(), null);
        }
    }

    @Test
    void everyPackagedCaseIsTriedAndWhatMovesIsTold() {
        Toetsverslag verslag = check(PACKAGED, Map.of("profiel.marge", 3.));
        assertThat(verslag.casuistiek()).extracting(Uitwerking::naam).containsExactly("demo", "ijking", "toets");
        assertThat(verslag.casuistiek())
                .extracting(each -> each.gevallen().waarde())
                .containsExactly(600, 73, 20);
        // A wider margin makes advice a choice, for the same money.
        assertThat(verslag.casuistiek().stream().flatMap(each -> each.verschuivingen().stream()))
                .isNotEmpty()
                .allSatisfy(move -> {
                    assertThat(move.lid()).isNull();
                    assertThat(move.naar()).isEqualTo("KEUZE");
                    assertThat(move.euroPerMaand()).isZero();
                });
        assertThat(verslag.fouten()).isEmpty();
    }

    @Test
    void movesCarryTheirEuros() {
        Toetsverslag verslag = check(PACKAGED, Map.of("profiel.drempel", 4.));
        Uitwerking demo = verslag.casuistiek().get(0);
        assertThat(demo.verschuivingen()).isNotEmpty();
        assertThat(demo.euroPerMaand())
                .isCloseTo(
                        demo.verschuivingen().stream()
                                .mapToDouble(Verschuiving::euroPerMaand)
                                .sum(),
                        org.assertj.core.data.Offset.offset(0.01));
        assertThat(demo.overgangen().stream().mapToInt(each -> each.leden().waarde()))
                .satisfies(counts -> assertThat(
                                counts.stream().mapToInt(Integer::intValue).sum())
                        .isEqualTo(demo.verschuivingen().size()));
    }

    @Test
    void lessSupportBesideASafetyMeasureIsRefused() {
        Toetsverslag verslag = check(PACKAGED, Map.of("profiel.drempel", 8.));
        assertThat(verslag.fouten())
                .isNotEmpty()
                .extracting(Fout::code)
                .containsOnly("minder-ondersteuning-bij-veiligheid");
        assertThat(verslag.fouten().get(0).melding()).contains("wordt");
    }

    @Test
    void ofRealCasesNoneIsNamedAndSmallCountsAreHidden() {
        List<Casus> demo = PACKAGED.get(0).casussen();
        Uitwerking all =
                check(PACKAGED, Map.of("profiel.drempel", 4.)).casuistiek().get(0);
        String moved = all.verschuivingen().get(0).geval();
        List<Casus> few =
                demo.stream().filter(casus -> casus.id().equals(moved)).toList();
        Uitwerking real = check(List.of(new Cases("weert", true, few)), Map.of("profiel.drempel", 4.))
                .casuistiek()
                .get(0);
        assertThat(real.gevallenVeranderd()).hasToString("minder dan 10");
        assertThat(real.euroPerMaand()).isNull();
        assertThat(real.verschuivingen()).isEmpty();
        assertThat(real.overgangen()).allSatisfy(each -> {
            assertThat(each.leden()).hasToString("minder dan 10");
            assertThat(each.euroPerMaand()).isNull();
        });
        Toetsverslag refused = check(List.of(new Cases("weert", true, demo)), Map.of("profiel.drempel", 8.));
        assertThat(refused.fouten())
                .allSatisfy(fout -> assertThat(demo)
                        .noneSatisfy(casus -> assertThat(fout.melding()).contains(casus.id())));
    }

    @Test
    void theReportIsKeptWithTheSet() {
        try (Desk world = new Desk(PACKAGED)) {
            Setversie concept = world.desk.opstellen(null, voorstel(Map.of("profiel.drempel", 4.)), ANNE);
            Toetsverslag tried = world.desk.toetsen(concept.referentie(), null);
            Setversie submitted = world.desk.indienen(concept.referentie(), concept.wijziging(), null, null, ANNE);
            assertThat(submitted.toetsverslag()).isEqualTo(tried);
        }
    }
}
