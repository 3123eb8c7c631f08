package nl.profielwijzer.calibration.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.profielwijzer.assessment.Tuning;
import nl.profielwijzer.calibration.search.JudgedCases.OfCase;
import nl.profielwijzer.calibration.search.JudgedCases.OfLid;
import nl.profielwijzer.catalogue.Ijkbeleid;

/**
 * The objective over some cases, and how to walk it downhill: exact sweeps over all values of a block with everything
 * else fixed, on only the lids that the block can touch, until no block helps any more; then kicks.
 *
 * <p>All sums run in the order of the cases in one thread, so that a walk is the same on any machine.
 */
final class Landscape {
    /** Smaller differences are rounding. */
    static final double NOTHING = 1e-9;

    private final Blocks blocks;
    private final Tuning current;
    private final int cases;
    private final OfLid[] leden;

    /** By block the lids it can touch. */
    private final int[][] touched;

    /** The flagged groups, and by lid those of them it counts for. */
    private final List<String> flagged;

    private final int[][] groupsOf;
    private final Position start;

    /**
     * A tuning with its sums over the cases.
     *
     * @param loss infinite when a lid that safety asks a measure for would get less support
     * @param kosten euro per month
     * @param verschil by flagged group how much heavier than the experts
     */
    record Position(Tuning tuning, double loss, double kosten, double[] verschil) {}

    /** @param of the cases by position; one that occurs twice counts twice */
    Landscape(JudgedCases all, Blocks blocks, int[] of) {
        this.blocks = blocks;
        current = all.replay().current();
        cases = of.length;
        flagged = flagged(all, of, current);
        List<OfLid> lids = new ArrayList<>();
        List<int[]> groups = new ArrayList<>();
        for (int each : of) {
            OfCase casus = all.cases().get(each);
            int[] own = IntStream.range(0, flagged.size())
                    .filter(group -> casus.groepen().contains(flagged.get(group)))
                    .toArray();
            for (OfLid lid : casus.leden()) {
                lids.add(lid);
                groups.add(own);
            }
        }
        leden = lids.toArray(OfLid[]::new);
        groupsOf = groups.toArray(int[][]::new);
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

    private int[][] touched() {
        int[] blockOf = blocks.ofPlaces();
        int[][] byBlock = new int[blocks.count()][leden.length];
        int[] counts = new int[blocks.count()];
        for (int lid = 0; lid < leden.length; lid++) {
            for (int place : leden[lid].lid().parameters()) {
                int block = blockOf[place];
                boolean known = counts[block] > 0 && byBlock[block][counts[block] - 1] == lid;
                if (!known) {
                    byBlock[block][counts[block]++] = lid;
                }
            }
        }
        for (int block = 0; block < byBlock.length; block++) {
            byBlock[block] = Arrays.copyOf(byBlock[block], counts[block]);
        }
        return byBlock;
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
        double[] verschil = new double[flagged.size()];
        for (int lid = 0; lid < leden.length; lid++) {
            OfLid of = leden[lid];
            int outcome = of.lid().outcome(tuning);
            loss += of.guarded()[outcome];
            kosten += of.kosten()[outcome];
            for (int group : groupsOf[lid]) {
                verschil[group] += of.verschil()[outcome];
            }
        }
        return new Position(tuning, loss, kosten, verschil);
    }

    /** What is minimised: mean loss, relative cost and a price per change. */
    double objective(Position position, Terms terms) {
        double objective = position.loss() / cases;
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
        if (Double.isInfinite(position.loss())
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
        List<Tuning> candidates = blocks.candidates(block, from.tuning());
        int n = candidates.size();
        Tuning[] tunings = candidates.toArray(Tuning[]::new);
        double[] loss = new double[n];
        double[] kosten = new double[n];
        double[][] verschil = new double[n][flagged.size()];
        for (int lid : touched[block]) {
            OfLid of = leden[lid];
            add(of, groupsOf[lid], from.tuning(), tunings, loss, kosten, verschil);
        }
        List<Position> positions = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            double[] groups = new double[flagged.size()];
            for (int group = 0; group < groups.length; group++) {
                groups[group] = from.verschil()[group] + verschil[i][group];
            }
            positions.add(new Position(tunings[i], from.loss() + loss[i], from.kosten() + kosten[i], groups));
        }
        return positions;
    }

    /** The inner loop: what one lid adds to the sums of each candidate. */
    private static void add(
            OfLid of,
            int[] groups,
            Tuning from,
            Tuning[] candidates,
            double[] loss,
            double[] kosten,
            double[][] verschil) {
        int base = of.lid().outcome(from);
        for (int i = 0; i < candidates.length; i++) {
            int outcome = of.lid().outcome(candidates[i]);
            if (outcome != base) {
                loss[i] += of.guarded()[outcome] - of.guarded()[base];
                kosten[i] += of.kosten()[outcome] - of.kosten()[base];
                for (int group : groups) {
                    verschil[i][group] += of.verschil()[outcome] - of.verschil()[base];
                }
            }
        }
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

    /** A descent from some randomly changed parameters. */
    Position kick(Position from, Terms terms, int parameters, SplittableRandom random) {
        Position kicked = from;
        int[] places = terms.allowed().stream().toArray();
        for (int i = 0; i < parameters && places.length > 0; i++) {
            int place = places[random.nextInt(places.length)];
            int step = random.nextInt(from.tuning().lastStep(place) + 1);
            Position moved = at(kicked.tuning().with(place, step));
            if (blocks.inOrder(place, moved.tuning()) && permitted(moved, terms)) {
                kicked = moved;
            }
        }
        return descend(kicked, terms);
    }

    /**
     * Iterated local search: kick, descend, keep if better. Kicks go in batches from the same position, so that the
     * outcome doesn't depend on how many of them run at a time.
     */
    Position search(Position from, Terms terms, int kicks, int parameters, long seed, Workers workers) {
        Position best = descend(from, terms);
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
