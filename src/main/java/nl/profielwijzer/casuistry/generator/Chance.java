package nl.profielwijzer.casuistry.generator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;

/** Draws that repeat for the same numbers. */
final class Chance {
    private final Random random;

    /** @param stream which of the independent rows of draws of this seed */
    Chance(long seed, long stream) {
        // Neighbouring seeds of Random start alike; SplitMix64's constants pull them apart.
        random = new Random((seed * 0x9E3779B97F4A7C15L) ^ (stream * 0xBF58476D1CE4E5B9L + 0x94D049BB133111EBL));
        random.nextLong();
    }

    boolean in(double share) {
        return random.nextDouble() < share;
    }

    /** 0 to 1. */
    double level() {
        return random.nextDouble();
    }

    /** Both ends included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @SafeVarargs
    final <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** One of these, as often as its weight says. */
    <T> T weighted(List<T> values, ToIntFunction<T> weight) {
        int left = random.nextInt(values.stream().mapToInt(weight).sum());
        for (T each : values) {
            left -= weight.applyAsInt(each);
            if (left < 0) {
                return each;
            }
        }
        throw new IllegalStateException("weights changed while drawing");
    }

    List<Integer> shuffled(List<Integer> values) {
        List<Integer> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
