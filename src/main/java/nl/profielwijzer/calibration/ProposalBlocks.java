package nl.profielwijzer.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.profielwijzer.calibration.Ijkrapport.Motief;
import nl.profielwijzer.calibration.Ijkrapport.Overgang;
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
import nl.profielwijzer.calibration.search.Ijkuitkomst.Kostenverschil;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Omgeslagen;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Punt;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Voorstel;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Wijziging;
import nl.profielwijzer.calibration.search.WatAls;
import nl.profielwijzer.catalogue.Parameterset;
import nl.profielwijzer.rules.Wording;
import org.jspecify.annotations.Nullable;

/** The part of a report on what would change: numbers, money and people. */
final class ProposalBlocks {
    /** Most leden in the table of those whose advice turns; all of them stand in the table of cases. */
    private static final int FLIPS = 100;

    /** Most lines in the table of transitions; the others are added up. */
    private static final int TRANSITIONS = 30;

    private static final int BARS = 12;

    private static final String FEW = "Wat het kost staat er niet: minder dan 10 inwoners krijgen een ander advies.";

    private final Ijkrapport rapport;
    private final Parameterset parameters;
    private final ReportCells counts;
    private final CaseBlocks cases;

    ProposalBlocks(Ijkrapport rapport, Parameterset parameters, ReportCells counts, CaseBlocks cases) {
        this.rapport = rapport;
        this.parameters = parameters;
        this.counts = counts;
        this.cases = cases;
    }

    private @Nullable Voorstel voorstel() {
        return rapport.uitkomst() instanceof Voorstel voorstel ? voorstel : null;
    }

    List<Block> changes(Voorstel voorstel) {
        if (voorstel.wijzigingen().isEmpty()) {
            return List.of(Paragraph.of("Geen enkel getal verandert."));
        }
        List<List<Cell>> values = new ArrayList<>();
        List<List<Cell>> effects = new ArrayList<>();
        for (Wijziging change : voorstel.wijzigingen()) {
            values.add(List.of(
                    Cell.text(change.parameter()).to(Anchor.of("curve", change.parameter())),
                    Cell.text(meaning(change.parameter())),
                    Cell.number(change.nu(), ReportCells.decimals(change.nu())),
                    Cell.number(change.wordt(), ReportCells.decimals(change.wordt())),
                    Cell.text(change.plateau().stream().map(Wording::number).collect(Collectors.joining(", "))),
                    Cell.percentage(change.stabiliteit(), 0),
                    Cell.text(motive(change))));
            effects.add(List.of(
                    Cell.text(change.parameter()),
                    Cell.count(counts.count(change.gewonnen())),
                    Cell.count(counts.count(change.verloren())),
                    Cell.number(change.verliesTerug() - voorstel.verlies().voorgesteld(), 4),
                    Cell.count(counts.count(change.omgeslagen())),
                    euro(change.euroPerMaand())));
        }
        return List.of(
                new Table(
                        "De voorgestelde getallen",
                        List.of("Parameter", "Betekenis", "Nu", "Voorstel", "Even goed", "Stabiel", "Waarom"),
                        values),
                Paragraph.of(
                        "Stabiel: het deel van 50 halve steekproeven waarin dezelfde verandering dezelfde kant op gaat, "
                                + "ook als veiligheid daar niets verbiedt. "
                                + "Even goed: de waarden die op deze gevallen niet slechter zijn; de dichtstbijzijnde is gekozen."),
                new Table(
                        "Wat elke verandering doet, met de andere erbij",
                        List.of(
                                "Parameter",
                                "Gevallen beter",
                                "Gevallen slechter",
                                "Verlies erbij zonder deze",
                                "Leden met ander advies",
                                "Euro per maand"),
                        effects));
    }

    private static Cell euro(@Nullable Double amount) {
        return amount == null ? Cell.absent() : Cell.euro(amount);
    }

    private String motive(Wijziging change) {
        return rapport.motieven().stream()
                .filter(each -> each.parameter().equals(change.parameter()))
                .map(this::motive)
                .findFirst()
                .orElse("");
    }

    private String motive(Motief motief) {
        return motief.van() == null
                ? "Werkt alleen samen met andere veranderingen."
                : "%s van %s komen dichter bij de deskundigen. Het vaakst van %s naar %s (%s)."
                        .formatted(
                                counts.count(motief.dichterbij()),
                                counts.leden(motief.leden()),
                                motief.van(),
                                motief.naar(),
                                counts.count(motief.ledenVanNaar()));
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
        // a value stands for what is nearer to it than to the next, so that it lies in the middle of its step
        List<Punt> grid = each.curve();
        double half = grid.size() < 2 ? .5 : (grid.get(1).waarde() - grid.get(0).waarde()) / 2;
        List<LossCurve.Step> steps = grid.stream()
                .map(punt -> new LossCurve.Step(punt.waarde() - half, punt.verlies()))
                .toList();
        return new Figure(
                Anchor.of("curve", each.parameter()),
                "Verlies bij elke waarde van " + each.parameter(),
                new LossCurve(each.parameter(), steps, grid.get(grid.size() - 1).waarde() + half, each.nu(), proposed),
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
                                        euro(punt.kostenPerMaand()),
                                        Cell.text(punt.steunOmlaag() ? "ja" : "nee")))
                                .toList()));
    }

    Block front(Voorstel voorstel) {
        Kostenverschil kosten = voorstel.kosten();
        if (kosten == null) {
            return Paragraph.of(FEW);
        }
        double now = kosten.nu();
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
                kosten.relatief(),
                1 - voorstel.verlies().voorgesteld(),
                voorstel.wijzigingen().size()));
        return new Figure(
                new Anchor("figuur-front"),
                "Wat meer overeenstemming kost",
                new Front("1 − verlies", Unit.LOSS, choices, rapport.kaart().budget()),
                "%s Elke andere stip is een set die door geen andere op alle drie wordt verslagen."
                        .formatted(costs(voorstel)),
                new Table(
                        "Sets die door geen andere worden verslagen",
                        List.of("Wijzigingen", "1 − verlies", "Kosten erbij", "Euro per maand"),
                        rows));
    }

    /** What the proposal costs, how sure that is, and the chance that it passes the budget. */
    String costs(Voorstel voorstel) {
        Kostenverschil kosten = voorstel.kosten();
        if (kosten == null) {
            return FEW;
        }
        Double over = kosten.kansBovenBudget();
        Double budget = rapport.kaart().budget();
        return "De kosten %s met %s%s, van %s naar %s per maand%s"
                .formatted(
                        kosten.relatief() < 0 ? "dalen" : "stijgen",
                        Dutch.percentage(Math.abs(kosten.relatief()), 1),
                        kosten.interval()
                                .fold(
                                        range -> " (95%%-interval van de verandering: %s tot %s)"
                                                .formatted(
                                                        Dutch.percentage(range.low(), 1),
                                                        Dutch.percentage(range.high(), 1)),
                                        reason -> ""),
                        Dutch.euro(kosten.nu(), 0),
                        Dutch.euro(kosten.wordt(), 0),
                        over == null || budget == null
                                ? "; er is geen budget gesteld."
                                : "; de kans dat het budget van +%s wordt overschreden is %s."
                                        .formatted(Dutch.percentage(budget, 1), Dutch.percentage(over, 0)));
    }

    List<Block> flips(Voorstel voorstel) {
        List<Omgeslagen> shown = voorstel.omgeslagen().stream().limit(FLIPS).toList();
        if (shown.isEmpty()) {
            return List.of(Paragraph.of("Niemand krijgt een ander advies."));
        }
        if (!cases.shown()) {
            return List.of(Paragraph.of("%s krijgen een ander advies. %s"
                    .formatted(counts.leden(voorstel.omgeslagen().size()), WatAls.NIET_GETOOND)));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (Omgeslagen flip : shown) {
            Anchor told = cases.anchor(flip.casus(), flip.lid());
            Cell name = Cell.text(flip.casus() + "\u00a0" + flip.lid());
            rows.add(List.of(
                    told == null ? name : name.to(told),
                    Cell.text(flip.was().kort()),
                    Cell.text(flip.wordt().kort()),
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
        blocks.add(Paragraph.of("Kies een geval met een link om beide uitleggen te lezen. Op papier staan de eerste %d."
                .formatted(CaseBlocks.ON_PAPER)));
        blocks.addAll(cases.turned());
        return blocks;
    }

    Table transitions() {
        List<Overgang> all = rapport.overgangen();
        List<List<Cell>> rows = new ArrayList<>();
        all.stream()
                .limit(TRANSITIONS)
                .forEach(each -> rows.add(transition(each.van(), each.naar(), each.leden(), each.euroPerMaand())));
        List<Overgang> rest = all.subList(Math.min(TRANSITIONS, all.size()), all.size());
        if (!rest.isEmpty()) {
            List<Double> euros = rest.stream()
                    .map(Overgang::euroPerMaand)
                    .filter(Objects::nonNull)
                    .toList();
            rows.add(transition(
                    "overige",
                    "%d andere overgangen".formatted(rest.size()),
                    rest.stream().mapToInt(Overgang::leden).sum(),
                    euros.size() < rest.size()
                            ? null
                            : Double.valueOf(euros.stream()
                                    .mapToDouble(Double::doubleValue)
                                    .sum())));
        }
        return new Table(
                "Van welk advies naar welk, met leden en euro",
                List.of("Nu", "Voorstel", "Leden", "Euro per maand erbij"),
                rows);
    }

    private List<Cell> transition(String from, String to, int leden, @Nullable Double euro) {
        return List.of(Cell.text(from), Cell.text(to), Cell.count(counts.count(leden)), euro(euro));
    }

    Table robustness() {
        return new Table(
                "Het verlies als profiel, intensiteit of route anders meetelt, of met één oordeel per geval; het voorstel is "
                        + "gekozen met de vastgestelde gewichten en alle oordelen",
                List.of("Anders gewogen", "Verlies nu", "Verlies voorstel", "Verschil"),
                rapport.robuustheid().stream()
                        .map(each -> List.of(
                                Cell.text(each.weging()),
                                Cell.number(each.verliesNu(), 4),
                                Cell.number(each.verliesDan(), 4),
                                Cell.number(each.verliesDan() - each.verliesNu(), 4)))
                        .toList());
    }
}
