package nl.profielwijzer.calibration.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.assessment.Replay;
import nl.profielwijzer.assessment.Tuning;
import nl.profielwijzer.assessment.WeighingSpeed;
import nl.profielwijzer.calibration.search.Calibration.Vraag;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Voorstel;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Weigering;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Wijziging;
import nl.profielwijzer.casuistry.Casus;
import nl.profielwijzer.casuistry.generator.CaseGenerator;
import nl.profielwijzer.casuistry.generator.CaseGenerator.Raters;
import nl.profielwijzer.casuistry.generator.HiddenParameters;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Ijkbeleid;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.catalogue.RulesFolder;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.hipparchus.random.MersenneTwister;

/**
 * How well and how fast calibration finds a hidden set back, on invented cases, beside a library optimiser on the same
 * loss. Arguments: numbers of cases, and seeds after {@code --seeds}, such as {@code 500 5000 --seeds 41 42 43}.
 */
final class SearchBenchmark {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final int WRONG = 35;
    private static final Raters RATERS = new Raters(1, 3, .2);
    private static final int UNSEEN = 1_000;
    private static final int EVALUATIONS = 20_000;

    /** Not those on which the procedure was chosen (1, 2, 3, 21 to 23 and 31 to 33). */
    private static final int[] SEEDS = {41, 42, 43};

    private SearchBenchmark() {}

    public static void main(String[] args) {
        List<String> given = List.of(args);
        int mark = given.contains("--seeds") ? given.indexOf("--seeds") : given.size();
        int[] sizes = numbers(given.subList(0, mark), 500, 5_000);
        int[] seeds = numbers(given.subList(Math.min(mark + 1, given.size()), given.size()), SEEDS);
        RulesFolder rules = RulesFolder.packaged();
        Loss loss = new Loss(Ijkbeleid.read(rules));
        try (Beoordelaar beoordelaar = new Beoordelaar(rules);
                Replay replay = beoordelaar.replay(DAY);
                Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
            speed(replay);
            for (int seed : seeds) {
                find(replay, loss, workers, rules, sizes, seed);
            }
        }
    }

    private static int[] numbers(List<String> given, int... otherwise) {
        return given.isEmpty()
                ? otherwise
                : given.stream().mapToInt(Integer::parseInt).toArray();
    }

    private static void speed(Replay replay) {
        List<Casus> cases = new InventedCases(replay, 400).judged(replay.current(), 0);
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

    /** The raters follow a set of which 35 parameters differ; the cases that were not searched on come last. */
    private static void find(Replay replay, Loss loss, Workers workers, RulesFolder rules, int[] sizes, int seed) {
        int most = Arrays.stream(sizes).max().orElse(0);
        RulesFolder moved = HiddenParameters.moved(rules, WRONG, seed);
        Parameters values = Catalogue.read(moved).parameters().on(DAY);
        Tuning hidden = replay.current();
        for (int place = 0; place < replay.parameters().size(); place++) {
            double value = values.get(replay.parameters().get(place).naam());
            hidden = hidden.with(place, replay.step(place, value));
        }
        List<Casus> all = new ArrayList<>();
        try (Beoordelaar experts = new Beoordelaar(moved)) {
            new CaseGenerator(experts, RATERS, seed).generate(most + UNSEEN, all::add);
        }
        JudgedCases unseen = JudgedCases.prepare(all.subList(most, most + UNSEEN), replay, loss, workers);
        for (int size : sizes) {
            find(loss, workers, all.subList(0, size), unseen, hidden, seed);
        }
    }

    private static void find(
            Loss loss, Workers workers, List<Casus> casuistiek, JudgedCases unseen, Tuning hidden, int seed) {
        Replay replay = unseen.replay();
        long start = System.nanoTime();
        JudgedCases cases = JudgedCases.prepare(casuistiek, replay, loss, workers);
        long prepared = System.nanoTime();
        Vraag vraag = new Vraag(Double.POSITIVE_INFINITY, Integer.MAX_VALUE, seed);
        Ijkuitkomst uitkomst = new Calibration(cases, vraag, workers).run();
        long end = System.nanoTime();
        double now = unseen.loss(replay.current());
        double truth = unseen.loss(hidden);
        Landscape landscape = new Landscape(
                cases, new Blocks(replay), IntStream.range(0, cases.size()).toArray());
        double ceiling = unseen.loss(ceiling(landscape, hidden, seed, workers));
        say(
                "n = %d, seed %d: prepared in %.1f s, searched in %.1f s; unseen loss now %.4f, hidden %.4f, ceiling %.4f (%.0f %% of the gap; the hidden set lowers support of %d leden)",
                cases.size(),
                seed,
                (prepared - start) / 1e9,
                (end - prepared) / 1e9,
                now,
                truth,
                ceiling,
                closed(now, ceiling, truth),
                landscape.at(hidden).lowered());
        if (uitkomst instanceof Weigering weigering) {
            say("  refused: %s", weigering.redenen());
        } else if (uitkomst instanceof Voorstel voorstel) {
            double proposed = unseen.loss(voorstel.voorgesteld());
            long rightly = voorstel.wijzigingen().stream()
                    .filter(change -> right(replay, hidden, change))
                    .count();
            say(
                    "  proposed %.4f: %.0f %% of the gap closed, %.0f %% of that to the ceiling (nested estimate %.4f); %d changed, %d rightly, %d falsely; %d out of reach",
                    proposed,
                    closed(now, proposed, truth),
                    closed(now, proposed, ceiling),
                    voorstel.toets().voorgesteld(),
                    voorstel.wijzigingen().size(),
                    rightly,
                    voorstel.wijzigingen().size() - rightly,
                    voorstel.buitenBereik().size());
        }
        compare(landscape, cases, unseen, seed, workers);
    }

    private static double closed(double now, double then, double goal) {
        return 100 * (now - then) / (now - goal);
    }

    /** The best set we know that keeps to safety, groups and order: found with knowledge of the hidden one. */
    private static Tuning ceiling(Landscape landscape, Tuning hidden, int seed, Workers workers) {
        Terms free = free(hidden);
        return landscape
                .search(landscape.at(hidden), free, 24, 5, seed, workers)
                .tuning();
    }

    /** Without any price on changes, or limit to them. */
    private static Terms free(Tuning any) {
        BitSet allowed = new BitSet();
        allowed.set(0, any.values().size());
        return new Terms(0, 0, 0, Double.POSITIVE_INFINITY, Integer.MAX_VALUE, allowed);
    }

    /** Whether it moved towards the hidden value. */
    private static boolean right(Replay replay, Tuning hidden, Wijziging change) {
        double truth = hidden.value(replay.placeOf(change.parameter()));
        return Math.signum(truth - change.nu()) == Math.signum(change.wordt() - change.nu());
    }

    /** Our walk and CMA-ES on the same loss, without any price on changes. */
    private static void compare(Landscape landscape, JudgedCases cases, JudgedCases unseen, int seed, Workers workers) {
        Replay replay = cases.replay();
        Terms free = free(replay.current());
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
                        Landscape.Position position = landscape.at(tuning);
                        double loss = position.lowered() > 0 ? 10 : position.loss() / landscape.cases();
                        for (int place = 0; place < n; place++) {
                            loss += blocks.inOrder(place, tuning) ? 0 : 1;
                        }
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
