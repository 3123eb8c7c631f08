package nl.profielwijzer.calibration.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import nl.profielwijzer.assessment.PreparedIntake;
import nl.profielwijzer.assessment.PreparedLid;
import nl.profielwijzer.assessment.Replay;
import nl.profielwijzer.assessment.Tuning;
import nl.profielwijzer.assessment.Weegadvies;
import nl.profielwijzer.casuistry.Casus;
import nl.profielwijzer.casuistry.Casus.Expertoordeel;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.RandomIntakes;
import nl.profielwijzer.intake.Wet;

/** Random households judged by invented raters who follow the instrument under a hidden tuning, with some noise. */
final class InventedCases {
    /** Leden; the larger a household the longer the rules look at it. */
    private static final int LARGEST = 4;

    private final Replay replay;
    private final Map<Intake, PreparedIntake> prepared = new LinkedHashMap<>();

    /** This many households, on which the rules look once. */
    InventedCases(Replay replay, int households) {
        this.replay = replay;
        IntStream.iterate(1, seed -> seed + 1)
                .mapToObj(RandomIntakes::of)
                .filter(intake -> intake.huishouden().leden().size() <= LARGEST)
                .limit(households)
                .forEach(intake -> prepared.put(intake, replay.prepare(intake)));
    }

    /** Each household judged; those on which tuning has no effect are left out. */
    List<Casus> judged(Tuning hidden, double noise) {
        List<Casus> cases = new ArrayList<>();
        prepared.forEach((intake, prepared) -> {
            String id = "c%05d".formatted(cases.size());
            cases.add(judged(id, intake, prepared, hidden, new Random(cases.size()), noise));
        });
        cases.removeIf(casus -> casus.oordelen().isEmpty());
        return cases;
    }

    JudgedCases prepare(List<Casus> cases, Loss loss, Workers workers) {
        return JudgedCases.prepare(cases, replay, prepared::get, loss, workers);
    }

    /** This household with one to three raters, who judge another outcome in a share {@code noise} of the cases. */
    static Casus judged(String id, Intake intake, PreparedIntake prepared, Tuning hidden, Random random, double noise) {
        List<Expertoordeel> oordelen = new ArrayList<>();
        for (PreparedLid lid : prepared.leden()) {
            if (lid.outcomes().size() > 1) {
                for (int rater = 1; rater <= 1 + random.nextInt(3); rater++) {
                    Weegadvies said = random.nextDouble() < noise
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

    private static List<Expertoordeel> rows(String rater, String lid, Weegadvies said) {
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
