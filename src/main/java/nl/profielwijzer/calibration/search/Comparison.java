package nl.profielwijzer.calibration.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.profielwijzer.assessment.Replay;
import nl.profielwijzer.assessment.Tuning;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Gevoeligheid;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Groepsverschil;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Omgeslagen;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Punt;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Wijziging;
import nl.profielwijzer.calibration.search.JudgedCases.OfCase;
import nl.profielwijzer.calibration.search.JudgedCases.OfLid;
import nl.profielwijzer.calibration.search.Landscape.Position;
import nl.profielwijzer.casuistry.SmallCells;

/** Two tunings side by side on the same cases: who flips, through which parameter, and what each change does. */
final class Comparison {
    private final JudgedCases cases;
    private final Replay replay;

    Comparison(JudgedCases cases) {
        this.cases = cases;
        this.replay = cases.replay();
    }

    /** The loss over the grid of every parameter, everything else as in this tuning. */
    List<Gevoeligheid> sensitivity(Tuning tuning) {
        return IntStream.range(0, replay.parameters().size())
                .mapToObj(place -> sensitivity(place, tuning))
                .toList();
    }

    Gevoeligheid sensitivity(int place, Tuning tuning) {
        double[] grid = replay.grid(place);
        List<Tuning> candidates = IntStream.range(0, grid.length)
                .mapToObj(step -> tuning.with(place, step))
                .toList();
        double[] loss = new double[grid.length];
        double[] cost = new double[grid.length];
        boolean[] lowered = new boolean[grid.length];
        for (OfCase each : cases.cases()) {
            for (OfLid lid : each.leden()) {
                boolean touched = lid.lid().dependsOn(place);
                int own = lid.lid().outcome(tuning);
                for (int step = 0; step < grid.length; step++) {
                    int outcome = touched ? lid.lid().outcome(candidates.get(step)) : own;
                    loss[step] += lid.loss()[outcome];
                    cost[step] += lid.kosten()[outcome];
                    lowered[step] |= lid.lowered()[outcome];
                }
            }
        }
        List<Punt> curve = new ArrayList<>();
        for (int step = 0; step < grid.length; step++) {
            curve.add(new Punt(grid[step], loss[step] / Math.max(1, cases.size()), cost[step], lowered[step]));
        }
        return new Gevoeligheid(
                replay.parameters().get(place).naam(), tuning.value(place), cases.touched(place), List.copyOf(curve));
    }

    /** Whether no value of this parameter makes any difference to the loss. */
    boolean flat(int place) {
        List<Punt> curve = sensitivity(place, replay.current()).curve();
        return curve.stream()
                .allMatch(punt -> Math.abs(punt.verlies() - curve.get(0).verlies()) < Landscape.NOTHING);
    }

    /** The leden that are advised something else, each with the changes it is due to. */
    List<Omgeslagen> flips(Tuning from, Tuning to) {
        int[] changed = to.differences(from);
        List<Omgeslagen> flips = new ArrayList<>();
        for (OfCase casus : cases.cases()) {
            for (OfLid lid : casus.leden()) {
                int was = lid.lid().outcome(from);
                int wordt = lid.lid().outcome(to);
                if (was != wordt) {
                    flips.add(new Omgeslagen(
                            casus.id(),
                            lid.lid().id(),
                            lid.lid().outcomes().get(was),
                            lid.lid().outcomes().get(wordt),
                            lid.loss()[was],
                            lid.loss()[wordt],
                            responsible(lid, from, to, changed).stream()
                                    .map(place -> replay.parameters().get(place).naam())
                                    .toList()));
                }
            }
        }
        return List.copyOf(flips);
    }

    /** The changes that undo the flip when taken back; else those that make it alone; else all that matter to the lid. */
    private static List<Integer> responsible(OfLid lid, Tuning from, Tuning to, int[] changed) {
        int was = lid.lid().outcome(from);
        int wordt = lid.lid().outcome(to);
        List<Integer> undo = Arrays.stream(changed)
                .filter(place -> lid.lid().outcome(to.with(place, from.step(place))) != wordt)
                .boxed()
                .toList();
        if (!undo.isEmpty()) {
            return undo;
        }
        List<Integer> alone = Arrays.stream(changed)
                .filter(place -> lid.lid().outcome(from.with(place, to.step(place))) != was)
                .boxed()
                .toList();
        return !alone.isEmpty()
                ? alone
                : Arrays.stream(changed)
                        .filter(place -> lid.lid().dependsOn(place))
                        .boxed()
                        .toList();
    }

    /** What one change of a proposal does while the others stay. */
    Wijziging change(
            int place, Tuning from, Tuning to, List<Omgeslagen> flips, List<Double> plateau, double stability) {
        Tuning without = to.with(place, from.step(place));
        int won = 0;
        int lost = 0;
        double loss = 0;
        double euro = 0;
        for (int i = 0; i < cases.size(); i++) {
            double with = cases.loss(i, to);
            double back = cases.loss(i, without);
            won += with < back - Landscape.NOTHING ? 1 : 0;
            lost += with > back + Landscape.NOTHING ? 1 : 0;
            loss += back;
            euro += cases.kosten(i, to) - cases.kosten(i, without);
        }
        String naam = replay.parameters().get(place).naam();
        return new Wijziging(
                naam,
                from.value(place),
                to.value(place),
                plateau,
                won,
                lost,
                loss / cases.size(),
                euro,
                (int) flips.stream()
                        .filter(flip -> flip.parameters().contains(naam))
                        .count(),
                stability);
    }

    /** The values of this parameter with which the proposal is as good and as permitted. */
    List<Double> plateau(Landscape landscape, Position found, int place, Terms terms) {
        double[] grid = replay.grid(place);
        List<Double> plateau = new ArrayList<>();
        for (int step = 0; step < grid.length; step++) {
            Position other = landscape.at(found.tuning().with(place, step));
            if (Math.abs(other.loss() - found.loss()) < Landscape.NOTHING * landscape.cases()
                    && landscape.permitted(other, terms)) {
                plateau.add(grid[step]);
            }
        }
        return plateau;
    }

    /** How much heavier than the experts the instrument is in each group under both. */
    List<Groepsverschil> groups(Tuning from, Tuning to, Set<String> flagged) {
        Map<String, double[]> sums = new TreeMap<>();
        for (OfCase casus : cases.cases()) {
            double now = 0;
            double then = 0;
            for (OfLid lid : casus.leden()) {
                now += lid.verschil()[lid.lid().outcome(from)];
                then += lid.verschil()[lid.lid().outcome(to)];
            }
            for (String groep : casus.groepen()) {
                double[] sum = sums.computeIfAbsent(groep, key -> new double[3]);
                sum[0]++;
                sum[1] += now;
                sum[2] += then;
            }
        }
        Map<String, Integer> counts = new TreeMap<>();
        sums.forEach((groep, sum) -> counts.put(groep, (int) sum[0]));
        Set<String> hidden = cases.real() ? SmallCells.hiddenGroups(counts) : Set.of();
        List<Groepsverschil> groups = new ArrayList<>();
        sums.forEach((groep, sum) -> {
            boolean shown = !hidden.contains(groep);
            groups.add(new Groepsverschil(
                    groep,
                    shown ? (int) sum[0] : null,
                    shown ? sum[1] / sum[0] : null,
                    shown ? sum[2] / sum[0] : null,
                    flagged.contains(groep)));
        });
        return List.copyOf(groups);
    }
}
