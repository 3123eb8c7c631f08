package nl.profielwijzer.calibration;

import org.jspecify.annotations.Nullable;

/**
 * A calibration as someone asks for it.
 *
 * @param casuistiek a set by its name (the newest version) or by name and version, such as {@code weert@2}
 * @param toets a set that no parameter is chosen by
 * @param budget how much dearer the proposal may be, as a share of the cost now; null is no limit
 * @param maxWijzigingen how many parameters may change at most; null is as many as the cases bear
 * @param zaad null is 1
 * @param parameterset the set to start from, such as {@code voorbeeld@2}; null is the one in force today
 * @param gemeente for which that one is in force; null is for municipalities without a set of their own
 */
public record Ijkverzoek(
        String casuistiek,
        @Nullable String toets,
        @Nullable Double budget,
        @Nullable Integer maxWijzigingen,
        @Nullable Long zaad,
        @Nullable String parameterset,
        @Nullable String gemeente) {}
