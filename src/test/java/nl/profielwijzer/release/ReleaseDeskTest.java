package nl.profielwijzer.release;

import static nl.profielwijzer.release.Desk.ANNE;
import static nl.profielwijzer.release.Desk.BRAM;
import static nl.profielwijzer.release.Desk.PARAMETER;
import static nl.profielwijzer.release.Desk.STANDAARD;
import static nl.profielwijzer.release.Desk.TODAY;
import static nl.profielwijzer.release.Desk.assertRefused;
import static nl.profielwijzer.release.Desk.codes;
import static nl.profielwijzer.release.Desk.marge;
import static nl.profielwijzer.release.Desk.voorstel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import nl.profielwijzer.catalogue.Herkomst;
import nl.profielwijzer.catalogue.Parameter;
import nl.profielwijzer.release.StapGeweigerd.Reden;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ReleaseDeskTest {
    private static final String WEERT = "0988";

    private Desk world;

    @BeforeEach
    void open() {
        world = new Desk(List.of());
    }

    @AfterEach
    void close() {
        world.close();
    }

    // The life of a set

    @Test
    void theSetOfTheRulesIsInForceFromTheStart() {
        Setversie standaard = world.desk.find(STANDAARD).orElseThrow();
        assertThat(standaard.status()).isEqualTo(Setstatus.ACTIEF);
        assertThat(standaard.basis()).isNull();
        assertThat(world.geldend.voor(WEERT, TODAY).referentie().versie()).isEqualTo(1);
        assertThat(world.desk.list()).hasSize(1);
    }

    @Test
    void aSetGoesFromConceptToInForceAndBack() {
        Setversie concept = world.concept(2);
        assertThat(concept.status()).isEqualTo(Setstatus.CONCEPT);
        assertThat(concept.referentie()).hasToString("voorbeeld@2");
        assertThat(concept.basis()).isEqualTo(STANDAARD);
        assertThat(concept.wijzigingen()).singleElement().satisfies(change -> {
            assertThat(change.naam()).isEqualTo(PARAMETER);
            assertThat(change.van()).isEqualTo(1);
            assertThat(change.naar()).isEqualTo(2);
        });

        Setversie submitted = world.desk.indienen(concept.referentie(), concept.wijziging(), null, null, ANNE);
        assertThat(submitted.status()).isEqualTo(Setstatus.TER_GOEDKEURING);
        assertThat(submitted.toetsverslag()).isNotNull();
        Setversie approved =
                world.desk.goedkeuren(submitted.referentie(), submitted.wijziging(), "Goed onderbouwd.", BRAM);
        assertThat(approved.status()).isEqualTo(Setstatus.GOEDGEKEURD);
        assertThat(world.marge(WEERT, TODAY)).isEqualTo(1);

        Setversie active = world.desk.activeren(approved.referentie(), approved.wijziging(), null, null, ANNE);
        assertThat(active.status()).isEqualTo(Setstatus.ACTIEF);
        assertThat(world.marge(WEERT, TODAY)).isEqualTo(2);
        assertThat(world.marge(WEERT, TODAY.minusDays(1))).isEqualTo(1);
        assertThat(world.geldend.voor(WEERT, TODAY).referentie().versie()).isEqualTo(2);
        assertThat(world.desk.find(STANDAARD).orElseThrow().status()).isEqualTo(Setstatus.VERVALLEN);

        Setversie back = world.desk.terugdraaien(active.referentie(), active.wijziging(), "Te veel keuzes.", BRAM);
        assertThat(back.status()).isEqualTo(Setstatus.VERVALLEN);
        assertThat(world.marge(WEERT, TODAY)).isEqualTo(1);
        assertThat(world.desk.find(STANDAARD).orElseThrow().status()).isEqualTo(Setstatus.ACTIEF);
        assertThat(back.historie())
                .extracting(Setgebeurtenis::stap, Setgebeurtenis::door)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Setstap.OPSTELLEN, ANNE),
                        org.assertj.core.groups.Tuple.tuple(Setstap.INDIENEN, ANNE),
                        org.assertj.core.groups.Tuple.tuple(Setstap.GOEDKEUREN, BRAM),
                        org.assertj.core.groups.Tuple.tuple(Setstap.ACTIVEREN, ANNE),
                        org.assertj.core.groups.Tuple.tuple(Setstap.TERUGDRAAIEN, BRAM));
        assertThat(back.historie().get(4).motief()).isEqualTo("Te veel keuzes.");
    }

    /** A set in each status, made along the shortest way. */
    private Setversie in(Setstatus status) {
        return switch (status) {
            case CONCEPT -> world.concept(2);
            case TER_GOEDKEURING -> world.ingediend(2);
            case GOEDGEKEURD -> world.goedgekeurd(2);
            case ACTIEF -> world.actief(2, TODAY);
            case VERVALLEN -> {
                Setversie set = world.actief(2, TODAY);
                yield world.desk.terugdraaien(set.referentie(), set.wijziging(), "Toch niet.", BRAM);
            }
            case AFGEWEZEN -> {
                Setversie set = world.ingediend(2);
                yield world.desk.afwijzen(set.referentie(), set.wijziging(), "Nog niet.", BRAM);
            }
            case INGETROKKEN -> {
                Setversie set = world.concept(2);
                yield world.desk.intrekken(set.referentie(), set.wijziging(), "Niet nodig.", ANNE);
            }
        };
    }

    private Setversie step(Setstap stap, Setversie set) {
        Setreferentie of = set.referentie();
        int seen = set.wijziging();
        return switch (stap) {
            case OPSTELLEN -> throw new IllegalArgumentException("nothing is drawn up twice");
            case WIJZIGEN -> world.desk.wijzigen(of, seen, marge(2.5), ANNE);
            case INDIENEN -> world.desk.indienen(of, seen, null, null, ANNE);
            case GOEDKEUREN -> world.desk.goedkeuren(of, seen, "Goed.", BRAM);
            case AFWIJZEN -> world.desk.afwijzen(of, seen, "Nee.", BRAM);
            case ACTIVEREN -> world.desk.activeren(of, seen, null, null, BRAM);
            case INTREKKEN -> world.desk.intrekken(of, seen, "Niet nodig.", ANNE);
            case TERUGDRAAIEN -> world.desk.terugdraaien(of, seen, "Toch niet.", BRAM);
        };
    }

    private static final Map<Setstap, Map<Setstatus, Setstatus>> ALLOWED = new EnumMap<>(Map.of(
            Setstap.WIJZIGEN, Map.of(Setstatus.CONCEPT, Setstatus.CONCEPT),
            Setstap.INDIENEN, Map.of(Setstatus.CONCEPT, Setstatus.TER_GOEDKEURING),
            Setstap.GOEDKEUREN, Map.of(Setstatus.TER_GOEDKEURING, Setstatus.GOEDGEKEURD),
            Setstap.AFWIJZEN, Map.of(Setstatus.TER_GOEDKEURING, Setstatus.AFGEWEZEN),
            Setstap.ACTIVEREN, Map.of(Setstatus.GOEDGEKEURD, Setstatus.ACTIEF),
            Setstap.INTREKKEN,
                    Map.of(
                            Setstatus.CONCEPT, Setstatus.INGETROKKEN,
                            Setstatus.TER_GOEDKEURING, Setstatus.INGETROKKEN,
                            Setstatus.GOEDGEKEURD, Setstatus.INGETROKKEN),
            Setstap.TERUGDRAAIEN, Map.of(Setstatus.ACTIEF, Setstatus.VERVALLEN)));

    @TestFactory
    Stream<DynamicTest> everyStepInEveryStatusIsDoneOrRefusedAsSaid() {
        return Stream.of(Setstap.values())
                .filter(stap -> stap != Setstap.OPSTELLEN)
                .flatMap(stap -> Stream.of(Setstatus.values())
                        .map(status -> DynamicTest.dynamicTest(stap + " in " + status, () -> {
                            try (Desk own = new Desk(List.of())) {
                                world = own;
                                Setversie set = in(status);
                                assertThat(set.status()).isEqualTo(status);
                                Setstatus to = ALLOWED.get(stap).get(status);
                                if (to != null) {
                                    Setversie after = step(stap, set);
                                    assertThat(after.status()).isEqualTo(to);
                                    assertThat(after.wijziging()).isEqualTo(set.wijziging() + 1);
                                } else {
                                    assertRefused(Reden.STAND, () -> step(stap, set));
                                    assertThat(world.nu(set)).isEqualTo(set);
                                }
                            }
                        })));
    }

    @Test
    void theSetOfTheRulesCantBeTouched() {
        Setversie standaard = world.desk.find(STANDAARD).orElseThrow();
        for (Setstap stap : ALLOWED.keySet()) {
            assertRefused(Reden.STAND, () -> step(stap, standaard));
        }
    }

    @Test
    void whatDoesNotExistIsUnknown() {
        Setreferentie none = new Setreferentie("voorbeeld", 9);
        assertThat(world.desk.find(none)).isEmpty();
        assertRefused(Reden.ONBEKEND, () -> world.desk.intrekken(none, 1, "Weg.", ANNE));
        assertRefused(Reden.ONBEKEND, () -> world.desk.indienen(none, 1, null, null, ANNE));
        assertRefused(Reden.ONBEKEND, () -> world.desk.toetsen(none, null));
        assertRefused(Reden.ONBEKEND, () -> world.desk.verschillen(none, STANDAARD));
    }

    // Four eyes

    @Test
    void whoSubmittedCantJudge() {
        Setversie set = world.ingediend(2);
        for (String anne : List.of(ANNE, "Anne")) {
            assertRefused(
                    Reden.VIER_OGEN, () -> world.desk.goedkeuren(set.referentie(), set.wijziging(), "Prima.", anne));
            assertRefused(Reden.VIER_OGEN, () -> world.desk.afwijzen(set.referentie(), set.wijziging(), "Nee.", anne));
        }
        assertThat(world.nu(set).status()).isEqualTo(Setstatus.TER_GOEDKEURING);
    }

    @Test
    void whoOnlyChangedOrDrewUpCantJudgeEither() {
        Setversie concept = world.concept(2);
        Setversie changed = world.desk.wijzigen(concept.referentie(), concept.wijziging(), marge(2.5), "carla");
        Setversie set = world.desk.indienen(changed.referentie(), changed.wijziging(), null, null, BRAM);
        for (String involved : List.of(ANNE, BRAM, "carla")) {
            assertRefused(
                    Reden.VIER_OGEN,
                    () -> world.desk.goedkeuren(set.referentie(), set.wijziging(), "Prima.", involved));
        }
        assertThat(world.desk
                        .goedkeuren(set.referentie(), set.wijziging(), "Prima.", "dirk")
                        .status())
                .isEqualTo(Setstatus.GOEDGEKEURD);
    }

    @Test
    void judgingAsksForAMotive() {
        Setversie set = world.ingediend(2);
        assertThat(codes(() -> world.desk.goedkeuren(set.referentie(), set.wijziging(), " ", BRAM)))
                .containsExactly("ontbreekt");
        assertThat(codes(() -> world.desk.afwijzen(set.referentie(), set.wijziging(), "", BRAM)))
                .containsExactly("ontbreekt");
        Setversie approved = world.desk.goedkeuren(set.referentie(), set.wijziging(), "Goed.", BRAM);
        assertThat(approved.historie().get(2)).satisfies(event -> {
            assertThat(event.motief()).isEqualTo("Goed.");
            assertThat(event.tijdstip()).isEqualTo("2026-12-01T12:00:00Z");
        });
    }

    // Two people at once

    @Test
    void whoSawAnOlderStateIsRefused() {
        Setversie concept = world.concept(2);
        world.desk.wijzigen(concept.referentie(), concept.wijziging(), marge(2.5), ANNE);
        assertRefused(
                Reden.VERANDERD,
                () -> world.desk.indienen(concept.referentie(), concept.wijziging(), null, null, ANNE));
    }

    @Test
    void ofTwoWhoApproveAtTheSameMomentOneDoes() throws Exception {
        for (int round = 0; round < 10; round++) {
            Setversie set = world.ingediend(2);
            List<Throwable> refused = new ArrayList<>();
            CyclicBarrier start = new CyclicBarrier(4);
            ExecutorService people = Executors.newFixedThreadPool(4);
            try {
                List<Future<Throwable>> all = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    String name = "persoon" + i;
                    Callable<Throwable> act = () -> {
                        start.await();
                        return catchThrowable(
                                () -> world.desk.goedkeuren(set.referentie(), set.wijziging(), "Goed.", name));
                    };
                    all.add(people.submit(act));
                }
                for (Future<Throwable> one : all) {
                    if (one.get() != null) {
                        refused.add(one.get());
                    }
                }
            } finally {
                people.shutdownNow();
            }
            assertThat(refused)
                    .hasSize(3)
                    .allSatisfy(failure ->
                            assertThat(((StapGeweigerd) failure).reden()).isEqualTo(Reden.VERANDERD));
            assertThat(world.nu(set).historie()).hasSize(3);
        }
    }

    // Values

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        Setversie concept = world.desk.opstellen(
                null,
                voorstel(Map.of("profiel.marge", 1.3, "profiel.drempel", 40., "jeugd.minimaal-gebieden", 5.)),
                ANNE);
        assertThat(codes(() -> world.desk.indienen(concept.referentie(), concept.wijziging(), null, null, ANNE)))
                .containsExactlyInAnyOrder("buiten-ijkruimte", "buiten-ijkruimte", "ligt-vast");
        assertThat(world.nu(concept).status()).isEqualTo(Setstatus.CONCEPT);
    }

    @Test
    void anOrderBetweenParametersHolds() {
        Setversie concept = world.desk.opstellen(
                null, voorstel(Map.of("jeugd.intensief-vanaf-ernst", 3., "jeugd.licht-tot-ernst", 3.)), ANNE);
        assertThat(codes(() -> world.desk.indienen(concept.referentie(), concept.wijziging(), null, null, ANNE)))
                .contains("orde-klopt-niet");
    }

    @Test
    void lawAndPolicyCantBeChanged() {
        List<Parameter> fixed = Desk.BEOORDELAAR.catalogue().parameters().parameters().stream()
                .filter(parameter -> !parameter.tunable())
                .toList();
        assertThat(fixed).hasSizeGreaterThan(30);
        Map<String, Double> changes = new java.util.TreeMap<>();
        fixed.forEach(parameter ->
                changes.put(parameter.naam(), parameter.on(LocalDate.MAX).orElseThrow() + 1));
        Setversie concept = world.desk.opstellen(null, voorstel(changes), ANNE);
        assertThat(world.desk.toetsen(concept.referentie(), null).fouten())
                .hasSize(fixed.size())
                .allSatisfy(fout -> assertThat(fout.code()).isEqualTo("ligt-vast"));
    }

    @Test
    void aConceptWithoutChangeCantBeSubmitted() {
        Setversie concept = world.concept(1);
        assertThat(concept.wijzigingen()).isEmpty();
        assertThat(codes(() -> world.desk.indienen(concept.referentie(), concept.wijziging(), null, null, ANNE)))
                .containsExactly("geen-wijziging");
    }

    @Test
    void aChangeNamesMotiveEvidenceAndKnownNames() {
        Wijzigingsvoorstel bad = new Wijzigingsvoorstel(
                new Werkingsgebied(List.of("9999")),
                " ",
                new Onderbouwing(Onderbouwing.Soort.BRON, ""),
                Map.of("bestaat.niet", 1., PARAMETER, Double.NaN));
        assertThat(codes(() -> world.desk.opstellen("Hoofdletter", bad, ANNE)))
                .containsExactlyInAnyOrder(
                        "ontbreekt",
                        "ontbreekt",
                        "gemeente-onbekend",
                        "onbekende-parameter",
                        "geen-getal",
                        "verkeerde-vorm");
        assertThat(codes(() -> world.desk.opstellen(
                        null,
                        new Wijzigingsvoorstel(
                                Werkingsgebied.ALLE,
                                "Gaat over 111222333.",
                                new Onderbouwing(Onderbouwing.Soort.BRON, "gesprek"),
                                Map.of()),
                        ANNE)))
                .containsExactly("bsn");
        assertThat(world.desk.list()).hasSize(1);
    }

    @Test
    void aValueFromACalibrationIsCalledCalibrated() {
        world.actief(2, TODAY);
        Parameter marge = world.geldend.voor(WEERT, TODAY).set().parameters().stream()
                .filter(parameter -> parameter.naam().equals(PARAMETER))
                .findFirst()
                .orElseThrow();
        assertThat(marge.herkomst()).isEqualTo(Herkomst.GEIJKT);
        assertThat(marge.bron()).isEqualTo("ijking-2026-11");
        world.actief(2.5, TODAY);
        Setreferentie third = new Setreferentie("voorbeeld", 3);
        assertThat(world.desk.verschillen(STANDAARD, third)).singleElement().satisfies(change -> {
            assertThat(change.van()).isEqualTo(1);
            assertThat(change.naar()).isEqualTo(2.5);
        });
        assertThat(world.desk.verschillen(third, STANDAARD).get(0).naar()).isEqualTo(1);
    }
}
