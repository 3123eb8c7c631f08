package nl.profielwijzer.calibration.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The report is one page that opens anywhere, reads without colour or script, and can't be taken over by a text. */
class PageTest {
    private static final String HOSTILE =
            "</style></title><script>alert('x')</script>\"&<b onclick=x>\\\"; } *{}\u0000";

    @Test
    void theSampleReportIsOneWholePage() throws Exception {
        String html = SampleReport.page().html();
        Path folder = Files.createDirectories(Path.of("target/voorbeeldrapport"));
        Files.writeString(folder.resolve("rapport.html"), html);
        Document page = parsed(html);
        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("nl");
        assertThat(all(page, "h1")).hasSize(1);
        assertThat(all(page, "figure")).hasSize(8);
        assertThat(all(page, "section")).hasSize(9);
        assertThat(html).isEqualTo(SampleReport.page().html());
    }

    @Test
    void nothingComesFromOutside() {
        assertThat(SampleReport.page().html())
                .contains("content=\"default-src &#39;none&#39;; style-src")
                .doesNotContain("src=", "<link", "<script", "@import", "javascript:", "://")
                .doesNotContainPattern("url\\((?!#)");
    }

    @Test
    void aTextIsNeverMoreThanText() throws Exception {
        String html = hostile().html();
        Document page = parsed(html);
        assertThat(all(page, "script")).isEmpty();
        assertThat(all(page, "b")).isEmpty();
        assertThat(all(page, "style")).hasSize(1);
        assertThat(html).doesNotContain("<script", "\u0000").contains("&lt;script&gt;");
        assertThat(all(page, "title").get(0).getTextContent()).isEqualTo(HOSTILE.replace('\u0000', '\uFFFD'));
        assertThat(html.substring(html.indexOf("@top-left"), html.indexOf("</style>")))
                .matches("@top-left \\{ content: \"(\\\\[0-9a-f]{6})+\"; } } }");
    }

    @Test
    void everyFigureHasATitleWordsAndATable() throws Exception {
        Document page = parsed(SampleReport.page().html());
        for (Element figure : all(page, "figure")) {
            Element drawing = all(figure, "svg").get(0);
            assertThat(drawing.getAttribute("role")).isIn("img", "group");
            assertThat(all(drawing, "title").get(0).getTextContent())
                    .isEqualTo(all(figure, "figcaption").get(0).getTextContent());
            assertThat(all(drawing, "desc").get(0).getTextContent()).isNotBlank();
            assertThat(all(drawing, "title").get(0).getAttribute("id"))
                    .isEqualTo(drawing.getAttribute("aria-labelledby"));
            Element words = all(figure, "p").get(0);
            assertThat(words.getTextContent()).startsWith("In woorden: ");
            assertThat(words.getAttribute("id")).isEqualTo(drawing.getAttribute("aria-describedby"));
            assertThat(all((Element) figure.getParentNode(), "table")).hasSize(1);
        }
    }

    @Test
    void everyTableTellsWhatItsCellsAreAbout() throws Exception {
        for (Element table : all(parsed(SampleReport.page().html()), "table")) {
            assertThat(all(table, "caption")).hasSize(1);
            assertThat(all(table, "th"))
                    .allMatch(head -> head.getAttribute("scope").matches("col|row"));
            assertThat(all(table, "tr").stream().skip(1))
                    .allSatisfy(row -> assertThat(all(row, "th")).hasSize(1));
        }
    }

    @Test
    void numbersStandRightWithFiguresOfOneWidth() {
        String table = html(new Table(
                "Kosten",
                List.of("Wat", "Euro"),
                List.of(List.of(Cell.text("nu"), Cell.euro(1_200)), List.of(Cell.text("straks"), Cell.absent()))));
        assertThat(table)
                .contains("<th scope=\"col\">Wat</th><th scope=\"col\" class=\"getal\">Euro</th>")
                .contains("<th scope=\"row\">nu</th><td class=\"getal\">€\u00a01.200</td>");
    }

    @Test
    void onlyALongTableMayGoOnOnTheNextSheet() {
        List<Cell> row = List.of(Cell.integer(1));
        assertThat(html(new Table(
                        "kort",
                        List.of("n"),
                        Stream.generate(() -> row).limit(25).toList())))
                .contains("class=\"tabel\"");
        assertThat(html(new Table(
                        "lang",
                        List.of("n"),
                        Stream.generate(() -> row).limit(26).toList())))
                .contains("class=\"tabel lang\"");
    }

    @Test
    void aLinkThatLeadsNowhereIsRefused() {
        Page page = page(Paragraph.of(Cell.link("casus 7", Anchor.of("casus", "7"))));
        assertThatThrownBy(page::html)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Er is geen plek in de bladzijde die [casus-7] heet. Neem hem op of haal de link weg.");
    }

    @Test
    void twoPlacesWithOneNameAreRefused() {
        Page page = page(onRequest("casus-7", "een"), onRequest("casus-7", "nog een"));
        assertThatThrownBy(page::html).hasMessageContaining("Twee plekken in de bladzijde heten [casus-7].");
    }

    @Test
    void whatIsInSightOnRequestOnlyNeedsNoScriptAndLeadsBack() throws IOException {
        String html = page(new OnRequest(
                        new Anchor("vak-1"),
                        "Wie hier staan",
                        List.of(Paragraph.of("c-12")),
                        Cell.link("Terug", new Anchor("deel")),
                        false))
                .html();
        assertThat(html)
                .contains("id=\"vak-1\"", "class=\"op-verzoek\"", "<a href=\"#deel\">Terug</a>")
                .contains(".op-verzoek { display: none;", ".op-verzoek:target { display: block; }");
    }

    @Test
    void everyNumberOfACaseHasItsOwnPlace() {
        List<String> numbers = List.of("c 1", "c/1", "c_1", "c-1", "c1", "é", "_20_", " ");
        assertThat(numbers.stream().map(number -> Anchor.of("casus", number)).distinct())
                .hasSameSizeAs(numbers);
        assertThatThrownBy(() -> new Anchor("x y")).hasMessageContaining("Gebruik Anchor.of");
    }

    @Test
    void aRowThatDoesNotFillItsTableIsRefused() {
        assertThatThrownBy(() -> new Table("Kosten", List.of("Wat", "Euro"), List.of(List.of(Cell.text("nu")))))
                .hasMessage("Tabel 'Kosten', rij 1 heeft 1 cellen voor 2 kolommen. Geef elke kolom een cel.");
    }

    @Test
    void coloursCanBeReadByPeopleWhoSeeLess() throws IOException {
        Map<String, String> colours = colours();
        List<String> texts = List.of(
                "ink paper",
                "soft paper",
                "ink wash",
                "link paper",
                "link wash",
                "blue paper",
                "blue wash",
                "good good-wash",
                "ink good-wash",
                "paper good",
                "warn warn-wash",
                "ink warn-wash",
                "paper warn",
                "bad bad-wash",
                "ink bad-wash",
                "paper bad",
                "soft same0",
                "ink same1",
                "ink same2",
                "ink same3",
                "paper same4",
                "paper same5",
                "soft other0",
                "ink other1",
                "ink other2",
                "ink other3",
                "paper other4",
                "paper other5",
                "soft same1");
        assertThat(texts)
                .allSatisfy(pair -> assertThat(contrast(colours, pair)).as(pair).isGreaterThan(4.5));
        List<String> marks =
                List.of("amber paper", "blue paper", "bad paper", "soft same1", "blue same1", "soft paper");
        assertThat(marks)
                .allSatisfy(pair -> assertThat(contrast(colours, pair)).as(pair).isGreaterThan(3));
    }

    private static Page hostile() {
        Cell cell = Cell.text(HOSTILE);
        Table table = new Table(HOSTILE, List.of(HOSTILE), List.of(List.of(cell)));
        Forest forest = new Forest(
                HOSTILE,
                Unit.COEFFICIENT,
                List.of(new Forest.Row(
                        HOSTILE, new Estimate(.5, null), null, List.of(new Forest.Reference(HOSTILE, .6)))));
        return new Page(
                HOSTILE,
                HOSTILE,
                HOSTILE,
                List.of(Section.of(
                        "alles",
                        HOSTILE,
                        new Verdict(Verdict.Kind.CAUTION, HOSTILE, List.of(HOSTILE)),
                        new FileCard(Map.of(HOSTILE, cell)),
                        Paragraph.of(HOSTILE),
                        Bullets.of(List.of(HOSTILE)),
                        table,
                        Details.of(
                                HOSTILE, onRequest(Anchor.of("casus", HOSTILE).id(), HOSTILE)),
                        new Figure(new Anchor("figuur"), HOSTILE, forest, HOSTILE, table))));
    }

    private static OnRequest onRequest(String anchor, String title) {
        return new OnRequest(
                new Anchor(anchor), title, List.of(), Cell.link("Terug naar " + title, new Anchor(anchor)), false);
    }

    private static Page page(Block... blocks) {
        return new Page("titel", "", "", List.of(Section.of("deel", "Deel", blocks)));
    }

    private static String html(Block block) {
        return page(block).html();
    }

    /** The page as XML, which it is but for the elements that HTML leaves open. */
    private static Document parsed(String html) throws Exception {
        String xml = html.replace("<!DOCTYPE html>", "").replaceAll("(<meta [^>]*)>", "$1/>");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<Element> all(Document page, String name) {
        return all(page.getDocumentElement(), name);
    }

    private static List<Element> all(Element within, String name) {
        NodeList found = within.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static Map<String, String> colours() throws IOException {
        try (var css = Objects.requireNonNull(Page.class.getResourceAsStream("page.css"))) {
            Matcher found = Pattern.compile("--([a-z0-9-]+): #([0-9a-f]{6});")
                    .matcher(new String(css.readAllBytes(), StandardCharsets.UTF_8));
            Map<String, String> colours = new HashMap<>();
            while (found.find()) {
                colours.put(found.group(1), found.group(2));
            }
            return colours;
        }
    }

    /** The contrast ratio of WCAG 2.2. */
    private static double contrast(Map<String, String> colours, String pair) {
        double[] light = Stream.of(pair.split(" "))
                .map(name -> Objects.requireNonNull(colours.get(name), name))
                .mapToDouble(PageTest::luminance)
                .sorted()
                .toArray();
        return (light[1] + .05) / (light[0] + .05);
    }

    private static double luminance(String colour) {
        double[] weights = {.2126, .7152, .0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double share = Integer.parseInt(colour.substring(2 * i, 2 * i + 2), 16) / 255.0;
            sum += weights[i] * (share <= .04045 ? share / 12.92 : Math.pow((share + .055) / 1.055, 2.4));
        }
        return sum;
    }
}
