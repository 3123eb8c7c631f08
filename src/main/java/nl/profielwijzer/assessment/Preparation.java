package nl.profielwijzer.assessment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import nl.profielwijzer.assessment.Instrument.Situatie;
import nl.profielwijzer.assessment.PreparedFindings.OfLid.Gemeten;
import nl.profielwijzer.catalogue.Leefgebieden;
import nl.profielwijzer.catalogue.Parameter;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.rules.HuishoudenFeiten;
import nl.profielwijzer.rules.LidFeiten;
import nl.profielwijzer.rules.Rule;
import nl.profielwijzer.rules.RuleBook;
import org.jspecify.annotations.Nullable;

/**
 * Lets the rules look at an intake once for all sets of parameters together, for where the same intakes are weighed
 * under very many sets. Safe for use by many threads.
 *
 * <p>What a rule finds depends only on the tunable cut-offs that its own conditions name. So a few dozen candidate sets
 * are enough, chosen once for the rule book, in which each rule meets every combination of its own cut-offs: side by
 * side in one session they tell what the rules find under any set. What remains per set is weighing.
 */
final class Preparation implements AutoCloseable {
    private final Weighing weighing;
    private final Leefgebieden leefgebieden;
    private final RuleBook rules;
    private final BitSet read;
    private final List<CutOffs> cutOffs;

    /** By the place of a rule the place of its cut-offs in {@link #cutOffs}. */
    private final int[] cutOffsOf;

    private final List<Map<String, Double>> candidates;

    /** By the parameters of a day: only fixed values differ from day to day. */
    private final Map<Parameters, List<Setting>> candidatesOnDay = new ConcurrentHashMap<>();

    /** The cut-offs that some rules depend on; their combinations are numbered like digits of a number. */
    private record CutOffs(List<Parameter> parameters) {
        int combinations() {
            return parameters.stream()
                    .mapToInt(parameter -> grid(parameter).length)
                    .reduce(1, (a, b) -> a * b);
        }

        int combination(Parameters values) {
            int combination = 0;
            for (Parameter parameter : parameters) {
                double[] grid = grid(parameter);
                combination = combination * grid.length + step(parameter, grid, values.get(parameter.naam()));
            }
            return combination;
        }

        private static int step(Parameter parameter, double[] grid, double value) {
            int step = (int) Math.round((value - grid[0]) / (grid[grid.length - 1] - grid[0]) * (grid.length - 1));
            if (step < 0 || step >= grid.length || Math.abs(grid[step] - value) > 1e-9) {
                throw new IllegalArgumentException(
                        "parameter %s is %s, en dat ligt niet in zijn ijkruimte. Kies uit %s."
                                .formatted(parameter.naam(), value, Arrays.toString(grid)));
            }
            return step;
        }

        /** The values of this combination, by parameter. */
        Map<String, Double> values(int combination) {
            Map<String, Double> values = new LinkedHashMap<>();
            for (int i = parameters.size() - 1; i >= 0; i--) {
                double[] grid = grid(parameters.get(i));
                values.put(parameters.get(i).naam(), grid[combination % grid.length]);
                combination /= grid.length;
            }
            return values;
        }

        private static double[] grid(Parameter parameter) {
            return Objects.requireNonNull(parameter.ijken()).values();
        }
    }

    /**
     * A set of parameters, with for each group of cut-offs the number of its combination: worked out once, used for
     * every intake.
     */
    record Setting(Parameters parameters, int[] combinations) {}

    Preparation(Instrument instrument) {
        weighing = instrument.weighing();
        leefgebieden = instrument.catalogue().leefgebieden();
        read = weighing.names();
        rules = instrument.rules().only(read);
        List<Parameter> tunable = instrument.catalogue().parameters().parameters().stream()
                .filter(Parameter::tunable)
                .toList();
        cutOffs = new ArrayList<>();
        cutOffsOf = new int[rules.rules().size()];
        read.stream().forEach(place -> {
            CutOffs own = new CutOffs(tunable.stream()
                    .filter(parameter -> rules.get(place).parameters().contains(parameter.naam()))
                    .toList());
            if (!cutOffs.contains(own)) {
                cutOffs.add(own);
            }
            cutOffsOf[place] = cutOffs.indexOf(own);
        });
        candidates = cover(cutOffs);
    }

    /**
     * Few sets in which all combinations of each group occur: every set takes of each group, those with most to meet
     * first, a combination that wasn't met yet and fits the values it already has.
     */
    private static List<Map<String, Double>> cover(List<CutOffs> groups) {
        Map<CutOffs, BitSet> unmet = new LinkedHashMap<>();
        for (CutOffs group : groups) {
            BitSet all = new BitSet();
            all.set(0, group.combinations());
            unmet.put(group, all);
        }
        List<Map<String, Double>> sets = new ArrayList<>();
        while (unmet.values().stream().anyMatch(left -> !left.isEmpty())) {
            Map<String, Double> set = new LinkedHashMap<>();
            groups.stream()
                    .sorted(Comparator.comparingInt(
                            group -> -Objects.requireNonNull(unmet.get(group)).cardinality()))
                    .forEach(group -> {
                        Map<String, Double> values = fitting(group, Objects.requireNonNull(unmet.get(group)), set);
                        set.putAll(values == null ? Map.of() : values);
                    });
            groups.forEach(group -> group.values(0).forEach(set::putIfAbsent));
            Parameters values = Parameters.of(set);
            unmet.forEach((group, left) -> left.clear(group.combination(values)));
            sets.add(set);
        }
        return sets;
    }

    private static @Nullable Map<String, Double> fitting(CutOffs group, BitSet unmet, Map<String, Double> set) {
        return unmet.stream()
                .mapToObj(group::values)
                .filter(values -> values.entrySet().stream()
                        .allMatch(value -> value.getValue().equals(set.getOrDefault(value.getKey(), value.getValue()))))
                .findFirst()
                .orElse(null);
    }

    /** How many sets the rules look at for each intake. */
    int candidates() {
        return candidates.size();
    }

    /** By group of cut-offs its parameters, the last of them counting fastest in the number of a combination. */
    List<List<Parameter>> groups() {
        return cutOffs.stream().map(CutOffs::parameters).toList();
    }

    /** The tunable parameters that what the rules find depends on. */
    Set<String> cutOffs() {
        Set<String> names = new TreeSet<>();
        cutOffs.forEach(group -> group.parameters().forEach(parameter -> names.add(parameter.naam())));
        return names;
    }

    /**
     * These parameters, ready to weigh with.
     *
     * @throws IllegalArgumentException when a tunable cut-off has a value outside its range
     */
    Setting setting(Parameters parameters) {
        return new Setting(
                parameters,
                cutOffs.stream()
                        .mapToInt(group -> group.combination(parameters))
                        .toArray());
    }

    /**
     * What the rules find in this situation's intake under every set of parameters that differs from its own in tunable
     * parameters only.
     */
    PreparedFindings prepare(Situatie situatie) {
        List<Setting> settings = candidatesOnDay.computeIfAbsent(situatie.parameters(), this::candidates);
        List<HuishoudenFeiten> households = settings.stream()
                .map(setting ->
                        new HuishoudenFeiten(situatie.intake(), setting.parameters(), leefgebieden, rules, false))
                .toList();
        rules.look(households.stream().flatMap(each -> each.facts().stream()).toList());
        List<PreparedFindings.OfLid> leden = new ArrayList<>();
        for (int lid = 0; lid < situatie.intake().huishouden().leden().size(); lid++) {
            List<LidBevindingen> perSetting = new ArrayList<>();
            List<LidFeiten> feiten = new ArrayList<>();
            for (HuishoudenFeiten household : households) {
                feiten.add(household.getLeden().get(lid));
                perSetting.add(weighing.read(household.getLeden().get(lid), household.bevindingen()));
            }
            leden.add(ofLid(settings, perSetting, gemeten(settings, feiten)));
        }
        return new PreparedFindings(weighing, leden);
    }

    private List<Setting> candidates(Parameters onDay) {
        List<Setting> settings = new ArrayList<>();
        for (Map<String, Double> candidate : candidates) {
            Parameters parameters = onDay;
            for (Map.Entry<String, Double> value : candidate.entrySet()) {
                parameters = parameters.with(value.getKey(), value.getValue());
            }
            settings.add(setting(parameters));
        }
        return List.copyOf(settings);
    }

    /** By step of the cut-off for a problem how many there are; one number when it can't be tuned. */
    private Gemeten gemeten(List<Setting> settings, List<LidFeiten> feiten) {
        SortedMap<Double, Integer> problemen = new TreeMap<>();
        for (int i = 0; i < settings.size(); i++) {
            problemen.put(
                    settings.get(i).parameters().get(Gemeten.PROBLEEM),
                    feiten.get(i).getProblemen().size());
        }
        return new Gemeten(
                feiten.get(0).getErnst(),
                problemen.values().stream().mapToInt(Integer::intValue).toArray());
    }

    private PreparedFindings.OfLid ofLid(List<Setting> settings, List<LidBevindingen> perSetting, Gemeten gemeten) {
        PreparedFindings.OfLid.Builder lid = new PreparedFindings.OfLid.Builder(perSetting.get(0));
        read.stream().forEach(place -> {
            int group = cutOffsOf[place];
            byte[] seen = new byte[cutOffs.get(group).combinations()];
            Arrays.fill(seen, PreparedFindings.UNKNOWN);
            for (int i = 0; i < settings.size(); i++) {
                int combination = settings.get(i).combinations()[group];
                LidBevindingen found = perSetting.get(i);
                byte now = found.gevonden().get(place) ? found.stappen()[place] : PreparedFindings.NOTHING;
                if (seen[combination] != PreparedFindings.UNKNOWN && seen[combination] != now) {
                    Rule rule = rules.get(place);
                    throw new IllegalStateException(
                            "rule %s doesn't depend on %s alone. Maybe a getter it uses misses a @Grens."
                                    .formatted(rule.id(), rule.parameters()));
                }
                seen[combination] = now;
            }
            lid.add(place, group, seen);
        });
        return lid.build(gemeten);
    }

    @Override
    public void close() {
        rules.close();
    }
}
