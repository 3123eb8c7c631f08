package nl.profielwijzer.calibration.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who judged which case how: rows are cases, columns are raters, a rating may be missing. Immutable.
 *
 * <p>The categories are those that could have been chosen, not only those that were: Gwet's chance agreement depends on
 * their number, and a selection of cases keeps them all.
 */
public final class Ratings {
    private static final int MISSING = -1;

    private final List<String> categories;
    private final double[] scale;
    private final boolean ordered;
    private final boolean ratersKnown;
    private final int raters;

    /** Category positions by case and rater; rows are never written to, so selections share them. */
    private final int[][] cases;

    private Ratings(List<String> categories, double[] scale, boolean ordered, boolean ratersKnown, int[][] cases) {
        this.categories = categories;
        this.scale = scale;
        this.ordered = ordered;
        this.ratersKnown = ratersKnown;
        this.cases = cases;
        this.raters = Arrays.stream(cases).mapToInt(row -> row.length).max().orElse(0);
    }

    /** Numbers, whose distances count; null is missing. The categories are the numbers that occur. */
    public static Ratings ofNumbers(List<? extends List<? extends @Nullable Number>> rows) {
        TreeSet<Double> values = new TreeSet<>();
        Function<Number, Double> number = value -> {
            double asDouble = value.doubleValue() + 0.0; // -0 and 0 are one category
            if (!Double.isFinite(asDouble)) {
                throw new IllegalArgumentException(
                        "oordeel %s is geen getal. Geef een eindig getal, of niets.".formatted(value));
            }
            return asDouble;
        };
        rows.forEach(row -> present(row).forEach(value -> values.add(number.apply(value))));
        double[] scale = values.stream().mapToDouble(Double::doubleValue).toArray();
        List<String> names = values.stream().map(Ratings::plain).toList();
        return new Ratings(names, scale, true, true, positions(rows, List.copyOf(values), number));
    }

    /** Labels in an order, whose ranks count as equal steps; null is missing. */
    public static <T> Ratings ofOrdered(List<? extends List<? extends @Nullable T>> rows, List<T> order) {
        List<T> distinct = distinct(order);
        return new Ratings(names(distinct), ranks(distinct.size()), true, true, positions(rows, distinct, x -> x));
    }

    /** Labels without order; null is missing. The categories are the labels that occur. */
    public static <T> Ratings ofLabels(List<? extends List<? extends @Nullable T>> rows) {
        Set<T> labels = new LinkedHashSet<>();
        rows.forEach(row -> labels.addAll(present(row)));
        return ofLabels(
                rows,
                labels.stream().sorted(Comparator.comparing(Object::toString)).toList());
    }

    /** Labels without order from a fixed list; null is missing. */
    public static <T> Ratings ofLabels(List<? extends List<? extends @Nullable T>> rows, List<T> categories) {
        List<T> distinct = distinct(categories);
        return new Ratings(names(distinct), ranks(distinct.size()), false, true, positions(rows, distinct, x -> x));
    }

    /** How often each category (column, in order) was given to each case (row), by whom is unknown. */
    public static Ratings ofCounts(int[][] counts) {
        int width = counts.length == 0 ? 0 : counts[0].length;
        checkCounts(counts, width);
        int[][] rows = new int[counts.length][];
        for (int i = 0; i < counts.length; i++) {
            rows[i] = new int[Arrays.stream(counts[i]).sum()];
            int filled = 0;
            for (int category = 0; category < width; category++) {
                Arrays.fill(rows[i], filled, filled += counts[i][category], category);
            }
        }
        return new Ratings(numbered(width), ranks(width), true, false, rows);
    }

    /** How many cases got which category from the first rater (row) and the second (column), both in the same order. */
    public static Ratings ofTable(int[][] table) {
        checkCounts(table, table.length);
        List<int[]> rows = new ArrayList<>();
        for (int first = 0; first < table.length; first++) {
            for (int second = 0; second < table.length; second++) {
                int[] pair = {first, second};
                for (int n = 0; n < table[first][second]; n++) {
                    rows.add(pair);
                }
            }
        }
        return new Ratings(numbered(table.length), ranks(table.length), true, true, rows.toArray(int[][]::new));
    }

    /** These cases, by position, in this order and as often as named. */
    public Ratings select(int... positions) {
        int[][] selected = new int[positions.length][];
        for (int i = 0; i < positions.length; i++) {
            selected[i] = cases[positions[i]];
        }
        return new Ratings(categories, scale, ordered, ratersKnown, selected);
    }

    /** All cases, also those without a rating. */
    public int size() {
        return cases.length;
    }

    /** Cases with at least this many ratings. */
    public int size(int ratings) {
        return (int) Arrays.stream(cases).filter(row -> count(row) >= ratings).count();
    }

    /** Columns; from counts: the most ratings that one case got. */
    public int raters() {
        return raters;
    }

    /** In order if they have one. */
    public List<String> categories() {
        return categories;
    }

    /** Whether the categories have an order. */
    public boolean ordered() {
        return ordered;
    }

    /** Whether a column is one rater throughout. */
    boolean ratersKnown() {
        return ratersKnown;
    }

    /** The value or rank of each category, ascending. */
    double[] scale() {
        return scale.clone();
    }

    /** The categories given to each case with at least this many ratings, missing ones left out. */
    List<int[]> given(int ratings) {
        List<int[]> given = new ArrayList<>(cases.length);
        for (int[] row : cases) {
            int count = count(row);
            if (count == row.length && count >= ratings) {
                given.add(row);
            } else if (count >= ratings) {
                given.add(Arrays.stream(row).filter(rating -> rating != MISSING).toArray());
            }
        }
        return given;
    }

    private static int count(int[] row) {
        int count = 0;
        for (int rating : row) {
            if (rating != MISSING) {
                count++;
            }
        }
        return count;
    }

    private static <R, T> int[][] positions(
            List<? extends List<? extends @Nullable R>> rows, List<T> categories, Function<R, T> reading) {
        Map<T, Integer> byCategory = new HashMap<>();
        categories.forEach(category -> byCategory.put(category, byCategory.size()));
        int[][] positions = new int[rows.size()][];
        for (int i = 0; i < positions.length; i++) {
            List<? extends @Nullable R> row = rows.get(i);
            if (row.size() != rows.get(0).size()) {
                throw new IllegalArgumentException(
                        "casus %d heeft %d oordelen en de eerste %d. Geef elke casus één plaats per beoordelaar."
                                .formatted(i + 1, row.size(), rows.get(0).size()));
            }
            positions[i] = new int[row.size()];
            for (int j = 0; j < positions[i].length; j++) {
                R rating = row.get(j);
                Integer position = rating == null ? Integer.valueOf(MISSING) : byCategory.get(reading.apply(rating));
                if (position == null) {
                    throw new IllegalArgumentException(
                            "casus %d, beoordelaar %d: categorie %s staat niet in %s. Voeg haar toe of verbeter het oordeel."
                                    .formatted(i + 1, j + 1, rating, categories));
                }
                positions[i][j] = position;
            }
        }
        return positions;
    }

    private static void checkCounts(int[][] counts, int width) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i].length != width) {
                throw new IllegalArgumentException(
                        "rij %d heeft %d kolommen in plaats van %d. Geef elke categorie een kolom."
                                .formatted(i + 1, counts[i].length, width));
            }
            for (int j = 0; j < width; j++) {
                if (counts[i][j] < 0) {
                    throw new IllegalArgumentException("rij %d, kolom %d: aantal %d is kleiner dan 0. Geef 0 of meer."
                            .formatted(i + 1, j + 1, counts[i][j]));
                }
            }
        }
    }

    private static <T> List<T> distinct(List<T> categories) {
        List<T> distinct = List.copyOf(new LinkedHashSet<>(categories));
        if (distinct.size() < categories.size()) {
            throw new IllegalArgumentException(
                    "categorieën %s noemen er een dubbel. Noem elke categorie één keer.".formatted(categories));
        }
        return distinct;
    }

    private static <R> List<R> present(List<? extends @Nullable R> row) {
        List<R> present = new ArrayList<>(row.size());
        for (R rating : row) {
            if (rating != null) {
                present.add(rating);
            }
        }
        return present;
    }

    private static List<String> names(Collection<?> categories) {
        return categories.stream().map(Object::toString).toList();
    }

    private static List<String> numbered(int count) {
        return Arrays.stream(ranks(count)).mapToObj(Ratings::plain).toList();
    }

    private static double[] ranks(int count) {
        double[] ranks = new double[count];
        Arrays.setAll(ranks, i -> i + 1);
        return ranks;
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
