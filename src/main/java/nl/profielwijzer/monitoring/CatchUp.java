package nl.profielwijzer.monitoring;

import java.util.List;
import nl.profielwijzer.receipt.Beoordelingen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;

/**
 * Counts the assessments that an earlier version stored, once, beside the work of the service. It goes on at the next start
 * where it was broken off.
 */
class CatchUp implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
    private static final int CHUNK = 100;

    private final JdbcClient jdbc;
    private final Beoordelingen beoordelingen;
    private final Adviesregels adviesregels;
    private final TransactionTemplate transaction;
    private volatile boolean running;

    CatchUp(
            JdbcClient jdbc,
            Beoordelingen beoordelingen,
            Adviesregels adviesregels,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.beoordelingen = beoordelingen;
        this.adviesregels = adviesregels;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Plaats(String vanaf, String totEnMet) {}

    /** Whether nothing is left to count. */
    boolean isDone() {
        return jdbc.sql("select count(*) from bijtelling").query(Long.class).single() == 0;
    }

    @Override
    public void start() {
        running = true;
        if (!isDone()) {
            Thread thread = new Thread(this::run, "bijtelling");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        try {
            while (running && step()) {
                Thread.yield();
            }
        } catch (RuntimeException e) {
            LOG.error(
                    "bijtelling: afgebroken door {}; gaat verder bij de volgende start",
                    e.getClass().getName());
        }
    }

    /** Counts the next few; false when there are none left. */
    boolean step() {
        return transaction.execute(status -> {
            List<Plaats> place = jdbc.sql("select vanaf, tot_en_met from bijtelling where id = 1 for update")
                    .query((row, number) -> new Plaats(row.getString(1), row.getString(2)))
                    .list();
            if (place.isEmpty()) {
                return false;
            }
            List<String> ids = jdbc.sql("""
                            select id from beoordeling where id > :vanaf and id <= :totEnMet
                            order by id fetch first %d rows only
                            """.formatted(CHUNK))
                    .param("vanaf", place.get(0).vanaf())
                    .param("totEnMet", place.get(0).totEnMet())
                    .query(String.class)
                    .list();
            if (ids.isEmpty()) {
                jdbc.sql("delete from bijtelling where id = 1").update();
                return false;
            }
            ids.forEach(this::count);
            jdbc.sql("update bijtelling set vanaf = :vanaf where id = 1")
                    .param("vanaf", ids.get(ids.size() - 1))
                    .update();
            return true;
        });
    }

    private void count(String id) {
        adviesregels.lock(id);
        beoordelingen.find(id).ifPresent(beoordeling -> {
            try {
                adviesregels.storedUnlessThere(beoordeling);
            } catch (JacksonException e) {
                LOG.warn("bijtelling: het antwoord van beoordeling {} is niet leesbaar en telt niet mee", id);
            }
        });
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
