package nl.profielwijzer.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.profielwijzer.PersistenceTest;
import nl.profielwijzer.TestDatabase;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.assessment.Gewogen;
import nl.profielwijzer.assessment.Lidadvies;
import nl.profielwijzer.assessment.Uitkomst;
import nl.profielwijzer.assessment.Uitslag.ParametersetReferentie;
import nl.profielwijzer.casuistry.Casuistieksets;
import nl.profielwijzer.casuistry.Casus;
import nl.profielwijzer.casuistry.PackagedSets;
import nl.profielwijzer.catalogue.Ijkbeleid;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.receipt.Beoordeling;
import nl.profielwijzer.receipt.Beoordelingen;
import nl.profielwijzer.release.GeldendeParameters;
import nl.profielwijzer.release.Onderbouwing;
import nl.profielwijzer.release.Parametersets;
import nl.profielwijzer.release.ReleaseDesk;
import nl.profielwijzer.release.Setreferentie;
import nl.profielwijzer.release.Setversie;
import nl.profielwijzer.release.StapGeweigerd;
import nl.profielwijzer.release.VoorstelOngeldig;
import nl.profielwijzer.release.Werkingsgebied;
import nl.profielwijzer.release.Wijzigingsvoorstel;
import nl.profielwijzer.shadow.Schaduweinde.Reden;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A set runs along in the shadow of assessments: each of them is weighed once, and its report points nobody out. */
@PersistenceTest
class ShadowTest {
    private static final Beoordelaar BEOORDELAAR = new Beoordelaar(RulesFolder.packaged());
    private static final Ijkbeleid BELEID = Ijkbeleid.read(RulesFolder.packaged());
    private static final List<Casus> CASES = new PackagedSets().cases("demo");
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final LocalDate LAST = TODAY.plusDays(9);
    private static final String ANNE = "anne";
    private static final String BRAM = "bram";
    private static final String WEERT = "0988";
    private static final String ROERMOND = "0957";

    private HikariDataSource database;
    private JdbcTemplate template;
    private JdbcTransactionManager transactions;
    private Schaduwen schaduwen;
    private Beoordelingen beoordelingen;
    private ReleaseDesk sets;
    private ShadowDesk desk;
    private Instant now;

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @BeforeEach
    void open() {
        database = TestDatabase.open();
        template = new JdbcTemplate(database);
        transactions = new JdbcTransactionManager(database);
        JdbcClient jdbc = JdbcClient.create(template);
        at(TODAY, 12);
        beoordelingen = new Beoordelingen(jdbc, transactions, List.of());
        Parametersets stored = new Parametersets(jdbc, BEOORDELAAR.catalogue().parameters());
        sets = new ReleaseDesk(
                stored,
                new GeldendeParameters(stored),
                BEOORDELAAR,
                BELEID.routes().zwaarte(),
                new Casuistieksets(template, transactions),
                transactions,
                clock);
        schaduwen = new Schaduwen(template);
        desk = new ShadowDesk(schaduwen, sets, transactions, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @AfterAll
    static void closeRules() {
        BEOORDELAAR.close();
    }

    private void at(LocalDate day, int hour) {
        now = LocalDateTime.of(day, java.time.LocalTime.of(hour, 0))
                .atZone(ZONE)
                .toInstant();
    }

    private Shadowing shadowing() {
        return new Shadowing(schaduwen, sets, BEOORDELAAR, BELEID, transactions, clock);
    }

    private void weighAll() {
        Shadowing shadowing = shadowing();
        int steps = 0;
        while (shadowing.follow()) {
            assertThat(++steps).isLessThan(100);
        }
    }

    /** Submitted, without the check on all packaged cases: this isn't about that. */
    private Setreferentie ingediend(double drempel, String... gemeenten) {
        Setversie set = sets.opstellen(
                null,
                new Wijzigingsvoorstel(
                        gemeenten.length == 0 ? Werkingsgebied.ALLE : new Werkingsgebied(List.of(gemeenten)),
                        "De drempel is te laag.",
                        new Onderbouwing(Onderbouwing.Soort.BRON, "evaluatie"),
                        Map.of("profiel.drempel", drempel)),
                ANNE);
        template.update(
                "update parameterset set status = 'TER_GOEDKEURING' where id = ? and versie = ?",
                set.referentie().id(),
                set.referentie().versie());
        return set.referentie();
    }

    private Setversie nu(Setreferentie set) {
        return sets.find(set).orElseThrow();
    }

    /** An assessment as it is stored; what it answered doesn't matter here. */
    private String assessed(Intake intake, String gemeente, Instant moment) {
        Map<String, Double> waarden = BEOORDELAAR.parameterwaarden(intake.peildatum());
        return beoordelingen
                .add(
                        new Beoordeling(
                                UUID.randomUUID().toString(),
                                intake.kenmerk(),
                                gemeente,
                                intake.peildatum(),
                                moment,
                                Uitkomst.ADVIES,
                                "r",
                                new ParametersetReferentie("voorbeeld", 1, "h"),
                                waarden,
                                "0",
                                Json.JSON.writeValueAsString(intake),
                                "{}"),
                        null)
                .id();
    }

    private void assess(int from, int to, String gemeente) {
        for (int i = from; i < to; i++) {
            assessed(CASES.get(i).intake(), gemeente, now);
        }
    }

    private int weighed() {
        return count("select count(*) from schaduwweging");
    }

    private int count(String sql) {
        return JdbcClient.create(template).sql(sql).query(Integer.class).single();
    }

    private Schaduwverslag report(Schaduw schaduw) {
        return desk.report(schaduw.parameterset(), schaduw.id(), null).orElseThrow();
    }

    private Schaduw nu(Schaduw schaduw) {
        return report(schaduw).schaduw();
    }

    private static List<String> codes(ThrowingCallable act) {
        return catchThrowableOfType(VoorstelOngeldig.class, act).fouten().stream()
                .map(Fout::pointer)
                .toList();
    }

    private static void assertRefused(StapGeweigerd.Reden reden, ThrowingCallable act) {
        assertThat(catchThrowableOfType(StapGeweigerd.class, act))
                .isNotNull()
                .extracting(StapGeweigerd::reden)
                .isEqualTo(reden);
    }

    // What is weighed

    @Test
    void eachLidIsWeighedAsTheSetWouldAdvise() {
        Setreferentie set = ingediend(8);
        Schaduw schaduw = desk.start(set, null, LAST, ANNE);
        assess(0, 60, ROERMOND);
        weighAll();
        assertThat(weighed()).isEqualTo(60);

        List<Intake> intakes = CASES.subList(0, 60).stream().map(Casus::intake).toList();
        List<String> expected = new ArrayList<>();
        List<Gewogen> fresh = BEOORDELAAR.weeg(intakes, sets.rekenset(set));
        double euro = 0;
        for (Gewogen each : fresh) {
            for (Lidadvies lid : each.leden()) {
                expected.add(lid.lid() + " " + lid.weegadvies().kort());
                euro += lid.kostenPerMaand();
            }
        }
        assertThat(template.queryForList("select lid || ' ' || naar from schaduwadvies", String.class))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(template.queryForObject("select sum(euro_naar) from schaduwadvies", Double.class))
                .isCloseTo(euro, org.assertj.core.api.Assertions.within(.01));
        assertThat(count("select count(*) from schaduwadvies where anders")).isGreaterThan(10);
        assertThat(count("select count(*) from schaduwadvies where anders and van = naar and euro_van = euro_naar"))
                .isZero();
        Schaduwverslag verslag = report(schaduw);
        assertThat(verslag.beoordelingen()).isEqualTo(60);
        assertThat(verslag.mislukt()).isZero();
        assertThat(verslag.schaduw().volledigTot()).isEqualTo(now.minus(Shadowing.MARGIN));
    }

    @Test
    void onlyItsMunicipalitiesAndItsDaysAreWeighed() {
        assessed(CASES.get(0).intake(), WEERT, now.minus(Duration.ofDays(1)));
        String earlierToday = assessed(CASES.get(1).intake(), WEERT, now.minus(Duration.ofHours(2)));
        desk.start(ingediend(8, WEERT), null, LAST, ANNE);
        String tomorrow = assessed(CASES.get(2).intake(), WEERT, now.plus(Duration.ofDays(1)));
        assessed(CASES.get(3).intake(), ROERMOND, now);
        desk.start(ingediend(4.5, ROERMOND), TODAY.plusDays(1), LAST, ANNE);
        at(TODAY.plusDays(1), 15);
        weighAll();
        assertThat(template.queryForList("select beoordeling_id from schaduwweging", String.class))
                .containsExactlyInAnyOrder(earlierToday, tomorrow);
    }

    @Test
    void anAssessmentThatCannotBeWeighedIsCountedAndHoldsNothingUp() {
        Schaduw schaduw = desk.start(ingediend(8), null, LAST, ANNE);
        assess(0, 25, ROERMOND);
        template.update("update beoordeling_inhoud set parameterwaarden = '{}' where beoordeling_id ="
                + " (select max(id) from beoordeling)");
        weighAll();
        assertThat(weighed()).isEqualTo(25);
        Schaduwverslag verslag = report(schaduw);
        assertThat(verslag.mislukt()).isEqualTo(1);
        assertThat(verslag.beoordelingen()).isEqualTo(25);
    }

    // Going on where it was broken off

    @Test
    void anotherInstanceGoesOnWhereOneBrokeOff() {
        desk.start(ingediend(8), null, LAST, ANNE);
        assess(0, 50, ROERMOND);
        assertThat(shadowing().follow()).isTrue();
        assertThat(weighed()).isEqualTo(20);
        // what is broken off before it is stored leaves nothing behind
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            shadowing().follow();
            status.setRollbackOnly();
        });
        assertThat(weighed()).isEqualTo(20);
        weighAll();
        assertThat(weighed()).isEqualTo(50);
        assess(50, 53, ROERMOND);
        weighAll();
        assertThat(weighed()).isEqualTo(53);
    }

    @Test
    void oneInstanceAtATimeWorksOnAShadow() throws Exception {
        Schaduw schaduw = desk.start(ingediend(8), null, LAST, ANNE);
        assess(0, 45, ROERMOND);
        ExecutorService instances = Executors.newFixedThreadPool(2);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            assertThat(schaduwen.claim(schaduw.id())).isPresent();
            Future<Boolean> other = instances.submit(() -> shadowing().follow());
            assertThat(other).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(false);
        });
        assertThat(weighed()).isZero();
        List<Future<?>> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            both.add(instances.submit(this::weighAll));
        }
        for (Future<?> each : both) {
            each.get();
        }
        instances.shutdown();
        weighAll();
        assertThat(weighed()).isEqualTo(45);
    }

    @Test
    void whatWasStoredLateIsFoundWhenAllIsDone() {
        Schaduw schaduw = desk.start(ingediend(8), null, TODAY, ANNE);
        assess(0, 3, ROERMOND);
        weighAll();
        at(TODAY, 20);
        weighAll();
        assessed(CASES.get(3).intake(), ROERMOND, now.minus(Duration.ofHours(7)));
        weighAll();
        assertThat(weighed()).isEqualTo(3);
        assertThat(nu(schaduw).volledig()).isFalse();
        at(TODAY.plusDays(1), 1);
        weighAll();
        weighAll();
        assertThat(weighed()).isEqualTo(4);
        assertThat(nu(schaduw).volledig()).isTrue();
        assertThat(nu(schaduw).volledigTot()).isEqualTo(nu(schaduw).einde().tijdstip());
    }

    // The end

    private void assertEnded(Schaduw schaduw, Reden reden) {
        assertThat(nu(schaduw).stand()).isEqualTo(Schaduwstand.AFGELOPEN);
        assertThat(nu(schaduw).einde().reden()).isEqualTo(reden);
        now = now.plusSeconds(1);
        assess(10, 12, ROERMOND);
        now = now.plus(Shadowing.MARGIN);
        weighAll();
        weighAll();
        assertThat(weighed()).isEqualTo(10);
        assertThat(nu(schaduw).volledig()).isTrue();
    }

    private Schaduw running(Setreferentie set) {
        Schaduw schaduw = desk.start(set, null, LAST, ANNE);
        assertThat(schaduw.stand()).isEqualTo(Schaduwstand.LOOPT);
        now = now.plusSeconds(1);
        assess(0, 10, ROERMOND);
        now = now.plusSeconds(1);
        return schaduw;
    }

    @Test
    void itEndsWhenItsPeriodDoes() {
        Schaduw schaduw = running(ingediend(8));
        at(LAST.plusDays(1), 0);
        assertEnded(schaduw, Reden.TERMIJN);
    }

    @Test
    void itEndsWhenSomeoneEndsIt() {
        Schaduw schaduw = running(ingediend(8));
        assertThat(desk.end(schaduw.parameterset(), schaduw.id(), BRAM)
                        .orElseThrow()
                        .beeindigdDoor())
                .isEqualTo(BRAM);
        assertRefused(StapGeweigerd.Reden.STAND, () -> desk.end(schaduw.parameterset(), schaduw.id(), BRAM));
        assertThat(desk.end(schaduw.parameterset(), "onbekend", BRAM)).isEmpty();
        assertEnded(schaduw, Reden.BEEINDIGD);
    }

    @Test
    void itEndsWhenTheSetIsRejected() {
        Schaduw schaduw = running(ingediend(8));
        sets.afwijzen(schaduw.parameterset(), nu(schaduw.parameterset()).wijziging(), "Nog niet.", BRAM);
        assertEnded(schaduw, Reden.AFGEWEZEN);
    }

    @Test
    void itEndsWhenTheSetIsWithdrawn() {
        Schaduw schaduw = running(ingediend(8));
        sets.goedkeuren(schaduw.parameterset(), nu(schaduw.parameterset()).wijziging(), "Goed.", BRAM);
        assertThat(nu(schaduw).stand()).isEqualTo(Schaduwstand.LOOPT);
        sets.intrekken(schaduw.parameterset(), nu(schaduw.parameterset()).wijziging(), "Toch niet.", ANNE);
        assertEnded(schaduw, Reden.INGETROKKEN);
    }

    @Test
    void itEndsOnTheDayTheSetCounts() {
        Setreferentie set = ingediend(8);
        // what was found when it was submitted: the set it replaces
        template.update(
                "update parameterset set toetsverslag = ?",
                "{\"regelversie\":\"%s\",\"fouten\":[],\"vervangt\":[{\"parameterset\":\"voorbeeld@1\",\"verschillen\":[]}],\"casuistiek\":[]}"
                        .formatted(BEOORDELAAR.rules().hash()));
        Schaduw schaduw = running(set);
        sets.goedkeuren(set, nu(set).wijziging(), "Goed.", BRAM);
        sets.activeren(set, nu(set).wijziging(), TODAY.plusDays(2), null, BRAM);
        assertThat(nu(schaduw).stand()).isEqualTo(Schaduwstand.LOOPT);
        assertThat(nu(schaduw).einde().reden()).isEqualTo(Reden.INGEGAAN);
        sets.activeren(set, nu(set).wijziging(), TODAY, null, BRAM);
        assertEnded(schaduw, Reden.INGEGAAN);
    }

    // What can't be

    @Test
    void onlyAProposalForAPeriodToComeCanRunAlong() {
        Setreferentie set = ingediend(8);
        assertRefused(StapGeweigerd.Reden.STAND, () -> desk.start(new Setreferentie("voorbeeld", 1), null, LAST, ANNE));
        assertRefused(
                StapGeweigerd.Reden.ONBEKEND, () -> desk.start(new Setreferentie("onbekend", 1), null, LAST, ANNE));
        assertThat(codes(() -> desk.start(set, TODAY.minusDays(1), TODAY.minusDays(2), ANNE)))
                .containsExactly("/vanaf", "/totEnMet");
        assertThat(codes(() -> desk.start(set, TODAY, TODAY.plusDays(ShadowDesk.LONGEST), ANNE)))
                .containsExactly("/totEnMet");
        assertThat(desk.start(set, TODAY.plusDays(1), TODAY.plusDays(ShadowDesk.LONGEST), ANNE)
                        .stand())
                .isEqualTo(Schaduwstand.GEPLAND);
    }

    @Test
    void aFewRunAlongAtOnceForAMunicipality() {
        Setreferentie first = ingediend(8);
        Schaduw running = desk.start(first, null, LAST, ANNE);
        assertRefused(StapGeweigerd.Reden.STAND, () -> desk.start(first, TODAY.plusDays(5), LAST, ANNE));
        desk.start(ingediend(8, WEERT), null, LAST, ANNE);
        desk.start(ingediend(4.5, WEERT), null, LAST, ANNE);
        Setreferentie fourth = ingediend(7, WEERT, ROERMOND);
        assertRefused(StapGeweigerd.Reden.STAND, () -> desk.start(fourth, null, LAST, ANNE));
        desk.start(ingediend(7, ROERMOND), null, LAST, ANNE);
        desk.end(first, running.id(), ANNE);
        assertThat(desk.start(fourth, null, LAST, ANNE).stand()).isEqualTo(Schaduwstand.LOOPT);
        assertThat(desk.list(first)).extracting(Schaduw::stand).containsExactly(Schaduwstand.AFGELOPEN);
    }

    // The report

    @Test
    void whatIsAboutFewIsHiddenAndWhatWouldGiveItAwayToo() {
        Schaduw schaduw = desk.start(ingediend(8), null, LAST, ANNE);
        assess(0, 3, WEERT);
        weighAll();
        Schaduwverslag few = report(schaduw);
        assertThat(few.beoordelingen()).isNull();
        assertThat(few.anders()).isNull();
        assertThat(few.perGemeente()).singleElement().satisfies(weert -> {
            assertThat(weert.anders()).isNull();
            assertThat(weert.euroPerMaand()).isNull();
        });
        assertThat(few.overgangen()).isEmpty();

        assess(3, 600, ROERMOND);
        weighAll();
        Schaduwverslag many = report(schaduw);
        assertThat(many.beoordelingen()).isEqualTo(600);
        assertThat(many.anders()).isNotNull();
        assertThat(many.euroPerMaandNu()).isPositive();
        assertThat(many.euroPerMaandVerschil()).isNotNull();
        // with Roermond alone the difference would be Weert
        assertThat(many.perGemeente())
                .allSatisfy(each -> assertThat(each.anders()).isNull());
        assertThat(many.perLeeftijd())
                .anySatisfy(each -> assertThat(each.anders()).isPositive());
        assertThat(many.perHuishouden()).extracting(Schaduwverslag.Groep::naam).contains("huishouden met kinderen");
        assertThat(many.overgangen()).isNotEmpty().allSatisfy(each -> {
            assertThat(each.leden()).isGreaterThanOrEqualTo(10);
            assertThat(each.leden() % 5).isZero();
        });
        // who works for one municipality sees that one
        assertThat(desk.report(schaduw.parameterset(), schaduw.id(), Set.of(WEERT))
                        .orElseThrow()
                        .beoordelingen())
                .isNull();
        assertThat(desk.report(schaduw.parameterset(), schaduw.id(), Set.of())
                        .orElseThrow()
                        .beoordelingen())
                .isZero();
    }

    @Test
    void lessSupportWithASafetyMeasureIsNamedHoweverFew() {
        // a threshold so high that nobody could submit it
        Schaduw schaduw = desk.start(ingediend(8), null, LAST, ANNE);
        assess(0, 60, WEERT);
        weighAll();
        Schaduwverslag verslag = report(schaduw);
        assertThat(verslag.onveiliger())
                .isBetween(1, 9)
                .isEqualTo(verslag.onveiligeBeoordelingen().size());
        assertThat(verslag.onveiligeBeoordelingen()).allSatisfy(id -> {
            Intake intake =
                    Json.JSON.readValue(beoordelingen.find(id).orElseThrow().intake(), Intake.class);
            assertThat(BEOORDELAAR.beoordeel(intake).veiligheid()).isNotEmpty();
        });
        assertThat(desk.report(schaduw.parameterset(), schaduw.id(), Set.of(ROERMOND))
                        .orElseThrow()
                        .onveiliger())
                .isZero();
    }

    @Test
    void whatIsDestroyedLeavesItsShadow() {
        Schaduw schaduw = desk.start(ingediend(8), null, LAST, ANNE);
        assess(0, 20, WEERT);
        weighAll();
        template.update("delete from beoordeling where id = (select max(id) from beoordeling)");
        assertThat(weighed()).isEqualTo(19);
        assertThat(count("select count(distinct beoordeling_id) from schaduwadvies"))
                .isEqualTo(19);
        assertThat(report(schaduw).beoordelingen()).isEqualTo(20);
    }
}
