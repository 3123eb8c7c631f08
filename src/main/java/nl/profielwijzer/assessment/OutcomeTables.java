package nl.profielwijzer.assessment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The tables of many leden together. What they share, such as the points of a profile under the same cut-offs, is looked
 * up once for all of them, so that the outcome of one more table is a few comparisons. Safe for use by many threads.
 */
public final class OutcomeTables {
    private final List<OutcomeTable> tables;

    /** Each gate and each profile with its subsets once. */
    private final List<DecisionTable> gates;

    private final List<Candidate> candidates;

    /** By table the number of its gate. */
    private final int[] gateOf;

    /** The numbers of the candidates of all tables in a row, and by table where its own begin; at last their number. */
    private final int[] inARow;

    private final int[] firstOf;

    /**
     * The outcomes of all tables in a row, by table where its own begin: by row of the gate, without a candidate that
     * reaches the threshold and then with each of them first.
     */
    private final int[] outcomes;

    private final int[] outcomesOf;

    /** By parameter the numbers of the gates and of the candidates that it changes. */
    private final int[][] gatesBy;

    private final int[][] candidatesBy;

    private record Candidate(int profile, DecisionTable subsets) {
        double points(Tuning tuning) {
            int subset = subsets.at(tuning.steps());
            return subset < 0 ? Double.NEGATIVE_INFINITY : tuning.points(profile, subset);
        }

        boolean dependsOn(Tuning tuning, int place) {
            return tuning.weighs(place, profile) || subsets.dependsOn(place);
        }
    }

    /** @param any a tuning of the replay that made the tables */
    public OutcomeTables(List<OutcomeTable> tables, Tuning any) {
        this.tables = List.copyOf(tables);
        Map<DecisionTable, Integer> gateNumbers = new LinkedHashMap<>();
        Map<Candidate, Integer> candidateNumbers = new LinkedHashMap<>();
        gateOf = new int[tables.size()];
        firstOf = new int[tables.size() + 1];
        outcomesOf = new int[tables.size()];
        IntStream.Builder numbers = IntStream.builder();
        IntStream.Builder all = IntStream.builder();
        int begin = 0;
        for (int i = 0; i < gateOf.length; i++) {
            OutcomeTable table = tables.get(i);
            gateOf[i] = number(gateNumbers, table.gate());
            int[] profiles = table.profiles();
            for (int candidate = 0; candidate < profiles.length; candidate++) {
                numbers.add(number(candidateNumbers, new Candidate(profiles[candidate], table.subsets(candidate))));
            }
            firstOf[i + 1] = firstOf[i] + profiles.length;
            for (int row = 0; row < table.rows(); row++) {
                for (int first = -1; first < profiles.length; first++) {
                    all.add(table.outcome(row, first));
                }
            }
            outcomesOf[i] = begin;
            begin += table.rows() * (profiles.length + 1);
        }
        inARow = numbers.build().toArray();
        outcomes = all.build().toArray();
        gates = new ArrayList<>(gateNumbers.keySet());
        candidates = new ArrayList<>(candidateNumbers.keySet());
        int places = any.steps().length;
        gatesBy = new int[places][];
        candidatesBy = new int[places][];
        for (int i = 0; i < places; i++) {
            int place = i;
            gatesBy[place] = IntStream.range(0, gates.size())
                    .filter(gate -> gates.get(gate).dependsOn(place))
                    .toArray();
            candidatesBy[place] = IntStream.range(0, candidates.size())
                    .filter(candidate -> candidates.get(candidate).dependsOn(any, place))
                    .toArray();
        }
    }

    private static <T> int number(Map<T, Integer> numbers, T each) {
        return numbers.computeIfAbsent(each, key -> numbers.size());
    }

    /** How many tables there are. */
    public int size() {
        return gateOf.length;
    }

    /** The table with this number, as they were given. */
    public OutcomeTable get(int table) {
        return tables.get(table);
    }

    /** The outcomes under this tuning. */
    public Reading under(Tuning tuning) {
        return new Reading(tuning);
    }

    /** The outcomes under one tuning after another: the less they differ, the less work it is. For one thread. */
    public final class Reading {
        private final int[] rows = new int[gates.size()];
        private final double[] points = new double[candidates.size()];
        private Tuning tuning;

        private Reading(Tuning tuning) {
            this.tuning = tuning;
            Arrays.setAll(rows, gate -> gates.get(gate).at(tuning.steps()));
            Arrays.setAll(points, candidate -> candidates.get(candidate).points(tuning));
        }

        /** From now on the outcomes under this tuning. */
        public void move(Tuning to) {
            int[] from = tuning.steps();
            int[] steps = to.steps();
            tuning = to;
            for (int place = 0; place < steps.length; place++) {
                if (steps[place] != from[place]) {
                    for (int gate : gatesBy[place]) {
                        rows[gate] = gates.get(gate).at(steps);
                    }
                    for (int candidate : candidatesBy[place]) {
                        points[candidate] = candidates.get(candidate).points(to);
                    }
                }
            }
        }

        /** The number of the outcome in this table, as {@link OutcomeTable#outcome} gives it. */
        public int outcome(int table) {
            int begin = firstOf[table];
            int end = firstOf[table + 1];
            int best = 0;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = begin; i < end; i++) {
                double each = points[inARow[i]];
                if (each > most) {
                    most = each;
                    best = i - begin + 1;
                }
            }
            int row = outcomesOf[table] + rows[gateOf[table]] * (end - begin + 1);
            return outcomes[most >= tuning.drempel() ? row + best : row];
        }
    }
}
