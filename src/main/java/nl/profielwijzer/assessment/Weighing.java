package nl.profielwijzer.assessment;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import nl.profielwijzer.assessment.LidUitkomst.Gebiedsadvies;
import nl.profielwijzer.assessment.LidUitkomst.Jeugdadvies;
import nl.profielwijzer.assessment.LidUitkomst.Kandidaat;
import nl.profielwijzer.assessment.LidUitkomst.Wetsoordeel;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.rules.Bevindingen;
import nl.profielwijzer.rules.LidFeiten;
import nl.profielwijzer.rules.Maatregel;
import nl.profielwijzer.rules.Oordeel;
import nl.profielwijzer.rules.Route;
import nl.profielwijzer.rules.Rule;
import nl.profielwijzer.rules.RuleBook;
import nl.profielwijzer.rules.Strekking;
import org.jspecify.annotations.Nullable;

/**
 * Turns findings into an outcome: points, ranking, intensity, tier and route. It looks at findings and parameters only,
 * so that service and calibration weigh alike.
 *
 * <p>Source of the order: instrument sections 2, 4, 5 and 6; the steps of the Centrale Raad van Beroep
 * (ECLI:NL:CRVB:2017:1477, 2018:819).
 */
final class Weighing {
    static final String DREMPEL = "profiel.drempel";
    static final String MARGE = "profiel.marge";

    /** Result areas that stay open to a young adult who has the Jeugdwet. */
    private static final Set<String> BESIDE_JEUGDWET = Set.of("W03", "W04", "W06", "W09");

    /** The only result area for a child. */
    private static final Set<String> FOR_A_CHILD = Set.of("W09");

    private static final String MANTELZORG = "W06";

    /** The Wlz rules, which close Jeugdwet and Wmo. */
    private static final String CLOSING = "L04";

    private final RuleBook rules;
    private final BitSet measures;
    private final BitSet acute;
    private final Map<Wet, Law> lawRules = new EnumMap<>(Wet.class);
    private final List<Profile> profiles = new ArrayList<>();
    private final BitSet intensities;
    private final Map<String, BitSet> distances = new TreeMap<>();
    private final BitSet carerTiers;
    private final BitSet tierRules;
    private final int tooFewAreas;
    private final int nothingAsked;
    private final int problem;
    private final int onlySchool;
    private final BitSet ownStrength;
    private final int network;
    private final int usualHelp;
    private final int lightYouth;
    private final int lightAdult;
    private final int unplannable;
    private final int carryingNetwork;

    /** The rules on one law, in the order in which one oordeel goes before another. */
    private final class Law {
        private final BitSet all = new BitSet();
        private final List<BitSet> inOrder = new ArrayList<>();
        private final List<Oordeel> oordelen = new ArrayList<>();

        Law(Wet wet) {
            boolean closable = wet == Wet.JEUGDWET || wet == Wet.WMO;
            if (closable) {
                add(
                        Oordeel.NEE,
                        rules.places(rule -> rule.wet() == wet && rule.item().equals(CLOSING)));
            }
            for (Oordeel oordeel : List.of(Oordeel.JA, Oordeel.UITZOEKEN, Oordeel.NEE)) {
                add(
                        oordeel,
                        rules.places(rule -> rule.wet() == wet
                                && rule.oordeel() == oordeel
                                && !(closable && rule.item().equals(CLOSING))));
            }
        }

        private void add(Oordeel oordeel, BitSet places) {
            oordelen.add(oordeel);
            inOrder.add(places);
            all.or(places);
        }

        @Nullable
        Wetsoordeel oordeel(BitSet found) {
            for (int i = 0; i < inOrder.size(); i++) {
                if (found.intersects(inOrder.get(i))) {
                    return new Wetsoordeel(oordelen.get(i), rulesAt(found, inOrder.get(i)));
                }
            }
            return null;
        }
    }

    /** A youth profile: its must, its exclusions and everything that gives it points. */
    record Profile(String code, int must, BitSet exclusions, int[] pointRules, String[] weights) {}

    Weighing(RuleBook rules) {
        this.rules = rules;
        measures = rules.places(rule -> !rule.maatregelen().isEmpty());
        acute = rules.places(Rule::acuut);
        for (int i = 0; i < rules.rules().size(); i++) {
            Rule rule = rules.get(i);
            String profiel = rule.profiel();
            if (rule.letter() == 'W' && profiel != null && rule.strekking() == Strekking.VOOR) {
                distances.computeIfAbsent(profiel, p -> new BitSet()).set(i);
            }
        }
        for (Wet wet : Wet.values()) {
            lawRules.put(wet, new Law(wet));
        }
        for (String code : new TreeSet<>(rules.rules().stream()
                .filter(rule -> rule.letter() == 'J')
                .map(Rule::item)
                .toList())) {
            int[] points = rules.places(rule -> rule.item().equals(code) && rule.strekking() == Strekking.VOOR).stream()
                    .toArray();
            profiles.add(new Profile(
                    code,
                    rules.indexOf(code + ".1"),
                    rules.places(rule -> rule.item().equals(code) && rule.strekking() == Strekking.SLUIT_UIT),
                    points,
                    IntStream.of(points)
                            .mapToObj(place -> weightOf(rules.get(place)))
                            .toArray(String[]::new)));
        }
        intensities = rules.places(rule -> rule.letter() == 'I');
        carerTiers = rules.places(rule -> MANTELZORG.equals(rule.profiel()) && rule.intensiteit() != null);
        tierRules =
                rules.places(rule -> rule.item().equals("T01") || rule.item().equals("T02"));
        tooFewAreas = rules.indexOf("G01.1");
        nothingAsked = rules.indexOf("G01.2");
        problem = rules.indexOf("G02.1");
        onlySchool = rules.indexOf("G02.2");
        ownStrength = rules.places(rule -> rule.item().equals("E01"));
        network = rules.indexOf("E02.1");
        usualHelp = rules.indexOf("E03.1");
        lightYouth = rules.indexOf("E04.1");
        lightAdult = rules.indexOf("E04.2");
        unplannable = rules.indexOf("T03.1");
        carryingNetwork = rules.indexOf("T04.1");
    }

    /** The name of the parameter that holds the weight of this rule. */
    static String weightOf(Rule rule) {
        return "gewicht." + rule.id();
    }

    /** The youth profiles, in the order in which equal points rank. */
    List<Profile> profiles() {
        return List.copyOf(profiles);
    }

    /** The names of the parameters that make the tier of an area heavier or lighter, by the place of their rule. */
    Map<Integer, String> tierEffects() {
        Map<Integer, String> effects = new TreeMap<>();
        for (int place : new int[] {unplannable, carryingNetwork}) {
            effects.put(place, Objects.requireNonNull(rules.get(place).parameter()));
        }
        return effects;
    }

    /** The parameters that weighing itself uses, beside those of the rules. */
    Set<String> parameters() {
        Set<String> names = new TreeSet<>(Set.of(DREMPEL, MARGE));
        profiles.forEach(profile -> names.addAll(List.of(profile.weights)));
        return names;
    }

    /** Those of them that can count with these findings: the weight of what was not found adds nothing. */
    Set<String> parameters(BitSet found) {
        Set<String> names = new TreeSet<>(Set.of(DREMPEL, MARGE));
        for (Profile profile : profiles) {
            if (found.get(profile.must)) {
                for (int i = 0; i < profile.weights.length; i++) {
                    if (found.get(profile.pointRules[i])) {
                        names.add(profile.weights[i]);
                    }
                }
            }
        }
        for (int place : new int[] {unplannable, carryingNetwork}) {
            if (found.get(place)) {
                names.add(Objects.requireNonNull(rules.get(place).parameter()));
            }
        }
        return names;
    }

    /** The places of all rules whose findings can change an outcome. */
    BitSet reads() {
        BitSet reads = new BitSet();
        for (BitSet places : List.of(measures, acute, carerTiers, ownStrength)) {
            reads.or(places);
        }
        lawRules.values().forEach(law -> reads.or(law.all));
        distances.values().forEach(reads::or);
        reads.or(intensities);
        for (Profile profile : profiles) {
            reads.set(profile.must);
            reads.or(profile.exclusions);
            IntStream.of(profile.pointRules).forEach(reads::set);
        }
        for (int place : new int[] {
            tooFewAreas,
            nothingAsked,
            problem,
            onlySchool,
            network,
            usualHelp,
            lightYouth,
            lightAdult,
            unplannable,
            carryingNetwork
        }) {
            reads.set(place);
        }
        return reads;
    }

    /** The places of all rules that an outcome can rest on: those, and the grounds of a tier. */
    BitSet names() {
        BitSet names = reads();
        names.or(tierRules);
        return names;
    }

    /** What safety asks for on these findings, in the order in which it is shown. */
    Set<Maatregel> maatregelen(BitSet found) {
        if (!found.intersects(measures)) {
            return Set.of();
        }
        Set<Maatregel> maatregelen = EnumSet.noneOf(Maatregel.class);
        rulesAt(found, measures).forEach(rule -> maatregelen.addAll(rule.maatregelen()));
        return maatregelen;
    }

    /** What the rules saw on this lid, as far as weighing reads it. */
    LidBevindingen read(LidFeiten lid, Bevindingen bevindingen) {
        byte[] steps = new byte[rules.rules().size()];
        bevindingen.scored(
                lid,
                (score, place) -> steps[place] =
                        (byte) Math.max(steps[place], Math.max(score.getAfstand(), score.getBegeleiding())));
        return new LidBevindingen(lid.isVraagtOndersteuning(), lid.isKind(), bevindingen.of(lid), steps);
    }

    LidUitkomst weigh(LidBevindingen lid, Parameters parameters) {
        BitSet found = lid.gevonden();
        Map<Wet, Wetsoordeel> wetten = wetten(found);
        if (found.intersects(acute)) {
            return without(Route.SPOED, wetten, List.of(), List.of(first(found, acute)));
        }
        boolean wmo = oordeel(wetten, Wet.WMO) == Oordeel.JA;
        if (!lid.vraagtOndersteuning()) {
            Gebieden carer = wmo ? gebieden(lid, parameters, Set.of(MANTELZORG)) : Gebieden.NONE;
            return new LidUitkomst(
                    Route.GEEN_VRAAG,
                    wetten,
                    false,
                    List.of(),
                    null,
                    carer.adviezen(),
                    List.of(),
                    List.of(),
                    carer.treden());
        }
        Wetsoordeel wlz = wetten.get(Wet.WLZ);
        if (wlz != null && wlz.oordeel() == Oordeel.JA) {
            return without(Route.ANDERE_WET, wetten, List.of(), wlz.gronden());
        }
        Wetsoordeel jeugdwet = Objects.requireNonNull(wetten.get(Wet.JEUGDWET));
        if (jeugdwet.oordeel() == Oordeel.UITZOEKEN) {
            return without(Route.ONBEKEND, wetten, jeugdwet.gronden(), jeugdwet.gronden());
        }
        if (jeugdwet.oordeel() == Oordeel.JA) {
            return youth(lid, parameters, wetten, wmo);
        }
        return adult(lid, parameters, wetten, wmo);
    }

    private LidUitkomst youth(LidBevindingen lid, Parameters parameters, Map<Wet, Wetsoordeel> wetten, boolean wmo) {
        BitSet found = lid.gevonden();
        if (found.get(tooFewAreas)) {
            return unknown(wetten, List.of(), rules.get(tooFewAreas));
        }
        List<Kandidaat> kandidaten = kandidaten(found, parameters);
        Route route;
        List<Rule> routegronden;
        Jeugdadvies advies = null;
        if (kandidaten.isEmpty()) {
            Wetsoordeel school = wetten.get(Wet.PASSEND_ONDERWIJS);
            boolean schoolFirst = found.get(onlySchool) && school != null && school.oordeel() == Oordeel.JA;
            List<Rule> otherLaw = wetten.entrySet().stream()
                    .filter(entry -> entry.getKey() != Wet.JEUGDWET && entry.getKey() != Wet.WMO)
                    .filter(entry -> entry.getValue().oordeel() == Oordeel.JA)
                    .flatMap(entry -> entry.getValue().gronden().stream())
                    .toList();
            if (found.get(problem) && !schoolFirst) {
                route = Route.MENSELIJK_OORDEEL;
                routegronden = List.of(rules.get(problem));
            } else if (!otherLaw.isEmpty()) {
                route = Route.ANDERE_WET;
                routegronden = otherLaw;
            } else {
                route = Route.EIGEN_KRACHT;
                routegronden = List.of();
            }
        } else {
            Rule chosen = first(found, intensities);
            Intensiteit intensiteit = chosen.intensiteit();
            if (intensiteit == null) {
                return unknown(wetten, kandidaten, chosen);
            }
            boolean light = intensiteit == Intensiteit.A || intensiteit == Intensiteit.P;
            if (light && found.intersects(ownStrength) && !found.intersects(measures)) {
                route = Route.EIGEN_KRACHT;
                routegronden = List.of(first(found, ownStrength));
            } else {
                route = switch (intensiteit) {
                    case C -> Route.MENSELIJK_OORDEEL;
                    case A -> Route.ALGEMENE_VOORZIENING;
                    default -> Route.INDIVIDUELE_VOORZIENING;
                };
                routegronden = intensiteit == Intensiteit.A && found.get(lightYouth)
                        ? List.of(rules.get(lightYouth))
                        : List.of(chosen);
                advies = advies(kandidaten, parameters, intensiteit, found);
            }
        }
        Gebieden gebieden = wmo ? gebieden(lid, parameters, lid.kind() ? FOR_A_CHILD : BESIDE_JEUGDWET) : Gebieden.NONE;
        return new LidUitkomst(
                route,
                wetten,
                true,
                kandidaten,
                advies,
                gebieden.adviezen(),
                List.of(),
                routegronden,
                gebieden.treden());
    }

    private Jeugdadvies advies(
            List<Kandidaat> kandidaten, Parameters parameters, Intensiteit intensiteit, BitSet found) {
        Kandidaat eerste = kandidaten.get(0);
        double marge = parameters.get(MARGE);
        List<Kandidaat> alternatieven = kandidaten.stream()
                .skip(1)
                .filter(kandidaat -> eerste.punten() - kandidaat.punten() < marge)
                .toList();
        Double verschil = kandidaten.size() == 1
                ? null
                : Double.valueOf(eerste.punten() - kandidaten.get(1).punten());
        List<Rule> gronden = rulesAt(found, intensities).stream()
                .filter(rule -> rule.intensiteit() == intensiteit)
                .toList();
        return new Jeugdadvies(eerste, alternatieven, verschil, intensiteit, gronden);
    }

    private List<Kandidaat> kandidaten(BitSet found, Parameters parameters) {
        double drempel = parameters.get(DREMPEL);
        List<Kandidaat> kandidaten = new ArrayList<>();
        for (Profile profile : profiles) {
            if (found.get(profile.must) && !found.intersects(profile.exclusions)) {
                Kandidaat kandidaat = points(profile, found, parameters);
                if (kandidaat.punten() >= drempel) {
                    kandidaten.add(kandidaat);
                }
            }
        }
        kandidaten.sort(Comparator.comparingDouble(Kandidaat::punten).reversed().thenComparing(Kandidaat::profiel));
        return List.copyOf(kandidaten);
    }

    private Kandidaat points(Profile profile, BitSet found, Parameters parameters) {
        double punten = 0;
        List<Rule> gronden = new ArrayList<>();
        for (int i = 0; i < profile.pointRules.length; i++) {
            if (found.get(profile.pointRules[i])) {
                punten += parameters.get(profile.weights[i]);
                gronden.add(rules.get(profile.pointRules[i]));
            }
        }
        return new Kandidaat(profile.code, punten, gronden);
    }

    /** The points of a profile whose must holds, candidate or not; null when the must doesn't hold or it is excluded. */
    @Nullable
    Kandidaat points(String profiel, BitSet found, Parameters parameters) {
        return profiles.stream()
                .filter(profile -> profile.code.equals(profiel))
                .filter(profile -> found.get(profile.must) && !found.intersects(profile.exclusions))
                .findFirst()
                .map(profile -> points(profile, found, parameters))
                .orElse(null);
    }

    private LidUitkomst adult(LidBevindingen lid, Parameters parameters, Map<Wet, Wetsoordeel> wetten, boolean wmo) {
        BitSet found = lid.gevonden();
        if (found.get(nothingAsked)) {
            return unknown(wetten, List.of(), rules.get(nothingAsked));
        }
        Gebieden gebieden = wmo ? gebieden(lid, parameters, distances.keySet()) : Gebieden.NONE;
        Intensiteit highest = gebieden.adviezen().stream()
                .map(Gebiedsadvies::tier)
                .max(Comparator.naturalOrder())
                .orElse(Intensiteit.T0);
        Route route;
        List<Rule> routegronden;
        if (highest == Intensiteit.T0) {
            route = Route.EIGEN_KRACHT;
            routegronden = found.get(usualHelp) ? List.of(rules.get(usualHelp)) : List.of();
        } else if (highest != Intensiteit.T1) {
            route = Route.INDIVIDUELE_VOORZIENING;
            routegronden = List.of();
        } else if (found.get(network)) {
            route = Route.NETWERK;
            routegronden = List.of(rules.get(network));
        } else {
            route = Route.ALGEMENE_VOORZIENING;
            routegronden = found.get(lightAdult) ? List.of(rules.get(lightAdult)) : List.of();
        }
        return new LidUitkomst(
                route, wetten, false, List.of(), null, gebieden.adviezen(), List.of(), routegronden, gebieden.treden());
    }

    /** The result areas above T0, and the steps of all that have something to bridge. */
    private record Gebieden(List<Gebiedsadvies> adviezen, SortedMap<String, Double> treden) {
        static final Gebieden NONE = new Gebieden(List.of(), Collections.emptySortedMap());
    }

    private Gebieden gebieden(LidBevindingen lid, Parameters parameters, Set<String> open) {
        BitSet found = lid.gevonden();
        List<Gebiedsadvies> gebieden = new ArrayList<>();
        SortedMap<String, Double> treden = new TreeMap<>();
        for (Map.Entry<String, BitSet> area : distances.entrySet()) {
            String gebied = area.getKey();
            boolean usual = gebied.equals("W03") && found.get(usualHelp);
            if (open.contains(gebied) && !usual && found.intersects(area.getValue())) {
                Gebiedsadvies advies = gebied.equals(MANTELZORG)
                        ? mantelzorg(found)
                        : gebied(gebied, lid, area.getValue(), parameters, treden);
                if (advies != null) {
                    gebieden.add(advies);
                }
            }
        }
        return new Gebieden(gebieden, treden);
    }

    private @Nullable Gebiedsadvies mantelzorg(BitSet found) {
        if (!found.intersects(carerTiers)) {
            return null;
        }
        Rule rule = first(found, carerTiers);
        return new Gebiedsadvies(MANTELZORG, Objects.requireNonNull(rule.intensiteit()), List.of(rule));
    }

    private @Nullable Gebiedsadvies gebied(
            String gebied,
            LidBevindingen lid,
            BitSet distanceRules,
            Parameters parameters,
            SortedMap<String, Double> treden) {
        BitSet found = lid.gevonden();
        double steps = lid.stappen(distanceRules);
        if (steps == 0) {
            return null;
        }
        BitSet gronden = (BitSet) distanceRules.clone();
        gronden.or(tierRules);
        for (int place : new int[] {unplannable, carryingNetwork}) {
            Rule rule = rules.get(place);
            double effect = parameters.get(Objects.requireNonNull(rule.parameter()));
            if (found.get(place) && effect != 0) {
                steps += rule.strekking() == Strekking.TEGEN ? -effect : effect;
                gronden.set(place);
            }
        }
        treden.put(gebied, steps);
        Intensiteit tier = Intensiteit.tier((int) Math.max(0, Math.min(4, steps)));
        return tier == Intensiteit.T0 ? null : new Gebiedsadvies(gebied, tier, rulesAt(found, gronden));
    }

    /** One oordeel per law: a running Wlz closes the other two; else a ground that gives goes before one that doesn't. */
    private Map<Wet, Wetsoordeel> wetten(BitSet found) {
        Map<Wet, Wetsoordeel> wetten = new EnumMap<>(Wet.class);
        lawRules.forEach((wet, law) -> {
            Wetsoordeel oordeel = law.oordeel(found);
            if (oordeel != null) {
                wetten.put(wet, oordeel);
            }
        });
        return wetten;
    }

    private static Oordeel oordeel(Map<Wet, Wetsoordeel> wetten, Wet wet) {
        Wetsoordeel oordeel = wetten.get(wet);
        return oordeel == null ? Oordeel.NEE : oordeel.oordeel();
    }

    /** The first of these rules that saw something. */
    private Rule first(BitSet found, BitSet among) {
        for (int place = among.nextSetBit(0); place >= 0; place = among.nextSetBit(place + 1)) {
            if (found.get(place)) {
                return rules.get(place);
            }
        }
        throw new IllegalStateException("none of the rules at %s fired; I08 has to".formatted(among));
    }

    private List<Rule> rulesAt(BitSet found, BitSet among) {
        List<Rule> fired = new ArrayList<>();
        for (int place = among.nextSetBit(0); place >= 0; place = among.nextSetBit(place + 1)) {
            if (found.get(place)) {
                fired.add(rules.get(place));
            }
        }
        return fired;
    }

    private static LidUitkomst unknown(Map<Wet, Wetsoordeel> wetten, List<Kandidaat> kandidaten, Rule asks) {
        return new LidUitkomst(
                Route.ONBEKEND,
                wetten,
                false,
                kandidaten,
                null,
                List.of(),
                List.of(asks),
                List.of(asks),
                Collections.emptySortedMap());
    }

    private static LidUitkomst without(
            Route route, Map<Wet, Wetsoordeel> wetten, List<Rule> beslissend, List<Rule> gronden) {
        return new LidUitkomst(
                route, wetten, false, List.of(), null, List.of(), beslissend, gronden, Collections.emptySortedMap());
    }
}
