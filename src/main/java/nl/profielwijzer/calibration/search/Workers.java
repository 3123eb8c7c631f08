package nl.profielwijzer.calibration.search;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A number of threads that do pieces of work, whose results come back in the order of the pieces. */
public final class Workers implements AutoCloseable {
    private final ForkJoinPool pool;

    public Workers(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("%d threads doen geen werk. Geef ten minste 1.".formatted(threads));
        }
        pool = new ForkJoinPool(threads);
    }

    /** What each piece comes to, in order. */
    public <T> List<T> each(int pieces, IntFunction<? extends T> work) {
        return pool.submit(() ->
                        IntStream.range(0, pieces).parallel().<T>mapToObj(work).toList())
                .join();
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
