package nl.profielwijzer.calibration;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nl.profielwijzer.audit.Failures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the rules look at every set of cases before anyone asks what other numbers would do to it, so that the first
 * answer comes as quickly as a later one. It finds new sets by itself, whoever took them in.
 */
public final class LookAhead implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LookAhead.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread ahead = new Thread(work, "wat-als-vooruit");
        ahead.setDaemon(true);
        ahead.setPriority(Thread.MIN_PRIORITY);
        return ahead;
    });

    private volatile boolean closed;

    /** @param pause before the first look, so that a service that starts has the machine to itself, and after each */
    public LookAhead(CalibrationDesk desk, Duration pause) {
        thread.scheduleWithFixedDelay(() -> look(desk), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What fails while the storage is away is tried again; another set that can't be looked at tells so when someone asks. */
    private void look(CalibrationDesk desk) {
        try {
            desk.lookAhead();
        } catch (RuntimeException e) {
            if (closed) {
                return;
            }
            LOG.warn(
                    "een set is niet vooruit bekeken; de eerste vraag erover duurt langer: {}",
                    Failures.withoutMessages(e));
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.shutdownNow();
    }
}
