package nl.profielwijzer.calibration.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.assessment.Replay;
import nl.profielwijzer.assessment.Tuning;
import nl.profielwijzer.calibration.search.Landscape.Position;
import nl.profielwijzer.catalogue.Ijkbeleid;
import nl.profielwijzer.catalogue.RulesFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A sweep is exact, a walk goes downhill, and what must not happen doesn't happen on the way. */
class LandscapeTest {
    private static final Beoordelaar BEOORDELAAR = new Beoordelaar(RulesFolder.packaged());
    private static final Replay REPLAY = BEOORDELAAR.replay(LocalDate.of(2026, 3, 2));
    private static final Loss LOSS = new Loss(Ijkbeleid.read(RulesFolder.packaged()));
    private static final Blocks BLOCKS = new Blocks(REPLAY);
    private static final Tuning HIDDEN = InventedCases.hidden(REPLAY, 20, 7);
    private static final Workers ONE = new Workers(1);
    private static final InventedCases INVENTED = new InventedCases(REPLAY, 250);
    private static final JudgedCases CASES = INVENTED.prepare(INVENTED.judged(HIDDEN, .1), LOSS, ONE);
    private static final Landscape LANDSCAPE =
            new Landscape(CASES, BLOCKS, IntStream.range(0, CASES.size()).toArray());
    private static final Terms FREE = new Terms(0, .25, 0, Double.POSITIVE_INFINITY, Integer.MAX_VALUE, all());

    @AfterAll
    static void close() {
        ONE.close();
        REPLAY.close();
        BEOORDELAAR.close();
    }

    private static BitSet all() {
        BitSet all = new BitSet();
        all.set(0, REPLAY.parameters().size());
        return all;
    }

    @Test
    void aSweepGivesTheSumsOfAFreshCountForEveryValue() {
        Random random = new Random(1);
        for (int block = 0; block < BLOCKS.count(); block++) {
            Position from = LANDSCAPE.at(InventedCases.hidden(REPLAY, 1 + random.nextInt(5), block));
            for (Position position : LANDSCAPE.along(from, block)) {
                Position fresh = LANDSCAPE.at(position.tuning());
                assertThat(position.kosten()).isCloseTo(fresh.kosten(), within(1e-6));
                assertThat(position.loss()).isCloseTo(fresh.loss(), within(1e-9));
                assertThat(position.lowered()).isEqualTo(fresh.lowered());
            }
        }
    }

    @Test
    void aSweepFindsWhatTryingEveryCombinationFinds() {
        for (int block = 0; block < BLOCKS.count(); block++) {
            Position swept = LANDSCAPE.sweep(LANDSCAPE.start(), block, FREE);
            double least = BLOCKS.candidates(block, REPLAY.current()).stream()
                    .map(LANDSCAPE::at)
                    .filter(position -> LANDSCAPE.permitted(position, FREE))
                    .mapToDouble(position -> LANDSCAPE.objective(position, FREE))
                    .min()
                    .orElseThrow();
            assertThat(LANDSCAPE.objective(swept, FREE)).isCloseTo(least, within(1e-9));
        }
    }

    @Test
    void aWalkGoesDownhillAndKeepsOrderSafetyAndGroups() {
        Position found = LANDSCAPE.descend(LANDSCAPE.start(), FREE);
        assertThat(CASES.loss(found.tuning())).isLessThan(CASES.loss(REPLAY.current()) - .02);
        assertThat(LANDSCAPE.permitted(found, FREE)).isTrue();
        assertThat(CASES.lowersSafetySupport(found.tuning())).isFalse();
        assertThat(REPLAY.catalogue().parameters().orden())
                .allMatch(orde -> orde.holds(REPLAY.parameters(found.tuning())));
    }

    @Test
    void safetyHoldsBackWhatTheExpertsAsk() {
        Position asked = LANDSCAPE.descend(LANDSCAPE.start(), FREE.withLowering(0));
        assertThat(asked.lowered())
                .as("leden that get less support when nothing forbids it")
                .isPositive();
        assertThat(LANDSCAPE.permitted(asked, FREE)).isFalse();
        assertThat(LANDSCAPE.descend(LANDSCAPE.start(), FREE).loss()).isGreaterThan(asked.loss());
    }

    @Test
    void aDetourOverGroundThatSafetyClosesEndsWhereSupportIsNotLowered() {
        Position priced = LANDSCAPE.descend(LANDSCAPE.start(), FREE.withLowering(0));
        assertThat(priced.lowered())
                .as("leden that get less support when nothing forbids it")
                .isPositive();
        Position found = LANDSCAPE.detour(priced, FREE);
        assertThat(LANDSCAPE.permitted(found, FREE)).isTrue();
        assertThat(CASES.lowersSafetySupport(found.tuning())).isFalse();
        assertThat(CASES.loss(found.tuning())).isLessThan(CASES.loss(REPLAY.current()));
    }

    @Test
    void aChangeTakenBackStaysBackAndTheOthersAdjust() {
        Position found = LANDSCAPE.descend(LANDSCAPE.start(), FREE);
        int taken = 0;
        for (int place : LANDSCAPE.leastFirst(found)) {
            Position without = LANDSCAPE.without(place, found, FREE);
            if (without != null) {
                taken++;
                assertThat(without.tuning().step(place))
                        .isEqualTo(REPLAY.current().step(place));
                assertThat(LANDSCAPE.permitted(without, FREE)).isTrue();
                assertThat(without.loss())
                        .isLessThanOrEqualTo(LANDSCAPE
                                        .at(found.tuning()
                                                .with(place, REPLAY.current().step(place)))
                                        .loss()
                                + 1e-9);
            }
        }
        assertThat(taken).isPositive();
    }

    @Test
    void theLossOfAPositionIsThatOfTheCases() {
        Position found = LANDSCAPE.descend(LANDSCAPE.start(), FREE);
        assertThat(found.loss() / CASES.size()).isCloseTo(CASES.loss(found.tuning()), within(1e-9));
    }
}
