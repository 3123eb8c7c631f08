package nl.profielwijzer.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The values of all parameters on one day: what rules and weighing calculate with. Immutable. */
public final class Parameters {
    private final Map<String, Integer> index;
    private final double[] values;

    private Parameters(Map<String, Integer> index, double[] values) {
        this.index = index;
        this.values = values;
    }

    /** Values by name. */
    public static Parameters of(Map<String, Double> valueByName) {
        List<String> names = valueByName.keySet().stream().sorted().toList();
        Map<String, Integer> index =
                IntStream.range(0, names.size()).boxed().collect(Collectors.toMap(names::get, Function.identity()));
        return new Parameters(
                index, names.stream().mapToDouble(valueByName::get).toArray());
    }

    /**
     * The value of the parameter with this name.
     *
     * @throws IllegalArgumentException when there is none on this day
     */
    public double get(String name) {
        return values[indexOf(name)];
    }

    /** The place of this parameter in {@link #at}, the same in every set made from this one by {@link #with}. */
    public int indexOf(String name) {
        Integer found = index.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "parameter '%s' bestaat niet op deze peildatum. Kijk in rules/parameters.yaml of de naam klopt."
                            .formatted(name));
        }
        return found;
    }

    public double at(int place) {
        return values[place];
    }

    public boolean has(String name) {
        return index.containsKey(name);
    }

    public Set<String> names() {
        return index.keySet();
    }

    /** The same set with one other value. */
    public Parameters with(String name, double value) {
        double[] changed = values.clone();
        changed[indexOf(name)] = value;
        return new Parameters(index, changed);
    }

    /** Values by name, sorted. */
    public SortedMap<String, Double> asMap() {
        SortedMap<String, Double> map = new TreeMap<>();
        index.forEach((name, place) -> map.put(name, values[place]));
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Parameters that && index.equals(that.index) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return asMap().toString();
    }
}
