package nl.profielwijzer.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A named, versioned set of parameters with their dated values.
 *
 * @param parameters in the order of the file
 */
public record Parameterset(String id, int versie, List<Parameter> parameters) {

    public Parameterset {
        parameters = List.copyOf(parameters);
    }

    /** The values in force on this day; a parameter without a value yet is left out. */
    public Parameters on(LocalDate day) {
        Map<String, Double> values = new TreeMap<>();
        for (Parameter parameter : parameters) {
            parameter.on(day).ifPresent(value -> values.put(parameter.naam(), value));
        }
        return Parameters.of(values);
    }

    /** SHA-256 over all names and dated values, so that two sets with one hash calculate alike on every day. */
    public String hash() {
        return ContentHash.of(parameters.stream()
                .map(parameter -> parameter.naam() + " " + new TreeMap<>(parameter.waarden()))
                .sorted()
                .collect(Collectors.joining("\n")));
    }
}
