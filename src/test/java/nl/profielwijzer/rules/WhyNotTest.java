package nl.profielwijzer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.Beperking;
import nl.profielwijzer.intake.Bestaanszekerheid;
import nl.profielwijzer.intake.Grondslag;
import nl.profielwijzer.intake.Huishouden;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Leefgebied;
import nl.profielwijzer.intake.Lid;
import nl.profielwijzer.intake.Melding;
import nl.profielwijzer.intake.Onderwijs;
import nl.profielwijzer.intake.Ouderrelatie;
import nl.profielwijzer.intake.Rol;
import nl.profielwijzer.intake.Signaal;
import nl.profielwijzer.intake.Signaalsoort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Of every jeugdige the rules say for every profile that its must holds, or exactly why it doesn't: never both. */
class WhyNotTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final int HOUSEHOLDS = 400;
    private static final List<String> PROFIELEN =
            IntStream.rangeClosed(1, 11).mapToObj("J%02d"::formatted).toList();

    /** What the rules of one profile say of one jeugdige. */
    record Verdict(String who, String profiel, boolean must, Set<String> uitgesloten, Set<String> tegen) {}

    private static final List<Verdict> VERDICTS = new ArrayList<>();

    private static RuleBook rules;

    @BeforeAll
    static void lookAtManyHouseholds() {
        Catalogue catalogue = Catalogue.read(RulesFolder.packaged());
        Parameters parameters = catalogue.parameters().on(DAY);
        rules = new RuleBook(RulesFolder.packaged(), parameters.names());
        Household random = new Household(new Random(20260302));
        for (int i = 0; i < HOUSEHOLDS; i++) {
            HuishoudenFeiten feiten =
                    new HuishoudenFeiten(random.intake(), parameters, catalogue.leefgebieden(), rules, true);
            rules.look(feiten.facts());
            List<Bevinding> all = feiten.bevindingen().all();
            for (LidFeiten lid : feiten.getLeden()) {
                List<Rule> found = all.stream()
                        .filter(bevinding -> bevinding.about(lid))
                        .map(Bevinding::rule)
                        .toList();
                for (String profiel : lid.isJeugdige() ? PROFIELEN : List.<String>of()) {
                    VERDICTS.add(new Verdict(
                            "household %d, %s".formatted(i, lid.getId()),
                            profiel,
                            found.stream().anyMatch(rule -> rule.id().equals(profiel + ".1")),
                            ids(found, profiel, Strekking.SLUIT_UIT),
                            ids(found, profiel, Strekking.TEGEN)));
                }
            }
        }
    }

    @AfterAll
    static void close() {
        rules.close();
    }

    private static Set<String> ids(List<Rule> found, String profiel, Strekking strekking) {
        return found.stream()
                .filter(rule -> profiel.equals(rule.profiel()) && rule.strekking() == strekking)
                .map(Rule::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aProfileThatDoesNotFitHasAReason() {
        assertThat(VERDICTS)
                .filteredOn(verdict -> !verdict.must()
                        && verdict.tegen().isEmpty()
                        && verdict.uitgesloten().isEmpty())
                .isEmpty();
    }

    @Test
    void aProfileWhoseMustHoldsHasNoReasonAgainst() {
        assertThat(VERDICTS)
                .filteredOn(verdict -> verdict.must() && !verdict.tegen().isEmpty())
                .isEmpty();
    }

    @Test
    void everyMustAndEveryReasonOccurs() {
        Set<String> occurred = new TreeSet<>();
        for (Verdict verdict : VERDICTS) {
            if (verdict.must()) {
                occurred.add(verdict.profiel() + ".1");
            }
            occurred.addAll(verdict.uitgesloten());
            occurred.addAll(verdict.tegen());
        }
        assertThat(occurred)
                .containsExactlyInAnyOrderElementsOf(rules.rules().stream()
                        .filter(rule -> rule.letter() == 'J')
                        .filter(rule -> rule.id().endsWith(".1")
                                || rule.strekking() == Strekking.SLUIT_UIT
                                || rule.strekking() == Strekking.TEGEN)
                        .map(Rule::id)
                        .toList());
    }

    /** Makes households in which anything can be absent. */
    private record Household(Random random) {
        private static final Leefgebied[] LOOKED_AT = {
            Leefgebied.GEDRAG, Leefgebied.SCHOOLGANG, Leefgebied.GEESTELIJKE_GEZONDHEID, Leefgebied.ZELFSTANDIGHEID
        };

        Intake intake() {
            List<Lid> leden = new ArrayList<>();
            int children = 1 + random.nextInt(3);
            for (int i = 1; i <= children; i++) {
                leden.add(lid("k" + i, Rol.KIND, random.nextInt(23)));
            }
            int parents = random.nextInt(3);
            for (int i = 1; i <= parents; i++) {
                leden.add(lid("o" + i, oneOf(Rol.OUDER, Rol.INWONER, Rol.PARTNER), 20 + random.nextInt(40)));
            }
            Ouderrelatie relatie =
                    maybe(() -> new Ouderrelatie(yesNoUnknown(), maybe(() -> oneOf(Ouderrelatie.Strijd.values()))));
            Bestaanszekerheid zekerheid =
                    maybe(() -> new Bestaanszekerheid(oneOf(Bestaanszekerheid.Schulden.values()), null, null, null));
            return new Intake(
                    null,
                    DAY,
                    "0957",
                    new Melding(DAY, null, null, null, null),
                    new Huishouden(leden, null, relatie, zekerheid));
        }

        private Lid lid(String id, Rol rol, int leeftijd) {
            return new Lid(
                    id,
                    rol,
                    DAY.minusYears(leeftijd).minusDays(random.nextInt(365)),
                    rol == Rol.KIND,
                    maybe(this::scores),
                    null,
                    null,
                    null,
                    maybe(() -> List.of(new Beperking(
                            oneOf(Grondslag.values()),
                            maybe(() -> 1 + random.nextInt(5)),
                            yesNoUnknown(),
                            yesNoUnknown()))),
                    maybe(() -> DAY.minusMonths(random.nextInt(12))),
                    yesNoUnknown(),
                    null,
                    null,
                    maybe(() -> 1 + random.nextInt(5)),
                    yesNoUnknown(),
                    null,
                    null,
                    null,
                    yesNoUnknown(),
                    null,
                    maybe(() -> new Onderwijs(null, yesNoUnknown(), yesNoUnknown(), null)),
                    null,
                    null,
                    null,
                    null,
                    random.nextInt(4) > 0 ? null : List.of(new Signaal(oneOf(Signaalsoort.values()), yesNoUnknown())));
        }

        /** Few problems as often as many, and more often where the profiles look. */
        private Map<Leefgebied, Integer> scores() {
            Map<Leefgebied, Integer> scores = new EnumMap<>(Leefgebied.class);
            for (Leefgebied leefgebied : Leefgebied.values()) {
                if (random.nextBoolean()) {
                    scores.put(leefgebied, 4 + random.nextInt(2));
                }
            }
            int problems = random.nextInt(5);
            for (int i = 0; i < problems; i++) {
                scores.put(oneOf(random.nextBoolean() ? LOOKED_AT : Leefgebied.values()), 1 + random.nextInt(3));
            }
            return scores;
        }

        private <T> @Nullable T maybe(Supplier<T> value) {
            return random.nextInt(4) == 0 ? null : value.get();
        }

        private @Nullable Boolean yesNoUnknown() {
            return maybe(random::nextBoolean);
        }

        @SafeVarargs
        private <T> T oneOf(T... values) {
            return values[random.nextInt(values.length)];
        }
    }
}
