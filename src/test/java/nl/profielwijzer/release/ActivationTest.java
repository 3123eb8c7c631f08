package nl.profielwijzer.release;

import static nl.profielwijzer.release.Desk.ANNE;
import static nl.profielwijzer.release.Desk.BRAM;
import static nl.profielwijzer.release.Desk.PARAMETER;
import static nl.profielwijzer.release.Desk.STANDAARD;
import static nl.profielwijzer.release.Desk.TODAY;
import static nl.profielwijzer.release.Desk.assertRefused;
import static nl.profielwijzer.release.Desk.codes;
import static nl.profielwijzer.release.Desk.marge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import nl.profielwijzer.release.StapGeweigerd.Reden;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From when on and for whom an approved set counts, and who knows it. */
class ActivationTest {
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);
    private static final String WEERT = "0988";
    private static final String ROERMOND = "0957";

    private Desk world;

    @BeforeEach
    void open() {
        world = new Desk(List.of());
    }

    @AfterEach
    void close() {
        world.close();
    }

    // Days

    @Test
    void aSetCountsFromItsDateOfEffectWhateverDayItIs() {
        Setversie planned = world.actief(2, NEW_YEAR);
        assertThat(planned.status()).isEqualTo(Setstatus.GOEDGEKEURD);
        assertThat(planned.ingangsdatum()).isEqualTo(NEW_YEAR);
        assertThat(world.marge(WEERT, NEW_YEAR.minusDays(1))).isEqualTo(1);
        assertThat(world.marge(WEERT, NEW_YEAR)).isEqualTo(2);
        world.on(NEW_YEAR.minusDays(1));
        assertThat(world.nu(planned).status()).isEqualTo(Setstatus.GOEDGEKEURD);
        world.on(NEW_YEAR);
        assertThat(world.nu(planned).status()).isEqualTo(Setstatus.ACTIEF);
        assertThat(world.marge(WEERT, NEW_YEAR.minusDays(1))).isEqualTo(1);
    }

    @Test
    void anotherDayCanBeChosenUntilItComes() {
        Setversie planned = world.actief(2, NEW_YEAR);
        Setversie later = world.desk.activeren(
                planned.referentie(), planned.wijziging(), NEW_YEAR.plusMonths(1), "De raad wil later.", BRAM);
        assertThat(later.ingangsdatum()).isEqualTo(NEW_YEAR.plusMonths(1));
        assertThat(world.marge(WEERT, NEW_YEAR)).isEqualTo(1);
        assertThat(world.marge(WEERT, NEW_YEAR.plusMonths(1))).isEqualTo(2);
    }

    @Test
    void thePastIsNotRewritten() {
        Setversie set = world.goedgekeurd(2);
        assertThat(codes(() -> world.desk.activeren(set.referentie(), set.wijziging(), TODAY.minusDays(1), null, BRAM)))
                .containsExactly("in-het-verleden");
        Setversie active = world.desk.activeren(set.referentie(), set.wijziging(), TODAY, null, BRAM);
        world.on(TODAY.plusDays(10));
        world.desk.terugdraaien(active.referentie(), active.wijziging(), "Toch niet.", BRAM);
        assertThat(world.marge(WEERT, TODAY.plusDays(9))).isEqualTo(2);
        assertThat(world.marge(WEERT, TODAY.plusDays(10))).isEqualTo(1);
    }

    @Test
    void rollingBackGoesBackOneStepAtATime() {
        Setversie second = world.actief(2, TODAY);
        world.on(TODAY.plusDays(1));
        Setversie third = world.actief(2.5, TODAY.plusDays(1));
        assertThat(world.nu(second).status()).isEqualTo(Setstatus.VERVALLEN);
        assertRefused(
                Reden.STAND, () -> world.desk.terugdraaien(second.referentie(), second.wijziging(), "Weg.", BRAM));
        world.desk.terugdraaien(third.referentie(), third.wijziging(), "Weg.", BRAM);
        assertThat(world.marge(WEERT, TODAY.plusDays(1))).isEqualTo(2);
        assertThat(world.nu(second).status()).isEqualTo(Setstatus.ACTIEF);
        world.desk.terugdraaien(second.referentie(), second.wijziging(), "Ook weg.", BRAM);
        assertThat(world.marge(WEERT, TODAY.plusDays(1))).isEqualTo(1);
        assertThat(world.marge(WEERT, TODAY)).isEqualTo(2);
    }

    @Test
    void onOneDayTheLastActivatedCountsAndTheOneBeforeComesBack() {
        Setversie second = world.actief(2, TODAY);
        Setversie third = world.actief(2.5, TODAY);
        assertThat(world.marge(WEERT, TODAY)).isEqualTo(2.5);
        assertThat(world.nu(second).status()).isEqualTo(Setstatus.VERVALLEN);
        world.desk.terugdraaien(third.referentie(), third.wijziging(), "Weg.", BRAM);
        assertThat(world.marge(WEERT, TODAY)).isEqualTo(2);
    }

    @Test
    void aPlannedSetMustGoBeforeWhatItRestsOnCan() {
        Setversie active = world.actief(2, TODAY);
        Setversie planned = world.actief(2.5, NEW_YEAR);
        assertThat(planned.basis()).isEqualTo(active.referentie());
        assertRefused(
                Reden.STAND, () -> world.desk.terugdraaien(active.referentie(), active.wijziging(), "Weg.", BRAM));
        Setversie gone = world.desk.intrekken(planned.referentie(), planned.wijziging(), "Niet nodig.", ANNE);
        assertThat(gone.status()).isEqualTo(Setstatus.INGETROKKEN);
        assertThat(world.marge(WEERT, NEW_YEAR)).isEqualTo(2);
        world.desk.terugdraaien(active.referentie(), active.wijziging(), "Weg.", BRAM);
        assertThat(world.marge(WEERT, NEW_YEAR)).isEqualTo(1);
    }

    @Test
    void whatWasApprovedAgainstAnotherSetIsNotActivated() {
        Setversie first = world.goedgekeurd(2);
        Setversie second = world.goedgekeurd(2.5);
        world.desk.activeren(second.referentie(), second.wijziging(), null, null, BRAM);
        assertRefused(Reden.STAND, () -> world.desk.activeren(first.referentie(), first.wijziging(), null, null, BRAM));
        Setversie concept = world.concept(3);
        Setversie again = world.desk.wijzigen(concept.referentie(), concept.wijziging(), marge(0.5), ANNE);
        assertThat(again.basis()).isEqualTo(second.referentie());
    }

    @Test
    void aConceptThatRestsOnAnOlderSetIsSavedAgainFirst() {
        Setversie concept = world.concept(2);
        world.actief(2.5, TODAY);
        assertThat(codes(() -> world.desk.indienen(concept.referentie(), concept.wijziging(), null, null, ANNE)))
                .containsExactly("basis-verouderd");
        Setversie saved = world.desk.wijzigen(concept.referentie(), concept.wijziging(), marge(2), ANNE);
        assertThat(world.desk
                        .indienen(saved.referentie(), saved.wijziging(), null, null, ANNE)
                        .status())
                .isEqualTo(Setstatus.TER_GOEDKEURING);
    }

    // Municipalities

    @Test
    void aMunicipalityCanHaveASetOfItsOwn() {
        world.actief(2, TODAY, WEERT);
        assertThat(world.marge(WEERT, TODAY)).isEqualTo(2);
        assertThat(world.marge(ROERMOND, TODAY)).isEqualTo(1);
        Setversie forAll = world.actief(2.5, TODAY);
        assertThat(forAll.basis()).isEqualTo(STANDAARD);
        assertThat(world.marge(WEERT, TODAY)).isEqualTo(2);
        assertThat(world.marge(ROERMOND, TODAY)).isEqualTo(2.5);
        assertThat(world.geldend.algemeen(TODAY).op(TODAY).get(PARAMETER)).isEqualTo(2.5);
    }

    @Test
    void whenItsOwnSetIsRolledBackAMunicipalityFollowsTheOthers() {
        Setversie own = world.actief(2, TODAY, WEERT);
        world.actief(2.5, TODAY);
        world.desk.terugdraaien(own.referentie(), own.wijziging(), "Weer samen.", BRAM);
        assertThat(world.marge(WEERT, TODAY)).isEqualTo(2.5);
    }

    @Test
    void aSetForSeveralMunicipalitiesTellsWhichSetsItReplaces() {
        Setversie own = world.actief(2, TODAY, WEERT);
        Setversie both = world.ingediend(2.5, WEERT, ROERMOND);
        assertThat(both.toetsverslag().vervangt())
                .extracting(Toetsverslag.Vervanging::parameterset)
                .containsExactlyInAnyOrder(own.referentie(), STANDAARD);
    }

    @Test
    void namesMakeLinesOfVersions() {
        Setversie weert = world.desk.opstellen("weert", marge(2, WEERT), ANNE);
        Setversie again = world.desk.opstellen("weert", marge(2.5, WEERT), ANNE);
        assertThat(List.of(weert.referentie(), again.referentie())).hasToString("[weert@1, weert@2]");
        assertThat(world.desk.list())
                .extracting(Setversie.Samenvatting::referentie)
                .contains(weert.referentie(), again.referentie(), STANDAARD);
        assertThat(again.basis()).isEqualTo(STANDAARD);
    }

    // Other instances and restarts

    @Test
    void anotherInstanceFollows() {
        GeldendeParameters elsewhere = new GeldendeParameters(
                new Parametersets(world.jdbc, Desk.BEOORDELAAR.catalogue().parameters()));
        world.actief(2, TODAY);
        assertThat(elsewhere.voor(WEERT, TODAY).op(TODAY).get(PARAMETER)).isEqualTo(1);
        elsewhere.volg();
        assertThat(elsewhere.voor(WEERT, TODAY).op(TODAY).get(PARAMETER)).isEqualTo(2);
    }

    @Test
    void withoutTheDatabaseWhatCountedGoesOnCounting() {
        world.actief(2, TODAY);
        world.close();
        world.geldend.volg();
        assertThat(world.marge(WEERT, TODAY)).isEqualTo(2);
    }

    @Test
    void aVersionThatIsTakenCantComeWithTheRules() {
        world.concept(2);
        assertThatThrownBy(() -> new Parametersets(
                        world.jdbc,
                        new nl.profielwijzer.catalogue.Parameterset(
                                "voorbeeld",
                                2,
                                Desk.BEOORDELAAR.catalogue().parameters().parameters())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("versie 3");
    }

    @Test
    void partOfALargerWholeIsUndoneWithIt() {
        Setversie set = world.goedgekeurd(2);
        assertThatThrownBy(() -> new org.springframework.transaction.support.TransactionTemplate(world.transactions)
                        .execute(status -> {
                            world.desk.activeren(set.referentie(), set.wijziging(), null, null, BRAM);
                            throw new IllegalStateException("the log can't be written");
                        }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(world.nu(set)).isEqualTo(set);
        assertThat(world.marge(WEERT, TODAY)).isEqualTo(1);
    }
}
