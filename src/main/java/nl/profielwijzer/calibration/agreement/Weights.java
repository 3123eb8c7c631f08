package nl.profielwijzer.calibration.agreement;

import java.util.Arrays;

/**
 * How far two categories count as agreement: 1 for the same category, down to 0 for the worst mistake.
 *
 * <p>Linear and quadratic weights use the numbers when the categories are numbers, else their ranks (Gwet 2014, ch. 3).
 * Gwet's ordinal weights count the ranks that lie between, whatever their use; Krippendorff's ordinal metric counts the
 * ratings that lie between ({@link Krippendorff}), so the two differ on the same table.
 */
public final class Weights {
    /** Only the same category agrees. */
    public static final Weights IDENTITY = new Weights(false, 0, (scale, a, b) -> 0);

    /** Cicchetti and Allison (1971): the distance as a share of the whole range. */
    public static final Weights LINEAR = new Weights(true, 0, (scale, a, b) -> 1 - distance(scale, a, b));

    /** Fleiss and Cohen (1973): the squared distance as a share of the squared range. */
    public static final Weights QUADRATIC =
            new Weights(true, 0, (scale, a, b) -> 1 - distance(scale, a, b) * distance(scale, a, b));

    /** Gwet (2014), ch. 3: pairs of ranks within the distance as a share of all pairs. */
    public static final Weights ORDINAL =
            new Weights(true, 0, (scale, a, b) -> 1 - pairs(Math.abs(a - b) + 1) / pairs(scale.length));

    /** The agreement of two categories that differ, on the value of each category. */
    private interface Kernel {
        double between(double[] scale, int a, int b);
    }

    private final boolean needsOrder;
    private final int size;
    private final Kernel kernel;

    private Weights(boolean needsOrder, int size, Kernel kernel) {
        this.needsOrder = needsOrder;
        this.size = size;
        this.kernel = kernel;
    }

    /**
     * Disagreement by first (row) and second category (column), as Cohen (1968) gives it: 0 on the diagonal, any unit.
     */
    public static Weights ofDisagreement(double[][] disagreement) {
        int size = disagreement.length;
        double worst = 0;
        for (int a = 0; a < size; a++) {
            if (disagreement[a].length != size) {
                throw new IllegalArgumentException(
                        "gewichten: rij %d heeft %d kolommen in plaats van %d. Maak de tabel vierkant."
                                .formatted(a + 1, disagreement[a].length, size));
            }
            for (int b = 0; b < size; b++) {
                double weight = disagreement[a][b];
                if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY) || a == b && weight != 0) {
                    throw new IllegalArgumentException(
                            "gewichten: %s op rij %d, kolom %d kan niet. Geef 0 op de diagonaal en elders 0 of meer."
                                    .formatted(weight, a + 1, b + 1));
                }
                worst = Math.max(worst, weight);
            }
        }
        if (worst == 0) {
            throw new IllegalArgumentException(
                    "gewichten: geen enkele fout telt. Geef ten minste één gewicht boven 0.");
        }
        double most = worst;
        double[][] agreement = Arrays.stream(disagreement)
                .map(row -> Arrays.stream(row).map(weight -> 1 - weight / most).toArray())
                .toArray(double[][]::new);
        return new Weights(false, size, (scale, a, b) -> agreement[a][b]);
    }

    /** Whether they mean nothing on categories without order. */
    boolean needsOrder() {
        return needsOrder;
    }

    /** These weights for the categories of these ratings. */
    Table over(Ratings ratings) {
        double[] scale = ratings.scale();
        if (size > 0 && size != scale.length) {
            throw new IllegalArgumentException(
                    "gewichten gaan over %d categorieën en de oordelen over %d. Maak ze gelijk."
                            .formatted(size, scale.length));
        }
        return (a, b) -> a == b ? 1 : kernel.between(scale, a, b);
    }

    /** The agreement of two categories by position. */
    @FunctionalInterface
    interface Table {
        double of(int a, int b);
    }

    private static double distance(double[] scale, int a, int b) {
        return Math.abs(scale[a] - scale[b]) / (scale[scale.length - 1] - scale[0]);
    }

    private static double pairs(int ranks) {
        return ranks * (ranks - 1) / 2.0;
    }
}
