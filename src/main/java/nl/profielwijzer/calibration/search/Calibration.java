package nl.profielwijzer.calibration.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import nl.profielwijzer.assessment.Replay;
import nl.profielwijzer.assessment.Tuning;
import nl.profielwijzer.calibration.agreement.Bootstrap;
import nl.profielwijzer.calibration.agreement.Interval;
import nl.profielwijzer.calibration.agreement.Outcome;
import nl.profielwijzer.calibration.agreement.Replicates;
import nl.profielwijzer.calibration.search.Ijkuitkomst.BuitenBereik;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Frontpunt;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Kostenverschil;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Lambdapunt;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Vergelijking;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Voorstel;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Weigering;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Wijziging;
import nl.profielwijzer.calibration.search.Landscape.Position;
import nl.profielwijzer.catalogue.Ijkbeleid;
import nl.profielwijzer.catalogue.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Looks for parameters under which the instrument follows the experts better, and proposes only what the cases bear out:
 * strict enough on unseen cases, stable over half samples, within safety, groups, budget and number of changes.
 */
public final class Calibration {
    private static final double CONFIDENCE = .95;
    private static final String HELD_BACK =
            "Een waarde die beter past, verlaagt de steun van een lid in een geval met een veiligheidsmaatregel.";

    private final JudgedCases cases;
    private final Vraag vraag;
    private final Workers workers;
    private final DoubleConsumer progress;
    private final Pieces pieces;
    private final Replay replay;
    private final Blocks blocks;
    private final Ijkbeleid beleid;
    private final int[] all;
    private final Landscape whole;
    private final Comparison comparison;

    /**
     * What is asked.
     *
     * @param budget how much dearer it may become, as a share of the cost now; infinite is no limit
     * @param wijzigingen how many parameters may change at most; the number of cases may allow fewer
     */
    public record Vraag(double budget, int wijzigingen, long zaad) {}

    Calibration(JudgedCases cases, Vraag vraag, Workers workers) {
        this(cases, vraag, workers, Chunks.NONE, share -> {});
    }

    /**
     * @param chunks of this calibration alone: what it came to before is not done again
     * @param progress is told which share of the work is done, from any thread
     */
    public Calibration(JudgedCases cases, Vraag vraag, Workers workers, Chunks chunks, DoubleConsumer progress) {
        this.cases = cases;
        this.vraag = vraag;
        this.workers = workers;
        this.progress = progress;
        replay = cases.replay();
        pieces = new Pieces(replay, chunks, share -> progress.accept(.95 * share));
        blocks = new Blocks(replay);
        beleid = cases.loss().beleid();
        all = IntStream.range(0, cases.size()).toArray();
        whole = new Landscape(cases, blocks, all);
        comparison = new Comparison(cases, whole);
    }

    /** A proposal, or a refusal that names what is lacking. */
    public Ijkuitkomst run() {
        Ijkbeleid.Minimum minimum = beleid.minimum();
        if (cases.size() < minimum.gevallen()) {
            return refused(
                    List.of("Er zijn %d gevallen. Voor een voorstel zijn er ten minste %d nodig: %d meer."
                            .formatted(cases.size(), minimum.gevallen(), minimum.gevallen() - cases.size())),
                    List.of());
        }
        List<BuitenBereik> outOfReach = outOfReach();
        BitSet allowed = new BitSet();
        allowed.set(0, replay.parameters().size());
        outOfReach.forEach(each -> allowed.clear(replay.placeOf(each.parameter())));
        if (allowed.isEmpty()) {
            return refused(
                    List.of(
                            "Voor geen enkele parameter zijn er genoeg gevallen. Voor een grens zijn er %d nodig, voor een gewicht %d van het profiel."
                                    .formatted(minimum.gevallenVoorGrens(), minimum.gevallenVoorGewicht())),
                    outOfReach);
        }
        Terms terms = new Terms(0, beleid.zoeken().afstand(), 0, vraag.budget(), Integer.MAX_VALUE, allowed);
        Ijkbeleid.Zoeken zoeken = beleid.zoeken();
        pieces.expect(zoeken.delen() * (long) work(nestedSamples(), nestedKicks())
                + work(zoeken.steekproeven(), zoeken.duwtjes())
                + (long) zoeken.mu().size() * zoeken.lambda().size());
        Vergelijking toets = unseen(terms);
        Fit fit = fit("geheel", all, terms, vraag.zaad(), zoeken.steekproeven(), zoeken.duwtjes());
        outOfReach.addAll(heldBack(fit.found().tuning(), fit.lambda(), allowed));
        if (fit.found().tuning().equals(replay.current())) {
            return refused(nothingFound(outOfReach), outOfReach);
        }
        List<Frontpunt> front = front(terms);
        Voorstel voorstel = proposal(fit, toets, front, outOfReach);
        progress.accept(1);
        return voorstel;
    }

    private Weigering refused(List<String> redenen, List<BuitenBereik> outOfReach) {
        progress.accept(1);
        return new Weigering(
                redenen,
                cases.size(),
                cases.loss(replay.current()),
                outOfReach,
                comparison.sensitivity(replay.current()),
                cases.mislukt());
    }

    private static List<String> nothingFound(List<BuitenBereik> outOfReach) {
        List<String> redenen = new ArrayList<>();
        redenen.add(
                "Geen enkele verandering wint op gevallen die zij niet zag genoeg terug, en hetzelfde in de meeste steekproeven.");
        long held = outOfReach.stream()
                .filter(each -> each.reden().equals(HELD_BACK))
                .count();
        if (held > 0) {
            redenen.add(
                    "Van %d parameters past een andere waarde beter, maar die verlaagt steun waar veiligheid een maatregel vraagt."
                            .formatted(held));
        }
        return redenen;
    }

    /** The unchanged parameters of which only values that safety forbids win enough, everything else as now. */
    private List<BuitenBereik> heldBack(Tuning found, List<Lambdapunt> lambda, BitSet allowed) {
        List<BuitenBereik> held = new ArrayList<>();
        for (int place = allowed.nextSetBit(0); place >= 0; place = allowed.nextSetBit(place + 1)) {
            Ijkuitkomst.Gevoeligheid curve = comparison.sensitivity(place, replay.current());
            double needed = cases.loss(replay.current()) - LambdaPath.chosen(lambda) - Landscape.NOTHING;
            boolean safe = curve.curve().stream().anyMatch(punt -> punt.verlies() < needed && !punt.steunOmlaag());
            boolean unsafe = curve.curve().stream().anyMatch(punt -> punt.verlies() < needed && punt.steunOmlaag());
            if (unsafe && !safe && found.step(place) == replay.current().step(place)) {
                held.add(new BuitenBereik(curve.parameter(), HELD_BACK));
            }
        }
        return held;
    }

    /** The parameters that these cases can't settle. */
    private List<BuitenBereik> outOfReach() {
        List<BuitenBereik> reasons = new ArrayList<>();
        Ijkbeleid.Minimum minimum = beleid.minimum();
        for (int place = 0; place < replay.parameters().size(); place++) {
            Parameter parameter = replay.parameters().get(place);
            String naam = parameter.naam();
            String profiel = replay.weightOf(place).orElse(null);
            int touched = cases.touched(place);
            int needed = profiel == null ? minimum.gevallenVoorGrens() : minimum.gevallenVoorGewicht();
            int present = profiel == null ? touched : Math.min(touched, cases.inPlay(profiel));
            if (touched == 0) {
                reasons.add(new BuitenBereik(naam, "Geen geval hangt ervan af."));
            } else if (present < needed) {
                reasons.add(new BuitenBereik(
                        naam,
                        "Er zijn %d gevallen%s waarin zij verschil kan maken. Er zijn er %d nodig: %d meer."
                                .formatted(
                                        present, profiel == null ? "" : " van " + profiel, needed, needed - present)));
            } else if (comparison.flat(place)) {
                reasons.add(
                        new BuitenBereik(naam, "Elke waarde geeft hetzelfde verlies: de gevallen wijzen er geen aan."));
            }
        }
        return reasons;
    }

    /**
     * What the procedure found.
     *
     * @param stability by parameter the share of half samples that change it as the proposal does
     */
    private record Fit(Position found, List<Lambdapunt> lambda, Terms terms, double[] stability) {}

    /** How much work the whole procedure is, in descents. */
    private int work(int samples, int kicks) {
        Ijkbeleid.Zoeken zoeken = beleid.zoeken();
        return zoeken.delen() * zoeken.lambda().size() + 2 * (1 + kicks) + 2 * samples;
    }

    /**
     * The whole procedure on these cases: strictness, search, stability, number of changes.
     *
     * @param name of these cases, for the pieces
     */
    private Fit fit(String name, int[] of, Terms terms, long seed, int samples, int kicks) {
        int most = Math.min(vraag.wijzigingen(), of.length / beleid.minimum().gevallenPerWijziging());
        List<Lambdapunt> lambda = new LambdaPath(cases, blocks, workers, pieces).choose(name, of, terms, seed);
        Terms strict = terms.withLambda(LambdaPath.chosen(lambda));
        Landscape landscape = new Landscape(cases, blocks, of);
        Tuning found = pieces.one(
                name + " zoeken",
                1 + kicks,
                () -> search(landscape, strict, kicks, seed).tuning());
        double[] stability = stability(name, of, strict, found, seed, samples);
        BitSet stable = new BitSet();
        for (int place : found.differences(replay.current())) {
            if (stability[place] >= beleid.zoeken().stabielVanaf()) {
                stable.set(place);
            }
        }
        Terms kept = strict.withAllowed(stable);
        Tuning again = pieces.one(
                name + " opnieuw",
                1 + kicks,
                () -> landscape
                        .trim(proven(search(landscape, kept, kicks, seed + 1), landscape, of, kept), kept, most)
                        .tuning());
        return new Fit(landscape.at(again), lambda, kept, stability);
    }

    /** Takes back each change without which the loss doesn't rise by more than chance once the others have adjusted. */
    private Position proven(Position found, Landscape landscape, int[] of, Terms terms) {
        Position now = found;
        boolean again = true;
        while (again) {
            again = false;
            for (int place : landscape.leastFirst(now)) {
                Position without = landscape.without(place, now, terms);
                if (without != null && !proven(now.tuning(), without.tuning(), of)) {
                    now = without;
                    again = true;
                }
            }
        }
        return now;
    }

    private boolean proven(Tuning with, Tuning without, int[] of) {
        PairedLoss won = PairedLoss.of(cases, cases.losses(without, of), cases.losses(with, of), of);
        return won.mean() > beleid.zoeken().bewijs() * won.error() + Landscape.NOTHING;
    }

    private Position search(Landscape landscape, Terms terms, int kicks, long seed) {
        return landscape.search(landscape.start(), terms, kicks, beleid.zoeken().duwtjeVan(), seed, workers);
    }

    /**
     * Refits on half samples, each drawn by household and kind. They keep to safety, but spare no group and may
     * cost what was found costs there: which groups stand out in a half and what it costs is chance, and would close the
     * way to what the whole permits.
     */
    private double[] stability(String name, int[] of, Terms terms, Tuning found, long seed, int samples) {
        Tuning current = replay.current();
        List<Tuning> fits = workers.each(
                samples,
                sample -> pieces.one(name + " steekproef " + sample, 2, () -> {
                    int[] half = Folds.of(cases, of, 2, Seeds.random(seed, 1_000 + sample))
                            .get(0);
                    Landscape landscape = Landscape.ofSample(cases, blocks, half);
                    Position from = landscape.at(found);
                    Terms open = terms.withBudget(Math.max(terms.budget(), landscape.dearer(from)));
                    // two starts, so that a half doesn't miss by its walk what the whole found by many
                    Position fresh = landscape.descend(landscape.start(), open);
                    Position near = landscape.descend(from, open);
                    return (landscape.objective(near, open) < landscape.objective(fresh, open) ? near : fresh).tuning();
                }));
        double[] stability = new double[replay.parameters().size()];
        for (int place : found.differences(current)) {
            int sign = Integer.signum(found.step(place) - current.step(place));
            long same = fits.stream()
                    .filter(fit -> Integer.signum(fit.step(place) - current.step(place)) == sign)
                    .count();
            stability[place] = (double) same / samples;
        }
        return stability;
    }

    /** Nested cross-validation: the whole procedure without each part, held against that part. */
    private Vergelijking unseen(Terms terms) {
        List<int[]> parts = Folds.of(cases, all, beleid.zoeken().delen(), Seeds.random(vraag.zaad(), 1));
        List<Tuning> tunings = workers.each(
                parts.size(),
                part -> fit(
                                "zonder deel " + part,
                                Folds.without(parts, part),
                                terms,
                                vraag.zaad() + 100L * (part + 1),
                                nestedSamples(),
                                nestedKicks())
                        .found()
                        .tuning());
        double[] now = cases.losses(replay.current(), all);
        double[] proposed = new double[cases.size()];
        for (int part = 0; part < parts.size(); part++) {
            double[] own = cases.losses(tunings.get(part), parts.get(part));
            for (int each : parts.get(part)) {
                proposed[each] = own[each];
            }
        }
        return compared(now, proposed);
    }

    /** A fifth of the samples and kicks will do: what they vary is averaged over the parts. */
    private int nestedSamples() {
        return Math.max(1, beleid.zoeken().steekproeven() / 5);
    }

    private int nestedKicks() {
        return beleid.zoeken().duwtjes() / 5;
    }

    private Replicates replicates(ToDoubleFunction<int[]> figure) {
        Bootstrap bootstrap = Bootstrap.ofClusters(
                cases.cases().stream().map(JudgedCases.OfCase::huishouden).toList(),
                beleid.zoeken().trekkingen(),
                vraag.zaad());
        return workers.alone(() -> bootstrap.replicate(of -> Outcome.of(figure.applyAsDouble(of))));
    }

    private Vergelijking compared(double[] now, double[] proposed) {
        double[] difference = IntStream.range(0, now.length)
                .mapToDouble(i -> proposed[i] - now[i])
                .toArray();
        Outcome<Interval> interval = replicates(of -> mean(difference, of)).percentile(CONFIDENCE);
        return new Vergelijking(mean(now, all), mean(proposed, all), mean(difference, all), interval);
    }

    private static double mean(double[] values, int[] of) {
        double sum = 0;
        for (int each : of) {
            sum += values[each];
        }
        return of.length == 0 ? 0 : sum / of.length;
    }

    /** Sets over strictness and weight of the cost, within budget or not, that no other one beats on all three counts. */
    private List<Frontpunt> front(Terms terms) {
        Terms anyCost = terms.withBudget(Double.POSITIVE_INFINITY);
        List<Double> lambdas = beleid.zoeken().lambda();
        List<Double> mus = beleid.zoeken().mu();
        List<List<Tuning>> paths = workers.each(
                mus.size(),
                i -> pieces.of(
                        "voorkant " + i,
                        lambdas.size(),
                        () -> LambdaPath.path(whole, anyCost.withMu(mus.get(i)), lambdas)));
        List<Frontpunt> points = new ArrayList<>();
        points.add(point(replay.current(), lambdas.get(lambdas.size() - 1), 0));
        for (int mu = 0; mu < mus.size(); mu++) {
            for (int lambda = 0; lambda < lambdas.size(); lambda++) {
                points.add(point(paths.get(mu).get(lambda), lambdas.get(lambda), mus.get(mu)));
            }
        }
        List<Frontpunt> front = new ArrayList<>();
        for (Frontpunt point : points) {
            boolean beaten = points.stream().anyMatch(other -> beats(other, point));
            boolean known = front.stream().anyMatch(other -> other.waarden().equals(point.waarden()));
            if (!beaten && !known) {
                front.add(point);
            }
        }
        front.sort(Comparator.comparingInt(Frontpunt::wijzigingen).thenComparingDouble(Frontpunt::verlies));
        return List.copyOf(front);
    }

    private Frontpunt point(Tuning tuning, double lambda, double mu) {
        Position position = whole.at(tuning);
        return new Frontpunt(
                position.loss() / cases.size(),
                position.kosten(),
                tuning.differences(replay.current()).length,
                lambda,
                mu,
                tuning);
    }

    private static boolean beats(Frontpunt one, Frontpunt other) {
        boolean noWorse = one.verlies() <= other.verlies() + Landscape.NOTHING
                && one.kostenPerMaand() <= other.kostenPerMaand() + Landscape.NOTHING
                && one.wijzigingen() <= other.wijzigingen();
        boolean better = one.verlies() < other.verlies() - Landscape.NOTHING
                || one.kostenPerMaand() < other.kostenPerMaand() - Landscape.NOTHING
                || one.wijzigingen() < other.wijzigingen();
        return noWorse && better;
    }

    private Voorstel proposal(Fit fit, Vergelijking toets, List<Frontpunt> front, List<BuitenBereik> outOfReach) {
        Tuning current = replay.current();
        Tuning proposed = fit.found().tuning();
        double[] now = cases.losses(current, all);
        double[] then = cases.losses(proposed, all);
        List<Ijkuitkomst.Omgeslagen> flips = comparison.flips(current, proposed);
        List<Wijziging> changes = new ArrayList<>();
        for (int place : proposed.differences(current)) {
            changes.add(comparison.change(
                    place,
                    current,
                    proposed,
                    flips,
                    comparison.plateau(fit.found(), place, fit.terms()),
                    fit.stability()[place]));
        }
        return new Voorstel(
                current,
                proposed,
                cases.size(),
                compared(now, then),
                toets,
                List.copyOf(changes),
                flips,
                comparison.hidden(flips.size()) ? null : cost(proposed),
                comparison.groups(current, proposed, Set.copyOf(whole.flagged())),
                fit.lambda(),
                front.stream()
                        .filter(point -> !comparison.hidden(
                                comparison.flips(current, point.waarden()).size()))
                        .toList(),
                outOfReach,
                comparison.sensitivity(current),
                cases.mislukt());
    }

    private Kostenverschil cost(Tuning proposed) {
        double[] now = Arrays.stream(all)
                .mapToDouble(i -> cases.kosten(i, replay.current()))
                .toArray();
        double[] then =
                Arrays.stream(all).mapToDouble(i -> cases.kosten(i, proposed)).toArray();
        Replicates relative = replicates(of -> relative(now, then, of));
        double[] drawn = relative.values();
        @Nullable
        Double over = Double.isInfinite(vraag.budget()) || drawn.length == 0
                ? null
                : Double.valueOf((double) Arrays.stream(drawn)
                                .filter(value -> value > vraag.budget())
                                .count()
                        / drawn.length);
        return new Kostenverschil(
                mean(now, all) * all.length,
                mean(then, all) * all.length,
                relative(now, then, all),
                relative.percentile(CONFIDENCE),
                over);
    }

    private static double relative(double[] now, double[] then, int[] of) {
        double cost = mean(now, of);
        return cost == 0 ? 0 : mean(then, of) / cost - 1;
    }
}
