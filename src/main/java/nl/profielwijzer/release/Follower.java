package nl.profielwijzer.release;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks every so often, on a thread of its own, whether another instance changed something. */
public final class Follower implements AutoCloseable {
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread follower = new Thread(work, "parametersets-volgen");
        follower.setDaemon(true);
        return follower;
    });

    /** @param look must not throw */
    public Follower(Runnable look, Duration pause) {
        thread.scheduleWithFixedDelay(look, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
