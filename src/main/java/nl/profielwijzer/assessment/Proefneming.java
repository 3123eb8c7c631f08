package nl.profielwijzer.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import nl.profielwijzer.assessment.Instrument.Situatie;
import nl.profielwijzer.assessment.Uitslag.Omslag;
import nl.profielwijzer.assessment.Uitslag.OpenVraag;
import nl.profielwijzer.assessment.Velden.Veld;
import nl.profielwijzer.catalogue.Parameter;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.catalogue.Vraag;
import nl.profielwijzer.intake.Huishouden;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Inzet;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.intake.Leefgebied;
import nl.profielwijzer.intake.Lid;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.rules.LidFeiten;
import nl.profielwijzer.rules.Route;
import nl.profielwijzer.rules.Rule;
import nl.profielwijzer.rules.Wording;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Finds out what matters by trying: every open field with its possible answers, every known fact and parameter one step
 * further, through the instrument itself.
 */
final class Proefneming {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** A leefgebied that isn't asked yet may go well, waver or not go without help; what is acute is asked as safety. */
    private static final List<Integer> SCORES_TO_TRY = List.of(5, 3, 2);

    private static final String LEEFGEBIEDEN = "leefgebieden";
    private static final String INZET = "huishouden.inzet";

    private final Instrument instrument;
    private final Wording wording;
    private final Verschil.Vergelijking vergelijking;

    Proefneming(Instrument instrument, Wording wording, Verschil.Vergelijking vergelijking) {
        this.instrument = instrument;
        this.wording = wording;
        this.vergelijking = vergelijking;
    }

    /**
     * One changed fact.
     *
     * @param lid whose; null is the household
     * @param nu what stands there; null when nothing does
     */
    private record Change(
            @Nullable String lid, String veld, @Nullable JsonNode nu, JsonNode wordt, Intake intake) {}

    /** A question under way: the answers that would change something, and how much. */
    private static final class Found {
        private final Map<String, List<String>> answersByGevolg = new LinkedHashMap<>();
        private int effect;

        void add(String answer, List<Verschil> verschillen) {
            effect = Math.max(effect, Verschil.total(verschillen));
            verschillen.forEach(verschil -> answersByGevolg
                    .computeIfAbsent(verschil.gevolg(), gevolg -> new ArrayList<>())
                    .add("‘%s’".formatted(answer)));
        }

        /** Each consequence once, with the answers that have it. */
        List<String> gevolgen() {
            return answersByGevolg.entrySet().stream()
                    .map(entry -> "Bij %s: %s.".formatted(String.join(" of ", entry.getValue()), entry.getKey()))
                    .toList();
        }
    }

    private record Key(@Nullable String lid, String veld) {}

    /** The open questions whose answer can change something, the largest effect first; decisive ones before all. */
    List<OpenVraag> vragen(Afweging nu) {
        List<Change> changes = new ArrayList<>();
        for (LidFeiten lid : nu.feiten().getLeden()) {
            if (!isHuman(nu, lid)) {
                changes.addAll(openFields(nu, lid));
            }
        }
        changes.addAll(openHouseholdFields(nu));
        Map<Key, Found> found = new LinkedHashMap<>();
        List<Afweging> outcomes = outcomes(changes, nu.parameters());
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            List<Verschil> verschillen = vergelijking.household(nu, outcomes.get(i)).stream()
                    .filter(verschil -> verschil.touchesPeople() || asks(nu, change.lid()))
                    .toList();
            if (!verschillen.isEmpty()) {
                found.computeIfAbsent(new Key(change.lid(), change.veld()), key -> new Found())
                        .add(said(change.wordt()), verschillen);
            }
        }
        Map<Key, Rule> decisive = decisive(nu);
        decisive.keySet().forEach(key -> found.computeIfAbsent(key, k -> new Found()));
        return found.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Key, Found>, Boolean>comparing(
                                entry -> !decisive.containsKey(entry.getKey()))
                        .thenComparing(entry -> -entry.getValue().effect))
                .map(entry -> vraag(nu, entry.getKey(), entry.getValue(), decisive.get(entry.getKey())))
                .toList();
    }

    /** Whether this lid, or the household as a whole, asks for support. */
    private static boolean asks(Afweging nu, @Nullable String lid) {
        return lid == null || intakeLid(nu, lid).vraagtOndersteuning();
    }

    private OpenVraag vraag(Afweging nu, Key key, Found found, @Nullable Rule decisive) {
        Vraag text = instrument.catalogue().vragen().voor(key.veld());
        List<String> gevolgen = new ArrayList<>(found.gevolgen());
        if (decisive != null) {
            gevolgen.add(0, "Zonder dit antwoord is er nog geen advies.");
        }
        return new OpenVraag(
                key.lid(),
                key.veld(),
                text.aan(wie(nu, key.lid())),
                decisive != null,
                text.omdat(),
                List.copyOf(gevolgen));
    }

    /** What has to be known first, by field. A field of the whole intake is asked once, however many leden need it. */
    private static Map<Key, Rule> decisive(Afweging nu) {
        Map<Key, Rule> decisive = new LinkedHashMap<>();
        for (int i = 0; i < nu.leden().size(); i++) {
            String lid = nu.feiten().getLeden().get(i).getId();
            for (Rule rule : nu.leden().get(i).beslissend()) {
                String veld = Objects.requireNonNull(rule.veld(), () -> rule.id() + " asks without @veld");
                decisive.putIfAbsent(new Key(veld.equals(INZET) ? null : lid, veld), rule);
            }
        }
        return decisive;
    }

    /** A lid in acute danger is not asked anything more: a human first. */
    private static boolean isHuman(Afweging nu, LidFeiten lid) {
        return uitkomst(nu, lid).route() == Route.SPOED;
    }

    private static LidUitkomst uitkomst(Afweging nu, LidFeiten lid) {
        return nu.leden().get(nu.feiten().getLeden().indexOf(lid));
    }

    private List<Change> openFields(Afweging nu, LidFeiten feiten) {
        Lid lid = intakeLid(nu, feiten.getId());
        JsonNode tree = Json.JSON.valueToTree(lid);
        List<Change> changes = new ArrayList<>();
        for (Veld veld : Velden.lid()) {
            JsonNode present = veld.in(tree);
            List<Veld> open = present == null ? List.of(veld) : veld.ofItems(present);
            for (Veld field : open) {
                if (field.in(tree) == null && mayMatter(nu, feiten, field)) {
                    for (JsonNode answer : answers(field, feiten.isVraagtOndersteuning())) {
                        changes.add(change(nu, feiten.getId(), field, tree, answer));
                    }
                }
            }
        }
        if (lid.klachtenSinds() == null && nu.feiten().isLookedFor(feiten, "klachtenSinds")) {
            LocalDate day = nu.intake().peildatum();
            LocalDate longAgo =
                    day.minusYears(feiten.getLeeftijd() == 0 ? 0 : 1).withDayOfMonth(1);
            for (LocalDate since : List.of(day.withDayOfMonth(1), longAgo)) {
                changes.add(change(
                        nu, feiten.getId(), new Veld("klachtenSinds", tree), tree, NODES.stringNode(since.toString())));
            }
        }
        if (lid.mantelzorg() == null
                && feiten.isVolwassen()
                && nu.feiten().getLeden().size() > 1) {
            JsonNode heavy = NODES.objectNode().put("urenPerWeek", 168).put("belasting", 5);
            changes.add(change(nu, feiten.getId(), new Veld("mantelzorg", heavy), tree, heavy));
        }
        return changes;
    }

    /** Leaves out what can't matter for this lid, first of all what no rule looked for, so that no time goes into it. */
    private boolean mayMatter(Afweging nu, LidFeiten feiten, Veld veld) {
        if (!looked(nu, feiten, veld)) {
            return false;
        }
        LidUitkomst uitkomst = uitkomst(nu, feiten);
        boolean wmoCounts =
                feiten.isVraagtOndersteuning() && uitkomst.oordeel(Wet.WMO) == nl.profielwijzer.rules.Oordeel.JA;
        return switch (veld.group()) {
            case "mantelzorg" -> feiten.isGeeftMantelzorg();
            case "gewenst", "begeleiding" ->
                wmoCounts && feiten.score(Leefgebied.of(veld.name())).isGevraagd();
            case LEEFGEBIEDEN -> {
                Leefgebied leefgebied = Leefgebied.of(veld.name());
                boolean askedAtThisAge = instrument.catalogue().leefgebieden().asked(leefgebied, feiten.getLeeftijd());
                yield askedAtThisAge && (!wmoCounts || uitkomst.jeugdBeoordeeld() || openedArea(feiten, leefgebied));
            }
            case "huishouden", "begeleidingOnplanbaar", "arbeidsvermogen" -> wmoCounts;
            default -> true;
        };
    }

    private static boolean looked(Afweging nu, LidFeiten feiten, Veld veld) {
        boolean ofItem = veld.pad().contains("[");
        boolean ofTier = veld.group().equals("gewenst") || veld.group().equals("begeleiding");
        // for who asks nothing (and is no child, whose problems count for brothers and sisters) only what a rule on
        // that very leefgebied looked for can matter
        boolean wholeCounts = feiten.isVraagtOndersteuning() || feiten.isKind();
        boolean whole =
                veld.group().equals(LEEFGEBIEDEN) && wholeCounts && nu.feiten().isLookedFor(feiten, LEEFGEBIEDEN);
        return ofItem || ofTier || whole || nu.feiten().isLookedFor(feiten, veld.pad());
    }

    /**
     * Whether an adult's question already touches a result area of this leefgebied: one asked leefgebied is enough for
     * an advice, and no more is asked than the question needs.
     */
    private boolean openedArea(LidFeiten feiten, Leefgebied leefgebied) {
        return instrument.rules().rules().stream()
                .filter(rule -> rule.letter() == 'W' && rule.leefgebieden().contains(leefgebied))
                .anyMatch(rule -> rule.leefgebieden().stream()
                        .anyMatch(other -> feiten.score(other).isOnderGewenst()));
    }

    private static List<JsonNode> answers(Veld veld, boolean asks) {
        return switch (veld.group()) {
            case LEEFGEBIEDEN ->
                SCORES_TO_TRY.stream()
                        .map(score -> (JsonNode) NODES.numberNode(score))
                        .toList();
            case "signalen" -> veld.answers().subList(0, 1);
            default -> veld.answers();
        };
    }

    private List<Change> openHouseholdFields(Afweging nu) {
        if (nu.uitkomst() == Uitkomst.SPOED && nu.leden().stream().allMatch(lid -> lid.route() == Route.SPOED)) {
            return List.of();
        }
        JsonNode tree = Json.JSON.valueToTree(nu.intake());
        List<Change> changes = new ArrayList<>();
        for (Veld veld : Velden.root()) {
            if (veld.in(tree) == null) {
                for (JsonNode answer : veld.answers()) {
                    changes.add(new Change(null, veld.pad(), null, answer, intake(veld.with(tree, answer))));
                }
            }
        }
        if (!nu.feiten().isInzetGevraagd()) {
            for (LidFeiten lid : nu.feiten().getLeden()) {
                if (lid.isVraagtOndersteuning()) {
                    for (Wet wet : lid.isJeugdige() ? List.of(Wet.JEUGDWET, Wet.WLZ) : List.of(Wet.WMO, Wet.WLZ)) {
                        Inzet inzet = new Inzet(
                                lid.getId(),
                                wet,
                                null,
                                null,
                                null,
                                lid.getVolwassenOp().minusYears(1),
                                null,
                                null,
                                null);
                        Huishouden huishouden = nu.intake().huishouden();
                        changes.add(new Change(
                                null,
                                INZET,
                                null,
                                NODES.stringNode(wording.said(wet) + " loopt al"),
                                nu.intake()
                                        .with(new Huishouden(
                                                huishouden.leden(),
                                                List.of(inzet),
                                                huishouden.ouderrelatie(),
                                                huishouden.bestaanszekerheid()))));
                    }
                }
            }
        }
        return changes;
    }

    /** The nearest changes of a fact or a parameter that would alter the advice of each lid who asks, by lid. */
    Map<String, List<Omslag>> omslagen(Afweging nu) {
        Map<String, List<Omslag>> omslagen = new LinkedHashMap<>();
        List<LidFeiten> advised = nu.feiten().getLeden().stream()
                .filter(LidFeiten::isVraagtOndersteuning)
                .filter(lid -> {
                    Route route = uitkomst(nu, lid).route();
                    return route != Route.SPOED && route != Route.ONBEKEND;
                })
                .toList();
        if (advised.isEmpty()) {
            return omslagen;
        }
        List<Change> facts = new ArrayList<>();
        for (LidFeiten lid : nu.feiten().getLeden()) {
            if (advised.contains(lid)
                    || advised.stream()
                            .anyMatch(other -> other.getOuders().contains(lid)
                                    || other.getMantelzorgers().contains(lid))) {
                facts.addAll(nearFacts(nu, lid));
            }
        }
        facts.addAll(nearHouseholdFacts(nu));
        List<Cut> cuts = nearCuts(nu);
        List<Situatie> situaties = new ArrayList<>();
        facts.forEach(change -> situaties.add(new Situatie(change.intake(), nu.parameters())));
        cuts.forEach(cut -> situaties.add(new Situatie(nu.intake(), cut.parameters())));
        List<Afweging> outcomes = instrument.outcomes(situaties);
        for (LidFeiten lid : advised) {
            int place = nu.feiten().getLeden().indexOf(lid);
            List<Omslag> found = new ArrayList<>();
            for (int i = 0; i < facts.size(); i++) {
                Change change = facts.get(i);
                first(nu, outcomes.get(i), place)
                        .ifPresent(gevolg -> found.add(new Omslag(
                                change.lid() == null || change.lid().equals(lid.getId())
                                        ? change.veld()
                                        : "huishouden.leden[%s].%s".formatted(change.lid(), change.veld()),
                                null,
                                change.nu(),
                                change.wordt(),
                                gevolg)));
            }
            for (int i = 0; i < cuts.size(); i++) {
                Cut cut = cuts.get(i);
                first(nu, outcomes.get(facts.size() + i), place).ifPresent(gevolg -> found.add(cut.omslag(gevolg)));
            }
            found.addAll(nearWeights(nu, lid, place));
            omslagen.put(lid.getId(), List.copyOf(found));
        }
        return omslagen;
    }

    private Optional<String> first(Afweging nu, Afweging dan, int place) {
        return vergelijking.lid(nu, dan, place).stream()
                .findFirst()
                .map(verschil -> Wording.capitalised(verschil.gevolg()) + ".");
    }

    /** "Bij een score van 2 in plaats van 3 op gedrag". */
    private String condition(Afweging nu, Change change) {
        String other = "%s in plaats van %s"
                .formatted(said(change.wordt()), said(Objects.requireNonNull(change.nu(), "a known fact")));
        String field = change.veld();
        if (field.startsWith(LEEFGEBIEDEN)) {
            Leefgebied leefgebied = Leefgebied.of(field.substring(LEEFGEBIEDEN.length() + 1));
            String naam = instrument.catalogue().leefgebieden().get(leefgebied).naam();
            return "Bij een score van %s op %s%s".formatted(other, naam, of(nu, change));
        }
        return "Bij het antwoord %s op ‘%s’"
                .formatted(other, instrument.catalogue().vragen().voor(field).aan(wie(nu, change.lid())));
    }

    private String of(Afweging nu, Change change) {
        return change.lid() == null ? "" : " bij " + wie(nu, change.lid());
    }

    /** A lid as it is said, or the household. */
    private String wie(Afweging nu, @Nullable String lid) {
        return nu.feiten().getLeden().stream()
                .filter(each -> each.getId().equals(lid))
                .findFirst()
                .map(wording::said)
                .orElse("het gezin");
    }

    private List<Change> nearFacts(Afweging nu, LidFeiten feiten) {
        JsonNode tree = Json.JSON.valueToTree(intakeLid(nu, feiten.getId()));
        List<Change> changes = new ArrayList<>();
        for (Veld veld : Velden.lid()) {
            JsonNode value = veld.in(tree);
            if (value != null) {
                for (JsonNode answer : veld.near(value)) {
                    changes.add(change(nu, feiten.getId(), veld, tree, answer));
                }
            }
        }
        return changes;
    }

    private static List<Change> nearHouseholdFacts(Afweging nu) {
        JsonNode tree = Json.JSON.valueToTree(nu.intake());
        List<Change> changes = new ArrayList<>();
        for (Veld veld : Velden.root()) {
            JsonNode value = veld.in(tree);
            if (value != null && !veld.pad().startsWith("melding")) {
                for (JsonNode answer : veld.near(value)) {
                    changes.add(new Change(null, veld.pad(), value, answer, intake(veld.with(tree, answer))));
                }
            }
        }
        return changes;
    }

    /** A parameter moved one step. */
    private record Cut(Parameter parameter, double nu, double wordt, Parameters parameters) {
        Omslag omslag(String gevolg) {
            return new Omslag(
                    null,
                    parameter.naam(),
                    nu,
                    wordt,
                    "Als de parameter %s was in plaats van %s (‘%s’): %s."
                            .formatted(
                                    Wording.number(wordt),
                                    Wording.number(nu),
                                    parameter.omschrijving().replaceAll("\\.$", ""),
                                    gevolg));
        }
    }

    /** Every tunable cut-off in a condition, one step either way. */
    private List<Cut> nearCuts(Afweging nu) {
        Set<String> inConditions = new TreeSet<>();
        instrument.rules().rules().forEach(rule -> inConditions.addAll(rule.parameters()));
        return steps(
                nu,
                parameter ->
                        inConditions.contains(parameter.naam()) && nu.feiten().isLookedAt(parameter.naam()),
                1);
    }

    /** Of every other tunable parameter the value nearest to its present one, either way, that alters the advice. */
    private List<Omslag> nearWeights(Afweging nu, LidFeiten lid, int place) {
        LidBevindingen read = instrument.weighing().read(lid, nu.feiten().bevindingen());
        Set<String> weighed = instrument.weighing().parameters(read.gevonden());
        List<Omslag> omslagen = new ArrayList<>();
        Set<String> done = new TreeSet<>();
        for (Cut cut : steps(nu, parameter -> weighed.contains(parameter.naam()), Integer.MAX_VALUE)) {
            String direction = cut.parameter().naam() + (cut.wordt() > cut.nu());
            if (done.contains(direction)) {
                continue;
            }
            LidUitkomst dan = instrument.weighing().weigh(read, cut.parameters());
            if (!sameAdvice(nu.leden().get(place), dan)) {
                done.add(direction);
                omslagen.add(cut.omslag(Wording.capitalised("het advies voor %s wordt: %s, in plaats van: %s."
                        .formatted(
                                wording.said(lid),
                                advice(nu, dan),
                                advice(nu, nu.leden().get(place))))));
            }
        }
        return omslagen;
    }

    private String advice(Afweging nu, LidUitkomst uitkomst) {
        List<String> adviezen = new ArrayList<>();
        LidUitkomst.Jeugdadvies jeugd = uitkomst.jeugd();
        if (jeugd != null) {
            adviezen.add("%s (%s)"
                    .formatted(
                            nu.catalogus().profiel(jeugd.eerste().profiel()).naam(),
                            wording.said(jeugd.intensiteit())));
        }
        uitkomst.gebieden()
                .forEach(gebied -> adviezen.add("%s (%s)"
                        .formatted(nu.catalogus().profiel(gebied.gebied()).naam(), wording.said(gebied.tier()))));
        return adviezen.isEmpty()
                ? "geen advies (%s)".formatted(wording.said(uitkomst.route()))
                : Wording.enumerated(adviezen);
    }

    private boolean sameAdvice(LidUitkomst a, LidUitkomst b) {
        Function<LidUitkomst, List<Object>> essence = uitkomst -> {
            List<Object> parts = new ArrayList<>();
            parts.add(uitkomst.route());
            LidUitkomst.Jeugdadvies jeugd = uitkomst.jeugd();
            if (jeugd != null) {
                parts.add(jeugd.eerste().profiel());
                parts.add(jeugd.intensiteit());
            }
            uitkomst.gebieden().forEach(gebied -> parts.add(gebied.gebied() + gebied.tier()));
            return parts;
        };
        return essence.apply(a).equals(essence.apply(b));
    }

    /** For each tunable parameter like this at most so many grid values below and above its present one, nearest first. */
    private List<Cut> steps(Afweging nu, Predicate<Parameter> like, int most) {
        List<Cut> cuts = new ArrayList<>();
        for (Parameter parameter : instrument.catalogue().parameters().parameters()) {
            Parameter.Ijkruimte ruimte = parameter.ijken();
            if (ruimte == null || !like.test(parameter)) {
                continue;
            }
            double present = nu.parameters().get(parameter.naam());
            List<Double> below = new ArrayList<>();
            List<Double> above = new ArrayList<>();
            for (double value : ruimte.values()) {
                if (value < present) {
                    below.add(0, value);
                } else if (value > present) {
                    above.add(value);
                }
            }
            for (List<Double> side : List.of(below, above)) {
                side.stream()
                        .limit(most)
                        .forEach(value -> cuts.add(new Cut(
                                parameter, present, value, nu.parameters().with(parameter.naam(), value))));
            }
        }
        return cuts;
    }

    private List<Afweging> outcomes(List<Change> changes, Parameters parameters) {
        return instrument.outcomes(changes.stream()
                .map(change -> new Situatie(change.intake(), parameters))
                .toList());
    }

    private static Change change(Afweging nu, String lid, Veld veld, JsonNode tree, JsonNode answer) {
        Lid changed = Json.JSON.treeToValue(veld.with(tree, answer), Lid.class);
        return new Change(
                lid,
                veld.pad(),
                veld.in(tree),
                answer,
                nu.intake().with(nu.intake().huishouden().with(changed)));
    }

    private static Intake intake(JsonNode tree) {
        return Json.JSON.treeToValue(tree, Intake.class);
    }

    private static Lid intakeLid(Afweging nu, String id) {
        return nu.intake().huishouden().leden().stream()
                .filter(lid -> lid.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** An answer as it is said; of a list or an object the parts that say something. */
    private String said(JsonNode answer) {
        if (answer.isBoolean()) {
            return wording.said(answer.asBoolean());
        }
        if (answer.isNumber()) {
            return Wording.number(answer.asDouble());
        }
        if (answer.isString()) {
            String text = answer.asString();
            return text.matches("\\d{4}-\\d{2}-\\d{2}") ? wording.said(LocalDate.parse(text)) : wording.code(text);
        }
        List<String> parts = new ArrayList<>();
        answer.forEach(part -> {
            if (part.isObject() || part.isString()) {
                parts.add(said(part.isObject() ? part.iterator().next() : part));
            }
        });
        return parts.isEmpty() ? "veel" : Wording.enumerated(parts);
    }
}
