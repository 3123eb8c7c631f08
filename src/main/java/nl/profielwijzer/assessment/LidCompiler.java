package nl.profielwijzer.assessment;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import nl.profielwijzer.assessment.DecisionTable.Axis;
import nl.profielwijzer.assessment.Preparation.Setting;
import nl.profielwijzer.assessment.PreparedFindings.OfLid;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.catalogue.Profielcatalogus;
import nl.profielwijzer.intake.Intensiteit;
import org.jspecify.annotations.Nullable;

/**
 * Turns the prepared findings on a lid into tables, by asking {@link Weighing} what it makes of every combination of
 * cut-offs that matters to this lid: once as if no profile reached the threshold and once as if one did.
 */
final class LidCompiler {
    /** Beyond any number of points. */
    private static final double OUT_OF_REACH = 1e9;

    private final Weighing weighing;
    private final List<Weighing.Profile> profiles;
    private final Tuning.Layout layout;

    /** By group of cut-offs the places of its parameters. */
    private final int[][] groups;

    /** The place of the cut-off for a problem, or -1 when it is fixed. */
    private final int placeOfProblem;

    private final BitSet gateRules;
    private final Map<Integer, Integer> tierEffects = new TreeMap<>();

    /** Each table once: many leden have the same. */
    private final Map<OutcomeTable, OutcomeTable> tables = new ConcurrentHashMap<>();

    LidCompiler(Weighing weighing, Tuning.Layout layout, int[][] groups, Map<String, Integer> placeOf) {
        this.weighing = weighing;
        this.profiles = weighing.profiles();
        this.layout = layout;
        this.groups = groups;
        placeOfProblem = placeOf.getOrDefault(OfLid.Gemeten.PROBLEEM, -1);
        gateRules = weighing.reads();
        profiles.forEach(profile -> gateRules.andNot(rulesOf(profile)));
        weighing.tierEffects().forEach((rule, name) -> {
            Integer place = placeOf.get(name);
            if (place != null) {
                tierEffects.put(rule, place);
            }
        });
    }

    private static BitSet rulesOf(Weighing.Profile profile) {
        BitSet rules = (BitSet) profile.exclusions().clone();
        rules.set(profile.must());
        for (int rule : profile.pointRules()) {
            rules.set(rule);
        }
        return rules;
    }

    /** @param onDay the parameters of the intake's day, for what is fixed */
    PreparedLid compile(String id, OfLid lid, Parameters onDay, Profielcatalogus catalogus) {
        return new Compilation(lid, onDay, catalogus).lid(id);
    }

    /** The work on one lid. */
    private final class Compilation {
        private final OfLid lid;
        private final Parameters onDay;
        private final Profielcatalogus catalogus;
        private final Map<Weegadvies, Integer> outcomes = new LinkedHashMap<>();
        private final TreeSet<Integer> parameters = new TreeSet<>();

        Compilation(OfLid lid, Parameters onDay, Profielcatalogus catalogus) {
            this.lid = lid;
            this.onDay = onDay;
            this.catalogus = catalogus;
        }

        PreparedLid lid(String id) {
            List<Integer> fitting = new ArrayList<>();
            List<DecisionTable> subsets = new ArrayList<>();
            for (int profile = 0; profile < profiles.size(); profile++) {
                Weighing.Profile rules = profiles.get(profile);
                if (canFit(rules)) {
                    subsets.add(table(axes(rulesOf(rules)), steps -> subset(rules, findings(steps))));
                    fitting.add(profile);
                }
            }
            Map<Row, Integer> rows = new LinkedHashMap<>();
            // weighing is asked once per set of findings, since many combinations find the same
            Map<Asked, Integer> asked = new HashMap<>();
            DecisionTable gate = table(gateAxes(), steps -> {
                LidBevindingen findings = findings(steps);
                BitSet found = (BitSet) findings.gevonden().clone();
                found.and(gateRules);
                Asked question = new Asked(found, ByteBuffer.wrap(findings.stappen()), tierSteps(steps));
                Integer known = asked.get(question);
                if (known == null) {
                    known = rows.computeIfAbsent(row(findings, tierValues(steps), fitting), row -> rows.size());
                    asked.put(question, known);
                }
                return known;
            });
            int[] without = new int[rows.size()];
            int[][] with = new int[rows.size()][];
            List<SortedMap<String, Double>> treden = new ArrayList<>();
            rows.forEach((row, place) -> {
                without[place] = row.without();
                with[place] = row.with().stream().mapToInt(Integer::intValue).toArray();
                treden.add(row.treden());
            });
            boolean advisable = rows.keySet().stream()
                    .anyMatch(row -> row.with().stream().anyMatch(outcome -> outcome != row.without()));
            if (!advisable) {
                fitting.clear();
                subsets.clear();
            }
            subsets.forEach(this::matter);
            matter(gate);
            for (int i = 0; i < fitting.size(); i++) {
                weights(fitting.get(i), subsets.get(i));
            }
            if (!fitting.isEmpty() && layout.drempel() >= 0) {
                parameters.add(layout.drempel());
            }
            OutcomeTable table = new OutcomeTable(
                    parameters.stream().mapToInt(Integer::intValue).toArray(),
                    gate,
                    without,
                    with,
                    fitting.stream().mapToInt(Integer::intValue).toArray(),
                    subsets.toArray(DecisionTable[]::new));
            OutcomeTable known = tables.putIfAbsent(table, table);
            return new PreparedLid(
                    id,
                    List.copyOf(outcomes.keySet()),
                    known == null ? table : known,
                    treden,
                    lid.gemeten(),
                    placeOfProblem);
        }

        /**
         * What weighing makes of one set of findings.
         *
         * @param without the outcome without a candidate
         * @param with the outcome with each profile that can fit as the first
         * @param treden by result area the steps of its tier, whatever the profile
         */
        private record Row(int without, List<Integer> with, SortedMap<String, Double> treden) {}

        /** What weighing depends on at the gate. */
        private record Asked(BitSet found, ByteBuffer steps, List<Integer> tierSteps) {}

        private void matter(DecisionTable table) {
            for (int place : table.places()) {
                parameters.add(place);
            }
        }

        private void weights(int profile, DecisionTable subsets) {
            int used = 0;
            for (int subset : subsets.cells()) {
                used |= Math.max(0, subset);
            }
            int[] weights = layout.weights()[profile];
            for (int rule = 0; rule < weights.length; rule++) {
                if ((used >> rule & 1) == 1 && weights[rule] >= 0) {
                    parameters.add(weights[rule]);
                }
            }
        }

        private boolean canFit(Weighing.Profile profile) {
            return canBeFound(profile.must()) && !lid.always().gevonden().intersects(profile.exclusions());
        }

        private boolean canBeFound(int rule) {
            return lid.always().gevonden().get(rule)
                    || lid.varying().stream().anyMatch(varying -> varying.rule() == rule);
        }

        private int subset(Weighing.Profile profile, LidBevindingen findings) {
            BitSet found = findings.gevonden();
            if (!found.get(profile.must()) || found.intersects(profile.exclusions())) {
                return -1;
            }
            int subset = 0;
            for (int i = 0; i < profile.pointRules().length; i++) {
                subset |= found.get(profile.pointRules()[i]) ? 1 << i : 0;
            }
            return subset;
        }

        private Row row(LidBevindingen findings, Parameters values, List<Integer> fitting) {
            boolean maatregel = !weighing.maatregelen(findings.gevonden()).isEmpty();
            LidUitkomst none = weighing.weigh(findings, values.with(Weighing.DREMPEL, OUT_OF_REACH));
            int without = number(none, null, maatregel);
            List<Integer> with = new ArrayList<>();
            if (!fitting.isEmpty()) {
                LidBevindingen first = only(fitting.get(0), findings);
                LidUitkomst uitkomst = weighing.weigh(first, values.with(Weighing.DREMPEL, -OUT_OF_REACH));
                // which profile ranks first changes nothing but its name
                for (int profile : fitting) {
                    with.add(number(uitkomst, profiles.get(profile).code(), maatregel));
                }
            }
            return new Row(without, with, none.treden());
        }

        /** These findings as if this profile, and no other, were a candidate. */
        private LidBevindingen only(int first, LidBevindingen findings) {
            BitSet found = (BitSet) findings.gevonden().clone();
            profiles.forEach(profile -> found.clear(profile.must()));
            found.andNot(profiles.get(first).exclusions());
            found.set(profiles.get(first).must());
            return new LidBevindingen(findings.vraagtOndersteuning(), findings.kind(), found, findings.stappen());
        }

        /** @param first the profile that ranks first, if any does */
        private int number(LidUitkomst uitkomst, @Nullable String first, boolean maatregel) {
            SortedMap<String, Intensiteit> gebieden = new TreeMap<>();
            uitkomst.gebieden().forEach(gebied -> gebieden.put(gebied.gebied(), gebied.tier()));
            LidUitkomst.Jeugdadvies jeugd = uitkomst.jeugd();
            Weegadvies advies = new Weegadvies(
                    uitkomst.route(),
                    jeugd == null ? null : first,
                    jeugd == null ? null : jeugd.intensiteit(),
                    gebieden,
                    maatregel,
                    uitkomst.kostenPerMaand(first, catalogus));
            return outcomes.computeIfAbsent(advies, each -> outcomes.size());
        }

        private List<Integer> tierSteps(int[] steps) {
            return tierEffects.values().stream().map(place -> steps[place]).toList();
        }

        private Parameters tierValues(int[] steps) {
            Parameters values = onDay;
            for (int place : tierEffects.values()) {
                values = values.with(layout.parameters()[place].naam(), layout.grids()[place][steps[place]]);
            }
            return values;
        }

        private LidBevindingen findings(int[] steps) {
            int[] combinations = new int[groups.length];
            for (int group = 0; group < groups.length; group++) {
                for (int place : groups[group]) {
                    combinations[group] = combinations[group] * layout.grids()[place].length + steps[place];
                }
            }
            return lid.under(new Setting(onDay, combinations));
        }

        private DecisionTable table(List<Axis> axes, DecisionTable.Filler filler) {
            return DecisionTable.of(axes, layout.parameters().length, filler);
        }

        private List<Axis> gateAxes() {
            List<Axis> axes = axes(gateRules);
            tierEffects.forEach((rule, place) -> {
                if (canBeFound(rule)) {
                    int[] each = new int[layout.grids()[place].length];
                    Arrays.setAll(each, step -> step);
                    axes.removeIf(axis -> axis.place() == place);
                    axes.add(new Axis(place, each));
                }
            });
            return axes;
        }

        /** The parameters on which it depends what these rules see, with the steps between which nothing changes. */
        private List<Axis> axes(BitSet rules) {
            List<OfLid.Varying> varying = lid.varying().stream()
                    .filter(each -> rules.get(each.rule()))
                    .toList();
            TreeSet<Integer> places = new TreeSet<>();
            varying.forEach(each -> Arrays.stream(groups[each.group()]).forEach(places::add));
            List<Axis> axes = new ArrayList<>();
            for (int place : places) {
                Axis axis = new Axis(place, classes(place, varying));
                if (axis.count() > 1) {
                    axes.add(axis);
                }
            }
            return axes;
        }

        private int[] classes(int place, List<OfLid.Varying> varying) {
            int[] classes = new int[layout.grids()[place].length];
            Map<List<Byte>, Integer> numbers = new HashMap<>();
            for (int step = 0; step < classes.length; step++) {
                List<Byte> slice = new ArrayList<>();
                for (OfLid.Varying each : varying) {
                    slice(each, place, step, slice);
                }
                classes[step] = numbers.computeIfAbsent(slice, key -> numbers.size());
            }
            return classes;
        }

        /** What a rule sees while this parameter is on this step, whatever the others. */
        private void slice(OfLid.Varying rule, int place, int step, List<Byte> slice) {
            int faster = 1;
            int[] group = groups[rule.group()];
            for (int i = group.length - 1; i >= 0; i--) {
                int length = layout.grids()[group[i]].length;
                if (group[i] == place) {
                    for (int combination = 0; combination < rule.seen().length; combination++) {
                        if (combination / faster % length == step) {
                            slice.add(rule.seen()[combination]);
                        }
                    }
                }
                faster *= length;
            }
        }
    }
}
