package nl.profielwijzer.calibration;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What someone wants to know before changing a number.
 *
 * @param casuistiek a set by its name (the newest version) or by name and version
 * @param parameters the other value of each parameter, by name
 * @param parameterset the set to start from, such as {@code voorbeeld@2}; null is the one in force today
 * @param gemeente for which that one is in force; null is for municipalities without a set of their own
 */
public record Watalsvraag(
        String casuistiek,
        Map<String, Double> parameters,
        @Nullable String parameterset,
        @Nullable String gemeente) {}
