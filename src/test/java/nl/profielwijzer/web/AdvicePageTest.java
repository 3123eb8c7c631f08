package nl.profielwijzer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

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
    @EnumSource(Uitkomst.class)
    void everyOutcomeHasAPageAndAReportThatEveryoneCanRead(Uitkomst uitkomst) {
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
    }

    @Test
    void theKeyboardAloneIsEnough() {
        Browser browser = Browser.at(port);
        browser.open("/inloggen");
        browser.tabTo("#gebruiker").sendKeys("consulent");
        browser.tabTo("#wachtwoord").sendKeys("demo");
        browser.keys(Keys.ENTER);
        browser.awaitPath("/werkvoorraad");
        browser.tabTo("main a.knop");
        browser.keys(Keys.ENTER);
        browser.awaitPath("/intakes/nieuw");
        browser.tabTo("#v-gemeente").sendKeys("Weert");
        browser.tabTo("#v-kenmerk").sendKeys("toetsen-1");
        browser.tabTo("#v-melding-datum").sendKeys("20-02-2026");
        browser.tabTo("#v-melding-verwijzer");
        browser.keys(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        assertThat(browser.focused().getDomProperty("value")).isEqualTo("HUISARTS");
        browser.tabTo("button.knop[name=verder]");
        browser.keys(Keys.ENTER);
        browser.awaitPath("/intakes/[0-9a-f-]+/huishouden");
        browser.tabTo("button[value=KIND]");
        browser.keys(Keys.ENTER);
        browser.awaitPath("/intakes/[0-9a-f-]+/huishouden#lid-1");
        browser.tabTo("#v-lid-1-geboortedatum").sendKeys("10052016");
        browser.tabTo("#v-lid-1-vraagtOndersteuning");
        browser.keys(Keys.SPACE);
        browser.keys(Keys.ENTER);
        browser.awaitPath("/intakes/[0-9a-f-]+/veiligheid");
    }
}
