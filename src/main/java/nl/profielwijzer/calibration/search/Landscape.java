package nl.profielwijzer.calibration.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.profielwijzer.assessment.OutcomeTable;
import nl.profielwijzer.assessment.Tuning;
import nl.profielwijzer.calibration.search.JudgedCases.OfCase;
import nl.profielwijzer.calibration.search.JudgedCases.OfLid;
import nl.profielwijzer.catalogue.Ijkbeleid;

/**
 * The objective over some cases, and how to walk it downhill: exact sweeps over all values of a block with everything
 * else fixed, on only the lids that the block can touch, until no block helps any more; then kicks and detours.
 *
 * <p>Leden whose outcome depends on the parameters in the same way are added up once, so that the work grows more slowly
 * than the number of cases. All sums run in the order of the cases in one thread, so that a walk is the same on any
 * machine.
 */
final class Landscape {
    /** Smaller differences are rounding. */
    static final double NOTHING = 1e-9;

    /** The loss for each lid whose support would be lowered on a detour, ever more: one case has at most 1. */
    private static final double[] DETOUR = {.3, 3, 30};

    private final Blocks blocks;
    private final Tuning current;
    private final int cases;
    private final List<Kind> kinds;

    /** By block the kinds it can touch. */
    private final Kind[][] touched;

    /** The groups that are too far off now to get worse. */
    private final List<String> flagged;

    private final Position start;

    /**
     * All leden whose outcome depends on the tuning in the same way, with their sums by outcome.
     *
     * @param lowered how many get less support than safety allows
     * @param verschil by flagged group and outcome
     */
    private record Kind(OutcomeTable table, double[] loss, double[] kosten, int[] lowered, double[][] verschil) {
        static Kind of(OutcomeTable table, int outcomes, int groups) {
            return new Kind(
                    table, new double[outcomes], new double[outcomes], new int[outcomes], new double[groups][outcomes]);
        }

        void add(OfLid lid, int[] groups) {
            for (int outcome = 0; outcome < loss.length; outcome++) {
                loss[outcome] += lid.loss()[outcome];
                kosten[outcome] += lid.kosten()[outcome];
                lowered[outcome] += lid.lowered()[outcome] ? 1 : 0;
                for (int group : groups) {
                    verschil[group][outcome] += lid.verschil()[outcome];
                }
            }
        }
    }

    /**
     * A tuning with its sums over the cases.
     *
     * @param kosten euro per month
     * @param lowered leden that get less support than safety allows
     * @param verschil by flagged group how much heavier than the experts
     */
    record Position(Tuning tuning, double loss, double kosten, int lowered, double[] verschil) {}

    /** @param of the cases by position; one that occurs twice counts twice */
    Landscape(JudgedCases all, Blocks blocks, int[] of) {
        this.blocks = blocks;
        current = all.replay().current();
        cases = of.length;
        flagged = flagged(all, of, current);
        Map<OutcomeTable, Kind> byTable = new LinkedHashMap<>();
        for (int each : of) {
            OfCase casus = all.cases().get(each);
            int[] groups = IntStream.range(0, flagged.size())
                    .filter(group -> casus.groepen().contains(flagged.get(group)))
                    .toArray();
            for (OfLid lid : casus.leden()) {
                byTable.computeIfAbsent(
                                lid.lid().table(),
                                table -> Kind.of(table, lid.lid().outcomes().size(), flagged.size()))
                        .add(lid, groups);
            }
        }
        kinds = List.copyOf(byTable.values());
        touched = touched();
        start = at(current);
    }

    /** The groups that are too far off now to get worse. */
    private static List<String> flagged(JudgedCases all, int[] of, Tuning current) {
        Ijkbeleid.Groepen beleid = all.loss().beleid().groepen();
        Map<String, double[]> sums = new TreeMap<>();
        for (int each : of) {
            OfCase casus = all.cases().get(each);
            double verschil = 0;
            for (OfLid lid : casus.leden()) {
                verschil += lid.verschil()[lid.lid().outcome(current)];
            }
            for (String groep : casus.groepen()) {
                double[] sum = sums.computeIfAbsent(groep, key -> new double[2]);
                sum[0] += verschil;
                sum[1]++;
            }
        }
        return sums.entrySet().stream()
                .filter(entry -> entry.getValue()[1] >= beleid.vanafGevallen()
                        && Math.abs(entry.getValue()[0]) >= beleid.vanafVerschil() * entry.getValue()[1])
                .map(Map.Entry::getKey)
                .toList();
    }

    private Kind[][] touched() {
        int[] blockOf = blocks.ofPlaces();
        List<List<Kind>> byBlock = Stream.generate(() -> (List<Kind>) new ArrayList<Kind>())
                .limit(blocks.count())
                .toList();
        for (Kind kind : kinds) {
            Arrays.stream(kind.table().parameters())
                    .map(place -> blockOf[place])
                    .distinct()
                    .forEach(block -> byBlock.get(block).add(kind));
        }
        return byBlock.stream().map(each -> each.toArray(Kind[]::new)).toArray(Kind[][]::new);
    }

    Position start() {
        return start;
    }

    int cases() {
        return cases;
    }

    List<String> flagged() {
        return flagged;
    }

    Position at(Tuning tuning) {
        double loss = 0;
        double kosten = 0;
        int lowered = 0;
        double[] verschil = new double[flagged.size()];
        for (Kind kind : kinds) {
            int outcome = kind.table().outcome(tuning);
            loss += kind.loss()[outcome];
            kosten += kind.kosten()[outcome];
            lowered += kind.lowered()[outcome];
            for (int group = 0; group < verschil.length; group++) {
                verschil[group] += kind.verschil()[group][outcome];
            }
        }
        return new Position(tuning, loss, kosten, lowered, verschil);
    }

    /** What is minimised: mean loss, relative cost and a price per change. */
    double objective(Position position, Terms terms) {
        double objective = position.loss() / cases;
        if (position.lowered() > 0) {
            objective += terms.lowering() * position.lowered() / cases;
        }
        if (terms.mu() > 0 && start.kosten() > 0) {
            objective += terms.mu() * (position.kosten() / start.kosten() - 1);
        }
        if (terms.lambda() > 0) {
            objective += terms.lambda() * (changes(position.tuning()) + terms.afstand() * distance(position.tuning()));
        }
        return objective;
    }

    private int changes(Tuning tuning) {
        return tuning.differences(current).length;
    }

    /** How far from the current values, each as a share of its grid. */
    double distance(Tuning tuning) {
        double distance = 0;
        for (int place : tuning.differences(current)) {
            distance += Math.abs(tuning.step(place) - current.step(place)) / (double) tuning.lastStep(place);
        }
        return distance;
    }

    /** Whether it keeps to safety, flagged groups, budget, number of changes and the parameters that may change. */
    boolean permitted(Position position, Terms terms) {
        if ((position.lowered() > 0 && Double.isInfinite(terms.lowering()))
                || position.kosten() > start.kosten() * (1 + terms.budget()) + NOTHING
                || changes(position.tuning()) > terms.changes()) {
            return false;
        }
        for (int place : position.tuning().differences(current)) {
            if (!terms.allowed().get(place)) {
                return false;
            }
        }
        for (int group = 0; group < flagged.size(); group++) {
            if (Math.abs(position.verschil()[group]) > Math.abs(start.verschil()[group]) + NOTHING) {
                return false;
            }
        }
        return true;
    }

    /** The position with each combination of values of this block, everything else as it is. */
    List<Position> along(Position from, int block) {
        Tuning[] tunings = blocks.candidates(block, from.tuning()).toArray(Tuning[]::new);
        int n = tunings.length;
        double[] loss = new double[n];
        double[] kosten = new double[n];
        int[] lowered = new int[n];
        double[][] verschil = new double[n][flagged.size()];
        int own = List.of(tunings).indexOf(from.tuning());
        int place = blocks.places(block).length == 1 ? blocks.places(block)[0] : -1;
        int[] outcomes = new int[n];
        for (Kind kind : touched[block]) {
            kind.table().outcomes(tunings, place, outcomes);
            int base = outcomes[own];
            for (int i = 0; i < n; i++) {
                int outcome = outcomes[i];
                if (outcome != base) {
                    loss[i] += kind.loss()[outcome] - kind.loss()[base];
                    kosten[i] += kind.kosten()[outcome] - kind.kosten()[base];
                    lowered[i] += kind.lowered()[outcome] - kind.lowered()[base];
                    for (int group = 0; group < flagged.size(); group++) {
                        verschil[i][group] += kind.verschil()[group][outcome] - kind.verschil()[group][base];
                    }
                }
            }
        }
        List<Position> positions = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            for (int group = 0; group < flagged.size(); group++) {
                verschil[i][group] += from.verschil()[group];
            }
            positions.add(new Position(
                    tunings[i],
                    from.loss() + loss[i],
                    from.kosten() + kosten[i],
                    from.lowered() + lowered[i],
                    verschil[i]));
        }
        return positions;
    }

    /** The best permitted position along this block; of equally good ones the nearest to the current values. */
    Position sweep(Position from, int block, Terms terms) {
        if (touched[block].length == 0 && changes(from.tuning()) == 0) {
            return from;
        }
        Position best = from;
        double least = objective(from, terms);
        double nearest = distance(from.tuning());
        for (Position candidate : along(from, block)) {
            double objective = objective(candidate, terms);
            double distance = distance(candidate.tuning());
            boolean better = objective < least - NOTHING;
            boolean nearer = objective <= least + NOTHING && distance < nearest - NOTHING;
            if ((better || nearer) && permitted(candidate, terms)) {
                best = candidate;
                least = objective;
                nearest = distance;
            }
        }
        return best;
    }

    /** Sweeps all blocks again and again until none helps. */
    Position descend(Position from, Terms terms) {
        Position now = from;
        BitSet open = new BitSet();
        for (int block = 0; block < blocks.count(); block++) {
            open.set(block, Arrays.stream(blocks.places(block)).anyMatch(terms.allowed()::get));
        }
        int unchanged = 0;
        for (int block = open.nextSetBit(0); block >= 0 && unchanged < open.cardinality(); ) {
            Position next = sweep(now, block, terms);
            unchanged = next.tuning().equals(now.tuning()) ? unchanged + 1 : 1;
            now = next;
            block = open.nextSetBit(block + 1);
            if (block < 0) {
                block = open.nextSetBit(0);
            }
        }
        // the running sums collect rounding
        return at(now.tuning());
    }

    /** Randomly changes some parameters, then descends with a detour. */
    Position kick(Position from, Terms terms, int parameters, SplittableRandom random) {
        Terms open = terms.withLowering(DETOUR[0]);
        Position kicked = from;
        int[] places = terms.allowed().stream().toArray();
        for (int i = 0; i < parameters && places.length > 0; i++) {
            int place = places[random.nextInt(places.length)];
            int step = random.nextInt(from.tuning().lastStep(place) + 1);
            Position moved = at(kicked.tuning().with(place, step));
            if (blocks.inOrder(place, moved.tuning()) && permitted(moved, open)) {
                kicked = moved;
            }
        }
        return detour(kicked, terms);
    }

    /**
     * Descends over ground that safety closes, at a price that rises, and back to what is permitted: where one parameter
     * alone can't move without lowering support, several together may.
     */
    Position detour(Position from, Terms terms) {
        Position now = from;
        for (double price : DETOUR) {
            now = descend(now, terms.withLowering(price));
            if (permitted(now, terms)) {
                break;
            }
        }
        return descend(permit(now, terms), terms);
    }

    /** Takes back changes, first those that win least, until the rest is permitted. */
    private Position permit(Position from, Terms terms) {
        Terms priced = terms.withLowering(DETOUR[DETOUR.length - 1]);
        Position now = from;
        while (!permitted(now, terms)) {
            Position best = start;
            for (int place : now.tuning().differences(current)) {
                Position back = at(now.tuning().with(place, current.step(place)));
                if (blocks.inOrder(place, back.tuning())
                        && permitted(back, priced)
                        && (best == start || objective(back, priced) < objective(best, priced))) {
                    best = back;
                }
            }
            now = best;
        }
        return now;
    }

    /**
     * Iterated local search: kick, descend, keep if better. Kicks go in batches from the same position, so that the
     * outcome doesn't depend on how many of them run at a time.
     */
    Position search(Position from, Terms terms, int kicks, int parameters, long seed, Workers workers) {
        Position best = detour(from, terms);
        int batch = 4;
        for (int done = 0; done < kicks; done += batch) {
            Position base = best;
            int first = done;
            List<Position> found = workers.each(
                    Math.min(batch, kicks - done), i -> kick(base, terms, parameters, Seeds.random(seed, first + i)));
            for (Position each : found) {
                if (objective(each, terms) < objective(best, terms) - NOTHING) {
                    best = each;
                }
            }
        }
        return best;
    }

    /** Takes back the changes that win least, one at a time, until no more than the permitted number is left. */
    Position trim(Position from, Terms terms, int changes) {
        Position now = from;
        while (changes(now.tuning()) > changes) {
            Position best = null;
            for (int place : now.tuning().differences(current)) {
                Position back = at(now.tuning().with(place, current.step(place)));
                boolean fits =
                        blocks.inOrder(place, back.tuning()) && permitted(back, terms.withChanges(Integer.MAX_VALUE));
                if (fits && (best == null || objective(back, terms) < objective(best, terms) - NOTHING)) {
                    best = back;
                }
            }
            if (best == null) {
                return start;
            }
            BitSet kept = new BitSet();
            Arrays.stream(best.tuning().differences(current)).forEach(kept::set);
            now = descend(best, terms.withChanges(kept.cardinality()).withAllowed(kept));
        }
        return now;
    }
}
