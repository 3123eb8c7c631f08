package nl.profielwijzer.calibration.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.assessment.Lidadvies;
import nl.profielwijzer.assessment.PreparedIntake;
import nl.profielwijzer.assessment.Replay;
import nl.profielwijzer.assessment.Tuning;
import nl.profielwijzer.assessment.WeighingSpeed;
import nl.profielwijzer.calibration.search.Calibration.Vraag;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Voorstel;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Weigering;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Wijziging;
import nl.profielwijzer.casuistry.Casus;
import nl.profielwijzer.catalogue.Ijkbeleid;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.RandomIntakes;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.hipparchus.random.MersenneTwister;

/**
 * How well and how fast calibration finds a hidden set back, on invented cases, beside a library optimiser on the same
 * loss. Arguments: numbers of cases, such as {@code 500 5000}.
 */
final class SearchBenchmark {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final int WRONG = 35;
    private static final double NOISE = .2;
    private static final int UNSEEN = 1_000;
    private static final int EVALUATIONS = 20_000;
    private static final int[] SEEDS = {1, 2, 3};

    private SearchBenchmark() {}

    public static void main(String[] args) {
        int[] sizes = args.length == 0
                ? new int[] {500, 5_000}
                : Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
        try (Beoordelaar beoordelaar = new Beoordelaar(RulesFolder.packaged());
                Replay replay = beoordelaar.replay(DAY);
                Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
            Loss loss = new Loss(Ijkbeleid.read(RulesFolder.packaged()));
            speed(replay);
            List<Household> households =
                    households(replay, Arrays.stream(sizes).max().orElse(0) + UNSEEN, workers);
            for (int size : sizes) {
                for (int seed : SEEDS) {
                    find(replay, households, loss, workers, size, seed);
                }
            }
        }
    }

    private static void speed(Replay replay) {
        List<Casus> cases = InventedCases.judged(replay, replay.current(), 1, 400, 0);
        WeighingSpeed.Speed speed =
                WeighingSpeed.measure(cases.stream().map(Casus::intake).toList(), DAY);
        say(
                "weighing: plain %.0f ns per lid, compiled %.0f ns (%.1f million per second, %.0f times); preparation %.0f us per case by the rules, %.0f us compiling",
                speed.plain(),
                speed.compiled(),
                1e3 / speed.compiled(),
                speed.plain() / speed.compiled(),
                speed.preparation(),
                speed.compilation());
    }

    /** A household on which tuning has an effect. */
    private record Household(int seed, Intake intake, PreparedIntake prepared) {}

    /** Random households; of those with a safety measure, which random ones often have, one in ten stays. */
    private static List<Household> households(Replay replay, int count, Workers workers) {
        List<Household> households = new ArrayList<>();
        int tried = 0;
        int safe = 0;
        long start = System.nanoTime();
        while (safe < count) {
            int from = tried + 1;
            List<Household> more = workers.each(1_000, i -> {
                Intake intake = RandomIntakes.of(from + i);
                return new Household(
                        from + i,
                        intake,
                        intake.huishouden().leden().size() > 4
                                ? new PreparedIntake(List.of())
                                : replay.prepare(intake));
            });
            tried += 1_000;
            more.stream()
                    .filter(each -> each.prepared().leden().stream()
                            .anyMatch(lid -> lid.outcomes().size() > 1))
                    .filter(each -> each.seed() % 10 == 0 || !measure(replay, each))
                    .forEach(households::add);
            safe = (int)
                    households.stream().filter(each -> !measure(replay, each)).count();
        }
        say(
                "%d of %d random households kept, %.2f ms each on %d threads",
                households.size(),
                tried,
                (System.nanoTime() - start) / 1e6 / tried,
                Runtime.getRuntime().availableProcessors());
        return households;
    }

    private static boolean measure(Replay replay, Household household) {
        return household.prepared().weigh(replay.current()).stream().anyMatch(Lidadvies::maatregel);
    }

    private static void find(
            Replay replay, List<Household> households, Loss loss, Workers workers, int size, int seed) {
        Tuning hidden = InventedCases.hidden(replay, WRONG, seed);
        Map<Intake, PreparedIntake> known = new IdentityHashMap<>();
        List<Casus> all = new ArrayList<>();
        for (Household household : households.subList(0, size + UNSEEN)) {
            known.put(household.intake(), household.prepared());
            all.add(InventedCases.judged(
                    "c%06d".formatted(household.seed()),
                    household.intake(),
                    household.prepared(),
                    hidden,
                    new Random(household.seed() + 1_000_000L * seed),
                    NOISE));
        }
        long start = System.nanoTime();
        JudgedCases cases = JudgedCases.prepare(all.subList(0, size), replay, known::get, loss, workers);
        long prepared = System.nanoTime();
        Ijkuitkomst uitkomst = new Calibration(
                        cases, new Vraag(Double.POSITIVE_INFINITY, Integer.MAX_VALUE, seed), workers, share -> {})
                .run();
        long end = System.nanoTime();
        JudgedCases unseen = JudgedCases.prepare(all.subList(size, size + UNSEEN), replay, known::get, loss, workers);
        if (uitkomst instanceof Weigering weigering) {
            say("n = %d, seed %d: refused in %.1f s: %s", size, seed, (end - prepared) / 1e9, weigering.redenen());
            return;
        }
        Voorstel voorstel = (Voorstel) uitkomst;
        double now = unseen.loss(replay.current());
        double proposed = unseen.loss(voorstel.voorgesteld());
        double truth = unseen.loss(hidden);
        long right = voorstel.wijzigingen().stream()
                .filter(change -> right(replay, hidden, change))
                .count();
        say(
                "n = %d, seed %d: unseen loss now %.4f, proposed %.4f, hidden %.4f: %.0f %% of the gap closed (nested estimate %.4f); %d changed, %d rightly; %d out of reach; prepared in %.1f s, searched in %.1f s",
                size,
                seed,
                now,
                proposed,
                truth,
                100 * (now - proposed) / (now - truth),
                voorstel.toets().voorgesteld(),
                voorstel.wijzigingen().size(),
                right,
                voorstel.buitenBereik().size(),
                (prepared - start) / 1e9,
                (end - prepared) / 1e9);
        compare(cases, unseen, voorstel, seed, workers);
    }

    /** Whether it moved towards the hidden value. */
    private static boolean right(Replay replay, Tuning hidden, Wijziging change) {
        double truth = hidden.value(replay.placeOf(change.parameter()));
        return Math.signum(truth - change.nu()) == Math.signum(change.wordt() - change.nu());
    }

    /** Our walk and CMA-ES on the same loss, without any price on changes. */
    private static void compare(JudgedCases cases, JudgedCases unseen, Voorstel voorstel, int seed, Workers workers) {
        Replay replay = cases.replay();
        Landscape landscape = new Landscape(
                cases, new Blocks(replay), IntStream.range(0, cases.size()).toArray());
        BitSet allowed = new BitSet();
        allowed.set(0, replay.parameters().size());
        Terms free = new Terms(0, 0, 0, Double.POSITIVE_INFINITY, Integer.MAX_VALUE, allowed);
        long start = System.nanoTime();
        Tuning walked = landscape.descend(landscape.start(), free).tuning();
        long descended = System.nanoTime();
        Tuning kicked =
                landscape.search(landscape.start(), free, 24, 5, seed, workers).tuning();
        long searched = System.nanoTime();
        Tuning evolved = evolve(landscape, replay, seed);
        long end = System.nanoTime();
        say(
                "  same loss, no price on changes, seen/unseen: descent %.4f/%.4f in %.1f s; with kicks %.4f/%.4f in %.1f s; CMA-ES (%d evaluations) %.4f/%.4f in %.1f s",
                cases.loss(walked),
                unseen.loss(walked),
                (descended - start) / 1e9,
                cases.loss(kicked),
                unseen.loss(kicked),
                (searched - descended) / 1e9,
                EVALUATIONS,
                cases.loss(evolved),
                unseen.loss(evolved),
                (end - searched) / 1e9);
    }

    private static Tuning evolve(Landscape landscape, Replay replay, int seed) {
        int n = replay.parameters().size();
        Tuning current = replay.current();
        Blocks blocks = new Blocks(replay);
        double[] start = new double[n];
        double[] top = new double[n];
        double[] sigma = new double[n];
        for (int place = 0; place < n; place++) {
            start[place] = current.step(place);
            top[place] = current.lastStep(place);
            sigma[place] = Math.max(.5, top[place] / 3);
        }
        CMAESOptimizer optimizer = new CMAESOptimizer(
                Integer.MAX_VALUE,
                0,
                true,
                n,
                0,
                new MersenneTwister(seed),
                false,
                (iteration, previous, now) -> false);
        double[] best = start.clone();
        double[] least = {Double.POSITIVE_INFINITY};
        try {
            optimizer.optimize(
                    new MaxEval(EVALUATIONS),
                    new ObjectiveFunction(point -> {
                        Tuning tuning = rounded(current, point);
                        double loss = landscape.at(tuning).loss() / landscape.cases();
                        for (int place = 0; place < n; place++) {
                            loss += blocks.inOrder(place, tuning) ? 0 : 1;
                        }
                        loss = Double.isInfinite(loss) ? 10 : loss;
                        if (loss < least[0]) {
                            least[0] = loss;
                            System.arraycopy(point, 0, best, 0, n);
                        }
                        return loss;
                    }),
                    GoalType.MINIMIZE,
                    new InitialGuess(start),
                    new SimpleBounds(new double[n], top),
                    new CMAESOptimizer.Sigma(sigma),
                    new CMAESOptimizer.PopulationSize(4 + (int) (3 * Math.log(n))));
        } catch (org.hipparchus.exception.MathIllegalStateException e) {
            // it stops by running out of evaluations
        }
        return rounded(current, best);
    }

    private static Tuning rounded(Tuning current, double[] point) {
        Tuning tuning = current;
        for (int place = 0; place < point.length; place++) {
            int step = (int) Math.round(Math.min(Math.max(point[place], 0), current.lastStep(place)));
            tuning = tuning.with(place, step);
        }
        return tuning;
    }

    private static void say(String sentence, Object... figures) {
        System.out.printf(Locale.ROOT, sentence + "%n", figures);
    }
}
