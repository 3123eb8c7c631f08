package nl.profielwijzer.calibration.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.profielwijzer.assessment.OutcomeTables;
import nl.profielwijzer.assessment.Tuning;
import nl.profielwijzer.calibration.search.JudgedCases.OfLid;
import nl.profielwijzer.catalogue.Ijkbeleid;
import org.jspecify.annotations.Nullable;

/**
 * The objective over some cases, and how to walk it downhill: exact sweeps over all values of a block with everything
 * else fixed, on only the lids that the block can touch, until no block helps any more; then kicks.
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
    private final OutcomeTables tables;
    private final Tuning current;
    private final int cases;

    /** The kinds of lid that occur, by number of their table. */
    private final int[] kinds;

    /** By block those it can touch. */
    private final int[][] touched;

    /** By kind where its outcomes begin in the sums. */
    private final int[] begin;

    private final double[] loss;
    private final double[] kosten;

    /** How many leden get less support than safety allows. */
    private final int[] lowered;

    /** By flagged group. */
    private final double[][] verschil;

    /** The groups that are too far off now to get worse. */
    private final List<String> flagged;

    private final Position start;

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
        this(all, blocks, of, flagged(all, of));
    }

    /** The same over cases of which no group has to be spared: of a sample others stand out than of the whole. */
    static Landscape ofSample(JudgedCases all, Blocks blocks, int[] of) {
        return new Landscape(all, blocks, of, new int[0]);
    }

    private Landscape(JudgedCases all, Blocks blocks, int[] of, int[] flaggedGroups) {
        this.blocks = blocks;
        tables = all.tables();
        current = all.replay().current();
        cases = of.length;
        flagged = Arrays.stream(flaggedGroups)
                .mapToObj(group -> all.groepen().get(group))
                .toList();
        begin = all.begin();
        int outcomes = begin[tables.size()];
        loss = new double[outcomes];
        kosten = new double[outcomes];
        lowered = new int[outcomes];
        verschil = new double[flaggedGroups.length][outcomes];
        BitSet present = new BitSet();
        for (int each : of) {
            List<OfLid> leden = all.cases().get(each).leden();
            int[] groups = all.groepenOf(each);
            for (int i = 0; i < leden.size(); i++) {
                int kind = all.kinds(each)[i];
                present.set(kind);
                add(leden.get(i), begin[kind]);
                for (int group = 0; group < flaggedGroups.length; group++) {
                    if (Arrays.binarySearch(groups, flaggedGroups[group]) >= 0) {
                        add(leden.get(i).verschil(), verschil[group], begin[kind]);
                    }
                }
            }
        }
        kinds = present.stream().toArray();
        touched = touched();
        start = at(current);
    }

    private void add(OfLid lid, int first) {
        add(lid.loss(), loss, first);
        add(lid.kosten(), kosten, first);
        for (int outcome = 0; outcome < lid.lowered().length; outcome++) {
            lowered[first + outcome] += lid.lowered()[outcome] ? 1 : 0;
        }
    }

    private static void add(double[] own, double[] sums, int first) {
        for (int outcome = 0; outcome < own.length; outcome++) {
            sums[first + outcome] += own[outcome];
        }
    }

    /** The numbers of the groups that are too far off now to get worse. */
    private static int[] flagged(JudgedCases all, int[] of) {
        Ijkbeleid.Groepen beleid = all.loss().beleid().groepen();
        OutcomeTables.Reading now = all.tables().under(all.replay().current());
        double[] sums = new double[all.groepen().size()];
        int[] counts = new int[sums.length];
        for (int each : of) {
            List<OfLid> leden = all.cases().get(each).leden();
            double heavier = 0;
            for (int i = 0; i < leden.size(); i++) {
                heavier += leden.get(i).verschil()[now.outcome(all.kinds(each)[i])];
            }
            for (int group : all.groepenOf(each)) {
                sums[group] += heavier;
                counts[group]++;
            }
        }
        return IntStream.range(0, sums.length)
                .filter(group -> counts[group] >= beleid.vanafGevallen()
                        && Math.abs(sums[group]) >= beleid.vanafVerschil() * counts[group])
                .toArray();
    }

    private int[][] touched() {
        int[] blockOf = blocks.ofPlaces();
        List<IntStream.Builder> byBlock =
                Stream.generate(IntStream::builder).limit(blocks.count()).toList();
        for (int kind : kinds) {
            Arrays.stream(tables.get(kind).parameters())
                    .map(place -> blockOf[place])
                    .distinct()
                    .forEach(block -> byBlock.get(block).add(kind));
        }
        return byBlock.stream().map(each -> each.build().toArray()).toArray(int[][]::new);
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
        OutcomeTables.Reading reading = tables.under(tuning);
        double ofLoss = 0;
        double ofKosten = 0;
        int ofLowered = 0;
        double[] ofVerschil = new double[verschil.length];
        for (int kind : kinds) {
            int outcome = begin[kind] + reading.outcome(kind);
            ofLoss += loss[outcome];
            ofKosten += kosten[outcome];
            ofLowered += lowered[outcome];
            for (int group = 0; group < ofVerschil.length; group++) {
                ofVerschil[group] += verschil[group][outcome];
            }
        }
        return new Position(tuning, ofLoss, ofKosten, ofLowered, ofVerschil);
    }

    /** What is minimised: mean loss, relative cost and a price per change. */
    double objective(Position position, Terms terms) {
        double objective = position.loss() / cases;
        if (position.lowered() > 0) {
            objective += terms.lowering() * position.lowered() / cases;
        }
        if (terms.mu() > 0) {
            objective += terms.mu() * dearer(position);
        }
        if (terms.lambda() > 0) {
            objective += terms.lambda() * (changes(position.tuning()) + terms.afstand() * distance(position.tuning()));
        }
        return objective;
    }

    /** How much it costs more than now, as a share. */
    double dearer(Position position) {
        return start.kosten() == 0 ? 0 : position.kosten() / start.kosten() - 1;
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
        return along(from, block, blocks.candidates(block, from.tuning()), tables.under(from.tuning()));
    }

    /** The position with each value of this parameter, in order or not, everything else as it is. */
    List<Position> curve(Position from, int place) {
        List<Tuning> tunings = IntStream.rangeClosed(0, from.tuning().lastStep(place))
                .mapToObj(step -> from.tuning().with(place, step))
                .toList();
        return along(from, blocks.ofPlaces()[place], tunings, tables.under(from.tuning()));
    }

    /** @param tunings that differ in this block only */
    private List<Position> along(Position from, int block, List<Tuning> tunings, OutcomeTables.Reading reading) {
        int[] own = touched[block];
        int[] base = new int[own.length];
        reading.move(from.tuning());
        for (int i = 0; i < own.length; i++) {
            base[i] = begin[own[i]] + reading.outcome(own[i]);
        }
        List<Position> positions = new ArrayList<>(tunings.size());
        for (Tuning tuning : tunings) {
            reading.move(tuning);
            double ofLoss = 0;
            double ofKosten = 0;
            int ofLowered = 0;
            double[] ofVerschil = new double[verschil.length];
            for (int i = 0; i < own.length; i++) {
                int outcome = begin[own[i]] + reading.outcome(own[i]);
                int was = base[i];
                if (outcome != was) {
                    ofLoss += loss[outcome] - loss[was];
                    ofKosten += kosten[outcome] - kosten[was];
                    ofLowered += lowered[outcome] - lowered[was];
                    for (int group = 0; group < ofVerschil.length; group++) {
                        ofVerschil[group] += verschil[group][outcome] - verschil[group][was];
                    }
                }
            }
            for (int group = 0; group < ofVerschil.length; group++) {
                ofVerschil[group] += from.verschil()[group];
            }
            positions.add(new Position(
                    tuning, from.loss() + ofLoss, from.kosten() + ofKosten, from.lowered() + ofLowered, ofVerschil));
        }
        return positions;
    }

    /** The best permitted position along this block; of equally good ones the nearest to the current values. */
    Position sweep(Position from, int block, Terms terms) {
        return sweep(from, block, terms, tables.under(from.tuning()));
    }

    private Position sweep(Position from, int block, Terms terms, OutcomeTables.Reading reading) {
        if (touched[block].length == 0 && changes(from.tuning()) == 0) {
            return from;
        }
        Position best = from;
        double least = objective(from, terms);
        double nearest = distance(from.tuning());
        for (Position candidate : along(from, block, blocks.candidates(block, from.tuning()), reading)) {
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
        OutcomeTables.Reading reading = tables.under(from.tuning());
        int unchanged = 0;
        for (int block = open.nextSetBit(0); block >= 0 && unchanged < open.cardinality(); ) {
            Position next = sweep(now, block, terms, reading);
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

    /** Randomly changes some parameters, then descends. */
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
     * Iterated local search: straight or by a detour, then kick, descend, keep if better. Kicks go in batches from the same position, so that the
     * outcome doesn't depend on how many of them run at a time.
     */
    Position search(Position from, Terms terms, int kicks, int parameters, long seed, Workers workers) {
        Position straight = descend(from, terms);
        Position around = detour(from, terms);
        Position best = objective(around, terms) < objective(straight, terms) - NOTHING ? around : straight;
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

    /** The places of the changes, that which wins least first. */
    int[] leastFirst(Position from) {
        Map<Integer, Double> loss = new HashMap<>();
        for (int place : from.tuning().differences(current)) {
            loss.put(place, at(from.tuning().with(place, current.step(place))).loss());
        }
        return loss.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .mapToInt(Map.Entry::getKey)
                .toArray();
    }

    /** Where the other changes lead when this one is taken back; null when that is not permitted or it is none. */
    @Nullable
    Position without(int place, Position from, Terms terms) {
        Position back = at(from.tuning().with(place, current.step(place)));
        if (back.tuning().equals(from.tuning()) || !blocks.inOrder(place, back.tuning()) || !permitted(back, terms)) {
            return null;
        }
        return descend(back, terms.withAllowed(changed(back)));
    }

    private BitSet changed(Position position) {
        BitSet changed = new BitSet();
        for (int place : position.tuning().differences(current)) {
            changed.set(place);
        }
        return changed;
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
            BitSet kept = changed(best);
            now = descend(best, terms.withChanges(kept.cardinality()).withAllowed(kept));
        }
        return now;
    }
}
