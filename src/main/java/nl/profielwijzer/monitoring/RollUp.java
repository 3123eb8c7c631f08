package nl.profielwijzer.monitoring;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nl.profielwijzer.receipt.Beoordelingen;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts new advice into the sums of monitoring, beside the work of the service; with more than one service each may do it. */
class RollUp implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RollUp.class);
    private static final int CHUNK = 1_000;
    private static final int EVERY_SECONDS = 60;

    /** An assessment that began longer ago is stored by now, or never will be. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(10);

    private final Tellingen tellingen;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private @Nullable ScheduledExecutorService executor;

    RollUp(Tellingen tellingen, PlatformTransactionManager transactions, Clock clock) {
        this.tellingen = tellingen;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Counts the next few; false when there are none left. */
    boolean step() {
        String before = Beoordelingen.firstId(clock.instant().minus(UNDER_WAY));
        return transaction.execute(status -> tellingen.step(before, CHUNK));
    }

    private void run() {
        try {
            boolean more = true;
            while (more && isRunning()) {
                more = step();
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "tellingen: niet bijgewerkt door {}; probeert het straks weer",
                    e.getClass().getName());
        }
    }

    @Override
    public synchronized void start() {
        executor = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "tellingen");
            thread.setDaemon(true);
            return thread;
        });
        executor.scheduleWithFixedDelay(this::run, 1, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void stop() {
        if (executor != null) {
            executor.shutdown();
            executor = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }
}
