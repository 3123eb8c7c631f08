package nl.profielwijzer.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes households nobody thought of, over the whole of the intake's schema: likely ones more often than odd ones, and
 * everything can be absent, on an edge, or at odds with the rest. The same seed always makes the same intake.
 */
public final class RandomIntakes {
    /** Before it not every parameter has a value. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2019, 1, 1);

    private static final LocalDate USUAL_DAY = LocalDate.of(2026, 3, 2);
    private static final int[] EDGES = {0, 3, 4, 5, 6, 7, 12, 13, 15, 16, 17, 18, 21, 22, 23, 24, 66, 67, 68, 99};
    private static final Leefgebied[] WHERE_PROFILES_LOOK = {
        Leefgebied.GEDRAG,
        Leefgebied.GEESTELIJKE_GEZONDHEID,
        Leefgebied.ONTWIKKELING,
        Leefgebied.LICHAMELIJKE_GEZONDHEID,
        Leefgebied.SCHOOLGANG,
        Leefgebied.HUISELIJKE_RELATIES,
        Leefgebied.ZELFSTANDIGHEID
    };

    private final Random random;

    /** How likely it is that something was asked. */
    private final double asked;

    /** How likely a score is a problem. */
    private final double trouble;

    /** How likely anything dangerous is; in most households nothing is, or every answer would be "a human first". */
    private final double danger;

    private final LocalDate day;

    private RandomIntakes(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        asked = oneOf(0.1, 0.4, 0.7, 0.7, 0.95, 1.0);
        trouble = oneOf(0.05, 0.2, 0.4, 0.8);
        danger = oneOf(0.0, 0.0, 0.0, 0.05, 0.3);
        day = chance(0.7) ? USUAL_DAY : oddDay();
    }

    /** The intake of this seed. */
    public static Intake of(long seed) {
        return new RandomIntakes(seed).intake();
    }

    /** Holds a property against the intakes of the seeds 1 to {@code count}; a failure names its seed and shows its intake. */
    public static void check(int count, BiConsumer<Intake, Random> property) {
        for (long seed = 1; seed <= count; seed++) {
            Intake intake = of(seed);
            try {
                property.accept(intake, new Random(~seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed %d: %s%n%s".formatted(seed, e, Json.JSON.writeValueAsString(intake)), e);
            }
        }
    }

    private Intake intake() {
        List<Lid> leden = new ArrayList<>();
        List<Rol> rollen = rollen();
        int asks = random.nextInt(rollen.size());
        for (int i = 0; i < rollen.size(); i++) {
            leden.add(lid("l" + i, rollen.get(i), i == asks, rollen.size()));
        }
        Collections.shuffle(leden, random);
        return new Intake(
                maybe(() -> "zaak-" + random.nextInt(1_000)),
                day,
                oneOf("0957", "0957", "0988", "0946", "1640", "1711", "1641", "1669", "0114"),
                new Melding(
                        day.minusDays(random.nextInt(60)),
                        maybe(() -> oneOf(Verwijzer.values())),
                        maybe(() -> oneOf("", "Het lukt niet meer.", "Wij {lid} vragen “hulp” \\ $1\nbij alles.")),
                        yesNo(),
                        yesNo()),
                new Huishouden(
                        leden,
                        maybe(() -> support(leden)),
                        maybe(() -> new Ouderrelatie(yesNo(), maybe(() -> oneOf(Ouderrelatie.Strijd.values())))),
                        maybe(() -> new Bestaanszekerheid(
                                maybe(() -> oneOf(Bestaanszekerheid.Schulden.values())),
                                yesNo(),
                                rarely(),
                                rarely()))));
    }

    private LocalDate oddDay() {
        return oneOf(
                FIRST_DAY,
                LocalDate.of(2019, 12, 31),
                LocalDate.of(2024, 2, 29),
                LocalDate.of(2025, 8, 31),
                FIRST_DAY.plusDays(random.nextInt(365 * 9)));
    }

    private List<Rol> rollen() {
        List<Rol> rollen = new ArrayList<>();
        switch (random.nextInt(6)) {
            case 0 -> rollen.add(oneOf(Rol.INWONER, Rol.KIND, Rol.HUISGENOOT));
            case 1 -> rollen.addAll(List.of(Rol.INWONER, Rol.PARTNER));
            case 2 -> rollen.addAll(some(5, () -> oneOf(Rol.values())));
            default -> {
                rollen.add(oneOf(Rol.OUDER, Rol.INWONER));
                if (chance(0.6)) {
                    rollen.add(oneOf(Rol.OUDER, Rol.PARTNER));
                }
                rollen.addAll(some(1, () -> Rol.KIND));
                rollen.add(Rol.KIND);
                if (chance(0.15)) {
                    rollen.add(oneOf(Rol.HUISGENOOT, Rol.OUDER));
                }
            }
        }
        if (rollen.isEmpty()) {
            rollen.add(oneOf(Rol.values()));
        }
        return rollen;
    }

    private Lid lid(String id, Rol rol, boolean asks, int size) {
        int leeftijd = leeftijd(rol);
        boolean child = rol == Rol.KIND;
        return new Lid(
                id,
                rol,
                geboortedatum(leeftijd),
                asks || chance(child ? 0.8 : 0.5),
                maybe(() -> scores(leeftijd)),
                maybe(() -> values(0.15, 1, 5)),
                maybe(() -> values(0.3, 0, 4)),
                yesNo(),
                maybe(() -> some(chance(0.6) ? 0 : 3, this::beperking)),
                maybe(this::klachtenSinds),
                chance(0.3) ? yesNo() : null,
                maybe(() -> 1 + random.nextInt(5)),
                maybe(() -> 1 + random.nextInt(5)),
                child && chance(0.9) ? null : maybe(() -> 1 + random.nextInt(5)),
                child && chance(0.9) ? null : yesNo(),
                maybe(() -> oneOf(Toezicht.values())),
                rarely(),
                maybe(this::specialismen),
                rarely(),
                chance(0.3) ? maybe(() -> mantelzorg(id, size)) : null,
                leeftijd < 23 || chance(0.1)
                        ? maybe(() -> new Onderwijs(
                                maybe(() -> oneOf(Onderwijs.Schoolverzuim.values())), yesNo(), yesNo(), yesNo()))
                        : null,
                maybe(() -> oneOf(Arbeidsvermogen.values())),
                maybe(() -> new Huishoudnorm(
                        yesNo(),
                        maybe(() -> oneOf(Huishoudnorm.Beperkingen.values())),
                        maybe(() -> oneOf(Huishoudnorm.Samenstelling.values())),
                        maybe(() -> oneOf(Huishoudnorm.ExtraKamer.values())))),
                maybe(() -> new PositieveGezondheid(ten(), ten(), ten(), ten(), ten(), ten())),
                maybe(() -> oneOf(Leveringsvorm.values())),
                maybe(() -> danger > 0 ? some(1, this::signaal) : List.of()));
    }

    private int leeftijd(Rol rol) {
        if (chance(0.3)) {
            return EDGES[random.nextInt(EDGES.length)];
        }
        return switch (rol) {
            case KIND -> random.nextInt(chance(0.2) ? 24 : 18);
            case OUDER, PARTNER -> 19 + random.nextInt(50);
            case INWONER, HUISGENOOT -> 18 + random.nextInt(80);
        };
    }

    /** A birthday today, tomorrow or any other day. */
    private LocalDate geboortedatum(int leeftijd) {
        int daysPast = oneOf(0, 1, 364, random.nextInt(365), random.nextInt(365), random.nextInt(365));
        LocalDate born = day.minusYears(leeftijd).minusDays(daysPast);
        return chance(0.3) ? born.withDayOfMonth(1) : born;
    }

    /** Mostly of leefgebieden that belong to the age, and of problems more often those that profiles look at. */
    private Map<Leefgebied, Integer> scores(int leeftijd) {
        Map<Leefgebied, Integer> scores = new EnumMap<>(Leefgebied.class);
        for (Leefgebied leefgebied : Leefgebied.values()) {
            boolean young = leefgebied == Leefgebied.GEDRAG
                    || leefgebied == Leefgebied.ONTWIKKELING
                    || leefgebied == Leefgebied.SCHOOLGANG;
            if (chance(asked) && (!young || leeftijd < 23 || chance(0.05))) {
                scores.put(leefgebied, chance(trouble) ? problem() : 4 + random.nextInt(2));
            }
        }
        if (leeftijd < 23 && chance(trouble)) {
            scores.put(oneOf(WHERE_PROFILES_LOOK), problem());
        }
        return scores;
    }

    private int problem() {
        return chance(danger / 4) ? 1 : 2 + random.nextInt(2);
    }

    private Map<Leefgebied, Integer> values(double often, int least, int most) {
        Map<Leefgebied, Integer> values = new EnumMap<>(Leefgebied.class);
        for (Leefgebied leefgebied : Leefgebied.values()) {
            if (chance(often)) {
                values.put(leefgebied, least + random.nextInt(most - least + 1));
            }
        }
        return values;
    }

    private Beperking beperking() {
        return new Beperking(oneOf(Grondslag.values()), maybe(() -> 1 + random.nextInt(5)), yesNo(), yesNo());
    }

    private LocalDate klachtenSinds() {
        int months = oneOf(0, 1, 2, 3, 4, 5, 6, 7, 12, random.nextInt(120));
        return day.minusMonths(months).withDayOfMonth(1);
    }

    private List<Specialisme> specialismen() {
        List<Specialisme> all = new ArrayList<>(Arrays.asList(Specialisme.values()));
        Collections.shuffle(all, random);
        return all.subList(0, chance(0.8) ? random.nextInt(2) : random.nextInt(all.size() + 1));
    }

    private Mantelzorg mantelzorg(String id, int size) {
        List<String> others = IntStream.range(0, size)
                .mapToObj(i -> "l" + i)
                .filter(other -> !other.equals(id))
                .toList();
        return new Mantelzorg(
                others.isEmpty() ? null : maybe(() -> others.get(random.nextInt(others.size()))),
                maybe(() -> oneOf(0.0, 3.5, 4.0, 6.0, 7.75, 8.0, 10.0, 12.0, 14.0, 16.0, 40.0, 168.0)),
                maybe(() -> 1 + random.nextInt(5)));
    }

    private Signaal signaal() {
        return new Signaal(oneOf(Signaalsoort.values()), chance(danger) ? Boolean.TRUE : oneOf(null, false));
    }

    /** Now and then the same profile twice at once, in another intensity. */
    private List<Inzet> support(List<Lid> leden) {
        List<Inzet> support = some(3, () -> inzet(leden));
        if (!support.isEmpty() && chance(0.3)) {
            Inzet one = support.get(0);
            Intensiteit other = one.wet() == Wet.WMO
                    ? Intensiteit.tier(random.nextInt(5))
                    : Intensiteit.values()[random.nextInt(7)];
            support.add(new Inzet(one.lid(), one.wet(), one.profiel(), other, null, one.sinds(), null, null, null));
        }
        return support;
    }

    private Inzet inzet(List<Lid> leden) {
        Wet wet = oneOf(
                Wet.JEUGDWET, Wet.JEUGDWET, Wet.WMO, Wet.WMO, chance(0.2) ? Wet.WLZ : Wet.ZVW, oneOf(Wet.values()));
        LocalDate sinds = day.minusDays(random.nextInt(chance(0.5) ? 300 : 3_000));
        return new Inzet(
                leden.get(random.nextInt(leden.size())).id(),
                wet,
                maybe(() -> wet == Wet.WMO ? "W0" + (1 + random.nextInt(9)) : "J0" + random.nextInt(10)),
                maybe(() -> wet == Wet.WMO
                        ? Intensiteit.tier(random.nextInt(5))
                        : Intensiteit.values()[random.nextInt(chance(0.05) ? 12 : 7)]),
                maybe(() -> "begeleiding"),
                sinds,
                chance(0.5) ? null : later(sinds),
                yesNo(),
                maybe(() -> oneOf(Effect.values())));
    }

    /** The last day of support: around the peildatum, around half a year before it, or any. */
    private LocalDate later(LocalDate sinds) {
        LocalDate tot = oneOf(
                day.minusDays(1),
                day,
                day.plusDays(30),
                day.minusDays(182),
                day.minusDays(183),
                sinds.plusDays(random.nextInt(400)));
        return tot.isBefore(sinds) ? sinds : tot;
    }

    private boolean chance(double often) {
        return random.nextDouble() < often;
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return chance(asked) ? value.get() : null;
    }

    private @Nullable Boolean yesNo() {
        return maybe(random::nextBoolean);
    }

    /** Mostly no, when asked. */
    private @Nullable Boolean rarely() {
        return maybe(() -> chance(0.08));
    }

    private @Nullable Integer ten() {
        return maybe(() -> random.nextInt(11));
    }

    /** None to about twice as many as this, fewer more often. */
    private <T> List<T> some(int about, Supplier<T> each) {
        int count = about == 0 ? 0 : Math.min(random.nextInt(about + 2), random.nextInt(about + 2));
        List<T> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(each.get());
        }
        return some;
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }
}
