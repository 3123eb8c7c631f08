package nl.profielwijzer.assessment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/** How many acts a second several users get done who each do one after the other. */
public final class Throughput {
    private Throughput() {}

    /** @param act gets a number that goes up for each user, from one of its own */
    public static double perSecond(int users, int seconds, IntConsumer act) throws Exception {
        long start = System.nanoTime();
        long end = start + Duration.ofSeconds(seconds).toNanos();
        AtomicLong count = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(users);
        List<Future<?>> running = new ArrayList<>();
        for (int user = 0; user < users; user++) {
            int first = user;
            running.add(threads.submit(() -> {
                for (int turn = first; System.nanoTime() < end; turn++) {
                    act.accept(turn);
                    count.incrementAndGet();
                }
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
        threads.shutdown();
        return count.get() / ((System.nanoTime() - start) / 1e9);
    }
}
