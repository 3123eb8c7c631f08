package nl.profielwijzer.casuistry;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.profielwijzer.casuistry.EquivalenceClasses.Kenmerk;
import nl.profielwijzer.casuistry.EquivalenceClasses.Persoon;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Gemeente;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Lid;
import nl.profielwijzer.intake.Rol;
import nl.profielwijzer.intake.Wet;

/**
 * What a set of cases has to pass before anything of it is stored. What leads straight to a person is refused in every
 * set; the limits on groups that look alike hold for cases of real origin and are only reported for invented ones. It
 * never repeats what it finds. Source: calibration.md, Privacy gate.
 */
final class PrivacyGate {
    /** Least group within one municipality, and when cases of several come together. */
    private static final int K_WITHIN = 5;

    private static final int K_LEAVING = 10;
    private static final int L = 2;
    private static final double T = 0.5;

    private static final int SHOWN = 200;
    private static final int ADULT = 18;
    private static final int PENSION = 67;
    private static final int[] AGE_BANDS = {0, 4, 12, ADULT, 23, PENSION};

    private final Map<String, String> subregions = new HashMap<>();
    private final List<Persoonsgegeven> found = new ArrayList<>();
    private int foundCount;

    /** Kept apart, because invented cases are no cover for real ones. */
    private final Casussen invented = new Casussen();

    private final Casussen real = new Casussen();
    private boolean anyReal;

    private static final class Casussen {
        private final List<Persoon> personen = new ArrayList<>();
        private final Set<String> gemeenten = new HashSet<>();
        private int count;
    }

    PrivacyGate(Catalogue catalogue) {
        for (Gemeente gemeente : catalogue.gemeenten()) {
            subregions.put(gemeente.code(), gemeente.subregio());
        }
    }

    /** Looks at a row, also when it has faults: then only for what leads straight to a person. */
    void look(Rij rij) {
        for (Persoonsgegeven each : IdentifierScan.of(rij)) {
            foundCount++;
            if (found.size() < SHOWN) {
                found.add(each);
            }
        }
        anyReal |= Casus.Herkomst.GEANONIMISEERD
                .name()
                .equals(rij.inhoud().path("herkomst").asString(""));
        Casus casus = rij.casus();
        if (casus != null) {
            Casussen those = casus.herkomst() == Casus.Herkomst.GEANONIMISEERD ? real : invented;
            those.gemeenten.add(casus.intake().gemeente());
            personen(casus, those.count, those.personen);
            those.count++;
        }
    }

    /** Those who ask or are judged, each under each law. */
    private void personen(Casus casus, int number, List<Persoon> personen) {
        Intake intake = casus.intake();
        for (Lid lid : intake.huishouden().leden()) {
            Map<Wet, Map<String, Integer>> votes = new TreeMap<>();
            for (Casus.Expertoordeel oordeel : casus.oordelen()) {
                if (oordeel.lid().equals(lid.id())) {
                    votes.computeIfAbsent(oordeel.wet(), wet -> new TreeMap<>())
                            .merge(
                                    oordeel.profiel() == null ? String.valueOf(oordeel.route()) : oordeel.profiel(),
                                    1,
                                    Integer::sum);
                }
            }
            if (votes.isEmpty() && lid.vraagtOndersteuning()) {
                personen.add(persoon(number, intake, lid, "GEEN", "GEEN"));
            }
            votes.forEach((wet, labels) -> personen.add(persoon(
                    number,
                    intake,
                    lid,
                    wet.name(),
                    labels.entrySet().stream()
                            .max(Map.Entry.comparingByValue())
                            .orElseThrow()
                            .getKey())));
        }
    }

    private Persoon persoon(int casus, Intake intake, Lid lid, String wet, String oordeel) {
        LocalDate day = intake.peildatum();
        int age = Period.between(lid.geboortedatum(), day).getYears();
        int band = 0;
        while (band + 1 < AGE_BANDS.length && age >= AGE_BANDS[band + 1]) {
            band++;
        }
        Map<Kenmerk, String> fine = new EnumMap<>(Kenmerk.class);
        Map<Kenmerk, String> coarse = new EnumMap<>(Kenmerk.class);
        fine.put(Kenmerk.GEMEENTE, intake.gemeente());
        coarse.put(Kenmerk.GEMEENTE, subregions.getOrDefault(intake.gemeente(), intake.gemeente()));
        fine.put(Kenmerk.LEEFTIJD, "vanaf " + AGE_BANDS[band]);
        coarse.put(Kenmerk.LEEFTIJD, age < ADULT ? "kind" : age < PENSION ? "volwassen" : "oud");
        fine.put(Kenmerk.HUISHOUDEN, household(intake));
        coarse.put(Kenmerk.HUISHOUDEN, withChildren(intake) ? "kinderen" : "geen kinderen");
        fine.put(Kenmerk.PERIODE, day.getYear() + " kwartaal " + day.get(IsoFields.QUARTER_OF_YEAR));
        coarse.put(Kenmerk.PERIODE, String.valueOf(day.getYear()));
        return new Persoon(casus, fine, coarse, wet, oordeel);
    }

    private static boolean withChildren(Intake intake) {
        return intake.huishouden().leden().stream().anyMatch(lid -> lid.rol() == Rol.KIND);
    }

    private static String household(Intake intake) {
        List<Lid> leden = intake.huishouden().leden();
        long adults = leden.stream().filter(lid -> lid.rol() != Rol.KIND).count();
        if (withChildren(intake)) {
            return adults > 1 ? "gezin" : "eenouder";
        }
        return adults > 1 ? "samen" : "alleen";
    }

    /** What was seen in all rows so far. */
    Privacyrapport report() {
        Casussen those = anyReal ? real : invented;
        EquivalenceClasses groups = new EquivalenceClasses(those.personen, EnumSet.noneOf(Kenmerk.class));
        int kLimit = those.gemeenten.size() > 1 ? K_LEAVING : K_WITHIN;
        boolean any = !those.personen.isEmpty();
        List<String> refusals = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        if (foundCount > 0) {
            refusals.add("Er staan persoonsgegevens in teksten. Haal ze weg en probeer het opnieuw.");
        }
        if (invented.count + real.count == 0) {
            refusals.add("Er is geen enkele casus zonder fouten om naar te kijken.");
        }
        List<String> limits = anyReal ? refusals : warnings;
        if (any && groups.k() < kLimit) {
            limits.add("De kleinste groep casussen die op elkaar lijken is te klein%s; nodig zijn er %d (k)."
                    .formatted(anyReal ? "" : " (%d)".formatted(groups.k()), kLimit));
        }
        if (any && groups.l() < L) {
            limits.add(
                    "In een groep die op elkaar lijkt hebben allen hetzelfde oordeel (l = %d; nodig is %d). Wie weet dat iemand erbij hoort, weet dan zijn oordeel."
                            .formatted(groups.l(), L));
        }
        if (any && groups.t() > T) {
            warnings.add("De oordelen in een groep wijken sterk af van die van allen (t = %s, meer dan %s)."
                    .formatted(decimal(groups.t()), decimal(T)));
        }
        return new Privacyrapport(
                refusals.isEmpty(),
                anyReal,
                Aantal.of(those.count, anyReal),
                List.copyOf(found),
                foundCount,
                any ? Aantal.of(groups.k(), anyReal) : null,
                kLimit,
                Aantal.of(groups.uniques(), anyReal),
                any ? Integer.valueOf(groups.l()) : null,
                L,
                any ? Double.valueOf(Math.round(groups.t() * 1000) / 1000.0) : null,
                T,
                List.copyOf(refusals),
                List.copyOf(warnings),
                any ? advice(those, groups, kLimit) : List.of(),
                Privacyrapport.BETEKENIS);
    }

    private static String decimal(double value) {
        return String.format(Locale.forLanguageTag("nl"), "%.2f", value);
    }

    /** What each coarsening brings, alone and then one after the other until the limits hold. */
    private List<String> advice(Casussen those, EquivalenceClasses groups, int kLimit) {
        if (groups.k() >= kLimit && groups.l() >= L) {
            return List.of();
        }
        Map<Kenmerk, String> steps = new LinkedHashMap<>();
        steps.put(Kenmerk.PERIODE, "zet de peildatum op hetzelfde kwartaal voor alle casussen van een jaar");
        steps.put(Kenmerk.GEMEENTE, "gebruik voor alle gemeenten van een subregio de code van één van hen");
        steps.put(Kenmerk.LEEFTIJD, "rond de leeftijd af op kind, volwassen of vanaf 67");
        steps.put(Kenmerk.HUISHOUDEN, "onderscheid alleen huishoudens met en zonder kinderen");
        List<String> advice = new ArrayList<>();
        Set<Kenmerk> together = EnumSet.noneOf(Kenmerk.class);
        boolean enough = false;
        for (Map.Entry<Kenmerk, String> step : steps.entrySet()) {
            EquivalenceClasses alone = new EquivalenceClasses(those.personen, EnumSet.of(step.getKey()));
            enough |= alone.k() >= kLimit && alone.l() >= L;
            advice.add(step(step.getValue(), alone, kLimit));
        }
        for (Kenmerk kenmerk : steps.keySet()) {
            together.add(kenmerk);
            EquivalenceClasses coarse = new EquivalenceClasses(those.personen, together);
            if (!enough && together.size() > 1 && coarse.k() >= kLimit && coarse.l() >= L) {
                enough = true;
                advice.add("Samen zijn deze genoeg: " + words(together) + ".");
            }
        }
        if (!enough) {
            advice.add(step("doe dit alles samen", new EquivalenceClasses(those.personen, together), kLimit));
            advice.add(
                    "Laat daarna de casussen weg die nog in een te kleine groep zitten, of voeg er meer toe die op hen lijken.");
        }
        return List.copyOf(advice);
    }

    private static String words(Set<Kenmerk> kenmerken) {
        return String.join(
                ", ",
                kenmerken.stream()
                        .map(kenmerk -> kenmerk.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    private String step(String what, EquivalenceClasses groups, int kLimit) {
        String sentence = Character.toUpperCase(what.charAt(0)) + what.substring(1);
        if (groups.k() >= kLimit && groups.l() >= L) {
            return sentence + ": dan is het genoeg.";
        }
        return "%s: dan is de kleinste groep %s, zijn er %s unieke en is l %d."
                .formatted(sentence, Aantal.of(groups.k(), anyReal), Aantal.of(groups.uniques(), anyReal), groups.l());
    }
}
