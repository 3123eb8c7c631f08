package nl.profielwijzer.catalogue;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A named, versioned set of parameters with their dated values.
 *
 * @param parameters in the order of the file
 */
public record Parameterset(String id, int versie, List<Parameter> parameters) {

    public Parameterset {
        parameters = List.copyOf(parameters);
        Set<String> namen = parameters.stream().map(Parameter::naam).collect(Collectors.toSet());
        Set<LocalDate> changes = new TreeSet<>();
        parameters.forEach(parameter -> changes.addAll(parameter.waarden().keySet()));
        List<Orde> orden = orden(parameters);
        for (Orde orde : orden) {
            for (String naam : List.of(orde.links(), orde.rechts())) {
                if (!namen.contains(naam)) {
                    throw new IllegalArgumentException(
                            "orde '%s' noemt parameter %s, die niet bestaat. Verbeter de naam.".formatted(orde, naam));
                }
            }
        }
        for (LocalDate day : changes) {
            Parameters values = on(parameters, day);
            for (Orde orde : orden) {
                if (!orde.holds(values)) {
                    throw new IllegalArgumentException(
                            "orde '%s' klopt niet op %s: %s en %s. Verander een van beide waarden."
                                    .formatted(orde, day, values.get(orde.links()), values.get(orde.rechts())));
                }
            }
        }
    }

    /** What must hold between parameters, whatever their values. */
    public List<Orde> orden() {
        return orden(parameters);
    }

    private static List<Orde> orden(List<Parameter> parameters) {
        return parameters.stream()
                .flatMap(parameter -> parameter.orde().stream())
                .toList();
    }

    /** The values in force on this day; a parameter without a value yet is left out. */
    public Parameters on(LocalDate day) {
        return on(parameters, day);
    }

    private static Parameters on(List<Parameter> parameters, LocalDate day) {
        Map<String, Double> values = new TreeMap<>();
        for (Parameter parameter : parameters) {
            parameter.on(day).ifPresent(value -> values.put(parameter.naam(), value));
        }
        return Parameters.of(values);
    }

    /** The first day on which every parameter has a value. */
    public LocalDate firstDay() {
        return parameters.stream()
                .map(Parameter::firstDay)
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
    }

    /** The values in force from each day on which one changes, from the first day on which no value is missing. */
    public NavigableMap<LocalDate, Parameters> byFirstDay() {
        NavigableMap<LocalDate, Parameters> byFirstDay = new TreeMap<>();
        parameters.forEach(parameter -> parameter.waarden().keySet().forEach(day -> byFirstDay.put(day, on(day))));
        byFirstDay.values().removeIf(values -> values.names().size() < parameters.size());
        return byFirstDay;
    }

    public Set<String> names() {
        return parameters.stream().map(Parameter::naam).collect(Collectors.toUnmodifiableSet());
    }

    /** SHA-256 over all names and dated values, so that two sets with one hash calculate alike on every day. */
    public String hash() {
        return ContentHash.of(parameters.stream()
                .map(parameter -> parameter.naam() + " " + new TreeMap<>(parameter.waarden()))
                .sorted()
                .collect(Collectors.joining("\n")));
    }
}
