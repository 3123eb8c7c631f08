package nl.profielwijzer.calibration.search;

import java.util.SplittableRandom;

/** Random numbers that depend on the seed and the piece of work only, not on who does it or when. */
final class Seeds {
    private Seeds() {}

    static SplittableRandom random(long seed, long piece) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + piece * 0xBF58476D1CE4E5B9L);
    }

    /** The same places in another order. */
    static void shuffle(int[] places, SplittableRandom random) {
        for (int i = places.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int held = places[i];
            places[i] = places[other];
            places[other] = held;
        }
    }
}
