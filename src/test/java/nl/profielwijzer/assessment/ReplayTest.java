package nl.profielwijzer.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.RandomIntakes;
import nl.profielwijzer.rules.Rule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The form that calibration calculates with is the instrument: its tables give what weighing gives. */
class ReplayTest {
    private static final Beoordelaar BEOORDELAAR = new Beoordelaar(RulesFolder.packaged());
    private static final Replay REPLAY = BEOORDELAAR.replay(LocalDate.of(2026, 3, 2));

    @AfterAll
    static void close() {
        REPLAY.close();
        BEOORDELAAR.close();
    }

    @Test
    void theTablesGiveWhatWeighingGives() {
        Set<Integer> differing = new HashSet<>();
        RandomIntakes.check(80, (intake, random) -> {
            PreparedIntake prepared = REPLAY.prepare(intake);
            List<Weegadvies> current = prepared.weigh(REPLAY.current());
            List<Tuning> tunings =
                    Stream.generate(() -> random(random)).limit(30).toList();
            List<List<LidUitkomst>> plainly = REPLAY.plainly(intake, tunings);
            for (int i = 0; i < tunings.size(); i++) {
                Tuning tuning = tunings.get(i);
                List<LidUitkomst> plain = plainly.get(i);
                for (int lid = 0; lid < plain.size(); lid++) {
                    holds(prepared.leden().get(lid), tuning, plain.get(lid));
                }
                if (!prepared.weigh(tuning).equals(current)) {
                    differing.add(intake.hashCode());
                }
            }
        });
        assertThat(differing).as("intakes on which tuning has any effect").hasSizeGreaterThan(25);
    }

    private static void holds(PreparedLid lid, Tuning tuning, LidUitkomst plain) {
        Weegadvies advies = lid.advies(tuning);
        LidUitkomst.Jeugdadvies jeugd = plain.jeugd();
        assertThat(advies.route()).isEqualTo(plain.route());
        assertThat(advies.profiel())
                .isEqualTo(jeugd == null ? null : jeugd.eerste().profiel());
        assertThat(advies.intensiteit()).isEqualTo(jeugd == null ? null : jeugd.intensiteit());
        assertThat(lid.margin(tuning)).isEqualTo(jeugd == null ? null : jeugd.marge());
        SortedMap<String, Intensiteit> gebieden = new TreeMap<>();
        plain.gebieden().forEach(gebied -> gebieden.put(gebied.gebied(), gebied.tier()));
        assertThat(advies.gebieden()).isEqualTo(gebieden);
        Weegscore score = lid.score(tuning);
        if (!plain.kandidaten().isEmpty()) {
            assertThat(score.punten()).isEqualTo(plain.kandidaten().get(0).punten());
        } else if (plain.jeugdBeoordeeld() && score.punten() != null) {
            assertThat(score.punten()).isLessThan(tuning.drempel());
        }
        if (plain.beslissend().isEmpty()) {
            assertThat(score.treden()).isEqualTo(plain.treden());
        }
        plain.gebieden().stream()
                .filter(gebied -> plain.treden().containsKey(gebied.gebied()))
                .forEach(gebied -> assertThat(gebied.tier()).isEqualTo(Intensiteit.tier((int)
                        Math.min(4, plain.treden().get(gebied.gebied())))));
    }

    @Test
    void theScoresAreWhatTheRulesHoldAgainstTheirCutOffs() {
        Map<String, Set<Boolean>> seen = new TreeMap<>();
        RandomIntakes.check(120, (intake, random) -> {
            Tuning tuning = random(random);
            List<LidUitkomst> plain = REPLAY.plainly(intake, List.of(tuning)).get(0);
            List<PreparedLid> leden = REPLAY.prepare(intake).leden();
            for (int i = 0; i < leden.size(); i++) {
                LidUitkomst.Jeugdadvies jeugd = plain.get(i).jeugd();
                if (jeugd != null && jeugd.intensiteit() == Intensiteit.I) {
                    Weegscore score = leden.get(i).score(tuning);
                    Set<String> grounds =
                            jeugd.intensiteitsgronden().stream().map(Rule::id).collect(Collectors.toSet());
                    boolean severe = grounds.contains("I05.1");
                    boolean many = grounds.contains("I06.1");
                    assertThat(severe)
                            .isEqualTo(score.ernst() != null
                                    && score.ernst() >= value(tuning, "jeugd.intensief-vanaf-ernst"));
                    assertThat(many).isEqualTo(score.problemen() >= value(tuning, "jeugd.intensief-vanaf-gebieden"));
                    seen.computeIfAbsent("ernst", key -> new HashSet<>()).add(severe);
                    seen.computeIfAbsent("problemen", key -> new HashSet<>()).add(many);
                }
            }
        });
        assertThat(seen.get("ernst")).hasSize(2);
        assertThat(seen.get("problemen")).hasSize(2);
    }

    private static double value(Tuning tuning, String parameter) {
        return tuning.value(REPLAY.placeOf(parameter));
    }

    @Test
    void aParameterThatALidDoesNotNameMakesNoDifference() {
        RandomIntakes.check(40, (intake, random) -> {
            for (PreparedLid lid : REPLAY.prepare(intake).leden()) {
                Set<Integer> named = new HashSet<>();
                for (int place : lid.table().parameters()) {
                    named.add(place);
                }
                Tuning tuning = random(random);
                int outcome = lid.outcome(tuning);
                for (int place = 0; place < REPLAY.parameters().size(); place++) {
                    if (!named.contains(place)) {
                        tuning = tuning.with(place, random.nextInt(REPLAY.grid(place).length));
                    }
                }
                assertThat(lid.outcome(tuning)).isEqualTo(outcome);
            }
        });
    }

    @Test
    void tablesTogetherGiveWhatEachGivesAloneWhateverMovedBefore() {
        RandomIntakes.check(40, (intake, random) -> {
            List<PreparedLid> leden = REPLAY.prepare(intake).leden();
            Tuning tuning = random(random);
            OutcomeTables tables =
                    new OutcomeTables(leden.stream().map(PreparedLid::table).toList(), tuning);
            OutcomeTables.Reading reading = tables.under(tuning);
            for (int move = 0; move < 200; move++) {
                for (int i = 0; i < leden.size(); i++) {
                    assertThat(reading.outcome(i)).isEqualTo(leden.get(i).outcome(tuning));
                }
                int place = random.nextInt(REPLAY.parameters().size());
                tuning = random.nextInt(20) == 0
                        ? random(random)
                        : tuning.with(place, random.nextInt(REPLAY.grid(place).length));
                reading.move(tuning);
            }
        });
    }

    @Test
    void measuresAndCostsAreThoseOfTheWholeAnswer() {
        RandomIntakes.check(40, (intake, random) -> {
            Uitslag uitslag = BEOORDELAAR.beoordeel(intake);
            List<Weegadvies> adviezen = REPLAY.prepare(intake).weigh(REPLAY.current());
            for (int i = 0; i < adviezen.size(); i++) {
                Uitslag.LidUitslag lid = uitslag.leden().get(i);
                assertThat(adviezen.get(i).maatregel())
                        .isEqualTo(uitslag.veiligheid().stream()
                                .anyMatch(maatregel -> maatregel.lid().equals(lid.lid())));
                double kosten = lid.adviezen().stream()
                        .mapToDouble(advies -> switch (advies.kosten().per()) {
                            case "jaar" -> advies.kosten().bedrag() / 12;
                            case "traject" -> advies.kosten().bedrag() / advies.duurMaanden();
                            default -> advies.kosten().bedrag();
                        })
                        .sum();
                assertThat(adviezen.get(i).kostenPerMaand())
                        .isCloseTo(kosten, org.assertj.core.data.Offset.offset(1e-6));
            }
        });
    }

    @Test
    void theTablesStaySmall() {
        int largest = 0;
        for (long seed = 1; seed <= 30; seed++) {
            for (PreparedLid lid : REPLAY.prepare(RandomIntakes.of(seed)).leden()) {
                largest = Math.max(largest, lid.table().size());
            }
        }
        assertThat(largest).isLessThan(10_000);
    }

    @Test
    void aFixedOrUnknownParameterCannotBeTuned() {
        assertThatThrownBy(() -> REPLAY.placeOf("aow.leeftijd")).hasMessageContaining("ligt vast");
        assertThatThrownBy(() -> REPLAY.placeOf("gewicht.J99.1")).hasMessageContaining("bestaat niet");
        assertThatThrownBy(() -> REPLAY.step(REPLAY.placeOf("profiel.drempel"), 4.2))
                .hasMessageContaining("ligt niet in zijn ijkruimte");
    }

    private static Tuning random(Random random) {
        Tuning tuning = REPLAY.current();
        for (int place = 0; place < REPLAY.parameters().size(); place++) {
            tuning = tuning.with(place, random.nextInt(REPLAY.grid(place).length));
        }
        return tuning;
    }
}
