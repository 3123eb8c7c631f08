package nl.profielwijzer.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the log while the service works: one check at a time, besides all other work, and it remembers what the last one
 * came to until the service stops.
 */
public final class Nacontrole implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Nacontrole.class);

    private final Logregels regels;
    private final Path koppen;
    private final Clock clock;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(Nacontrole::thread);
    private @Nullable Future<?> running;
    private volatile @Nullable Uitkomst laatste;

    /** @param koppen file with earlier heads; it need not be there yet */
    Nacontrole(Logregels regels, Path koppen, Clock clock) {
        this.regels = regels;
        this.koppen = koppen;
        this.clock = clock;
    }

    /**
     * What a check came to.
     *
     * @param tijdstip when it was done
     * @param verslag null when it could not be done
     */
    public record Uitkomst(Instant tijdstip, @Nullable Controleverslag verslag) {}

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "logcontrole");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }

    /** Starts a check, unless one is at work. */
    public synchronized void start() {
        if (!bezig()) {
            running = worker.submit(this::check);
        }
    }

    /** Waits for the check that is at work, but no longer than this. */
    public void await(Duration most) {
        Future<?> now = current();
        if (now == null) {
            return;
        }
        try {
            now.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            // Whoever asks sees that it is still at work.
        }
    }

    private synchronized @Nullable Future<?> current() {
        return running;
    }

    private void check() {
        try {
            Koppenbestand earlier = Files.exists(koppen) ? new Koppenbestand(koppen) : null;
            laatste = new Uitkomst(clock.instant(), new Controle(regels).run(earlier));
        } catch (RuntimeException e) {
            LOG.error("de controle van het logboek lukte niet: {}", Failures.withoutMessages(e));
            laatste = new Uitkomst(clock.instant(), null);
        }
    }

    public synchronized boolean bezig() {
        return running != null && !running.isDone();
    }

    /** What the last check came to; null when there was none since the service started. */
    public @Nullable Uitkomst laatste() {
        return laatste;
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
