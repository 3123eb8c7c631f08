package nl.profielwijzer.calibration;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.profielwijzer.calibration.Ijkrapport.Maand;
import nl.profielwijzer.calibration.measure.Overeenstemming;
import nl.profielwijzer.calibration.measure.Overeenstemming.Aspect;
import nl.profielwijzer.calibration.measure.Overeenstemming.PerAspect;
import nl.profielwijzer.calibration.measure.Overeenstemming.PerGroep;
import nl.profielwijzer.calibration.measure.Overeenstemming.PerProfiel;
import nl.profielwijzer.calibration.measure.Overeenstemming.PerWet;
import nl.profielwijzer.calibration.measure.Overeenstemming.Trefzekerheid;
import nl.profielwijzer.calibration.measure.Overeenstemming.Verdeling;
import nl.profielwijzer.calibration.report.Anchor;
import nl.profielwijzer.calibration.report.Block;
import nl.profielwijzer.calibration.report.Cell;
import nl.profielwijzer.calibration.report.Dutch;
import nl.profielwijzer.calibration.report.Figure;
import nl.profielwijzer.calibration.report.Forest;
import nl.profielwijzer.calibration.report.HeatMap;
import nl.profielwijzer.calibration.report.Paragraph;
import nl.profielwijzer.calibration.report.Table;
import nl.profielwijzer.calibration.report.Trend;
import nl.profielwijzer.calibration.report.Unit;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Groepsverschil;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Voorstel;
import nl.profielwijzer.casuistry.Aantal;
import nl.profielwijzer.intake.Wet;

/** The part of a report on how far instrument and experts agree, overall, by profile, by group and by month. */
final class AgreementBlocks {
    private final Ijkrapport rapport;
    private final Map<String, String> names;
    private final ReportCells counts;
    private final CaseBlocks cases;
    private final boolean proposed;

    /** @param names by code how it is said */
    AgreementBlocks(Ijkrapport rapport, Map<String, String> names, ReportCells counts, CaseBlocks cases) {
        this.rapport = rapport;
        this.names = names;
        this.counts = counts;
        this.cases = cases;
        this.proposed = rapport.uitkomst() instanceof Voorstel;
    }

    List<Block> agreement() {
        List<Block> blocks = new ArrayList<>();
        Overeenstemming measured = rapport.overeenstemming();
        for (PerWet wet : measured.wetten()) {
            blocks.add(
                    agreement(wet, "figuur-overeenstemming-" + wet.wet().name().toLowerCase(Locale.ROOT)));
        }
        blocks.add(verdicts(measured));
        int missed = measured.gemisteVeiligheid().size();
        blocks.add(Paragraph.of(
                missed == 0
                        ? "Veiligheid: er is geen lid bij wie de deskundigen een maatregel nodig vinden en het instrument geen vindt."
                        : "Veiligheid: bij %s vinden de deskundigen een maatregel nodig en vindt het instrument geen. Dat hoort 0 te zijn: %s."
                                .formatted(
                                        missed == 1 ? "1 lid" : missed + " leden",
                                        measured.gemisteVeiligheid().stream()
                                                .map(each -> each.casus() + " " + each.lid())
                                                .collect(Collectors.joining(", ")))));
        return blocks;
    }

    Figure agreement(PerWet wet, String anchor) {
        List<Forest.Row> rows = new ArrayList<>();
        for (PerAspect aspect : wet.aspecten()) {
            Double among = aspect.deskundigen().waarde();
            Double ceiling = aspect.plafond();
            List<Forest.Reference> best =
                    ceiling == null ? List.of() : List.of(new Forest.Reference("hoogst haalbaar", ceiling));
            rows.add(new Forest.Row(
                    said(aspect.aspect(), wet.wet()),
                    ReportCells.estimate(aspect.nu()),
                    !proposed ? null : ReportCells.estimate(aspect.dan()),
                    among == null
                            ? best
                            : Stream.concat(
                                            Stream.of(new Forest.Reference("deskundigen onderling", among)),
                                            best.stream())
                                    .toList()));
            rows.add(new Forest.Row("deskundigen onderling", ReportCells.estimate(aspect.deskundigen()), null, best));
        }
        return new Figure(
                new Anchor(anchor),
                "Overeenstemming boven toeval, %s".formatted(said(wet.wet())),
                new Forest("kappa (0 is toeval, 1 is altijd eens)", Unit.COEFFICIENT, rows),
                agreementInWords(wet),
                agreementNumbers(wet));
    }

    /** A line per measure, a column per part. */
    private Table agreementNumbers(PerWet wet) {
        List<List<Cell>> rows = new ArrayList<>();
        List<PerAspect> all = wet.aspecten();
        rows.add(row("Eenheden", all, each -> Cell.count(counts.count(each.eenheden()))));
        rows.add(row("Met twee oordelen of meer", all, each -> Cell.count(counts.count(each.metMeer()))));
        rows.add(row("Kappa nu", all, each -> ReportCells.cell(each.nu())));
        if (proposed) {
            rows.add(row("Kappa voorstel", all, each -> ReportCells.cell(each.dan())));
            rows.add(row("Verschil in kappa", all, each -> ReportCells.cell(each.verschil())));
        }
        rows.add(row("Kappa deskundigen onderling", all, each -> ReportCells.cell(each.deskundigen())));
        rows.add(row(
                "Hoogst haalbaar tegen één deskundige",
                all,
                each -> each.plafond() == null ? Cell.absent() : Cell.number(each.plafond(), 2)));
        rows.add(row("AC nu", all, each -> ReportCells.cell(each.gwetNu())));
        if (proposed) {
            rows.add(row("AC voorstel", all, each -> ReportCells.cell(each.gwetDan())));
        }
        rows.add(row("AC deskundigen onderling", all, each -> ReportCells.cell(each.gwetDeskundigen())));
        rows.add(row("Alfa deskundigen onderling", all, each -> ReportCells.cell(each.alfa())));
        rows.add(row("Gelijk nu", all, each -> Cell.percentage(each.gelijkNu(), 0)));
        if (proposed) {
            rows.add(row("Gelijk voorstel", all, each -> Cell.percentage(each.gelijkDan(), 0)));
        }
        rows.add(row("Hoogstens 1 ernaast nu", all, each -> ReportCells.share(each.naastNu())));
        if (proposed) {
            rows.add(row("Hoogstens 1 ernaast voorstel", all, each -> ReportCells.share(each.naastDan())));
        }
        rows.add(row("Treden zwaarder nu", all, each -> ReportCells.shift(each.verschuivingNu())));
        if (proposed) {
            rows.add(row("Treden zwaarder voorstel", all, each -> ReportCells.shift(each.verschuivingDan())));
        }
        return new Table(
                "Overeenstemming per onderdeel, %s. Intensiteit: kwadratisch gewogen kappa en AC2; anders kappa en AC1"
                        .formatted(said(wet.wet())),
                Stream.concat(Stream.of("Maat"), all.stream().map(each -> said(each.aspect(), wet.wet())))
                        .toList(),
                rows);
    }

    private static List<Cell> row(String name, List<PerAspect> aspects, Function<PerAspect, Cell> cell) {
        return Stream.concat(Stream.of(Cell.text(name)), aspects.stream().map(cell))
                .toList();
    }

    private String agreementInWords(PerWet wet) {
        PerAspect profile = wet.aspecten().get(0);
        String about = wet.wet() == Wet.JEUGDWET ? "over het profiel" : "of een gebied hulp vraagt";
        String now = "Van elke 100 oordelen %s geeft het instrument er nu %s hetzelfde antwoord op"
                .formatted(about, Math.round(100 * profile.gelijkNu()));
        String then = proposed ? ", volgens het voorstel %s.".formatted(Math.round(100 * profile.gelijkDan())) : ".";
        Double plafond = profile.plafond();
        Double experts = profile.deskundigen().waarde();
        String ceiling = plafond == null || experts == null
                ? " Hoe eens de deskundigen het onderling zijn is niet te zeggen: er zijn te weinig gevallen met twee oordelen."
                : " Deskundigen halen onderling een kappa van %s; het best denkbare instrument zou tegen één deskundige ongeveer %s halen."
                        .formatted(Dutch.number(experts, 2), Dutch.number(plafond, 2));
        return now + then + ceiling;
    }

    private Table verdicts(Overeenstemming measured) {
        return new Table(
                "Oordeel per geval. Verdedigbaar: een deskundige koos het ook, het scheelt één trede, of het profiel van de "
                        + "deskundigen ligt binnen de marge",
                List.of("", "Eens", "Verdedigbaar", "Oneens"),
                proposed
                        ? List.of(row("Nu", measured.nu()), row("Voorstel", measured.dan()))
                        : List.of(row("Nu", measured.nu())));
    }

    private List<Cell> row(String label, Verdeling verdeling) {
        return List.of(
                Cell.text(label),
                Cell.count(counts.count(verdeling.eens())),
                Cell.count(counts.count(verdeling.verdedigbaar())),
                Cell.count(counts.count(verdeling.oneens())));
    }

    List<Block> heatMaps() {
        List<Block> blocks = new ArrayList<>();
        for (PerWet wet : rapport.overeenstemming().wetten()) {
            for (PerAspect aspect : wet.aspecten()) {
                if (Verschilbeeld.shown(wet.wet(), aspect.aspect())) {
                    blocks.add(heatMap(wet, aspect));
                    blocks.addAll(cases.cells(wet, aspect));
                }
            }
        }
        blocks.addAll(cases.others());
        return blocks;
    }

    private Figure heatMap(PerWet wet, PerAspect aspect) {
        List<String> codes = aspect.categorieen();
        List<HeatMap.Category> categories = codes.stream()
                .map(code -> new HeatMap.Category(code, names.getOrDefault(code, code)))
                .toList();
        List<List<HeatMap.Square>> squares = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        for (int a = 0; a < codes.size(); a++) {
            List<HeatMap.Square> line = new ArrayList<>();
            List<Cell> cells = new ArrayList<>(List.of(Cell.text(codes.get(a))));
            for (int b = 0; b < codes.size(); b++) {
                double weight = aspect.tabelNu()[a][b];
                Aantal number = counts.count((int) Math.round(weight));
                Anchor anchor = cases.anchor(wet, aspect, a, b, weight);
                line.add(new HeatMap.Square(number, anchor));
                cells.add(
                        anchor == null ? Cell.count(number) : Cell.count(number).to(anchor));
            }
            squares.add(line);
            rows.add(cells);
        }
        return new Figure(
                Anchor.of(
                        "figuur-kruistabel",
                        "%s-%s".formatted(wet.wet(), aspect.aspect()).toLowerCase(Locale.ROOT)),
                "Wat het instrument nu adviseert en wat deskundigen kozen, %s, %s"
                        .formatted(
                                said(wet.wet()),
                                said(aspect.aspect(), wet.wet()).toLowerCase(Locale.ROOT)),
                new HeatMap(categories, squares),
                "Op de schuine lijn zijn zij het eens. %s Deskundigen die verschillen delen een geval; de aantallen zijn afgerond. Kies een vak om te zien wie er staat."
                        .formatted(mostMixedUp(aspect)),
                new Table(
                        "Instrument (regel) tegen deskundigen (kolom), %s".formatted(said(wet.wet())),
                        Stream.concat(Stream.of("Instrument"), codes.stream()).toList(),
                        rows));
    }

    private String mostMixedUp(PerAspect aspect) {
        double most = 0;
        String said = "";
        for (int a = 0; a < aspect.categorieen().size(); a++) {
            for (int b = 0; b < aspect.categorieen().size(); b++) {
                if (a != b && aspect.tabelNu()[a][b] > most) {
                    most = aspect.tabelNu()[a][b];
                    said = "Het vaakst verschilt het zo: het instrument zegt %s, de deskundigen %s."
                            .formatted(
                                    aspect.categorieen().get(a),
                                    aspect.categorieen().get(b));
                }
            }
        }
        return said;
    }

    List<Block> perProfile() {
        List<List<Cell>> rows = new ArrayList<>();
        for (PerProfiel profiel : rapport.overeenstemming().profielen()) {
            List<Cell> cells = new ArrayList<>(List.of(
                    Cell.text(profiel.code() + " " + profiel.naam()), Cell.count(counts.count(profiel.genoemd()))));
            both(cells, each -> ReportCells.share(each.precisie()), profiel.nu(), profiel.dan());
            both(cells, each -> ReportCells.share(each.gevonden()), profiel.nu(), profiel.dan());
            both(cells, AgreementBlocks::f1, profiel.nu(), profiel.dan());
            rows.add(cells);
        }
        List<String> columns = new ArrayList<>(List.of("Profiel of gebied", "Genoemd"));
        for (String column : List.of("Terecht", "Gevonden", "F1")) {
            columns.addAll(proposed ? List.of(column + " nu", column + " voorstel") : List.of(column));
        }
        return List.of(
                Paragraph.of(
                        "Terecht: het deel van de adviezen dat de meeste deskundigen delen. Gevonden: het deel van wat de meeste "
                                + "deskundigen noemen dat het instrument adviseert. F1 vat beide samen. Onder 10 gevallen staat er niets."),
                new Table("Hoe trefzeker het instrument is per profiel of resultaatgebied", columns, rows));
    }

    private <T> void both(List<Cell> cells, Function<T, Cell> cell, T now, T then) {
        cells.add(cell.apply(now));
        if (proposed) {
            cells.add(cell.apply(then));
        }
    }

    private static Cell f1(Trefzekerheid figures) {
        return figures.f1() == null ? Cell.absent() : Cell.number(figures.f1(), 2);
    }

    List<Block> groups() {
        List<Block> blocks = new ArrayList<>();
        List<String> columns = new ArrayList<>(List.of("Groep", "Eenheden"));
        for (String column : List.of("Gelijk", "Zwaarder")) {
            columns.addAll(proposed ? List.of(column + " nu", column + " voorstel") : List.of(column));
        }
        blocks.add(new Table(
                "Per groep: hoe vaak hetzelfde profiel of gebied, en hoeveel treden zwaarder dan de deskundigen",
                columns,
                rapport.overeenstemming().groepen().stream().map(this::group).toList()));
        if (rapport.uitkomst() instanceof Voorstel voorstel) {
            List<String> flagged = voorstel.groepen().stream()
                    .filter(Groepsverschil::gevlagd)
                    .map(Groepsverschil::groep)
                    .toList();
            blocks.add(Paragraph.of(
                    flagged.isEmpty()
                            ? "Geen enkele groep wijkt nu zo ver af dat het voorstel haar moest ontzien."
                            : "Deze groepen wijken nu ver af; het voorstel mag dat niet groter maken: %s."
                                    .formatted(String.join(", ", flagged))));
        }
        return blocks;
    }

    private List<Cell> group(PerGroep each) {
        Integer eenheden = each.eenheden();
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.text(each.groep()), eenheden == null ? Cell.absent() : Cell.count(counts.count(eenheden))));
        cells.add(ReportCells.share(each.gelijkNu()));
        if (proposed) {
            cells.add(ReportCells.share(each.gelijkDan()));
        }
        cells.add(ReportCells.shift(each.verschuivingNu()));
        if (proposed) {
            cells.add(ReportCells.shift(each.verschuivingDan()));
        }
        return cells;
    }

    /** The agreement by each measure, so that the conclusion doesn't hang on one. */
    Table measures() {
        List<List<Cell>> rows = new ArrayList<>();
        for (PerWet wet : rapport.overeenstemming().wetten()) {
            for (PerAspect each : wet.aspecten()) {
                String of = "%s, %s".formatted(said(each.aspect(), wet.wet()), said(wet.wet()));
                rows.add(List.of(Cell.text(of + ": kappa"), ReportCells.cell(each.nu()), ReportCells.cell(each.dan())));
                rows.add(List.of(
                        Cell.text(of + (each.aspect() == Aspect.INTENSITEIT ? ": AC2" : ": AC1")),
                        ReportCells.cell(each.gwetNu()),
                        ReportCells.cell(each.gwetDan())));
                rows.add(List.of(
                        Cell.text(of + ": gelijk"),
                        Cell.percentage(each.gelijkNu(), 0),
                        Cell.percentage(each.gelijkDan(), 0)));
            }
        }
        return new Table("Dezelfde vergelijking met andere maten", List.of("Maat", "Nu", "Voorstel"), rows);
    }

    List<Block> drift() {
        return rapport.maanden().stream().anyMatch(month -> month.psiGrens() != null)
                ? List.of(months(), stability())
                : List.of(months());
    }

    private Figure stability() {
        List<Maand> months = rapport.maanden();
        List<String> out = months.stream()
                .filter(month -> month.psi() != null && month.psiGrens() != null && month.psi() > month.psiGrens())
                .map(month -> Dutch.month(YearMonth.parse(month.maand())))
                .toList();
        return new Figure(
                new Anchor("figuur-stabiliteit"),
                "Hoe anders de adviezen van een maand zijn verdeeld dan die van de andere maanden",
                new Trend(
                        "PSI van de route (0 is gelijk verdeeld)",
                        Unit.COEFFICIENT,
                        0,
                        months.stream()
                                .map(month -> new Trend.Month(
                                        YearMonth.parse(month.maand()),
                                        month.psi(),
                                        0,
                                        month.psiGrens() == null ? 0 : month.psiGrens()))
                                .toList()),
                (out.isEmpty()
                                ? "In geen maand verschilt de verdeling van de routes meer dan toeval verklaart."
                                : "Meer dan toeval verklaart verschilt de verdeling van de routes in %s: kijk of er andere mensen kwamen of dat er iets veranderde."
                                        .formatted(String.join(", ", out)))
                        + " De grens hangt af van het aantal leden in een maand.",
                new Table(
                        "Verdeling van de routes per maand",
                        List.of("Maand", "Leden", "PSI", "Grens"),
                        months.stream()
                                .map(month -> List.of(
                                        Cell.text(Dutch.month(YearMonth.parse(month.maand()))),
                                        Cell.count(counts.count(month.gevallen())),
                                        month.psi() == null ? Cell.absent() : Cell.number(month.psi(), 3),
                                        month.psiGrens() == null ? Cell.absent() : Cell.number(month.psiGrens(), 3)))
                                .toList()));
    }

    private Figure months() {
        List<Maand> months = rapport.maanden();
        double centre = months.stream()
                        .mapToDouble(month -> month.verschuiving() * month.gevallen())
                        .sum()
                / months.stream().mapToInt(Maand::gevallen).sum();
        List<Trend.Month> drawn = months.stream()
                .map(month -> new Trend.Month(
                        YearMonth.parse(month.maand()),
                        month.voortschrijdend(),
                        centre - month.grens(),
                        centre + month.grens()))
                .toList();
        long out = months.stream()
                .filter(month -> Math.abs(month.voortschrijdend() - centre) > month.grens())
                .count();
        return new Figure(
                new Anchor("figuur-verloop"),
                "Hoeveel treden zwaarder dan de deskundigen, voortschrijdend per maand",
                new Trend("treden zwaarder dan de deskundigen", Unit.COEFFICIENT, centre, drawn),
                out == 0
                        ? "In geen maand wijkt het instrument meer af dan toeval verklaart."
                        : "In %s wijkt het instrument meer af dan toeval verklaart: kijk wat er toen veranderde."
                                .formatted(out == 1 ? "1 maand" : out + " maanden"),
                new Table(
                        "Verschuiving per maand van de peildatum",
                        List.of("Maand", "Leden", "Verschuiving", "Voortschrijdend", "Grens"),
                        months.stream()
                                .map(month -> List.of(
                                        Cell.text(Dutch.month(YearMonth.parse(month.maand()))),
                                        Cell.count(counts.count(month.gevallen())),
                                        Cell.number(month.verschuiving(), 2),
                                        Cell.number(month.voortschrijdend(), 2),
                                        Cell.number(month.grens(), 2)))
                                .toList()));
    }

    static String said(Aspect aspect, Wet wet) {
        return switch (aspect) {
            case PROFIEL -> wet == Wet.JEUGDWET ? "Profiel" : "Gebied";
            case INTENSITEIT -> "Intensiteit";
            case ROUTE -> "Route";
        };
    }

    static String said(Wet wet) {
        return wet == Wet.JEUGDWET ? "Jeugdwet" : "Wmo";
    }
}
