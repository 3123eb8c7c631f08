package nl.profielwijzer.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.assessment.Uitkomst;
import nl.profielwijzer.assessment.Uitslag.LidUitslag;
import nl.profielwijzer.catalogue.Afwijkredenen;
import nl.profielwijzer.intake.GelezenIntake;
import nl.profielwijzer.intake.IntakeReader;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.intake.RandomIntakes;
import nl.profielwijzer.monitoring.OordeelDesk;
import nl.profielwijzer.receipt.AssessmentDesk;
import nl.profielwijzer.receipt.Beoordeling;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.node.ObjectNode;

/** The advice page and the report, over households nobody thought of and in a browser. */
@PagesTest
class AdvicePageTest {
    private static final Pattern SCORE = Pattern.compile("\\(\\d|\\bscore|\\bpunt(en)?\\b|\\b[A-Z]\\d{2}\\.\\d");
    private static final int HOUSEHOLDS = 40;

    @LocalServerPort
    private int port;

    @Autowired
    private IntakeReader reader;

    @Autowired
    private AssessmentDesk desk;

    @Autowired
    private Beoordelaar beoordelaar;

    @Autowired
    private OordeelDesk oordelen;

    @Autowired
    private Afwijkredenen redenen;

    @Autowired
    private Clock clock;

    private Beoordeling assess(long seed) {
        GelezenIntake gelezen = reader.check(Json.JSON.valueToTree(RandomIntakes.of(seed)));
        return desk.assess(gelezen, null);
    }

    private AdviceView view(Beoordeling beoordeling) {
        return new AdviceView(beoordelaar.catalogue(), new Formats(clock.getZone()), beoordeling);
    }

    @Test
    void theReportSaysNoScoresAndThePageLeavesNothingOut() {
        for (long seed = 1; seed <= HOUSEHOLDS; seed++) {
            AdviceView view = view(assess(seed));
            for (LidUitslag lid : view.leden()) {
                for (int step = 2; step < 5; step++) {
                    assertThat(view.zonderScores(lid.stappen().get(step).conclusie()))
                            .as("seed %d, step %d", seed, step)
                            .doesNotContainPattern(SCORE);
                }
                assertThat(view.opties(lid))
                        .hasSizeGreaterThanOrEqualTo(lid.adviezen().size());
                assertThat(view.opties(lid))
                        .allSatisfy(option -> assertThat(option.omdat()).isNotEmpty());
                assertThat(view.feiten(lid.lid()))
                        .allSatisfy(fact -> assertThat(fact.antwoord()).isNotBlank());
            }
            assertThat(view.beginselen(true).size() + view.beginselen(false).size())
                    .isEqualTo(20);
        }
    }

    @Test
    void whoFollowsTheAdviceIsNeverAskedWhy() {
        int judged = 0;
        for (long seed = 1; seed <= HOUSEHOLDS; seed++) {
            Beoordeling beoordeling = assess(seed);
            Map<String, String> answers = new HashMap<>();
            OordeelForm empty = form(beoordeling, Map.of());
            empty.rijen().stream()
                    .filter(row -> !row.past().isEmpty())
                    .forEach(row ->
                            answers.put(row.nr() + ".keuze", row.past().get(0).waarde()));
            if (!answers.isEmpty()) {
                oordelen.record(beoordeling, form(beoordeling, answers).json(), "consulent", null);
                assertThat(oordelen.history(beoordeling).geldend())
                        .allSatisfy(line -> assertThat(line.afwijkingen()).isEmpty());
                judged++;
            }
        }
        assertThat(judged).isGreaterThan(HOUSEHOLDS / 4);
    }

    private OordeelForm form(Beoordeling beoordeling, Map<String, String> answers) {
        return new OordeelForm(view(beoordeling), beoordelaar.catalogue(), beoordeling, redenen, answers);
    }

    @ParameterizedTest
    @EnumSource(value = Uitkomst.class, mode = EnumSource.Mode.EXCLUDE, names = "STILGELEGD")
    void everyOutcomeHasAPageAndAReportThatEveryoneCanRead(Uitkomst uitkomst) throws IOException {
        long seed = 1;
        while (beoordelaar.beoordeel(RandomIntakes.of(seed)).uitkomst() != uitkomst) {
            seed++;
        }
        Beoordeling beoordeling = assess(seed);
        Browser browser = Browser.at(port);
        browser.login("consulent");
        browser.open("/beoordelingen/" + beoordeling.id());
        assertThat(browser.heading()).isEqualTo("Advies");
        browser.inspect("advies-" + uitkomst);
        if (!view(beoordeling).veiligheid().isEmpty()) {
            assertThat(browser.find(".spoed").getLocation().getY())
                    .isLessThan(browser.find("#kop-weten").getLocation().getY());
        }
        browser.press("Opnieuw uitrekenen");
        assertThat(browser.text()).contains("Opnieuw uitgerekend: hetzelfde");
        browser.open("/beoordelingen/" + beoordeling.id() + "/verslag");
        browser.inspect("verslag-" + uitkomst);
        assertTheFileSaysTheSame(browser);
    }

    /** Every sentence and heading of the page, in the order of the page. */
    private void assertTheFileSaysTheSame(Browser browser) throws IOException {
        HttpResponse<byte[]> answer =
                browser.download(browser.find("main a[href$='verslag.pdf']").getDomAttribute("href"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"onderzoeksverslag.pdf\"");
        @SuppressWarnings("unchecked")
        List<String> lines = (List<String>)
                browser.script("return [...document.querySelectorAll('.verslag :is(h2, h3, h4, p, li, dt, dd)')]"
                        + ".filter(e => !e.closest('.niet-in-druk, .knoppen')).map(e => e.textContent)");
        try (PDDocument pdf = Loader.loadPDF(answer.body())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            String text =
                    packed(stripper.getText(pdf).replaceAll("Onderzoeksverslag\\s+blad \\d+ van \\d+(?=\\s)", ""));
            assertThat(lines).hasSizeGreaterThan(10);
            assertThat(text)
                    .containsSubsequence(
                            lines.stream().map(AdvicePageTest::packed).toList());
            assertThat(text).doesNotContain("\uFFFD");
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("nl");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Onderzoeksverslag");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot().getKids())
                    .isNotEmpty();
            assertThat(pdf.getDocumentCatalog().getDocumentOutline().children())
                    .extracting(PDOutlineItem::getTitle)
                    .isEqualTo(browser.all(".verslag h2").stream()
                            .map(WebElement::getText)
                            .toList());
            for (PDPage page : pdf.getPages()) {
                for (COSName font : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(font).isEmbedded()).isTrue();
                }
            }
        }
    }

    private static String packed(String text) {
        return text.replaceAll("\\s+", "");
    }

    @Test
    void theFileTakesWordsOfEveryoneAndReadsNothingFromElsewhere() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        elsewhere.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        elsewhere.start();
        try {
            String address =
                    "http://127.0.0.1:%d/".formatted(elsewhere.getAddress().getPort());
            String page = """
                    <html lang="nl"><head><title>t</title><link rel="stylesheet" href="%1$sa.css"/>
                    <style>@import url(%1$sb.css); * { font-family: Verslag } body { background: url(%1$sc.png) }</style></head>
                    <body><img src="%1$sd.png" alt="d"/><img src="file:///etc/hostname" alt="e"/><object data="%1$sf.html"></object>
                    <p>z’n broertje: é, ë, €, ł, Ж en \uFFFE</p><h2>Één</h2></body></html>
                    """.formatted(address);
            try (PDDocument pdf = Loader.loadPDF(ReportPrinter.pdf(page))) {
                assertThat(new PDFTextStripper().getText(pdf)).contains("z’n broertje: é, ë, €, ł, Ж en \uFFFD", "Één");
            }
            assertThat(asked).hasValue(0);
        } finally {
            elsewhere.stop(0);
        }
    }

    /** In one municipality only: others assess on the same database. */
    @Test
    void aBeheerderStopsTheAdviceAndTheTeamSeesWhyAndChoosesItself() {
        Browser browser = Browser.at(port);
        browser.login("beheerder").follow("Stopknop");
        assertThat(browser.text()).contains("Niets. Al het advies wordt gegeven.");
        browser.press("Kijk na");
        assertThat(browser.find("#fouten").getText()).contains("Kies wat stil moet", "Reden");
        browser.inspect("stopknop-fout");
        browser.choose("Wat moet stil?", "al het advies");
        browser.choose("Voor welke gemeenten?", "Roerdalen");
        browser.type("Waarom?", "De weging van gedrag telt verkeerd. Wij zoeken het uit.");
        browser.press("Kijk na");
        assertThat(browser.text()).contains("Al het advies", "Roerdalen", "Wij zoeken het uit.");
        browser.inspect("stopknop-controle");
        browser.press("Terug");
        browser.press("Kijk na");
        browser.press("Leg nu stil");
        assertThat(browser.path()).isEqualTo("/beheer/stopknop");
        browser.inspect("stopknop");
        browser.press("Uitloggen");

        long seed = 1;
        while (beoordelaar.beoordeel(RandomIntakes.of(seed)).uitkomst() != Uitkomst.KEUZE) {
            seed++;
        }
        ObjectNode intake = Json.JSON.valueToTree(RandomIntakes.of(seed));
        Beoordeling beoordeling = desk.assess(reader.check(intake.put("gemeente", "1669")), null);
        assertThat(beoordeling.uitkomst()).isEqualTo(Uitkomst.STILGELEGD);
        browser.login("consulent");
        assertThat(browser.section("Het advies is stilgelegd").getText()).contains("Roerdalen", "Wij zoeken het uit.");
        browser.inspect("werkvoorraad-stilgelegd");
        browser.open("/beoordelingen/" + beoordeling.id());
        assertThat(browser.section("Het advies is stilgelegd").getText()).contains("Wij zoeken het uit.");
        assertThat(browser.text())
                .contains("Dat er hier niets staat, zegt niet dat er niets past.")
                .doesNotContain("Wat niet past", "Een regievoerder is niet nodig", "Volgens het advies");
        browser.inspect("advies-STILGELEGD");
        browser.press("Opnieuw uitrekenen");
        assertThat(browser.text()).contains("Opnieuw uitgerekend: hetzelfde");
        OordeelForm empty = form(beoordeling, Map.of());
        String nr = empty.rijen().get(0).nr();
        browser.find("[name='%s.keuze'][value=anders]".formatted(nr)).click();
        browser.find("[name='%s.route'] option[value=NETWERK]".formatted(nr)).click();
        browser.press("Oordeel vastleggen");
        assertThat(browser.section("Uw oordeel").getText()).contains("Nu vastgelegd");
        browser.open("/beoordelingen/" + beoordeling.id() + "/verslag");
        assertThat(browser.text()).contains("geeft daar nu geen advies over");
        browser.inspect("verslag-STILGELEGD");
        browser.press("Uitloggen");

        browser.login("beheerder").open("/beheer/stopknop");
        browser.press("Hervat: Al het advies");
        assertThat(browser.find("#fouten").getText()).contains("Reden");
        browser.type("Waarom kan het weer?", "De weging is nagekeken en klopt.");
        browser.press("Hervat: Al het advies");
        assertThat(browser.section("Eerder stilgelegd").getText())
                .contains("Wij zoeken het uit.", "De weging is nagekeken en klopt.");
        browser.inspect("stopknop-hervat");
        assertThat(desk.preview(reader.check(intake)).uitkomst()).isEqualTo(Uitkomst.KEUZE);
    }
}
