package nl.profielwijzer.casuistry.generator;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Orde;
import nl.profielwijzer.catalogue.Parameter;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.catalogue.ParametersText;
import nl.profielwijzer.catalogue.Parameterset;
import nl.profielwijzer.catalogue.RulesFolder;

/**
 * A set of parameters that only the simulated raters know: some tunable ones moved within their range. What calibration
 * finds back of it shows how good calibration is.
 */
public final class HiddenParameters {
    private static final String FILE = "parameters.yaml";

    /** How far of its range a parameter moves at most. */
    private static final double REACH = 0.5;

    private HiddenParameters() {}

    /**
     * These rules with other parameters.
     *
     * @param count how many of the tunable parameters move
     * @throws IllegalArgumentException when not that many can
     */
    public static RulesFolder moved(RulesFolder rules, int count, long seed) {
        Parameterset set = Catalogue.read(rules).parameters();
        List<Parameter> tunable =
                set.parameters().stream().filter(Parameter::tunable).toList();
        Chance chance = new Chance(seed, Long.MIN_VALUE);
        Parameters values = set.byFirstDay().lastEntry().getValue();
        Map<String, Double> moved = new TreeMap<>();
        for (int place :
                chance.shuffled(IntStream.range(0, tunable.size()).boxed().toList())) {
            Parameter parameter = tunable.get(place);
            List<Double> open = moved.size() < count ? open(parameter, values, set.orden()) : List.of();
            if (!open.isEmpty()) {
                double value = chance.oneOf(open);
                values = values.with(parameter.naam(), value);
                moved.put(parameter.naam(), value);
            }
        }
        if (moved.size() < count) {
            throw new IllegalArgumentException(
                    "Er kunnen er %d verzet worden en niet %d. Geef bij --verstoor een kleiner getal."
                            .formatted(moved.size(), count));
        }
        return with(rules, ParametersText.with(rules.get(FILE), moved));
    }

    /** These rules with this text of {@code parameters.yaml}. */
    public static RulesFolder with(RulesFolder rules, String parameters) {
        TreeMap<String, String> files = new TreeMap<>(rules.files());
        files.put(FILE, parameters);
        return new RulesFolder(files);
    }

    /** The text of {@code parameters.yaml}. */
    public static String text(RulesFolder rules) {
        return rules.get(FILE);
    }

    /** The other values within reach that leave the order between parameters as it has to be. */
    private static List<Double> open(Parameter parameter, Parameters values, List<Orde> orden) {
        Parameter.Ijkruimte range = Objects.requireNonNull(parameter.ijken());
        double present = values.get(parameter.naam());
        double reach = Math.max(range.stap(), REACH * (range.tot() - range.van()));
        return Arrays.stream(range.values())
                .filter(value -> value != present && Math.abs(value - present) <= reach + 1e-9)
                .filter(value -> orden.stream().allMatch(orde -> orde.holds(values.with(parameter.naam(), value))))
                .boxed()
                .toList();
    }
}
