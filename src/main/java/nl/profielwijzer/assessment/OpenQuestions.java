package nl.profielwijzer.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.profielwijzer.assessment.Changes.Change;
import nl.profielwijzer.assessment.Uitslag.OpenVraag;
import nl.profielwijzer.assessment.Velden.Veld;
import nl.profielwijzer.catalogue.Vraag;
import nl.profielwijzer.intake.Huishouden;
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
 * Finds the questions whose answer matters by trying: every open field with its possible answers, through the
 * instrument itself.
 */
final class OpenQuestions {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** A leefgebied that isn't asked yet may go well, waver or not go without help; what is acute is asked as safety. */
    private static final List<Integer> SCORES_TO_TRY = List.of(5, 3, 2);

    private static final String INZET = "huishouden.inzet";

    private final Instrument instrument;
    private final Wording wording;
    private final Verschil.Vergelijking vergelijking;
    private final Changes changes;

    OpenQuestions(Instrument instrument, Wording wording, Verschil.Vergelijking vergelijking) {
        this.instrument = instrument;
        this.wording = wording;
        this.vergelijking = vergelijking;
        this.changes = new Changes(instrument, wording);
    }

    /** A question under way: the answers that would change something, and how much. */
    private static final class Found {
        private final Map<String, List<String>> answersByGevolg = new LinkedHashMap<>();
        private final Set<String> verzwegen = new LinkedHashSet<>();
        private int effect;

        void add(String answer, List<Verschil> verschillen) {
            effect = Math.max(effect, Verschil.total(verschillen));
            verschillen.forEach(verschil -> {
                if (verschil.verzwegen()) {
                    verzwegen.add(verschil.gevolg());
                } else {
                    answersByGevolg
                            .computeIfAbsent(verschil.gevolg(), gevolg -> new ArrayList<>())
                            .add("‘%s’".formatted(answer));
                }
            });
        }

        /** Each consequence once, with the answers that have it; of suspended advice not which answers. */
        List<String> gevolgen() {
            return Stream.concat(
                            answersByGevolg.entrySet().stream()
                                    .map(entry -> "Bij %s: %s."
                                            .formatted(String.join(" of ", entry.getValue()), entry.getKey())),
                            verzwegen.stream()
                                    .map(
                                            "Een antwoord kan veranderen %s. Het advies daarover is stilgelegd."
                                                    ::formatted))
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
        List<Afweging> outcomes = this.changes.outcomes(changes, nu);
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            List<Verschil> verschillen = vergelijking.household(nu, outcomes.get(i)).stream()
                    .filter(verschil -> verschil.touchesPeople() || asks(nu, change.lid()))
                    .toList();
            if (!verschillen.isEmpty()) {
                found.computeIfAbsent(new Key(change.lid(), change.veld()), key -> new Found())
                        .add(this.changes.said(change.wordt()), verschillen);
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
        return lid == null || Changes.intakeLid(nu, lid).vraagtOndersteuning();
    }

    private OpenVraag vraag(Afweging nu, Key key, Found found, @Nullable Rule decisive) {
        Vraag text = instrument.catalogue().vragen().voor(key.veld());
        List<String> gevolgen = new ArrayList<>(found.gevolgen());
        if (decisive != null) {
            gevolgen.add(
                    0,
                    isStilgelegd(nu, key.lid())
                            ? "Dit antwoord is nodig om te weten wat past. Het advies daarover is stilgelegd."
                            : "Zonder dit antwoord is er nog geen advies.");
        }
        return new OpenVraag(
                key.lid(),
                key.veld(),
                text.aan(this.changes.wie(nu, key.lid())),
                decisive != null,
                text.omdat(),
                List.copyOf(gevolgen));
    }

    private static boolean isStilgelegd(Afweging nu, @Nullable String lid) {
        return IntStream.range(0, nu.leden().size())
                .filter(place ->
                        lid == null || nu.feiten().getLeden().get(place).getId().equals(lid))
                .anyMatch(nu::isStilgelegd);
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
        return Changes.uitkomst(nu, lid).route() == Route.SPOED;
    }

    private List<Change> openFields(Afweging nu, LidFeiten feiten) {
        Lid lid = Changes.intakeLid(nu, feiten.getId());
        JsonNode tree = Json.JSON.valueToTree(lid);
        List<Change> changes = new ArrayList<>();
        for (Veld veld : Velden.lid()) {
            JsonNode present = veld.in(tree);
            List<Veld> open = present == null ? List.of(veld) : veld.ofItems(present);
            for (Veld field : open) {
                if (field.in(tree) == null && mayMatter(nu, feiten, field)) {
                    for (JsonNode answer : answers(field, feiten.isVraagtOndersteuning())) {
                        changes.add(Changes.change(nu, feiten.getId(), field, tree, answer));
                    }
                }
            }
        }
        if (lid.klachtenSinds() == null && nu.feiten().isLookedFor(feiten, "klachtenSinds")) {
            LocalDate day = nu.intake().peildatum();
            LocalDate longAgo =
                    day.minusYears(feiten.getLeeftijd() == 0 ? 0 : 1).withDayOfMonth(1);
            for (LocalDate since : List.of(day.withDayOfMonth(1), longAgo)) {
                changes.add(Changes.change(
                        nu, feiten.getId(), new Veld("klachtenSinds", tree), tree, NODES.stringNode(since.toString())));
            }
        }
        if (lid.mantelzorg() == null
                && feiten.isVolwassen()
                && nu.feiten().getLeden().size() > 1) {
            JsonNode heavy = NODES.objectNode().put("urenPerWeek", 168).put("belasting", 5);
            changes.add(Changes.change(nu, feiten.getId(), new Veld("mantelzorg", heavy), tree, heavy));
        }
        return changes;
    }

    /** Leaves out what can't matter for this lid, first of all what no rule looked for, so that no time goes into it. */
    private boolean mayMatter(Afweging nu, LidFeiten feiten, Veld veld) {
        if (!looked(nu, feiten, veld)) {
            return false;
        }
        LidUitkomst uitkomst = Changes.uitkomst(nu, feiten);
        boolean wmoCounts =
                feiten.isVraagtOndersteuning() && uitkomst.oordeel(Wet.WMO) == nl.profielwijzer.rules.Oordeel.JA;
        return switch (veld.group()) {
            case "mantelzorg" -> feiten.isGeeftMantelzorg();
            case "gewenst", "begeleiding" ->
                wmoCounts && feiten.score(Leefgebied.of(veld.name())).isGevraagd();
            case Velden.LEEFGEBIEDEN -> {
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
        // what the resident wants is looked at for every score, before any rule
        boolean ofScore = veld.group().equals("gewenst");
        // for who asks nothing (and is no child, whose problems count for brothers and sisters) only what a rule on
        // that very leefgebied looked for can matter
        boolean wholeCounts = feiten.isVraagtOndersteuning() || feiten.isKind();
        boolean whole = veld.group().equals(Velden.LEEFGEBIEDEN)
                && wholeCounts
                && nu.feiten().isLookedFor(feiten, Velden.LEEFGEBIEDEN);
        return ofItem || ofScore || whole || nu.feiten().isLookedFor(feiten, veld.pad());
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
            case Velden.LEEFGEBIEDEN ->
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
                    changes.add(new Change(null, veld.pad(), null, answer, Changes.intake(veld.with(tree, answer))));
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
}
