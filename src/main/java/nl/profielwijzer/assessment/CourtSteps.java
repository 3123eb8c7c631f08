package nl.profielwijzer.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.profielwijzer.assessment.LidUitkomst.Gebiedsadvies;
import nl.profielwijzer.assessment.LidUitkomst.Jeugdadvies;
import nl.profielwijzer.assessment.Uitslag.Stap;
import nl.profielwijzer.catalogue.Profiel;
import nl.profielwijzer.intake.Melding;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.rules.AdviesFeiten;
import nl.profielwijzer.rules.Bevinding;
import nl.profielwijzer.rules.LidFeiten;
import nl.profielwijzer.rules.LidWeging;
import nl.profielwijzer.rules.Oordeel;
import nl.profielwijzer.rules.Route;
import nl.profielwijzer.rules.Rule;
import nl.profielwijzer.rules.Strekking;
import nl.profielwijzer.rules.Wording;

/**
 * The five steps that the Centrale Raad van Beroep asks every decision to walk visibly (ECLI:NL:CRVB:2017:1477 for
 * youth, 2018:819 for the Wmo; visible steps 2025:1390), each with its conclusion in plain Dutch.
 */
final class CourtSteps {
    private static final List<String> NAMES = List.of(
            "Hulpvraag", "Problemen", "Aard en omvang van de hulp", "Wat kan zonder voorziening", "Wat blijft over");
    private static final String HUMAN_FIRST =
            "Eerst is de veiligheid geregeld, door mensen. Daarna kijkt het team hier verder naar.";

    private static final String SUSPENDED =
            "Het advies hierover is stilgelegd. Het team weegt dit zelf af, samen met de inwoner.";

    private final Wording wording;

    CourtSteps(Wording wording) {
        this.wording = wording;
    }

    /** What one step concludes, and on which findings. */
    private record Conclusion(String text, List<Rule> gronden) {
        static Conclusion of(Findings findings, List<Bevinding> rest) {
            return new Conclusion(
                    findings.sentences(rest), rest.stream().map(Bevinding::rule).toList());
        }
    }

    /** @param stil whether the advice to this lid is suspended: then only the request and the problems are told */
    List<Stap> of(
            Afweging afweging,
            Findings findings,
            LidWeging weging,
            LidUitkomst uitkomst,
            boolean deskundigheidNodig,
            boolean stil) {
        List<Conclusion> conclusions = new ArrayList<>();
        conclusions.add(hulpvraag(afweging, weging.getLid()));
        conclusions.add(problemen(findings, weging.getLid()));
        if (uitkomst.route() == Route.SPOED) {
            Conclusion first = new Conclusion(HUMAN_FIRST, uitkomst.routegronden());
            conclusions.addAll(List.of(first, first, first));
        } else if (stil) {
            Conclusion none = new Conclusion(SUSPENDED, List.of());
            conclusions.addAll(List.of(none, none, none));
        } else {
            conclusions.add(hulp(afweging, findings, weging, uitkomst));
            conclusions.add(zonder(findings, weging, uitkomst));
            conclusions.add(rest(findings, weging, uitkomst));
        }
        List<Stap> steps = new ArrayList<>();
        for (int i = 0; i < conclusions.size(); i++) {
            List<Rule> gronden = conclusions.get(i).gronden();
            boolean needsExpert = deskundigheidNodig && i == 2;
            String text = conclusions.get(i).text();
            if (needsExpert) {
                List<Bevinding> experts = findings.of(weging.getLid(), "D01");
                text = text + " " + findings.sentences(experts);
                gronden = Stream.concat(gronden.stream(), experts.stream().map(Bevinding::rule))
                        .toList();
            }
            steps.add(new Stap(i + 1, NAMES.get(i), text.strip(), Explanation.ids(gronden), needsExpert));
        }
        return steps;
    }

    private Conclusion hulpvraag(Afweging afweging, LidFeiten lid) {
        Melding melding = afweging.intake().melding();
        StringBuilder text = new StringBuilder();
        if (!lid.isVraagtOndersteuning()) {
            text.append(Wording.capitalised(wording.said(lid))).append(" vraagt zelf geen ondersteuning. ");
        }
        text.append("De melding is van ").append(wording.said(melding.datum()));
        if (melding.verwijzer() != null) {
            text.append(", via: ").append(wording.said(melding.verwijzer()));
        }
        text.append(". ");
        String vraag = melding.hulpvraag();
        text.append(
                vraag == null || vraag.isBlank()
                        ? "De hulpvraag is nog niet in eigen woorden opgeschreven."
                        : "De hulpvraag in eigen woorden: “%s”".formatted(vraag.strip()));
        return new Conclusion(text.toString(), List.of());
    }

    private static Conclusion problemen(Findings findings, LidFeiten lid) {
        List<Bevinding> problems = Stream.of("G02.1", "G02.3", "G01.1", "G01.2")
                .flatMap(id -> findings.of(lid).stream()
                        .filter(finding -> finding.rule().id().equals(id)))
                .filter(finding ->
                        lid.isVraagtOndersteuning() || !finding.rule().item().equals("G01"))
                .toList();
        return problems.isEmpty()
                ? new Conclusion("Er is nog niet gevraagd hoe het gaat op de leefgebieden.", List.of())
                : Conclusion.of(findings, problems);
    }

    private Conclusion hulp(Afweging afweging, Findings findings, LidWeging weging, LidUitkomst uitkomst) {
        LidFeiten lid = weging.getLid();
        if (!uitkomst.beslissend().isEmpty()) {
            Conclusion asks = Conclusion.of(findings, findings.of(lid, uitkomst.beslissend()));
            return new Conclusion("Dat is nog niet te zeggen. " + asks.text(), asks.gronden());
        }
        List<String> texts = new ArrayList<>();
        List<Rule> gronden = new ArrayList<>();
        Jeugdadvies jeugd = uitkomst.jeugd();
        if (jeugd != null) {
            Profiel profiel = afweging.catalogus().profiel(jeugd.eerste().profiel());
            List<Bevinding> why = findings.of(lid, jeugd.eerste().gronden());
            List<Bevinding> heavy = findings.of(lid, jeugd.intensiteitsgronden());
            texts.add("Het profiel ‘%s’ past, omdat: %s".formatted(profiel.naam(), findings.sentences(why)));
            texts.add("De hulp is %s. %s".formatted(wording.said(jeugd.intensiteit()), findings.sentences(heavy)));
            gronden.addAll(jeugd.eerste().gronden());
            gronden.addAll(jeugd.intensiteitsgronden());
        } else if (uitkomst.jeugdBeoordeeld()) {
            texts.add(
                    uitkomst.kandidaten().isEmpty()
                            ? "Geen van de profielen voor jeugdhulp past bij wat er nu bekend is."
                            : "Het profiel ‘%s’ past bij wat er speelt."
                                    .formatted(afweging.catalogus()
                                            .profiel(
                                                    uitkomst.kandidaten().get(0).profiel())
                                            .naam()));
            uitkomst.kandidaten().stream().limit(1).forEach(first -> gronden.addAll(first.gronden()));
        }
        for (Gebiedsadvies gebied : uitkomst.gebieden()) {
            List<Bevinding> why = findings.of(lid, gebied.gronden()).stream()
                    .filter(finding -> finding.score() == null || concerns(findings, lid, gebied, finding))
                    .toList();
            texts.add("%s: %s. %s"
                    .formatted(
                            afweging.catalogus().profiel(gebied.gebied()).naam(),
                            wording.said(gebied.tier()),
                            findings.sentences(why)));
            gronden.addAll(gebied.gronden());
        }
        if (texts.isEmpty()) {
            texts.add(
                    lid.isVraagtOndersteuning()
                            ? "Er is op de gevraagde leefgebieden geen ondersteuning nodig."
                            : "Er is geen ondersteuning gevraagd.");
        }
        return new Conclusion(String.join(" ", texts), gronden);
    }

    /** Whether a finding on a leefgebied is about one that this result area rests on. */
    private static boolean concerns(Findings findings, LidFeiten lid, Gebiedsadvies gebied, Bevinding finding) {
        return findings.of(lid, gebied.gebied()).stream().anyMatch(area -> area.score() == finding.score());
    }

    private static Conclusion zonder(Findings findings, LidWeging weging, LidUitkomst uitkomst) {
        LidFeiten lid = weging.getLid();
        List<Bevinding> rest = new ArrayList<>();
        Stream.of("E01", "E03")
                .flatMap(item -> findings.of(lid, item).stream())
                .filter(finding ->
                        uitkomst.jeugdBeoordeeld() || !finding.rule().item().equals("E01"))
                .forEach(rest::add);
        if (uitkomst.route() == Route.NETWERK || uitkomst.route() == Route.ALGEMENE_VOORZIENING) {
            rest.addAll(findings.of(lid, uitkomst.routegronden()));
        } else if (uitkomst.route() == Route.INDIVIDUELE_VOORZIENING || uitkomst.route() == Route.MENSELIJK_OORDEEL) {
            boolean youth = uitkomst.jeugdBeoordeeld();
            findings.of(lid, "E05").stream()
                    .filter(finding -> finding.rule().grondslag().startsWith(youth ? "Jeugdwet" : "Wmo"))
                    .forEach(rest::add);
        }
        if (uitkomst.oordeel(Wet.WMO) == Oordeel.JA && (lid.isVraagtOndersteuning() || lid.isGeeftMantelzorg())) {
            findings.of(lid).stream()
                    .filter(finding -> finding.rule().letter() == 'W'
                            || finding.rule().id().equals("T04.2"))
                    .filter(finding -> finding.rule().strekking() != Strekking.VOOR)
                    .filter(finding -> !rest.contains(finding))
                    .forEach(rest::add);
        }
        List<Rule> otherLaws = uitkomst.wetten().entrySet().stream()
                .filter(entry -> entry.getKey() != Wet.JEUGDWET && entry.getKey() != Wet.WMO)
                .filter(entry -> entry.getValue().oordeel() != Oordeel.NEE)
                .flatMap(entry -> entry.getValue().gronden().stream())
                .toList();
        rest.addAll(findings.of(lid, otherLaws));
        rest.addAll(findings.of(lid, "L10"));
        Conclusion conclusion = Conclusion.of(findings, rest);
        return rest.isEmpty()
                ? new Conclusion(
                        lid.isVraagtOndersteuning()
                                ? "Er is niets gevonden dat de vraag zonder voorziening oplost."
                                : "Niet aan de orde.",
                        List.of())
                : conclusion;
    }

    private Conclusion rest(Findings findings, LidWeging weging, LidUitkomst uitkomst) {
        LidFeiten lid = weging.getLid();
        List<AdviesFeiten> adviezen = weging.getAdviezen();
        String advised = adviezen.isEmpty()
                ? ""
                : "Dit past: %s."
                        .formatted(Wording.enumerated(adviezen.stream()
                                .map(advies -> wording.said(advies))
                                .toList()));
        String route = switch (uitkomst.route()) {
            case EIGEN_KRACHT ->
                adviezen.isEmpty()
                        ? "Er blijft geen vraag over waarvoor een voorziening nodig is."
                        : "Voor jeugdhulp blijft geen vraag over.";
            case NETWERK -> "Het eigen netwerk kan dit dragen.";
            case ALGEMENE_VOORZIENING -> "Een algemene voorziening, zoals het lokale team, kan dit bieden.";
            case INDIVIDUELE_VOORZIENING -> "Hiervoor lijkt een individuele voorziening nodig.";
            case ANDERE_WET -> "Een andere wet is hier aan zet. Draag de vraag warm over.";
            case MENSELIJK_OORDEEL ->
                adviezen.isEmpty()
                        ? "Er is een probleem waar geen profiel bij past. Een mens weegt af wat nodig is."
                        : "Een deskundige en het team wegen samen af wat nodig is.";
            case ONBEKEND -> "Dat is pas te zeggen als de open vraag is beantwoord.";
            case GEEN_VRAAG ->
                adviezen.isEmpty()
                        ? "Er is voor %s geen advies; veiligheid en wetten zijn wel bekeken."
                                .formatted(wording.said(lid))
                        : "Zonder eigen vraag is er wel iets dat past.";
            case SPOED -> HUMAN_FIRST;
        };
        List<Rule> gronden = new ArrayList<>(uitkomst.routegronden());
        return new Conclusion((route + " " + advised).strip(), gronden);
    }
}
