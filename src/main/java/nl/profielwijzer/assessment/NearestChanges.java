package nl.profielwijzer.assessment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import nl.profielwijzer.assessment.Changes.Change;
import nl.profielwijzer.assessment.Instrument.Situatie;
import nl.profielwijzer.assessment.Uitslag.Omslag;
import nl.profielwijzer.assessment.Velden.Veld;
import nl.profielwijzer.catalogue.Parameter;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.rules.LidFeiten;
import nl.profielwijzer.rules.Route;
import nl.profielwijzer.rules.Wording;
import tools.jackson.databind.JsonNode;

/**
 * Finds the nearest changes of a fact or a parameter that would alter an advice, by trying each one step further through
 * the instrument itself.
 */
final class NearestChanges {
    private final Instrument instrument;
    private final Wording wording;
    private final Verschil.Vergelijking vergelijking;
    private final Changes changes;

    NearestChanges(Instrument instrument, Wording wording, Verschil.Vergelijking vergelijking) {
        this.instrument = instrument;
        this.wording = wording;
        this.vergelijking = vergelijking;
        this.changes = new Changes(instrument, wording);
    }

    /** The nearest changes of a fact or a parameter that would alter the advice of each lid who asks, by lid. */
    Map<String, List<Omslag>> omslagen(Afweging nu) {
        Map<String, List<Omslag>> omslagen = new LinkedHashMap<>();
        List<LidFeiten> advised = nu.feiten().getLeden().stream()
                .filter(LidFeiten::isVraagtOndersteuning)
                .filter(lid -> {
                    Route route = Changes.uitkomst(nu, lid).route();
                    return route != Route.SPOED
                            && route != Route.ONBEKEND
                            && !nu.isStilgelegd(nu.feiten().getLeden().indexOf(lid));
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
        facts.forEach(change -> situaties.add(new Situatie(change.intake(), nu.parameters(), nu.stilgelegd())));
        cuts.forEach(cut -> situaties.add(new Situatie(nu.intake(), cut.parameters(), nu.stilgelegd())));
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
                                "%s: %s.".formatted(changes.condition(nu, change), gevolg))));
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
        return vergelijking.lid(nu, dan, place).stream().findFirst().map(Verschil::gevolg);
    }

    private List<Change> nearFacts(Afweging nu, LidFeiten feiten) {
        JsonNode tree = Json.JSON.valueToTree(Changes.intakeLid(nu, feiten.getId()));
        List<Change> changes = new ArrayList<>();
        for (Veld veld : Velden.lid()) {
            JsonNode value = veld.in(tree);
            if (value != null) {
                for (JsonNode answer : veld.near(value)) {
                    changes.add(Changes.change(nu, feiten.getId(), veld, tree, answer));
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
                    changes.add(new Change(null, veld.pad(), value, answer, Changes.intake(veld.with(tree, answer))));
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
                    "Als parameter %s %s was in plaats van %s (‘%s’): %s."
                            .formatted(
                                    parameter.naam(),
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
                omslagen.add(cut.omslag(
                        nu.stilgelegd().raakt(dan, cut.parameters())
                                ? "het advies voor %s is dan stilgelegd".formatted(wording.said(lid))
                                : "het advies voor %s wordt: %s".formatted(wording.said(lid), advice(nu, dan))));
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
}
