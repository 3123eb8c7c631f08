package nl.profielwijzer.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.casuistry.Casuistieksets;
import nl.profielwijzer.catalogue.Ijkbeleid;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.release.SetCheck.Cases;
import nl.profielwijzer.release.StapGeweigerd.Reden;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A release desk on a database of its own, on a day that the test chooses. */
final class Desk implements AutoCloseable {
    static final Beoordelaar BEOORDELAAR = new Beoordelaar(RulesFolder.packaged());
    static final Setreferentie STANDAARD = new Setreferentie("voorbeeld", 1);
    static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    static final String ANNE = "anne";
    static final String BRAM = "bram";

    /** A tunable parameter with a value other than that of the packaged set, which is 1. */
    static final String PARAMETER = "profiel.marge";

    private static final Map<String, Integer> ROUTES =
            Ijkbeleid.read(RulesFolder.packaged()).routes().zwaarte();

    final JdbcConnectionPool database;
    final JdbcClient jdbc;
    final JdbcTransactionManager transactions;
    final Parametersets sets;
    final GeldendeParameters geldend;
    final ReleaseDesk desk;
    private Instant now;

    /** @param cases the cases that every set is tried on; none makes submitting quick */
    Desk(List<Cases> cases) {
        this(cases, "jdbc:h2:mem:" + UUID.randomUUID());
    }

    Desk(List<Cases> cases, String url) {
        database = JdbcConnectionPool.create(url, "profielwijzer", "");
        jdbc = JdbcClient.create(database);
        transactions = new JdbcTransactionManager(database);
        Flyway.configure().dataSource(database).load().migrate();
        on(TODAY);
        sets = new Parametersets(jdbc, BEOORDELAAR.catalogue().parameters());
        geldend = new GeldendeParameters(sets);
        desk = new ReleaseDesk(
                sets,
                geldend,
                BEOORDELAAR,
                new SetCheck(sets, BEOORDELAAR, ROUTES, () -> cases),
                new Casuistieksets(new JdbcTemplate(database), transactions),
                transactions,
                new Clock() {
                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return now;
                    }
                });
    }

    void on(LocalDate day) {
        now = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    static Wijzigingsvoorstel voorstel(Map<String, Double> wijzigingen, String... gemeenten) {
        return new Wijzigingsvoorstel(
                gemeenten.length == 0 ? Werkingsgebied.ALLE : new Werkingsgebied(List.of(gemeenten)),
                "Uit de evaluatie bleek dat de marge te klein is.",
                new Onderbouwing(Onderbouwing.Soort.RAPPORT, "ijking-2026-11"),
                wijzigingen);
    }

    static Wijzigingsvoorstel marge(double value, String... gemeenten) {
        return voorstel(Map.of(PARAMETER, value), gemeenten);
    }

    Setversie concept(double marge, String... gemeenten) {
        return desk.opstellen(null, marge(marge, gemeenten), ANNE);
    }

    Setversie ingediend(double marge, String... gemeenten) {
        Setversie concept = concept(marge, gemeenten);
        return desk.indienen(concept.referentie(), concept.wijziging(), null, null, ANNE);
    }

    Setversie goedgekeurd(double marge, String... gemeenten) {
        Setversie set = ingediend(marge, gemeenten);
        return desk.goedkeuren(set.referentie(), set.wijziging(), "Goed onderbouwd.", BRAM);
    }

    Setversie actief(double marge, LocalDate vanaf, String... gemeenten) {
        Setversie set = goedgekeurd(marge, gemeenten);
        return desk.activeren(set.referentie(), set.wijziging(), vanaf, null, BRAM);
    }

    /** The set as it is now. */
    Setversie nu(Setversie set) {
        return desk.find(set.referentie()).orElseThrow();
    }

    double marge(String gemeente, LocalDate day) {
        return geldend.voor(gemeente, day).op(day).get(PARAMETER);
    }

    @Override
    public void close() {
        database.dispose();
    }

    /** That this step is refused for this reason. */
    static void assertRefused(Reden reden, ThrowingCallable act) {
        assertThat(catchThrowableOfType(StapGeweigerd.class, act))
                .isNotNull()
                .extracting(StapGeweigerd::reden)
                .isEqualTo(reden);
    }

    /** The faults for which a proposal is refused. */
    static List<String> codes(ThrowingCallable act) {
        return catchThrowableOfType(VoorstelOngeldig.class, act).fouten().stream()
                .map(Fout::code)
                .toList();
    }
}
