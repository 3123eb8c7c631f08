package nl.profielwijzer.calibration;

import java.nio.file.Path;
import java.time.Clock;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.calibration.Ijking.Toestand;
import nl.profielwijzer.casuistry.Casuistieksets;
import nl.profielwijzer.casuistry.CasuistryDesk;
import nl.profielwijzer.catalogue.Ijkbeleid;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.release.GeldendeParameters;
import nl.profielwijzer.release.Parametersets;
import nl.profielwijzer.release.ReleaseDesk;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A process that does the calibrations in a database in a file; as {@link #main} it can be killed. */
final class RunnerProcess implements AutoCloseable {
    static final RulesFolder RULES = QuickRules.folder();

    final Ijkingen ijkingen;
    final Casuistieksets sets;
    final JdbcClient jdbc;
    final GeldendeParameters geldend;
    final ReleaseDesk release;
    private final Beoordelaar beoordelaar;
    private final JdbcConnectionPool database;

    RunnerProcess(Path folder, Beoordelaar beoordelaar) {
        this.beoordelaar = beoordelaar;
        // What is committed is on disk, so that every kill comes after some progress.
        database = JdbcConnectionPool.create("jdbc:h2:file:%s/proef;WRITE_DELAY=0".formatted(folder), "proef", "");
        Flyway.configure().dataSource(database).load().migrate();
        jdbc = JdbcClient.create(database);
        ijkingen = new Ijkingen(jdbc, new JdbcTransactionManager(database));
        sets = new Casuistieksets(new JdbcTemplate(database), new JdbcTransactionManager(database));
        Parametersets parametersets =
                new Parametersets(jdbc, beoordelaar.catalogue().parameters());
        geldend = new GeldendeParameters(parametersets);
        release = new ReleaseDesk(
                parametersets,
                geldend,
                beoordelaar,
                Ijkbeleid.read(RULES).routes().zwaarte(),
                sets,
                new JdbcTransactionManager(database),
                Clock.systemUTC());
    }

    CasuistryDesk casuistry() {
        return new CasuistryDesk(beoordelaar.catalogue());
    }

    CalibrationDesk desk() {
        return new CalibrationDesk(
                beoordelaar, geldend, Ijkbeleid.read(RULES), sets, casuistry(), ijkingen, Clock.systemUTC());
    }

    CalibrationRunner runner() {
        return new CalibrationRunner(RULES, beoordelaar, geldend, sets, ijkingen, Clock.systemUTC(), "1");
    }

    int chunks() {
        return jdbc.sql("select count(*) from ijking_stuk").query(Integer.class).single();
    }

    boolean anyOpen() {
        return ijkingen.list(0, 10).stream().anyMatch(each -> !each.toestand().klaar());
    }

    /** Does what waits, and tells how many chunks are kept whenever that changes. */
    public static void main(String[] arguments) throws InterruptedException {
        try (Beoordelaar beoordelaar = new Beoordelaar(RULES);
                RunnerProcess process = new RunnerProcess(Path.of(arguments[0]), beoordelaar);
                CalibrationRunner runner = process.runner()) {
            runner.start();
            int told = -1;
            while (process.anyOpen()) {
                int chunks = process.chunks();
                boolean running =
                        process.ijkingen.list(0, 10).stream().anyMatch(each -> each.toestand() == Toestand.LOOPT);
                if (running && chunks != told) {
                    told = chunks;
                    System.out.println(chunks);
                }
                Thread.sleep(10);
            }
        }
    }

    @Override
    public void close() {
        database.dispose();
    }
}
