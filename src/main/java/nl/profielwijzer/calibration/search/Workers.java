package nl.profielwijzer.calibration.search;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A number of threads that do pieces of work, whose results come back in the order of the pieces. */
public final class Workers implements AutoCloseable {
    private final ForkJoinPool pool;

    public Workers(int threads) {
        this(threads, Thread.NORM_PRIORITY);
    }

    private Workers(int threads, int priority) {
        if (threads < 1) {
            throw new IllegalArgumentException("%d threads doen geen werk. Geef ten minste 1.".formatted(threads));
        }
        pool = new ForkJoinPool(
                threads,
                pool -> {
                    ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
                    thread.setPriority(priority);
                    return thread;
                },
                null,
                false);
    }

    /** Threads that let others go first, as far as the machine knows priorities. */
    public static Workers inTheBackground(int threads) {
        return new Workers(threads, Thread.MIN_PRIORITY);
    }

    /** What each piece comes to, in order. */
    public <T> List<T> each(int pieces, IntFunction<? extends T> work) {
        return pool.submit(() ->
                        IntStream.range(0, pieces).parallel().<T>mapToObj(work).toList())
                .join();
    }

    /** What this work comes to; what it does with parallel streams takes these threads too and no others. */
    public <T> T alone(Supplier<? extends T> work) {
        return each(1, piece -> work.get()).get(0);
    }

    /** Returns when no thread is at work any more: after a failure some may still be on a piece. */
    @Override
    public void close() {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("a piece of work doesn't end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
