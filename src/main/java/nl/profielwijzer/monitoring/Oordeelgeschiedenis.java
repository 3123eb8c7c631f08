package nl.profielwijzer.monitoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that consulenten chose after one assessment.
 *
 * @param geldend of each lid what was said last
 * @param geschiedenis every judgement, the latest first
 */
public record Oordeelgeschiedenis(List<Oordeelregel> geldend, List<Consulentoordeel> geschiedenis) {

    static Oordeelgeschiedenis of(List<Consulentoordeel> latestFirst) {
        return new Oordeelgeschiedenis(
                latest(latestFirst).entrySet().stream()
                        .flatMap(each -> each.getValue().oordelen().stream()
                                .filter(regel -> regel.lid().equals(each.getKey())))
                        .toList(),
                List.copyOf(latestFirst));
    }

    private static Map<String, Consulentoordeel> latest(List<Consulentoordeel> latestFirst) {
        Map<String, Consulentoordeel> latest = new LinkedHashMap<>();
        latestFirst.forEach(oordeel -> oordeel.oordelen().forEach(regel -> latest.putIfAbsent(regel.lid(), oordeel)));
        return latest;
    }

    /** Who said what counts now of each lid. */
    Map<String, String> doorPerLid() {
        Map<String, String> door = new LinkedHashMap<>();
        latest(geschiedenis).forEach((lid, oordeel) -> door.put(lid, oordeel.door()));
        return door;
    }
}
