package nl.profielwijzer.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A bucket of tokens for each user or address, which fills by itself: whoever empties theirs waits. It holds the ones that
 * were used last and forgets the others, so that nobody can fill the memory by coming under many names.
 */
final class Buckets {
    private static final int HELD = 10_000;
    private static final double NANOS = 1e9;

    private final double capacity;
    private final double perSecond;
    private final LongSupplier nanoTime;
    private final Map<String, Level> levels = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Level> eldest) {
            return size() > HELD;
        }
    };

    /** How much was left at some moment. */
    private record Level(double tokens, long at) {}

    /** @param capacity how many tokens a full bucket has */
    Buckets(double capacity, double perSecond, LongSupplier nanoTime) {
        this.capacity = capacity;
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    /** Takes a token when there is one; zero then, otherwise how long it takes until there is. */
    synchronized Duration take(String key) {
        long now = nanoTime.getAsLong();
        double tokens = tokens(key, now);
        if (tokens < 1) {
            return wait(tokens);
        }
        levels.put(key, new Level(tokens - 1, now));
        return Duration.ZERO;
    }

    /** How long it takes until there is a token. */
    synchronized Duration wait(String key) {
        double tokens = tokens(key, nanoTime.getAsLong());
        return tokens < 1 ? wait(tokens) : Duration.ZERO;
    }

    private double tokens(String key, long now) {
        Level level = levels.get(key);
        return level == null ? capacity : Math.min(capacity, level.tokens() + (now - level.at()) / NANOS * perSecond);
    }

    private Duration wait(double tokens) {
        return Duration.ofNanos((long) Math.ceil((1 - tokens) / perSecond * NANOS));
    }

    synchronized int size() {
        return levels.size();
    }
}
