package nl.profielwijzer.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import nl.profielwijzer.calibration.Ijkrapport.Toelichting;
import nl.profielwijzer.calibration.report.Anchor;
import nl.profielwijzer.calibration.report.Block;
import nl.profielwijzer.calibration.report.Cell;
import nl.profielwijzer.calibration.report.Details;
import nl.profielwijzer.calibration.report.Dutch;
import nl.profielwijzer.calibration.report.Figure;
import nl.profielwijzer.calibration.report.Front;
import nl.profielwijzer.calibration.report.LossCurve;
import nl.profielwijzer.calibration.report.Paragraph;
import nl.profielwijzer.calibration.report.Table;
import nl.profielwijzer.calibration.report.Tornado;
import nl.profielwijzer.calibration.report.Unit;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Frontpunt;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Gevoeligheid;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Omgeslagen;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Punt;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Voorstel;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Wijziging;
import nl.profielwijzer.catalogue.Parameterset;
import nl.profielwijzer.rules.Wording;
import org.jspecify.annotations.Nullable;

/** The part of a report on what would change: numbers, money and people. */
final class ProposalBlocks {
    /** Most leden in the table of those whose advice turns; all of them stand in the table of cases. */
    private static final int FLIPS = 200;

    private static final int BARS = 12;

    private final Ijkrapport rapport;
    private final Parameterset parameters;
    private final ReportCells counts;

    ProposalBlocks(Ijkrapport rapport, Parameterset parameters, ReportCells counts) {
        this.rapport = rapport;
        this.parameters = parameters;
        this.counts = counts;
    }

    private @Nullable Voorstel voorstel() {
        return rapport.uitkomst() instanceof Voorstel voorstel ? voorstel : null;
    }

    List<Block> changes(Voorstel voorstel) {
        if (voorstel.wijzigingen().isEmpty()) {
            return List.of(Paragraph.of("Geen enkel getal verandert."));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (Wijziging change : voorstel.wijzigingen()) {
            rows.add(List.of(
                    Cell.text(change.parameter()),
                    Cell.text(meaning(change.parameter())),
                    Cell.number(change.nu(), ReportCells.decimals(change.nu())),
                    Cell.number(change.wordt(), ReportCells.decimals(change.wordt())),
                    Cell.text(change.plateau().stream().map(Wording::number).collect(Collectors.joining(", "))),
                    Cell.count(counts.count(change.gewonnen())),
                    Cell.count(counts.count(change.verloren())),
                    Cell.number(change.verliesTerug() - voorstel.verlies().voorgesteld(), 4),
                    Cell.euro(change.euroPerMaand()),
                    Cell.count(counts.count(change.omgeslagen())),
                    Cell.percentage(change.stabiliteit(), 0)));
        }
        return List.of(
                new Table(
                        "De voorgestelde getallen",
                        List.of(
                                "Parameter",
                                "Betekenis",
                                "Nu",
                                "Voorstel",
                                "Even goed",
                                "Gevallen beter",
                                "Gevallen slechter",
                                "Verlies erbij zonder deze",
                                "Euro per maand",
                                "Leden met ander advies",
                                "Stabiel"),
                        rows),
                Paragraph.of(
                        "Stabiel: het deel van 50 halve steekproeven waarin dezelfde verandering dezelfde kant op gaat. "
                                + "Even goed: de waarden die op deze gevallen niet slechter zijn; de dichtstbijzijnde is gekozen."));
    }

    private String meaning(String parameter) {
        return parameters.parameters().stream()
                .filter(each -> each.naam().equals(parameter))
                .map(each -> each.omschrijving())
                .findFirst()
                .orElse("");
    }

    List<Block> sensitivity() {
        List<Gevoeligheid> ranked = rapport.uitkomst().gevoeligheid().stream()
                .filter(each -> spread(each) > 0)
                .sorted(Comparator.comparingDouble(ProposalBlocks::spread).reversed())
                .limit(BARS)
                .toList();
        if (ranked.isEmpty()) {
            return List.of(Paragraph.of("Geen enkel getal maakt op deze gevallen verschil."));
        }
        double base = at(ranked.get(0), ranked.get(0).nu());
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Figure(
                new Anchor("figuur-gevoeligheid"),
                "Wat het verlies wordt als één getal verandert",
                new Tornado(
                        "gemiddeld verlies per geval",
                        Unit.LOSS,
                        base,
                        ranked.stream()
                                .map(each -> new Tornado.Bar(
                                        each.parameter(),
                                        end(each.curve().get(0)),
                                        end(each.curve().get(each.curve().size() - 1))))
                                .toList()),
                "Het meeste hangt af van %s. Elke balk loopt van het verlies bij de laagste waarde naar dat bij de hoogste."
                        .formatted(ranked.get(0).parameter()),
                new Table(
                        "De getallen waar het verlies het meest van afhangt",
                        List.of("Parameter", "Gevallen", "Nu", "Beste waarde", "Verlies nu", "Verlies daar"),
                        ranked.stream().map(each -> sensitivityRow(each)).toList())));
        Voorstel voorstel = voorstel();
        if (voorstel != null) {
            for (Wijziging change : voorstel.wijzigingen()) {
                rapport.uitkomst().gevoeligheid().stream()
                        .filter(each -> each.parameter().equals(change.parameter()))
                        .forEach(each -> blocks.add(Details.of(
                                "Verlies bij elke waarde van " + each.parameter(), curve(each, change.wordt()))));
            }
        }
        return blocks;
    }

    private static double spread(Gevoeligheid each) {
        return each.curve().stream().mapToDouble(Punt::verlies).max().orElse(0)
                - each.curve().stream().mapToDouble(Punt::verlies).min().orElse(0);
    }

    private static double at(Gevoeligheid each, double value) {
        return each.curve().stream()
                .filter(punt -> punt.waarde() == value)
                .mapToDouble(Punt::verlies)
                .findFirst()
                .orElseThrow();
    }

    private static Tornado.End end(Punt punt) {
        return new Tornado.End(Wording.number(punt.waarde()), punt.verlies());
    }

    private List<Cell> sensitivityRow(Gevoeligheid each) {
        Punt best = each.curve().stream()
                .min(Comparator.comparingDouble(Punt::verlies)
                        .thenComparingDouble(punt -> Math.abs(punt.waarde() - each.nu())))
                .orElseThrow();
        return List.of(
                Cell.text(each.parameter()),
                Cell.count(counts.count(each.gevallen())),
                Cell.number(each.nu(), ReportCells.decimals(each.nu())),
                Cell.number(best.waarde(), ReportCells.decimals(best.waarde())),
                Cell.number(at(each, each.nu()), 4),
                Cell.number(best.verlies(), 4));
    }

    private static Figure curve(Gevoeligheid each, double proposed) {
        List<LossCurve.Step> steps = each.curve().stream()
                .map(punt -> new LossCurve.Step(punt.waarde(), punt.verlies()))
                .toList();
        return new Figure(
                Anchor.of("curve", each.parameter()),
                "Verlies bij elke waarde van " + each.parameter(),
                new LossCurve(
                        each.parameter(),
                        steps,
                        each.curve().get(each.curve().size() - 1).waarde(),
                        each.nu(),
                        proposed),
                "Al het andere als nu: bij %s is het verlies %s, bij %s %s."
                        .formatted(
                                Wording.number(each.nu()),
                                Dutch.number(at(each, each.nu()), 4),
                                Wording.number(proposed),
                                Dutch.number(at(each, proposed), 4)),
                new Table(
                        "Verlies per waarde van " + each.parameter(),
                        List.of("Waarde", "Verlies", "Euro per maand", "Verlaagt steun bij veiligheid"),
                        each.curve().stream()
                                .map(punt -> List.of(
                                        Cell.number(punt.waarde(), ReportCells.decimals(punt.waarde())),
                                        Cell.number(punt.verlies(), 4),
                                        Cell.euro(punt.kostenPerMaand()),
                                        Cell.text(punt.steunOmlaag() ? "ja" : "nee")))
                                .toList()));
    }

    Figure front(Voorstel voorstel) {
        double now = voorstel.kosten().nu();
        List<Front.Choice> choices = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        for (Frontpunt point : voorstel.front()) {
            double cost = now == 0 ? 0 : point.kostenPerMaand() / now - 1;
            choices.add(new Front.Choice(
                    point.wijzigingen() == 0 ? Front.Kind.NOW : Front.Kind.POSSIBLE,
                    cost,
                    1 - point.verlies(),
                    point.wijzigingen()));
            rows.add(List.of(
                    Cell.integer(point.wijzigingen()),
                    Cell.number(1 - point.verlies(), 3),
                    Cell.percentage(cost, 1),
                    Cell.euro(point.kostenPerMaand())));
        }
        choices.add(new Front.Choice(
                Front.Kind.PROPOSED,
                voorstel.kosten().relatief(),
                1 - voorstel.verlies().voorgesteld(),
                voorstel.wijzigingen().size()));
        return new Figure(
                new Anchor("figuur-front"),
                "Wat meer overeenstemming kost",
                new Front("1 − verlies", Unit.LOSS, choices, rapport.kaart().budget()),
                "Het voorstel kost %s %s dan nu. Elke andere stip is een set die door geen andere op alle drie wordt verslagen."
                        .formatted(
                                Dutch.percentage(Math.abs(voorstel.kosten().relatief()), 1),
                                voorstel.kosten().relatief() > 0 ? "meer" : "minder"),
                new Table(
                        "Sets die door geen andere worden verslagen",
                        List.of("Wijzigingen", "1 − verlies", "Kosten erbij", "Euro per maand"),
                        rows));
    }

    List<Block> flips(Voorstel voorstel) {
        List<Omgeslagen> shown = voorstel.omgeslagen().stream().limit(FLIPS).toList();
        if (shown.isEmpty()) {
            return List.of(Paragraph.of("Niemand krijgt een ander advies."));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (Omgeslagen flip : shown) {
            boolean told = rapport.toelichtingen().stream().anyMatch(each -> same(each, flip));
            Cell name = Cell.text(flip.casus() + " " + flip.lid());
            rows.add(List.of(
                    told ? name.to(anchor(flip.casus(), flip.lid())) : name,
                    Cell.text(CalibrationRun.said(flip.was())),
                    Cell.text(CalibrationRun.said(flip.wordt())),
                    Cell.number(flip.verliesWas(), 3),
                    Cell.number(flip.verliesWordt(), 3),
                    Cell.text(String.join(", ", flip.parameters()))));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Table(
                shown.size() < voorstel.omgeslagen().size()
                        ? "De eerste %d van %d leden met een ander advies; allemaal staan zij in gevallen.csv"
                                .formatted(shown.size(), voorstel.omgeslagen().size())
                        : "Leden met een ander advies",
                List.of("Geval en lid", "Nu", "Voorstel", "Verlies nu", "Verlies voorstel", "Door"),
                rows));
        for (Toelichting told : rapport.toelichtingen()) {
            blocks.add(nl.profielwijzer.calibration.report.Subsection.of(
                    anchor(told.casus(), told.lid()),
                    "%s %s, door %s".formatted(told.casus(), told.lid(), String.join(" en ", told.parameters())),
                    Details.of(
                            "Beide uitleggen",
                            Paragraph.of("Nu. " + told.nu()),
                            Paragraph.of("Voorstel. " + told.dan()))));
        }
        return blocks;
    }

    private static boolean same(Toelichting told, Omgeslagen flip) {
        return told.casus().equals(flip.casus()) && told.lid().equals(flip.lid());
    }

    private static Anchor anchor(String casus, String lid) {
        return Anchor.of("geval", casus + " " + lid);
    }

    Table transitions() {
        return new Table(
                "Van welk advies naar welk, met leden en euro",
                List.of("Nu", "Voorstel", "Leden", "Euro per maand erbij"),
                rapport.overgangen().stream()
                        .map(each -> List.of(
                                Cell.text(each.van()),
                                Cell.text(each.naar()),
                                Cell.count(counts.count(each.leden())),
                                Cell.euro(each.euroPerMaand())))
                        .toList());
    }

    Table robustness() {
        return new Table(
                "Het verlies als profiel, intensiteit of route anders meetelt; het voorstel is gekozen met de vastgestelde gewichten",
                List.of("Weging", "Verlies nu", "Verlies voorstel", "Verschil"),
                rapport.robuustheid().stream()
                        .map(each -> List.of(
                                Cell.text(each.weging()),
                                Cell.number(each.verliesNu(), 4),
                                Cell.number(each.verliesDan(), 4),
                                Cell.number(each.verliesDan() - each.verliesNu(), 4)))
                        .toList());
    }
}
