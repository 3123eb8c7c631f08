package nl.profielwijzer.calibration.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.profielwijzer.calibration.agreement.Bootstrap;
import nl.profielwijzer.calibration.agreement.Krippendorff;
import nl.profielwijzer.calibration.agreement.Outcome;
import nl.profielwijzer.calibration.agreement.Ratings;
import nl.profielwijzer.calibration.agreement.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What instrument and experts said on the same units, such as the leden of all cases, in the same categories. The experts
 * on a unit share its weight, so that a unit with more of them doesn't count for more.
 *
 * <p>On the table of instrument against expert; with one expert per unit these are the coefficients of
 * {@link nl.profielwijzer.calibration.agreement.Cohen} and {@link nl.profielwijzer.calibration.agreement.Gwet}.
 */
final class Comparison {
    /** Nothing said. */
    static final int MISSING = -1;

    private final List<String> categories;
    private final boolean ordered;

    /** By unit what each expert said, none missing. */
    private final int[][] experts;

    private final Bootstrap bootstrap;
    private final int cases;

    /**
     * @param categories all that can be said; when ordered from low to high
     * @param experts by unit what each expert said, {@link #MISSING} when nothing
     * @param households by unit its household: those of one are drawn together
     */
    Comparison(
            List<String> categories,
            boolean ordered,
            List<int[]> experts,
            List<String> households,
            int resamples,
            long seed) {
        this.categories = List.copyOf(categories);
        this.ordered = ordered;
        this.experts = experts.stream()
                .map(said -> Arrays.stream(said).filter(each -> each != MISSING).toArray())
                .toArray(int[][]::new);
        this.bootstrap = Bootstrap.ofClusters(households, resamples, seed);
        this.cases = (int) households.stream().distinct().count();
    }

    List<String> categories() {
        return categories;
    }

    /** Units on which at least so many experts said something. */
    int units(int atLeast) {
        return (int)
                Arrays.stream(experts).filter(said -> said.length >= atLeast).count();
    }

    /** Krippendorff's alpha of the experts. */
    Maat alphaOfExperts() {
        return Maat.of(Krippendorff.alpha(
                ratings(experts), ordered ? Krippendorff.Metric.ORDINAL : Krippendorff.Metric.NOMINAL));
    }

    /**
     * Versions of the instrument beside each other and the experts, all on the same draws of households.
     *
     * @param instruments by version what it says, by unit
     */
    Versions versions(int[]... instruments) {
        return new Versions(instruments);
    }

    /** Units on which every version and all experts said the same are one sort: a draw only asks how many of it there are. */
    final class Versions {
        private final int[][] instruments;

        /** By sort one unit of it. */
        private final int[] units;

        private final Bootstrap.Counts counts;

        private Versions(int[][] instruments) {
            this.instruments = instruments;
            Map<List<Integer>, Integer> numbers = new LinkedHashMap<>();
            int[] sorts = new int[experts.length];
            int[] first = new int[experts.length];
            for (int i = 0; i < sorts.length; i++) {
                int unit = i;
                List<Integer> said = IntStream.concat(
                                Arrays.stream(instruments).mapToInt(instrument -> instrument[unit]),
                                Arrays.stream(experts[unit]))
                        .boxed()
                        .toList();
                sorts[unit] = numbers.computeIfAbsent(said, key -> {
                    first[numbers.size()] = unit;
                    return numbers.size();
                });
            }
            units = Arrays.copyOf(first, numbers.size());
            counts = bootstrap.counts(sorts);
        }

        /** Agreement of this version of the instrument with the experts beyond chance. */
        Maat kappa(int version) {
            return Maat.of(counts.replicate(of -> Comparison.this.kappa(drawn(version, of))), cases);
        }

        /** How much more one version of the instrument agrees than another, on the same draws. */
        Maat difference(int first, int second) {
            return Maat.of(
                    counts.replicate(of -> Comparison.this
                            .kappa(drawn(first, of))
                            .fold(
                                    one -> Comparison.this
                                            .kappa(drawn(second, of))
                                            .map(other -> one - other),
                                    Outcome::absent)),
                    cases);
        }

        /** Agreement of the experts among themselves beyond chance, over all pairs of two on one unit. */
        Maat kappaOfExperts() {
            return Maat.of(counts.replicate(of -> Comparison.this.kappa(drawnOfExperts(of))), cases);
        }

        /** Gwet's AC1 (without order) or AC2 with quadratic weights (with order) of instrument and experts. */
        Maat gwet(int version) {
            return Maat.of(counts.replicate(of -> Comparison.this.gwet(drawn(version, of))), cases);
        }

        /** The same of the experts among themselves, over all pairs of two on one unit. */
        Maat gwetOfExperts() {
            return Maat.of(counts.replicate(of -> Comparison.this.gwet(drawnOfExperts(of))), cases);
        }

        private double[][] drawn(int version, int[] counts) {
            double[][] table = empty();
            for (int sort = 0; sort < counts.length; sort++) {
                if (counts[sort] > 0) {
                    add(instruments[version][units[sort]], experts[units[sort]], counts[sort], table);
                }
            }
            return table;
        }

        private double[][] drawnOfExperts(int[] counts) {
            double[][] table = empty();
            for (int sort = 0; sort < counts.length; sort++) {
                if (counts[sort] > 0) {
                    addPairs(experts[units[sort]], counts[sort], table);
                }
            }
            return table;
        }
    }

    /** The share of experts on these units whose category is at most so many away from the instrument's. */
    double share(int[] instrument, int within, int[] units) {
        double[][] table = table(instrument, units);
        double sum = 0;
        double near = 0;
        for (int a = 0; a < table.length; a++) {
            for (int b = 0; b < table.length; b++) {
                sum += table[a][b];
                near += Math.abs(a - b) <= within ? table[a][b] : 0;
            }
        }
        return sum == 0 ? 0 : near / sum;
    }

    /** How many categories the instrument is higher than the experts on these units, on average. */
    double bias(int[] instrument, int[] units) {
        double[][] table = table(instrument, units);
        double sum = 0;
        double levels = 0;
        for (int a = 0; a < table.length; a++) {
            for (int b = 0; b < table.length; b++) {
                sum += table[a][b];
                levels += (a - b) * table[a][b];
            }
        }
        return sum == 0 ? 0 : levels / sum;
    }

    /** Units by category of the instrument (row) and of the experts (column), who share a unit. */
    double[][] table(int[] instrument) {
        return table(instrument, all());
    }

    /** By category of the instrument and of an expert the units of which that is said, each once. */
    Map<Pair, List<Integer>> cells(int[] instrument) {
        SortedMap<Pair, List<Integer>> cells = new TreeMap<>();
        for (int unit = 0; unit < experts.length; unit++) {
            int own = unit;
            Arrays.stream(experts[unit])
                    .distinct()
                    .forEach(said -> cells.computeIfAbsent(new Pair(instrument[own], said), pair -> new ArrayList<>())
                            .add(own));
        }
        return cells;
    }

    /** A cell of the table. */
    record Pair(int instrument, int expert) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            return Comparator.comparingInt(Pair::instrument)
                    .thenComparingInt(Pair::expert)
                    .compare(this, other);
        }
    }

    /** Every unit. */
    int[] all() {
        int[] all = new int[experts.length];
        Arrays.setAll(all, unit -> unit);
        return all;
    }

    private double[][] table(int[] instrument, int[] units) {
        double[][] table = empty();
        for (int unit : units) {
            add(instrument[unit], experts[unit], 1, table);
        }
        return table;
    }

    private double[][] empty() {
        return new double[categories.size()][categories.size()];
    }

    private static void add(int instrument, int[] experts, int times, double[][] table) {
        for (int said : experts) {
            table[instrument][said] += (double) times / experts.length;
        }
    }

    /** Each pair of two experts; nobody is held against himself. */
    private static void addPairs(int[] experts, int times, double[][] table) {
        for (int one = 0; one < experts.length; one++) {
            for (int other = 0; other < experts.length; other++) {
                if (one != other) {
                    table[experts[one]][experts[other]] += (double) times / experts.length / (experts.length - 1);
                }
            }
        }
    }

    /** Cohen (1960, 1968): by chance both choose by their own use of the categories. */
    private Outcome<Double> kappa(double[][] table) {
        return beyondChance(table, (row, column, a, b) -> weight(a, b) * row[a] * column[b]);
    }

    /** Gwet (2008; 2014, ch. 4): by chance only what is hard to judge agrees. */
    private Outcome<Double> gwet(double[][] table) {
        int q = table.length;
        double total = 0;
        for (int a = 0; a < q; a++) {
            for (int b = 0; b < q; b++) {
                total += weight(a, b);
            }
        }
        double mean = total / q / (q - 1);
        return beyondChance(table, (row, column, a, b) -> {
            double use = (row[a] + column[a]) / 2;
            return a == b ? mean * use * (1 - use) : 0;
        });
    }

    /** What one cell of the table adds to the agreement that chance gives, from the shares of rows and columns. */
    private interface Chance {
        double of(double[] row, double[] column, int a, int b);
    }

    private Outcome<Double> beyondChance(double[][] table, Chance chance) {
        int q = table.length;
        double[] rows = new double[q];
        double[] columns = new double[q];
        double total = 0;
        for (int a = 0; a < q; a++) {
            for (int b = 0; b < q; b++) {
                rows[a] += table[a][b];
                columns[b] += table[a][b];
                total += table[a][b];
            }
        }
        if (total < 1e-9) {
            return Outcome.absent(Reason.NO_PAIRS);
        }
        for (int a = 0; a < q; a++) {
            rows[a] /= total;
            columns[a] /= total;
        }
        double observed = 0;
        double expected = 0;
        for (int a = 0; a < q; a++) {
            for (int b = 0; b < q; b++) {
                observed += weight(a, b) * table[a][b] / total;
                expected += chance.of(rows, columns, a, b);
            }
        }
        return 1 - expected < 1e-12
                ? Outcome.absent(Reason.NO_VARIATION)
                : Outcome.of((observed - expected) / (1 - expected));
    }

    private double weight(int a, int b) {
        if (!ordered) {
            return a == b ? 1 : 0;
        }
        double distance = (double) (a - b) / Math.max(1, categories.size() - 1);
        return 1 - distance * distance;
    }

    private Ratings ratings(int[][] rows) {
        int width = Arrays.stream(rows).mapToInt(row -> row.length).max().orElse(0);
        List<List<@Nullable Integer>> wide = new ArrayList<>();
        for (int[] row : rows) {
            List<@Nullable Integer> cells = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                cells.add(i < row.length ? Integer.valueOf(row[i]) : null);
            }
            wide.add(cells);
        }
        List<Integer> all = new ArrayList<>();
        for (int category = 0; category < categories.size(); category++) {
            all.add(category);
        }
        return ordered ? Ratings.ofOrdered(wide, all) : Ratings.ofLabels(wide, all);
    }
}
