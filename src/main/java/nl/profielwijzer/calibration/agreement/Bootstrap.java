package nl.profielwijzer.calibration.agreement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Draws whole clusters of cases again and again, with replacement, to see how far a figure would move with other cases
 * (Efron and Tibshirani 1993; clusters: Davison and Hinkley 1997, par. 3.8).
 *
 * <p>Cases of one household resemble each other, so they are drawn together. The same seed and order of cases give the
 * same resamples on any machine and number of threads; two figures from one bootstrap are paired.
 */
public final class Bootstrap {
    /** A figure over cases by position, which may occur more than once. Called from several threads at a time. */
    @FunctionalInterface
    public interface Statistic {
        Outcome<Double> over(int[] cases);

        /** A measure of ratings, one case per row. */
        static Statistic of(Ratings ratings, Function<Ratings, Outcome<Double>> measure) {
            return cases -> measure.apply(ratings.select(cases));
        }
    }

    private final int[][] clusters;
    private final int resamples;
    private final long seed;

    private Bootstrap(int[][] clusters, int resamples, long seed) {
        if (resamples < 1) {
            throw new IllegalArgumentException(
                    "%d trekkingen geven geen interval. Trek ten minste één keer, liefst 2.000 keer."
                            .formatted(resamples));
        }
        this.clusters = clusters;
        this.resamples = resamples;
        this.seed = seed;
    }

    /** Over cases by position, each with the key of its cluster, such as its household. */
    public static Bootstrap ofClusters(List<?> keys, int resamples, long seed) {
        Map<Object, List<Integer>> byKey = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            byKey.computeIfAbsent(keys.get(i), key -> new ArrayList<>()).add(i);
        }
        int[][] clusters = byKey.values().stream()
                .map(members -> members.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        return new Bootstrap(clusters, resamples, seed);
    }

    /** Over cases that have nothing to do with each other. */
    public static Bootstrap ofCases(int cases, int resamples, long seed) {
        int[][] clusters =
                IntStream.range(0, cases).mapToObj(i -> new int[] {i}).toArray(int[][]::new);
        return new Bootstrap(clusters, resamples, seed);
    }

    /** The figure over all cases and over every resample. */
    public Replicates replicate(Statistic statistic) {
        return replicates(
                checked(statistic.over(cases(IntStream.range(0, clusters.length).toArray()))),
                clusters.length == 0
                        ? Stream.empty()
                        : IntStream.range(0, resamples)
                                .parallel()
                                .mapToObj(resample -> checked(statistic.over(cases(draw(resample))))),
                () -> jackknife(statistic));
    }

    /** The first figure minus the second, both on the same resample. */
    public Replicates difference(Statistic first, Statistic second) {
        return replicate(cases ->
                first.over(cases).fold(one -> second.over(cases).map(other -> one - other), Outcome::absent));
    }

    /**
     * How many cases of each sort are in every resample: drawn once, for all figures that ask no more of the cases.
     *
     * @param sorts by case the number of its sort
     */
    public Counts counts(int[] sorts) {
        return new Counts(sorts);
    }

    /** Resamples as counts by sort of case. */
    public final class Counts {
        private final int[] sorts;
        private final int kinds;
        private final int[] all;
        private final int[][] drawn;

        private Counts(int[] sorts) {
            this.sorts = sorts;
            kinds = IntStream.of(sorts).max().orElse(-1) + 1;
            all = new int[kinds];
            for (int[] cluster : clusters) {
                count(cluster, 1, all);
            }
            drawn = clusters.length == 0
                    ? new int[0][]
                    : IntStream.range(0, resamples)
                            .parallel()
                            .mapToObj(this::counts)
                            .toArray(int[][]::new);
        }

        private int[] counts(int resample) {
            int[] counts = new int[kinds];
            for (int cluster : Bootstrap.this.draw(resample)) {
                count(clusters[cluster], 1, counts);
            }
            return counts;
        }

        private void count(int[] cluster, int times, int[] counts) {
            for (int each : cluster) {
                counts[sorts[each]] += times;
            }
        }

        /** The figure over all cases and over every resample, from how many cases of each sort there are. */
        public Replicates replicate(Function<int[], Outcome<Double>> figure) {
            return replicates(
                    checked(figure.apply(all)),
                    Stream.of(drawn).map(counts -> checked(figure.apply(counts))),
                    () -> IntStream.range(0, clusters.length)
                            .mapToObj(left -> {
                                int[] counts = all.clone();
                                count(clusters[left], -1, counts);
                                return checked(figure.apply(counts));
                            })
                            .toList());
        }
    }

    private Replicates replicates(
            Outcome<Double> estimate, Stream<Outcome<Double>> outcomes, Supplier<List<Outcome<Double>>> jackknife) {
        double[] values = outcomes.flatMap(outcome -> outcome.value().stream())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return new Replicates(estimate, values, resamples, clusters.length, jackknife);
    }

    /** The figure without each cluster in turn. */
    private List<Outcome<Double>> jackknife(Statistic statistic) {
        return IntStream.range(0, clusters.length)
                .parallel()
                .mapToObj(left -> checked(statistic.over(cases(without(left)))))
                .toList();
    }

    /** The clusters of a resample, by position. */
    private int[] draw(int resample) {
        // each resample has its own stream, so that it doesn't matter which thread draws it
        Draws draws = new Draws(seed, resample);
        int[] drawn = new int[clusters.length];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = draws.below(clusters.length);
        }
        return drawn;
    }

    private int[] cases(int[] drawn) {
        int size = 0;
        for (int cluster : drawn) {
            size += clusters[cluster].length;
        }
        int[] cases = new int[size];
        int end = 0;
        for (int cluster : drawn) {
            for (int each : clusters[cluster]) {
                cases[end++] = each;
            }
        }
        return cases;
    }

    private int[] without(int left) {
        return IntStream.range(0, clusters.length)
                .filter(cluster -> cluster != left)
                .toArray();
    }

    private static Outcome<Double> checked(Outcome<Double> outcome) {
        outcome.value().filter(value -> !Double.isFinite(value)).ifPresent(value -> {
            throw new IllegalArgumentException(
                    "de maat geeft %s. Geef een afwezige uitkomst met een reden.".formatted(value));
        });
        return outcome;
    }

    /**
     * Random cluster positions by SplitMix64 (Steele, Lea and Flood 2014), written out so that a stored seed gives the
     * same resamples in any later Java.
     */
    private static final class Draws {
        private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

        private long state;

        Draws(long seed, int stream) {
            state = mix(mix(seed) + stream);
        }

        int below(int bound) {
            state += GOLDEN_GAMMA;
            return (int) Math.multiplyHigh(mix(state) >>> 1, 2L * bound);
        }

        private static long mix(long z) {
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            return z ^ (z >>> 31);
        }
    }
}
