package nl.profielwijzer.calibration.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import nl.profielwijzer.calibration.agreement.Interval;
import nl.profielwijzer.calibration.report.HeatMap.Category;
import nl.profielwijzer.calibration.report.HeatMap.Square;
import nl.profielwijzer.casuistry.Aantal;
import org.junit.jupiter.api.Test;

/** A drawing shows its numbers where they are, tells its parts apart without colour, and hides what may not be known. */
class ChartsTest {
    @Test
    void everyDrawingIsAnImageWithATitleAndADescription() {
        assertThat(List.of(
                        SampleReport.forest(),
                        SampleReport.levelPlot(),
                        SampleReport.tornado(),
                        SampleReport.lossCurve(),
                        SampleReport.front(),
                        SampleReport.trend()))
                .allSatisfy(chart -> assertThat(svg(chart))
                        .startsWith("<svg ")
                        .contains("role=\"img\"")
                        .contains("><title>titel</title><desc>woorden</desc>"));
        // inside an image a link can't be found by those who don't see it
        assertThat(svg(SampleReport.heatMap())).contains("role=\"group\"", "<a href=\"#gevallen\"");
    }

    @Test
    void everythingIsOnTheSheet() {
        Pattern places = Pattern.compile(" (?:x|x1|x2|cx)=\"([-0-9.]+)\"");
        Random random = new Random(20260302);
        for (int i = 0; i < 300; i++) {
            List<Forest.Row> rows = IntStream.range(0, 1 + random.nextInt(8))
                    .mapToObj(row -> new Forest.Row(
                            "rij " + row,
                            estimate(random),
                            estimate(random),
                            List.of(new Forest.Reference("grens", random.nextGaussian()))))
                    .toList();
            Forest forest = new Forest("kappa", Unit.COEFFICIENT, rows);
            assertThat(places.matcher(svg(forest)).results().map(found -> Double.valueOf(found.group(1))))
                    .allMatch(place -> place >= 0 && place <= Canvas.WIDTH);
        }
    }

    @Test
    void aScaleRunsFromARoundNumberToARoundNumberAroundAll() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            double size = Math.pow(10, random.nextInt(8) - 3);
            double[] numbers =
                    random.doubles(1 + random.nextInt(5), -size, size).toArray();
            Scale scale = Scale.around(DoubleStream.of(numbers), 100, 600);
            assertThat(DoubleStream.of(numbers)).allMatch(number -> scale.at(number) >= 100 && scale.at(number) <= 600);
            assertThat(scale.ticks(5)).hasSizeBetween(3, 9).isSorted();
        }
        Scale scale = Scale.around(DoubleStream.of(.52, .81), 0, 100);
        assertThat(scale.ticks(5))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1)
                .containsExactly(.5, .55, .6, .65, .7, .75, .8, .85);
        assertThat(Scale.around(DoubleStream.of(4, 4), 0, 100).at(4)).isBetween(0.0, 100.0);
        assertThat(Scale.around(DoubleStream.empty(), 0, 100).at(.5)).isEqualTo(50);
    }

    @Test
    void numbersAlongAnAxisDoNotTouch() {
        Tornado wide = new Tornado(
                "kosten",
                Unit.EURO,
                1_200_000,
                List.of(new Tornado.Bar("uren", new Tornado.End("1", 1_100_000), new Tornado.End("3", 1_350_000))));
        List<Double> places = Pattern.compile("x=\"([0-9.]+)\" y=\"[0-9.]+\" class=\"klein midden\">€")
                .matcher(svg(wide))
                .results()
                .map(found -> Double.valueOf(found.group(1)))
                .toList();
        assertThat(places).hasSizeBetween(3, 6);
        assertThat(IntStream.range(1, places.size()).mapToDouble(i -> places.get(i) - places.get(i - 1)))
                .allMatch(gap -> gap > 75);
    }

    @Test
    void whatIsNoNumberIsRefused() {
        Forest forest = new Forest(
                "kappa",
                Unit.COEFFICIENT,
                List.of(new Forest.Row("profiel", new Estimate(Double.NaN, null), null, List.of())));
        assertThatThrownBy(() -> svg(forest))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("NaN is niet te tekenen. Laat de waarde weg en noem de reden in de tabel.");
    }

    @Test
    void aForestTellsNowFromProposedByShape() {
        String drawing = svg(SampleReport.forest());
        // four figures and the legend; three proposals and the legend
        assertThat(count(drawing, "<circle [^>]*class=\"nu\"")).isEqualTo(5);
        assertThat(count(drawing, "<polygon [^>]*class=\"voorstel\"")).isEqualTo(4);
        assertThat(drawing).contains("0,61 (0,56 tot 0,66)", "niet te berekenen", "hoogst haalbaar tegen één expert");
    }

    @Test
    void aHeatMapPrintsItsCountsAndMarksItsDiagonal() {
        String drawing = svg(SampleReport.heatMap());
        assertThat(count(drawing, "<g class=\"eens [^\"]*\"")).isEqualTo(7);
        assertThat(count(drawing, "<g class=\"oneens [^\"]*\"")).isEqualTo(42);
        assertThat(drawing).contains(">310</text>", "aria-label=\"Instrument J04 Gedrag, experts J05 Psychisch: 42\"");
    }

    @Test
    void aHiddenCountLeavesNoTrace() {
        List<Category> categories = List.of(new Category("J01", "J01"));
        String drawing = svg(new HeatMap(categories, List.of(List.of(new Square(new Aantal(null), null)))));
        assertThat(drawing)
                .contains("&lt; 10</text>", "<g class=\"eens verborgen\"")
                .doesNotContain("tint0", "tint1");
        assertThat(svg(level(null))).contains("class=\"staaf verborgen\"").doesNotContain("class=\"punt\"");
    }

    @Test
    void aHeatMapHasARowAndAColumnForEachCategory() {
        assertThatThrownBy(() -> new HeatMap(List.of(new Category("J01", "J01")), List.of()))
                .hasMessage("De kruistabel heeft 1 categorieën. Geef 1 rijen van 1 aantallen.");
    }

    @Test
    void aLevelPlotHasADotForEachCaseOrABarForMany() {
        // one more in the legend
        assertThat(count(svg(level(9)), "<circle ")).isEqualTo(9 + 1);
        assertThat(svg(level(11))).doesNotContain("<circle ").contains("class=\"staaf\"", ">11</text>");
    }

    @Test
    void aCaseThatScoresJustTheCutPointStandsInTheHigherBand() {
        String drawing = svg(new LevelPlot(
                "score",
                List.of(new LevelPlot.Level("licht", List.of(spot(4))), new LevelPlot.Level("zwaar", List.of(spot(5)))),
                List.of(5.0),
                null));
        double cut =
                place(drawing, "<line x1=\"([0-9.]+)\" y1=\"[0-9.]+\" x2=\"[0-9.]+\" y2=\"210\" class=\"grens-nu\"");
        List<Double> dots = Pattern.compile("<circle cx=\"([0-9.]+)\"")
                .matcher(drawing)
                .results()
                .map(found -> Double.valueOf(found.group(1)))
                .toList();
        assertThat(dots.get(0)).isLessThan(cut);
        assertThat(dots.get(1)).isGreaterThan(cut);
        assertThatThrownBy(() -> new LevelPlot("score", List.of(), List.of(5.0), null))
                .hasMessageContaining("passen niet bij 0 niveaus");
    }

    @Test
    void aTornadoHasItsWidestBarOnTop() {
        Tornado tornado = SampleReport.tornado();
        List<Tornado.Bar> turned = new ArrayList<>(tornado.bars());
        java.util.Collections.reverse(turned);
        assertThat(new Tornado(tornado.axis(), tornado.unit(), tornado.base(), turned))
                .isEqualTo(tornado);
        assertThat(tornado.bars().get(0).label()).isEqualTo("jeugd.intensief-vanaf-ernst");
    }

    @Test
    void aLossCurveGoesInSteps() {
        LossCurve curve =
                new LossCurve("drempel", List.of(new LossCurve.Step(0, .4), new LossCurve.Step(5, .2)), 10, 2, 7.0);
        // level, straight down at 5, level
        assertThat(svg(curve)).containsPattern("points=\"70,(\\S+) 380,\\1 380,(\\S+) 690,\\2\"");
        assertThat(svg(curve)).contains("nu 2</text>", "voorstel 7</text>");
        assertThatThrownBy(() -> new LossCurve("drempel", curve.steps(), 10, 2, 11.0))
                .hasMessage("Een waarde van drempel ligt buiten 0.0 tot 10.0. Maak de curve breder.");
        assertThatThrownBy(() -> new LossCurve(
                        "drempel", List.of(new LossCurve.Step(5, .4), new LossCurve.Step(5, .2)), 10, 5, null))
                .hasMessageContaining("lopen niet op bij 5.0");
    }

    @Test
    void aFrontNamesTheNumberOfChangesOfEachChoice() {
        assertThat(svg(SampleReport.front()))
                .contains(">8</text>", ">15</text>", ">21</text>", "voorstel: 4 wijzigingen", "budget +0,5%");
    }

    @Test
    void aTrendMarksWhatPassesItsLimitsAndLeavesAGapWhereNothingWasMeasured() {
        String drawing = svg(SampleReport.trend());
        // three months and the legend
        assertThat(count(drawing, "class=\"alarm\"")).isEqualTo(4);
        assertThat(count(drawing, "<polyline [^>]*class=\"curve\"")).isEqualTo(2);
        String inOrder =
                svg(new Trend("verschil", Unit.COEFFICIENT, 0, List.of(month(3, .1), month(1, .0), month(2, .05))));
        assertThat(inOrder.indexOf("jan 2026")).isBetween(0, inOrder.indexOf("mrt 2026"));
    }

    @Test
    void aLongLabelTakesTwoLinesAndThenEnds() {
        assertThat(Canvas.lines("kort", 10)).containsExactly("kort");
        assertThat(Canvas.lines("twee woorden", 10)).containsExactly("twee", "woorden");
        assertThat(Canvas.lines("een heel lang verhaal zonder einde", 10)).containsExactly("een heel", "lang verh…");
        assertThat(Canvas.lines("aaneengeschreven", 10)).containsExactly("aaneengesc", "hreven");
    }

    private static Trend.Month month(int month, double value) {
        return new Trend.Month(YearMonth.of(2026, month), value, -.2, .2);
    }

    private static LevelPlot level(@org.jspecify.annotations.Nullable Integer count) {
        return new LevelPlot(
                "score",
                List.of(new LevelPlot.Level("licht", List.of(new LevelPlot.Spot(3, new Aantal(count))))),
                List.of(),
                null);
    }

    private static LevelPlot.Spot spot(double score) {
        return new LevelPlot.Spot(score, new Aantal(1));
    }

    private static Estimate estimate(Random random) {
        double value = random.nextGaussian();
        double reach = random.nextDouble();
        return new Estimate(value, new Interval(value - reach, value + reach));
    }

    private static String svg(Chart chart) {
        StringBuilder out = new StringBuilder();
        chart.draw(Element.of("title", "titel"), Element.of("desc", "woorden")).write(out);
        return out.toString();
    }

    private static long count(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }

    private static double place(String drawing, String pattern) {
        return Pattern.compile(pattern)
                .matcher(drawing)
                .results()
                .map(found -> Double.valueOf(found.group(1)))
                .findFirst()
                .orElseThrow();
    }
}
