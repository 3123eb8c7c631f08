package nl.profielwijzer.calibration.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import nl.profielwijzer.assessment.Lidadvies;
import nl.profielwijzer.assessment.PreparedIntake;
import nl.profielwijzer.assessment.PreparedLid;
import nl.profielwijzer.assessment.Replay;
import nl.profielwijzer.assessment.Tuning;
import nl.profielwijzer.casuistry.Casus;
import nl.profielwijzer.casuistry.Casus.Expertoordeel;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.RandomIntakes;
import nl.profielwijzer.intake.Wet;

/** Random households judged by invented raters who follow the instrument under a hidden tuning, with some noise. */
final class InventedCases {
    /** Leden; the larger a household the longer the rules look at it. */
    private static final int LARGEST = 4;

    private InventedCases() {}

    /** @param cases how many intakes, starting at this seed; those on which tuning has no effect are left out */
    static List<Casus> judged(Replay replay, Tuning hidden, int from, int cases, double noise) {
        return IntStream.iterate(from, seed -> seed + 1)
                .filter(seed -> RandomIntakes.of(seed).huishouden().leden().size() <= LARGEST)
                .limit(cases)
                .boxed()
                .toList()
                .parallelStream()
                .map(seed -> judged(replay, hidden, seed, noise))
                .filter(casus -> !casus.oordelen().isEmpty())
                .toList();
    }

    private static Casus judged(Replay replay, Tuning hidden, int seed, double noise) {
        Intake intake = RandomIntakes.of(seed);
        return judged("c%06d".formatted(seed), intake, replay.prepare(intake), hidden, new Random(seed), noise);
    }

    /** This household with one to three raters, who judge another outcome in a share {@code noise} of the cases. */
    static Casus judged(String id, Intake intake, PreparedIntake prepared, Tuning hidden, Random random, double noise) {
        List<Expertoordeel> oordelen = new ArrayList<>();
        for (PreparedLid lid : prepared.leden()) {
            if (lid.outcomes().size() > 1) {
                for (int rater = 1; rater <= 1 + random.nextInt(3); rater++) {
                    Lidadvies said = random.nextDouble() < noise
                            ? lid.outcomes().get(random.nextInt(lid.outcomes().size()))
                            : lid.advies(hidden);
                    oordelen.addAll(rows("R" + rater, lid.id(), said));
                }
            }
        }
        return new Casus(
                id,
                null,
                Casus.Status.VASTGESTELD,
                Casus.Herkomst.GEGENEREERD,
                null,
                intake,
                oordelen,
                null,
                null,
                null);
    }

    private static List<Expertoordeel> rows(String rater, String lid, Lidadvies said) {
        List<Expertoordeel> rows = new ArrayList<>();
        if (said.profiel() != null || said.gebieden().isEmpty()) {
            rows.add(new Expertoordeel(rater, lid, Wet.JEUGDWET, said.route(), said.profiel(), said.intensiteit()));
        }
        said.gebieden()
                .forEach(
                        (gebied, tier) -> rows.add(new Expertoordeel(rater, lid, Wet.WMO, said.route(), gebied, tier)));
        return rows;
    }

    /** The current tuning with this many parameters on another value, keeping their order. */
    static Tuning hidden(Replay replay, int wrong, long seed) {
        Random random = new Random(seed);
        Blocks blocks = new Blocks(replay);
        Tuning tuning = replay.current();
        while (tuning.differences(replay.current()).length < wrong) {
            int place = random.nextInt(replay.parameters().size());
            Tuning moved = tuning.with(place, random.nextInt(tuning.lastStep(place) + 1));
            if (blocks.inOrder(place, moved)) {
                tuning = moved;
            }
        }
        return tuning;
    }
}
