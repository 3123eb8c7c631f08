package nl.profielwijzer.assessment;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What weighing and the rules hold against cut-points: the numbers behind an advice.
 *
 * @param punten of the youth profile that ranks first, also below the threshold; null when none fits
 * @param ernst 1 to 5; null when nothing was asked
 * @param problemen how many leefgebieden are a problem
 * @param treden by result area with something to bridge the steps that its tier follows from: 0 or less is T0, 4 or more T4
 */
public record Weegscore(
        @Nullable Double punten, @Nullable Integer ernst, int problemen, SortedMap<String, Double> treden) {

    public Weegscore {
        treden = Collections.unmodifiableSortedMap(new TreeMap<>(treden));
    }
}
