package nl.profielwijzer.calibration.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import nl.profielwijzer.assessment.Lidadvies;
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
    private InventedCases() {}

    static List<Casus> judged(Replay replay, Tuning hidden, int from, int cases, double noise) {
        return IntStream.range(from, from + cases)
                .parallel()
                .mapToObj(seed -> judged(replay, hidden, seed, noise))
                .filter(casus -> !casus.oordelen().isEmpty())
                .toList();
    }

    private static Casus judged(Replay replay, Tuning hidden, int seed, double noise) {
        Intake intake = RandomIntakes.of(seed);
        Random random = new Random(seed);
        List<Expertoordeel> oordelen = new ArrayList<>();
        for (PreparedLid lid : replay.prepare(intake).leden()) {
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
                "c%05d".formatted(seed),
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
