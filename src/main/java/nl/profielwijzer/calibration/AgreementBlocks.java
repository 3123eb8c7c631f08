package nl.profielwijzer.calibration;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.profielwijzer.calibration.Ijkrapport.Maand;
import nl.profielwijzer.calibration.measure.Overeenstemming;
import nl.profielwijzer.calibration.measure.Overeenstemming.Aspect;
import nl.profielwijzer.calibration.measure.Overeenstemming.PerAspect;
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
import nl.profielwijzer.calibration.search.Ijkuitkomst.Voorstel;
import nl.profielwijzer.casuistry.Aantal;
import nl.profielwijzer.intake.Wet;

/** The part of a report on how far instrument and experts agree, overall, by profile, by group and by month. */
final class AgreementBlocks {
    private final Ijkrapport rapport;
    private final Map<String, String> names;
    private final ReportCells counts;
    private final boolean proposed;

    /** @param names by code how it is said */
    AgreementBlocks(Ijkrapport rapport, Map<String, String> names, ReportCells counts) {
        this.rapport = rapport;
        this.names = names;
        this.counts = counts;
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
        List<List<Cell>> cells = new ArrayList<>();
        for (PerAspect aspect : wet.aspecten()) {
            rows.add(new Forest.Row(
                    said(aspect.aspect()),
                    ReportCells.estimate(aspect.nu()),
                    !proposed ? null : ReportCells.estimate(aspect.dan())));
            rows.add(new Forest.Row(
                    said(aspect.aspect()) + ": deskundigen onderling",
                    ReportCells.estimate(aspect.deskundigen()),
                    null));
            cells.add(List.of(
                    Cell.text(said(aspect.aspect())),
                    Cell.count(counts.count(aspect.eenheden())),
                    Cell.count(counts.count(aspect.metMeer())),
                    ReportCells.cell(aspect.nu()),
                    ReportCells.cell(aspect.dan()),
                    ReportCells.cell(aspect.verschil()),
                    ReportCells.cell(aspect.deskundigen()),
                    aspect.plafond() == null ? Cell.absent() : Cell.number(aspect.plafond(), 2),
                    ReportCells.cell(aspect.alfa()),
                    ReportCells.cell(aspect.gwetNu()),
                    ReportCells.cell(aspect.gwetDan()),
                    Cell.percentage(aspect.gelijkNu(), 0),
                    Cell.percentage(aspect.gelijkDan(), 0),
                    ReportCells.share(aspect.naastNu()),
                    ReportCells.share(aspect.naastDan()),
                    ReportCells.shift(aspect.verschuivingNu()),
                    ReportCells.shift(aspect.verschuivingDan())));
        }
        PerAspect first = wet.aspecten().get(0);
        return new Figure(
                new Anchor(anchor),
                "Overeenstemming boven toeval, %s".formatted(said(wet.wet())),
                new Forest("kappa (0 is toeval, 1 is altijd eens)", Unit.COEFFICIENT, rows, List.of()),
                agreementInWords(first),
                new Table(
                        "Overeenstemming per onderdeel, %s".formatted(said(wet.wet())),
                        List.of(
                                "Onderdeel",
                                "Eenheden",
                                "Met twee of meer",
                                "Kappa nu",
                                "Kappa voorstel",
                                "Verschil",
                                "Deskundigen onderling",
                                "Plafond",
                                "Alfa",
                                "AC nu",
                                "AC voorstel",
                                "Gelijk nu",
                                "Gelijk voorstel",
                                "Hoogstens 1 ernaast nu",
                                "Hoogstens 1 ernaast voorstel",
                                "Zwaarder nu",
                                "Zwaarder voorstel"),
                        cells));
    }

    private static String agreementInWords(PerAspect profile) {
        String now = "Van elke 100 oordelen over het profiel geeft het instrument er nu %s hetzelfde antwoord op"
                .formatted(Math.round(100 * profile.gelijkNu()));
        String then = profile.gelijkDan() == profile.gelijkNu()
                ? "."
                : ", volgens het voorstel %s.".formatted(Math.round(100 * profile.gelijkDan()));
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
                "Oordeel per geval",
                List.of("", "Eens", "Verdedigbaar", "Oneens"),
                List.of(row("Nu", measured.nu()), row("Voorstel", measured.dan())));
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
            Aspect aspect = wet.wet() == Wet.JEUGDWET ? Aspect.PROFIEL : Aspect.INTENSITEIT;
            wet.aspecten().stream()
                    .filter(each -> each.aspect() == aspect)
                    .forEach(each -> blocks.add(heatMap(wet.wet(), each)));
        }
        return blocks;
    }

    private Figure heatMap(Wet wet, PerAspect aspect) {
        List<String> codes = aspect.categorieen();
        List<HeatMap.Category> categories = codes.stream()
                .map(code -> new HeatMap.Category(
                        code,
                        aspect.aspect() == Aspect.INTENSITEIT ? "zwaarte " + code : names.getOrDefault(code, code)))
                .toList();
        List<List<HeatMap.Square>> squares = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        for (int a = 0; a < codes.size(); a++) {
            List<HeatMap.Square> line = new ArrayList<>();
            List<Cell> cells = new ArrayList<>(List.of(Cell.text(codes.get(a))));
            for (double weight : aspect.tabelNu()[a]) {
                Aantal number = counts.count((int) Math.round(weight));
                line.add(new HeatMap.Square(number, null));
                cells.add(Cell.count(number));
            }
            squares.add(line);
            rows.add(cells);
        }
        return new Figure(
                new Anchor("figuur-kruistabel-" + wet.name().toLowerCase(Locale.ROOT)),
                "Wat het instrument nu adviseert en wat deskundigen kozen, %s, %s"
                        .formatted(said(wet), said(aspect.aspect()).toLowerCase(Locale.ROOT)),
                new HeatMap(categories, squares),
                "Op de schuine lijn zijn zij het eens. %s Deskundigen die verschillen delen een geval; de aantallen zijn afgerond."
                        .formatted(mostMixedUp(aspect)),
                new Table(
                        "Instrument (regel) tegen deskundigen (kolom), %s".formatted(said(wet)),
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

    Table perProfile() {
        List<List<Cell>> rows = new ArrayList<>();
        for (PerProfiel profiel : rapport.overeenstemming().profielen()) {
            rows.add(List.of(
                    Cell.text(profiel.code() + " " + profiel.naam()),
                    Cell.count(counts.count(profiel.genoemd())),
                    ReportCells.share(profiel.nu().precisie()),
                    ReportCells.share(profiel.dan().precisie()),
                    ReportCells.share(profiel.nu().gevonden()),
                    ReportCells.share(profiel.dan().gevonden()),
                    f1(profiel.nu()),
                    f1(profiel.dan())));
        }
        return new Table(
                "Hoe trefzeker het instrument is per profiel of resultaatgebied, tegen wat de meeste deskundigen noemen; "
                        + "onder 10 gevallen staat er niets",
                List.of(
                        "Profiel of gebied",
                        "Genoemd",
                        "Terecht geadviseerd nu",
                        "Terecht geadviseerd voorstel",
                        "Gevonden nu",
                        "Gevonden voorstel",
                        "F1 nu",
                        "F1 voorstel"),
                rows);
    }

    private static Cell f1(Trefzekerheid figures) {
        return figures.f1() == null ? Cell.absent() : Cell.number(figures.f1(), 2);
    }

    Table groups() {
        return new Table(
                "Per groep: hoe vaak hetzelfde profiel of gebied, en hoeveel treden zwaarder dan de deskundigen",
                List.of("Groep", "Eenheden", "Gelijk nu", "Gelijk voorstel", "Zwaarder nu", "Zwaarder voorstel"),
                rapport.overeenstemming().groepen().stream()
                        .map(each -> List.of(
                                Cell.text(each.groep()),
                                Cell.count(counts.count(each.eenheden())),
                                ReportCells.share(each.gelijkNu()),
                                ReportCells.share(each.gelijkDan()),
                                ReportCells.shift(each.verschuivingNu()),
                                ReportCells.shift(each.verschuivingDan())))
                        .toList());
    }

    Figure months() {
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

    private static String said(Aspect aspect) {
        return switch (aspect) {
            case PROFIEL -> "Profiel of gebied";
            case INTENSITEIT -> "Intensiteit";
            case ROUTE -> "Route";
        };
    }

    private static String said(Wet wet) {
        return wet == Wet.JEUGDWET ? "Jeugdwet" : "Wmo";
    }
}
