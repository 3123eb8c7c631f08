package nl.profielwijzer.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import nl.profielwijzer.assessment.Uitkomst;
import nl.profielwijzer.assessment.Uitslag;
import nl.profielwijzer.assessment.Uitslag.Advies;
import nl.profielwijzer.assessment.Uitslag.LidUitslag;
import nl.profielwijzer.assessment.Uitslag.Veiligheidsmaatregel;
import nl.profielwijzer.assessment.Uitslag.Waarneming;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Lid;
import nl.profielwijzer.rules.Naleving;
import nl.profielwijzer.rules.Wording;
import org.jspecify.annotations.Nullable;

/** The answer in the order in which a team talks about it: safety, each lid, the household, what is still unknown. */
final class AnswerText {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.forLanguageTag("nl-NL"));

    private static final ZoneId DUTCH = ZoneId.of("Europe/Amsterdam");

    private final Catalogue catalogue;
    private final Wording wording;
    private final Intake intake;
    private final Uitslag uitslag;
    private final Wrapped text = new Wrapped();

    AnswerText(Catalogue catalogue, Intake intake, Uitslag uitslag) {
        this.catalogue = catalogue;
        this.wording = new Wording(catalogue.codes());
        this.intake = intake;
        this.uitslag = uitslag;
    }

    String text() {
        head();
        safety();
        uitslag.leden().forEach(this::lid);
        household();
        principles();
        questions();
        account();
        return text.toString();
    }

    private void head() {
        String gemeente =
                catalogue.gemeente(intake.gemeente()).map(g -> g.naam()).orElse(intake.gemeente());
        text.line(
                "",
                "",
                "Profielwijzer · gemeente %s · stand op %s".formatted(gemeente, DATE.format(intake.peildatum())));
        text.line("", "Uitkomst: ", outcome(uitslag.uitkomst()));
        text.line("", "", "Dit is een advies. Een mens kiest, en kan met een reden anders kiezen.");
        if (uitslag.stilleggingen() != null) {
            uitslag.stilleggingen().forEach(this::suspended);
        }
        if (uitslag.catalogus().voorbeeld()) {
            text.line("", "", "De profielen komen uit een voorbeeldcatalogus; de uren en tarieven zijn een voorbeeld.");
        }
    }

    private void suspended(Uitslag.GeldendeStillegging stillegging) {
        List<String> profielen = stillegging.profielen();
        text.line(
                "",
                "Stilgelegd: ",
                "%s, sinds %s. %s"
                        .formatted(
                                profielen == null ? "al het advies" : String.join(", ", profielen),
                                DATE.format(stillegging.sinds().atZone(DUTCH)),
                                stillegging.reden()));
    }

    private static String outcome(Uitkomst uitkomst) {
        return switch (uitkomst) {
            case SPOED -> "SPOED. Eerst moet nu iets voor de veiligheid gebeuren.";
            case STILGELEGD -> "STILGELEGD. Over wie dat betreft, geeft Profielwijzer nu geen advies.";
            case VRAGEN -> "VRAGEN. Er mist nog iets om te kunnen adviseren.";
            case KEUZE -> "KEUZE. Meer dan één profiel past; het team kiest samen met de inwoner.";
            case ADVIES -> "ADVIES. Er is een passend advies.";
        };
    }

    private void safety() {
        if (uitslag.veiligheid().isEmpty()) {
            return;
        }
        text.heading("Veiligheid gaat voor");
        Map<String, List<Veiligheidsmaatregel>> byLid = uitslag.veiligheid().stream()
                .collect(Collectors.groupingBy(Veiligheidsmaatregel::lid, LinkedHashMap::new, Collectors.toList()));
        byLid.forEach((lid, measures) -> {
            text.line("", "", capitalised(name(lid)) + ":");
            for (Veiligheidsmaatregel measure : measures) {
                text.line(
                        "  ",
                        measure.acuut() ? "! nu: " : "- ",
                        wording.said(measure.maatregel()) + because(lid, measure.gronden()));
            }
        });
    }

    private void lid(LidUitslag lid) {
        text.heading("%s (%d jaar): %s"
                .formatted(
                        capitalised(name(lid.lid())),
                        age(lid.lid()),
                        lid.stilgelegd() == null ? wording.said(lid.route()) : "het advies is stilgelegd"));
        text.line(
                "",
                "Wetten: ",
                lid.wetten().stream()
                        .map(wet -> "%s %s%s"
                                .formatted(
                                        wording.said(wet.wet()),
                                        wording.said(wet.oordeel()),
                                        Boolean.TRUE.equals(wet.overbrugging()) ? " (overbrugging)" : ""))
                        .collect(Collectors.joining(", ")));
        lid.stappen().forEach(step -> {
            text.line("", "", step.stap() + " " + step.naam());
            text.line("  ", "", step.conclusie() + ids(step.gronden()));
        });
        lid.adviezen().forEach(this::advice);
        if (lid.urgentie() != null) {
            text.line(
                    "",
                    "Urgentie: ",
                    "klasse %d; de wachttijd is hoogstens %s.%s"
                            .formatted(
                                    lid.urgentie().klasse(),
                                    counted(lid.urgentie().wachtnormWeken(), "week", "weken"),
                                    ids(lid.urgentie().gronden())));
        }
        if (!lid.gespreksvragen().isEmpty()) {
            text.line("", "", "Voor het gesprek:");
            lid.gespreksvragen().forEach(vraag -> text.line("  - ", "", vraag.vraag() + ids(vraag.gronden())));
        }
        if (!lid.waaromNiet().isEmpty()) {
            text.line("", "", "Wat niet past:");
            lid.waaromNiet()
                    .forEach(niet -> text.line(
                            "  - ",
                            "",
                            "%s %s. %s%s".formatted(niet.profiel(), niet.naam(), niet.reden(), ids(niet.gronden()))));
        }
        if (!lid.omslagen().isEmpty()) {
            text.line("", "", "Wat het zou veranderen:");
            lid.omslagen().forEach(omslag -> text.line("  - ", "", omslag.gevolg()));
        }
    }

    private void advice(Advies advies) {
        text.blank();
        text.line(
                "",
                "Advies: ",
                "%s %s, %s (%s)%s"
                        .formatted(
                                advies.profiel(),
                                advies.naam(),
                                wording.said(advies.intensiteit()),
                                advies.intensiteit(),
                                ids(advies.gronden())));
        if (advies.alternatieven() != null && !advies.alternatieven().isEmpty()) {
            text.line(
                    "  ",
                    "ook passend: ",
                    "%s; het verschil is %s punt"
                            .formatted(
                                    String.join(", ", advies.alternatieven()),
                                    advies.marge() == null ? "minder dan de marge" : Wording.number(advies.marge())));
        }
        text.line(
                "  ",
                "omvang: ",
                "%s; %s uur per %s%s"
                        .formatted(
                                String.join(", ", advies.omvang().activiteiten()),
                                Wording.number(advies.omvang().uren()),
                                wording.said(advies.omvang().per()),
                                advies.omvang().voorbeeld() ? " (voorbeeld)" : ""));
        text.line(
                "  ",
                "duur: ",
                "%s; evaluatie uiterlijk %s"
                        .formatted(
                                counted(advies.duurMaanden(), "maand", "maanden"),
                                DATE.format(advies.evaluatiedatum())));
        advies.resultaten()
                .forEach(resultaat -> text.line(
                        "  ",
                        "resultaat: ",
                        "%s Te zien aan: %s (beleidsdoel %d)"
                                .formatted(resultaat.resultaat(), resultaat.indicator(), resultaat.beleidsdoel())));
        text.line(
                "  ",
                "kosten: ",
                "%s per %s (%s)"
                        .formatted(
                                euro(advies.kosten().bedrag()),
                                advies.kosten().per(),
                                advies.kosten().bron()));
        if (advies.lichterAlternatief() != null) {
            text.line(
                    "  ",
                    "lichter: ",
                    "%s kost %s per %s"
                            .formatted(
                                    wording.said(advies.lichterAlternatief().intensiteit()),
                                    euro(advies.lichterAlternatief().kosten().bedrag()),
                                    advies.lichterAlternatief().kosten().per()));
        }
        if (advies.eigenBijdrage() != null) {
            text.line(
                    "  ",
                    "eigen bijdrage: ",
                    "%s per %s%s"
                            .formatted(
                                    euro(advies.eigenBijdrage().bedrag()),
                                    advies.eigenBijdrage().per(),
                                    ids(advies.eigenBijdrage().gronden())));
        }
        text.line(
                "  ",
                "verandering: ",
                wording.said(advies.verandering())
                        + (advies.overbrugging() ? "; overbrugging tot een andere wet" : ""));
    }

    private void household() {
        Uitslag.Gezin gezin = uitslag.gezin();
        text.heading("Het gezin als geheel");
        if (gezin.eenGezinEenPlan() == null || gezin.regievoerder() == null) {
            text.line("", "", "Het advies hierover is stilgelegd. Kijk zelf of één plan of een regievoerder past.");
            return;
        }
        text.line("", "Eén gezin, één plan: ", wording.said(gezin.eenGezinEenPlan()) + ids(gezin.gronden()));
        text.line("", "Regievoerder nodig: ", wording.said(gezin.regievoerder()));
        gezin.samenloop().forEach(samen -> text.line("  - ", "", samen));
    }

    private void principles() {
        text.heading("Uitgangspunten");
        List<String> rest = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        boolean suspended = uitslag.leden().stream().anyMatch(lid -> lid.stilgelegd() != null);
        uitslag.beginselen().forEach(beginsel -> {
            if (suspended
                    && beginsel.oordeel() == Naleving.ONBEKEND
                    && beginsel.gronden().isEmpty()) {
                silent.add(beginsel.beginsel() + " " + beginsel.titel());
            } else if (beginsel.oordeel() == Naleving.AANDACHT || beginsel.oordeel() == Naleving.ONBEKEND) {
                text.line(
                        "- ",
                        "",
                        "%s %s (%s). %s"
                                .formatted(
                                        beginsel.beginsel(),
                                        beginsel.titel(),
                                        wording.said(beginsel.oordeel()),
                                        beginsel.uitleg()));
            } else if (beginsel.oordeel() == Naleving.NAGELEEFD) {
                rest.add(beginsel.beginsel() + " " + beginsel.titel());
            }
        });
        if (!silent.isEmpty()) {
            text.line("", "Het advies is stilgelegd, dus niet te zeggen: ", String.join(" · ", silent));
        }
        if (!rest.isEmpty()) {
            text.line("", "Nageleefd: ", String.join(" · ", rest));
        }
    }

    private void questions() {
        if (uitslag.vragen().isEmpty() && uitslag.genegeerd().isEmpty()) {
            return;
        }
        text.heading("Wat we nog niet weten");
        uitslag.vragen().forEach(vraag -> {
            text.line(
                    vraag.beslissend() ? "! " : "- ",
                    "",
                    (vraag.lid() == null ? "" : capitalised(name(vraag.lid())) + ": ") + vraag.vraag() + " ["
                            + vraag.veld() + "]");
            text.line("    ", "", vraag.omdat());
            vraag.gevolgen().forEach(gevolg -> text.line("    ", "· ", gevolg));
        });
        uitslag.genegeerd()
                .forEach(score -> text.line(
                        "- ",
                        "",
                        "De score op %s van %s telt niet mee: die hoort niet bij deze leeftijd."
                                .formatted(score.veld(), name(score.lid()))));
    }

    private void account() {
        text.heading("Verantwoording");
        text.line("", "Regels: ", uitslag.regelversie());
        text.line(
                "",
                "Parameters: ",
                "%s versie %d (%s)"
                        .formatted(
                                uitslag.parameterset().id(),
                                uitslag.parameterset().versie(),
                                uitslag.parameterset().hash()));
        text.line(
                "",
                "Catalogus: ",
                uitslag.catalogus().naam() + " " + uitslag.catalogus().versie());
        text.line("", "", "Regels die iets zagen, met wet en bron:");
        Map<String, Waarneming> byRule = uitslag.bevindingen().stream()
                .collect(Collectors.toMap(Waarneming::regel, w -> w, (one, other) -> one, LinkedHashMap::new));
        byRule.forEach((id, seen) -> text.line("  ", id + ": ", seen.grondslag() + " · " + seen.bron()));
    }

    /** The sentences of the rules behind something, for this lid or for the household. */
    private String because(String lid, List<String> gronden) {
        String sentences = uitslag.bevindingen().stream()
                .filter(seen -> gronden.contains(seen.regel())
                        && (seen.lid() == null || seen.lid().equals(lid)))
                .map(Waarneming::uitleg)
                .distinct()
                .collect(Collectors.joining(" "));
        return (sentences.isEmpty() ? "." : ". " + sentences) + ids(gronden);
    }

    private static String ids(List<String> gronden) {
        return gronden.isEmpty() ? "" : " [" + String.join(", ", gronden) + "]";
    }

    private @Nullable Lid find(String id) {
        return intake.huishouden().leden().stream()
                .filter(lid -> lid.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private String name(String id) {
        Lid lid = find(id);
        return lid == null ? id : wording.said(lid.rol()) + " " + id;
    }

    private int age(String id) {
        Lid lid = find(id);
        LocalDate born = lid == null ? intake.peildatum() : lid.geboortedatum();
        return Period.between(born, intake.peildatum()).getYears();
    }

    private static String counted(int number, String one, String more) {
        return number + " " + (number == 1 ? one : more);
    }

    private static String euro(double amount) {
        BigDecimal rounded = BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP);
        return "€ " + String.format(Locale.forLanguageTag("nl-NL"), "%,.2f", rounded);
    }

    private static String capitalised(String sentence) {
        return Wording.capitalised(sentence);
    }
}
