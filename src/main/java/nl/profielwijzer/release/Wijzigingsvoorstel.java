package nl.profielwijzer.release;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What someone wants other than in the set in force, and why.
 *
 * @param wijzigingen new value by name of parameter
 */
public record Wijzigingsvoorstel(
        Werkingsgebied werkingsgebied, String motief, Onderbouwing onderbouwing, Map<String, Double> wijzigingen) {
    public Wijzigingsvoorstel {
        wijzigingen = Collections.unmodifiableMap(new TreeMap<>(wijzigingen));
    }
}
