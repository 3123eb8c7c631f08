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
    private final Landscape whole;

    /** @param whole of all these cases */
    Comparison(JudgedCases cases, Landscape whole) {
        this.cases = cases;
        this.replay = cases.replay();
        this.whole = whole;
    }

    /** The loss over the grid of every parameter, everything else as in this tuning. */
    List<Gevoeligheid> sensitivity(Tuning tuning) {
        return IntStream.range(0, replay.parameters().size())
                .mapToObj(place -> sensitivity(place, tuning))
                .toList();
    }

    Gevoeligheid sensitivity(int place, Tuning tuning) {
        double[] grid = replay.grid(place);
        List<Position> positions = whole.curve(whole.at(tuning), place);
        List<Punt> curve = new ArrayList<>();
        for (int step = 0; step < grid.length; step++) {
            Position position = positions.get(step);
            curve.add(new Punt(
                    grid[step],
                    position.loss() / Math.max(1, cases.size()),
                    cases.real() ? null : Double.valueOf(position.kosten()),
                    position.lowered() > 0));
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

    /** Whether what so many leden cost would tell what one of them costs. */
    boolean hidden(int leden) {
        return cases.real() && SmallCells.small(leden);
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
        int[] all = IntStream.range(0, cases.size()).toArray();
        double[] with = cases.losses(to, all);
        double[] back = cases.losses(without, all);
        int won = 0;
        int lost = 0;
        for (int i = 0; i < with.length; i++) {
            won += with[i] < back[i] - Landscape.NOTHING ? 1 : 0;
            lost += with[i] > back[i] + Landscape.NOTHING ? 1 : 0;
        }
        Position taken = whole.at(without);
        String naam = replay.parameters().get(place).naam();
        int turned = (int)
                flips.stream().filter(flip -> flip.parameters().contains(naam)).count();
        return new Wijziging(
                naam,
                from.value(place),
                to.value(place),
                plateau,
                won,
                lost,
                taken.loss() / cases.size(),
                hidden(turned) ? null : Double.valueOf(whole.at(to).kosten() - taken.kosten()),
                turned,
                stability);
    }

    /** The values of this parameter with which the proposal is as good and as permitted. */
    List<Double> plateau(Position found, int place, Terms terms) {
        double[] grid = replay.grid(place);
        List<Double> plateau = new ArrayList<>();
        for (int step = 0; step < grid.length; step++) {
            Position other = whole.at(found.tuning().with(place, step));
            if (Math.abs(other.loss() - found.loss()) < Landscape.NOTHING * whole.cases()
                    && whole.permitted(other, terms)) {
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
