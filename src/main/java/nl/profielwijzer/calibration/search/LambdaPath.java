package nl.profielwijzer.calibration.search;

import java.util.ArrayList;
import java.util.List;
import nl.profielwijzer.assessment.Tuning;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Lambdapunt;
import nl.profielwijzer.calibration.search.Landscape.Position;
import nl.profielwijzer.catalogue.Ijkbeleid;

/**
 * How strict to be: the strictest lambda whose loss on unseen cases is within one standard error of the least (Breiman
 * et al. 1984, the 1-SE rule). The error is that of the difference between the two ({@link PairedLoss}).
 */
final class LambdaPath {
    private final JudgedCases cases;
    private final Blocks blocks;
    private final Ijkbeleid.Zoeken beleid;
    private final Workers workers;
    private final Pieces pieces;

    LambdaPath(JudgedCases cases, Blocks blocks, Workers workers, Pieces pieces) {
        this.cases = cases;
        this.blocks = blocks;
        this.beleid = cases.loss().beleid().zoeken();
        this.workers = workers;
        this.pieces = pieces;
    }

    /** The tuning for each lambda, each walk starting where the stricter one ended. */
    static List<Tuning> path(Landscape landscape, Terms terms, List<Double> lambdas) {
        List<Tuning> path = new ArrayList<>();
        Position now = landscape.start();
        for (int i = lambdas.size() - 1; i >= 0; i--) {
            now = landscape.descend(now, terms.withLambda(lambdas.get(i)));
            path.add(0, now.tuning());
        }
        return path;
    }

    /**
     * The loss of every lambda on unseen cases, and which one is chosen.
     *
     * @param name of these cases, for the pieces
     */
    List<Lambdapunt> choose(String name, int[] of, Terms terms, long seed) {
        List<int[]> parts = Folds.of(cases, of, beleid.delen(), Seeds.random(seed, 0));
        List<List<Tuning>> paths = workers.each(
                parts.size(),
                part -> pieces.of(
                        "%s strengheid %d".formatted(name, part),
                        beleid.lambda().size(),
                        () -> path(new Landscape(cases, blocks, Folds.without(parts, part)), terms, beleid.lambda())));
        int lambdas = beleid.lambda().size();
        double[][] losses = new double[lambdas][cases.size()];
        double[] loss = new double[lambdas];
        double[] changes = new double[lambdas];
        int best = 0;
        for (int i = 0; i < lambdas; i++) {
            for (int part = 0; part < parts.size(); part++) {
                Tuning tuning = paths.get(part).get(i);
                changes[i] += (double) tuning.differences(cases.replay().current()).length / parts.size();
                double[] own = cases.losses(tuning, parts.get(part));
                for (int each : parts.get(part)) {
                    losses[i][each] = own[each];
                    loss[i] += own[each] / of.length;
                }
            }
            best = loss[i] < loss[best] ? i : best;
        }
        int chosen = best;
        double[] error = new double[lambdas];
        for (int i = 0; i < lambdas; i++) {
            error[i] = PairedLoss.of(cases, losses[i], losses[best], of).error();
            if (i > best && loss[i] - loss[best] <= error[i]) {
                chosen = i;
            }
        }
        List<Lambdapunt> points = new ArrayList<>();
        for (int i = 0; i < lambdas; i++) {
            points.add(new Lambdapunt(beleid.lambda().get(i), loss[i], error[i], changes[i], i == chosen));
        }
        return points;
    }

    static double chosen(List<Lambdapunt> points) {
        return points.stream()
                .filter(Lambdapunt::gekozen)
                .findFirst()
                .orElseThrow()
                .lambda();
    }
}
