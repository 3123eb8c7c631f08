package nl.profielwijzer.calibration.agreement;

import static nl.profielwijzer.intake.Json.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Published tables, with values from the papers and from R irr, irrCAC and vcd: {@code agreement-reference.json}. */
class AgreementReferenceTest {
    private static final Map<String, Weights> WEIGHTS = Map.of(
            "identity", Weights.IDENTITY,
            "linear", Weights.LINEAR,
            "quadratic", Weights.QUADRATIC,
            "gwet-ordinal", Weights.ORDINAL);

    @TestFactory
    Stream<DynamicTest> every_expected_value_is_met() {
        JsonNode tables = JSON.readTree(AgreementReferenceTest.class.getResourceAsStream("/agreement-reference.json"));
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode table : tables) {
            Ratings ratings = ratings(table);
            flatten("", table.get("expected"))
                    .forEach((path, expected) -> tests.add(dynamicTest(
                            table.get("id").asString() + " " + path,
                            () -> assertThat(computed(ratings, path, table.get("expected")))
                                    .isCloseTo(expected, within(1e-6)))));
        }
        assertThat(tests).hasSize(79);
        return tests.stream();
    }

    private static Map<String, Double> flatten(String prefix, JsonNode node) {
        Map<String, Double> leaves = new LinkedHashMap<>();
        node.forEachEntry((key, value) -> {
            if (value.isNumber()) {
                leaves.put(prefix + key, value.doubleValue());
            } else if (value.isObject()) {
                leaves.putAll(flatten(prefix + key + ".", value));
            }
        });
        return leaves;
    }

    private static double computed(Ratings ratings, String path, JsonNode expected) {
        String[] parts = path.split("\\.");
        if (parts[0].equals("alpha")) {
            return get(Krippendorff.alpha(ratings, Krippendorff.Metric.valueOf(parts[1].toUpperCase(Locale.ROOT))));
        }
        Weights weights = parts[0].equals("cohenWeights")
                ? Weights.ofDisagreement(doubles(expected.get("cohenWeights").get("disagreement")))
                : WEIGHTS.getOrDefault(parts[0], Weights.IDENTITY);
        boolean cohen = ratings.ratersKnown() && ratings.raters() == 2;
        return switch (parts[parts.length - 1]) {
            case "gwet", "ac1" -> get(Gwet.ac(ratings, weights)).value();
            case "gwetSe", "ac1Se" -> get(get(Gwet.ac(ratings, weights)).se());
            case "gwetPe" -> get(Gwet.ac(ratings, weights)).expected();
            case "pa" -> get(Gwet.observed(ratings, weights));
            case "fleiss" -> get(Fleiss.kappa(ratings, weights)).value();
            case "fleissSe", "fleissSeGwet" ->
                get(get(Fleiss.kappa(ratings, weights)).se());
            case "fleissPe" -> get(Fleiss.kappa(ratings, weights)).expected();
            case "zNull" -> get(Fleiss.kappa(ratings, weights)).value() / get(Fleiss.nullSe(ratings));
            case "kappa" -> get(Cohen.kappa(ratings, weights)).value();
            case "seFCE" -> get(get(Cohen.kappa(ratings, weights)).se());
            case "seNull" -> get(Cohen.nullSe(ratings, weights));
            case "po" -> get(Cohen.kappa(ratings, weights)).observed();
            case "pe" ->
                get(cohen ? Cohen.kappa(ratings, weights) : Fleiss.kappa(ratings, weights))
                        .expected();
            default -> throw new AssertionError("reference value without a test: " + path);
        };
    }

    private static <T> T get(Outcome<T> outcome) {
        return outcome.value().orElseThrow();
    }

    private static Ratings ratings(JsonNode table) {
        JsonNode rows = table.get("rows");
        return switch (table.get("kind").asString()) {
            case "counts" -> Ratings.ofCounts(ints(rows));
            case "table" -> Ratings.ofTable(ints(rows));
            default -> {
                List<List<@Nullable Double>> cases = new ArrayList<>();
                for (JsonNode row : rows) {
                    List<@Nullable Double> ratings = new ArrayList<>();
                    row.forEach(rating -> ratings.add(rating.isNull() ? null : rating.doubleValue()));
                    cases.add(ratings);
                }
                yield Ratings.ofNumbers(cases);
            }
        };
    }

    private static int[][] ints(JsonNode rows) {
        return Stream.of(doubles(rows))
                .map(row -> Arrays.stream(row).mapToInt(x -> (int) x).toArray())
                .toArray(int[][]::new);
    }

    private static double[][] doubles(JsonNode rows) {
        double[][] doubles = new double[rows.size()][];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = new double[rows.get(i).size()];
            for (int j = 0; j < doubles[i].length; j++) {
                doubles[i][j] = rows.get(i).get(j).doubleValue();
            }
        }
        return doubles;
    }
}
