package nl.profielwijzer.calibration.report;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.profielwijzer.calibration.agreement.Interval;
import nl.profielwijzer.calibration.report.Forest.Reference;
import nl.profielwijzer.calibration.report.HeatMap.Category;
import nl.profielwijzer.calibration.report.HeatMap.Square;
import nl.profielwijzer.casuistry.Aantal;

/** A report with every kind of block and drawing; all its numbers are invented and say nothing about the instrument. */
final class SampleReport {
    static final String HOSTILE = "<script>alert('x')</script> & \"meer\"";

    private SampleReport() {}

    static Page page() {
        return new Page(
                "IJkrapport jeugdhulp en ondersteuning",
                "Verzonnen getallen, alleen om de opmaak te laten zien",
                "Verzonnen getallen: dit rapport laat alleen de opmaak zien.",
                List.of(
                        Section.of("uitspraak", "Wat is de uitkomst", verdict(), caution(), refusal()),
                        Section.of("kaart", "Waarop dit rust", card()),
                        Section.of("overeenstemming", "Hoe vaak eens met experts", forestFigure()),
                        Section.of("kruistabel", "Waar het verschilt", heatFigure()),
                        Section.of(
                                "grenzen", "Score tegen het niveau van experts", levelFigure(), countedLevelFigure()),
                        Section.of("gevoeligheid", "Welke getallen ertoe doen", tornadoFigure(), curveFigure()),
                        Section.of("kosten", "Overeenstemming en kosten", frontFigure()),
                        Section.of("verloop", "Verloop per maand", trendFigure()),
                        Section.of("gevallen", "Gevallen die anders uitkomen", casesTable(), flipped())));
    }

    private static Verdict verdict() {
        return new Verdict(
                Verdict.Kind.PROPOSAL,
                "Er is een voorstel: 4 van de 128 getallen veranderen.",
                List.of(
                        "Op casussen die niet zijn gebruikt om te kiezen stijgt de overeenstemming van 0,61 naar 0,68.",
                        "De kosten stijgen 0,3%, binnen het budget van 0,5%.",
                        "Geen enkele casus met een veiligheidsmaatregel krijgt minder ondersteuning."));
    }

    private static Verdict caution() {
        return new Verdict(Verdict.Kind.CAUTION, "Met 180 casussen zijn deze getallen een eerste beeld.", List.of());
    }

    private static Verdict refusal() {
        return new Verdict(
                Verdict.Kind.REFUSAL,
                "Er komt geen voorstel.",
                List.of("Er zijn 180 casussen. Voor een voorstel zijn er ten minste 200 nodig."));
    }

    private static FileCard card() {
        Map<String, Cell> facts = new LinkedHashMap<>();
        facts.put("Casussen", Cell.integer(12_345));
        facts.put("Huishoudens", Cell.count(new Aantal(9_876)));
        facts.put("Periode", Cell.text("jan 2025 tot en met jun 2026"));
        facts.put("Beoordelaars", Cell.count(new Aantal(null)));
        facts.put("Hash van de set", Cell.text("3f9c1d7e"));
        facts.put("Zaad", Cell.integer(42));
        facts.put("Kosten per jaar", Cell.euro(1_234_567.4));
        facts.put("Onderwerp", Cell.text(HOSTILE));
        return new FileCard(facts);
    }

    static Forest forest() {
        return new Forest(
                "kappa (0 is toeval, 1 is altijd eens)",
                Unit.COEFFICIENT,
                List.of(
                        new Forest.Row("Profiel, Jeugdwet", estimate(.61, .05), estimate(.68, .05), ceilings()),
                        new Forest.Row("Profiel, Wmo", estimate(.57, .06), estimate(.66, .055), ceilings()),
                        new Forest.Row(
                                "Intensiteit (kwadratisch gewogen)",
                                estimate(.70, .03),
                                estimate(.74, .03),
                                ceilings()),
                        new Forest.Row("Route", new Estimate(.655, null), null, List.of()),
                        new Forest.Row("Huishoudens met een taal die niet in de set voorkomt", null, null, List.of())));
    }

    private static List<Reference> ceilings() {
        return List.of(
                new Reference("experts onderling", .648), new Reference("hoogst haalbaar tegen één expert", .805));
    }

    private static Figure forestFigure() {
        Forest forest = forest();
        return new Figure(
                new Anchor("figuur-overeenstemming"),
                "Overeenstemming met experts, nu en volgens het voorstel",
                forest,
                "Van elke 100 casussen boven toeval was het instrument het in 61 eens met een expert en wordt dat 68. "
                        + "Experts zijn het onderling in 65 eens.",
                new Table(
                        "Overeenstemming per onderdeel",
                        List.of("Onderdeel", "Nu", "Voorstel"),
                        forest.rows().stream()
                                .map(row -> List.of(Cell.text(row.label()), cell(row.now()), cell(row.proposed())))
                                .toList()));
    }

    private static Cell cell(@org.jspecify.annotations.Nullable Estimate estimate) {
        return estimate == null ? Cell.absent() : Cell.estimate(estimate, Unit.COEFFICIENT);
    }

    static HeatMap heatMap() {
        List<Category> categories = List.of(
                new Category("J01", "Ouderrelatie en gezinscommunicatie"),
                new Category("J02", "Opvoeden"),
                new Category("J03", "Ontwikkeling"),
                new Category("J04", "Gedrag"),
                new Category("J05", "Psychisch"),
                new Category("J06", "Verblijf"),
                new Category("geen", "geen"));
        int[][] counts = {
            {88, 12, 0, 14, 0, 0, 11},
            {10, 143, 15, 31, 0, 0, 19},
            {0, 17, 64, 12, 10, 0, 0},
            {13, 28, 0, 201, 42, 0, 16},
            {0, -1, 12, 37, 96, -1, 0},
            {0, 0, 0, -1, 11, 23, 0},
            {14, 22, -1, 18, 0, 0, 310}
        };
        List<List<Square>> squares = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            int row = i;
            squares.add(IntStream.range(0, counts.length)
                    .mapToObj(j -> new Square(
                            new Aantal(counts[row][j] < 0 ? null : Integer.valueOf(counts[row][j])),
                            row == 3 && j == 4 ? new Anchor("gevallen") : null))
                    .toList());
        }
        return new HeatMap(categories, squares);
    }

    private static Figure heatFigure() {
        HeatMap map = heatMap();
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < map.categories().size(); i++) {
            List<Cell> cells =
                    new ArrayList<>(List.of(Cell.text(map.categories().get(i).full())));
            map.squares().get(i).forEach(square -> cells.add(Cell.count(square.count())));
            rows.add(cells);
        }
        return new Figure(
                new Anchor("figuur-kruistabel"),
                "Wat het instrument adviseerde en wat experts kozen, Jeugdwet",
                map,
                "Het vaakst verschilt het bij gedrag: in 42 casussen adviseerde het instrument gedrag en kozen experts "
                        + "psychisch.",
                new Table(
                        "Aantallen casussen",
                        Stream.concat(
                                        Stream.of("Instrument"),
                                        map.categories().stream().map(Category::code))
                                .toList(),
                        rows));
    }

    static LevelPlot levelPlot() {
        return new LevelPlot(
                "score op ernst",
                List.of(
                        level("licht", 2, 3, 6, 8, 5, 3, 1),
                        level("midden", 5, 1, 4, 7, 9, 6, 2, 1),
                        level("intensief", 8, 1, 3, 5, 8, 7, 4, 2)),
                List.of(6.0, 11.0),
                List.of(7.0, 10.0));
    }

    private static LevelPlot.Level level(String name, int from, int... counts) {
        return new LevelPlot.Level(
                name,
                IntStream.range(0, counts.length)
                        .mapToObj(i -> new LevelPlot.Spot(from + i, new Aantal(counts[i])))
                        .toList());
    }

    private static Figure levelFigure() {
        return new Figure(
                new Anchor("figuur-niveaus"),
                "Score van elke casus en het niveau dat experts kozen",
                levelPlot(),
                "Met de voorgestelde grenzen 7 en 10 vallen 71 van de 86 casussen op het niveau van de experts; nu 62.",
                numbers("Aantallen per score"));
    }

    private static Figure countedLevelFigure() {
        LevelPlot plot = new LevelPlot(
                "uren mantelzorg per week",
                List.of(
                        new LevelPlot.Level(
                                "gebruikelijk", List.of(spot(4, 214), spot(8, 96), spot(12, 31), spot(16, null))),
                        new LevelPlot.Level(
                                "intensief", List.of(spot(8, null), spot(12, 44), spot(16, 88), spot(20, 140)))),
                List.of(12.0),
                null);
        return new Figure(
                new Anchor("figuur-uren"),
                "Uren mantelzorg en wat experts vonden",
                plot,
                "De grens van 12 uur ligt waar experts van mening veranderen. Er is geen voorstel om hem te verleggen.",
                numbers("Aantallen per aantal uren"));
    }

    private static LevelPlot.Spot spot(double score, @org.jspecify.annotations.Nullable Integer count) {
        return new LevelPlot.Spot(score, new Aantal(count));
    }

    static Tornado tornado() {
        return new Tornado(
                "verlies (lager is beter)",
                Unit.LOSS,
                .289,
                List.of(
                        bar("jeugd.intensief-vanaf-ernst", "3", .341, "5", .252),
                        bar("profiel.drempel", "4", .262, "12", .311),
                        bar("mantelzorg.intensief-vanaf-uren", "8", .301, "24", .284),
                        bar("weging.schoolgang-bij-gedrag", "0", .296, "6", .302)));
    }

    private static Tornado.Bar bar(String label, String low, double atLow, String high, double atHigh) {
        return new Tornado.Bar(label, new Tornado.End(low, atLow), new Tornado.End(high, atHigh));
    }

    private static Figure tornadoFigure() {
        return new Figure(
                new Anchor("figuur-gevoeligheid"),
                "Hoe ver het verlies beweegt als één getal verandert",
                tornado(),
                "Vanaf welke ernst hulp intensief is, doet er het meest toe.",
                numbers("Verlies aan beide einden"));
    }

    static LossCurve lossCurve() {
        return new LossCurve(
                "profiel.drempel (punten)",
                List.of(
                        new LossCurve.Step(2, .318),
                        new LossCurve.Step(4, .297),
                        new LossCurve.Step(5, .262),
                        new LossCurve.Step(7, .271),
                        new LossCurve.Step(8, .289),
                        new LossCurve.Step(11, .311)),
                14,
                8,
                6.0);
    }

    private static Figure curveFigure() {
        return new Figure(
                new Anchor("figuur-drempel"),
                "Verlies bij elke drempel",
                lossCurve(),
                "Met een drempel van 5 of 6 punten is het verlies het laagst. Het voorstel is 6, het dichtst bij nu.",
                numbers("Verlies per drempel"));
    }

    static Front front() {
        return new Front(
                "kappa profiel",
                Unit.COEFFICIENT,
                List.of(
                        choice(Front.Kind.NOW, 0, .61, 0),
                        choice(Front.Kind.POSSIBLE, -.021, .615, 3),
                        choice(Front.Kind.POSSIBLE, -.008, .644, 3),
                        choice(Front.Kind.PROPOSED, .003, .681, 4),
                        choice(Front.Kind.POSSIBLE, .012, .692, 8),
                        choice(Front.Kind.POSSIBLE, .034, .703, 15),
                        choice(Front.Kind.POSSIBLE, .061, .707, 21)),
                .005);
    }

    private static Front.Choice choice(Front.Kind kind, double cost, double agreement, int changes) {
        return new Front.Choice(kind, cost, agreement, changes);
    }

    private static Figure frontFigure() {
        return new Figure(
                new Anchor("figuur-kosten"),
                "Wat meer overeenstemming kost",
                front(),
                "Tot het budget van 0,5% is met 4 wijzigingen het meeste te winnen. Daarna kost elke stap meer.",
                numbers("Keuzes op de lijn"));
    }

    static Trend trend() {
        double[] values = {.02, -.03, .05, .01, .04, .06, Double.NaN, .07, .09, .15, .17, .08, .02, -.16};
        return new Trend(
                "gemiddeld verschil in niveau (boven 0: meer dan experts)",
                Unit.COEFFICIENT,
                0,
                IntStream.range(0, values.length)
                        .mapToObj(i -> new Trend.Month(
                                YearMonth.of(2025, 3).plusMonths(i),
                                Double.isNaN(values[i]) ? null : Double.valueOf(values[i]),
                                -.12 + .002 * i,
                                .12 - .002 * i))
                        .toList());
    }

    private static Figure trendFigure() {
        return new Figure(
                new Anchor("figuur-verloop"),
                "Verschil met experts per maand",
                trend(),
                "In december 2025 en januari 2026 adviseerde het instrument meer dan experts, vaker dan toeval verklaart.",
                numbers("Verschil per maand"));
    }

    private static Table numbers(String caption) {
        return new Table(
                caption,
                List.of("Waarde", "Getal", "Aandeel", "Kosten"),
                List.of(
                        List.of(Cell.text("laag"), Cell.integer(1_234), Cell.percentage(.085, 1), Cell.euro(-1_200)),
                        List.of(Cell.text("hoog"), Cell.count(new Aantal(null)), Cell.absent(), Cell.euro(98_765))));
    }

    private static Table casesTable() {
        return new Table(
                "Gevallen die anders uitkomen",
                List.of("Casus", "Nu", "Voorstel", "Door", "Kosten"),
                IntStream.range(0, 30)
                        .mapToObj(i -> List.of(
                                Cell.link("c-%03d".formatted(i), Anchor.of("casus", "c-001")),
                                Cell.text("J04 Gedrag, perspectiefgericht"),
                                Cell.text("J04 Gedrag, intensief"),
                                Cell.text("jeugd.intensief-vanaf-ernst"),
                                Cell.euro(1_250 + 37 * i)))
                        .toList());
    }

    private static Details flipped() {
        return Details.of(
                "Uitleg per geval",
                new OnRequest(
                        Anchor.of("casus", "c-001"),
                        "Casus c-001: " + HOSTILE,
                        List.of(
                                Paragraph.of(
                                        Cell.text("Zie ook "),
                                        Cell.link("de kruistabel", new Anchor("kruistabel")),
                                        Cell.text(".")),
                                Bullets.of(List.of(
                                        "Nu: ernst 4 is perspectiefgericht.", "Voorstel: vanaf ernst 4 intensief."))),
                        Cell.link("Terug naar de lijst", new Anchor("gevallen")),
                        true));
    }

    private static Estimate estimate(double value, double reach) {
        return new Estimate(value, new Interval(value - reach, value + reach));
    }
}
