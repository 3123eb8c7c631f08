package nl.profielwijzer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The conversation of a consulent with a household, from the request to the advice, in a browser. */
@PagesTest
class ConversationTest {
    @LocalServerPort
    private int port;

    private Browser browser;

    @BeforeEach
    void login() {
        browser = Browser.at(port);
        browser.login("consulent");
    }

    private void next() {
        browser.press("Opslaan en verder");
    }

    private void look(boolean scripts, String name) {
        if (scripts) {
            browser.inspect(name);
        }
    }

    /** Rows of the household in order of adding. */
    private void lid(int number, String born, boolean asks) {
        WebElement row = browser.find("#lid-" + number);
        row.findElement(By.cssSelector("input[type=text]")).sendKeys(born);
        if (asks) {
            row.findElement(By.cssSelector("input[type=checkbox]")).click();
        }
    }

    private void score(String lid, Map<String, Integer> scores) {
        scores.forEach(
                (leefgebied, score) -> browser.find("#v-lid-%s-leefgebieden-%s-%d".formatted(lid, leefgebied, score))
                        .click());
    }

    private void melding(String kenmerk) {
        browser.follow("Nieuwe intake");
        browser.pick("Voor welke gemeente is dit gesprek?", "Weert");
        browser.type("Onder welk kenmerk bewaart u dit gesprek?", kenmerk);
        browser.type("Wanneer kwam de melding binnen?", "20-02-2026");
        browser.type("Voor welke dag geldt het advies?", "2 maart 2026");
        browser.type("Waarmee komt u, in uw eigen woorden?", "Onze zoon wordt thuis en op school erg boos.");
        browser.choose("Wie heeft u naar ons gewezen?", "De huisarts");
        browser.choose("Weet u dat iemand u gratis kan bijstaan", "Ja");
        browser.choose("Hebt u zelf een plan gemaakt", "Nee");
    }

    /** The small case of the contract: behaviour at home and at school, otherwise all is well. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theSmallCaseComesToItsAdviceWithAndWithoutScripts(boolean scripts) {
        browser.scripts(scripts);
        browser.open("/werkvoorraad");
        melding("e01-" + scripts);
        look(scripts, "gesprek-1-melding");
        next();

        assertThat(browser.heading()).isEqualTo("Wie horen er bij het huishouden?");
        browser.press("Kind erbij");
        lid(1, "10-5-2016", true);
        browser.press("Ouder erbij");
        lid(2, "15-01-1985", false);
        browser.choose("Welke hulp is er nu in het gezin", "Geen");
        look(scripts, "gesprek-2-huishouden");
        next();

        assertThat(browser.heading()).isEqualTo("Is iedereen veilig?");
        look(scripts, "gesprek-3-veiligheid");
        next();

        assertThat(browser.heading()).isEqualTo("Hoe gaat het met kind k1 (9 jaar)?");
        assertThat(browser.find("#wat-nog-telt").getText()).contains("Nodig voor een advies.");
        score(
                "1",
                Map.of(
                        "gedrag", 3,
                        "geestelijkeGezondheid", 4,
                        "ontwikkeling", 5,
                        "lichamelijkeGezondheid", 5,
                        "schoolgang", 3,
                        "huiselijkeRelaties", 4,
                        "sociaalNetwerk", 4));
        browser.type("Sinds welke maand spelen de klachten", "06-2025");
        browser.choose("Heeft kind k1 eerder hulp gehad", "Nee");
        look(scripts, "gesprek-4-situatie");
        next();

        assertThat(browser.heading()).isEqualTo("Wat kan zelf en samen?");
        look(scripts, "gesprek-5-samen");
        answerIfFolded("#v-lid-1-netwerk-3");
        answerIfFolded("#v-lid-2-eigenKracht-3");
        answerIfFolded("#v-lid-2-netwerk-3");
        answerIfFolded("#v-lid-2-opvoedvaardigheid-4");
        answerIfFolded("#v-huishouden-ouderrelatie-strijd-GEEN");
        next();

        assertThat(browser.heading()).isEqualTo("School, werk en geld");
        answerIfFolded("#v-lid-1-onderwijs-schoolverzuim-GEEN");
        answerIfFolded("#v-lid-1-onderwijs-ondersteuningSchoolIngezet-ja");
        look(scripts, "gesprek-6-school");
        next();

        assertThat(browser.heading()).isEqualTo("Klopt alles?");
        assertThat(browser.text()).contains("Het gedrag botst vaak", "06-2025", "De huisarts");
        look(scripts, "gesprek-7-controle");
        browser.press("Advies maken");

        assertThat(browser.heading()).isEqualTo("Advies");
        assertThat(browser.find(".optie h4").getText()).isEqualTo("Gedrag");
        assertThat(browser.find(".optie").getText()).contains("Jeugdwet, perspectiefgericht");
        assertThat(browser.text())
                .contains("voorbeeldcatalogus", "Wat niet past", "Ouderrelatie en gezinscommunicatie");
        look(scripts, "advies");
        judge();
        look(scripts, "advies-oordeel");
        browser.follow("Onderzoeksverslag");
        look(scripts, "verslag");
        browser.open("/werkvoorraad");
        look(scripts, "werkvoorraad");
        search(scripts);
        browser.assertQuiet("the whole conversation");
    }

    private void search(boolean scripts) {
        String kenmerk = "e01-" + scripts;
        browser.type("Kenmerk", kenmerk);
        browser.pick("Uitkomst", "advies");
        browser.press("Zoeken");
        assertThat(browser.heading()).isEqualTo("Beoordelingen");
        assertThat(browser.all("tbody tr")).singleElement();
        assertThat(browser.find("tbody tr").getText()).contains(kenmerk);
        look(scripts, "beoordelingen");
        browser.type("Kenmerk", "111222333");
        browser.press("Zoeken");
        assertThat(browser.find("#fouten").getText()).contains("Dit kan een BSN zijn");
        assertThat(browser.source()).doesNotContain("111222333");
    }

    /** Nothing is chosen beforehand; otherwise than advised needs a reason. */
    private void judge() {
        assertThat(browser.all("#rij-k1-jeugdwet- input[type=radio]:checked")).isEmpty();
        browser.press("Oordeel vastleggen");
        assertThat(browser.text()).contains("Er is nog niets gekozen.");
        browser.choose("Kind k1 (9 jaar): jeugdhulp", "Iets anders");
        browser.pick("Profiel", "Gedrag");
        browser.pick("Hoe zwaar", "Intensief");
        browser.press("Oordeel vastleggen");
        assertThat(browser.text()).contains("Dit is anders dan het advies. Kies waarom.");
        browser.pick("Waarom anders dan het advies?", "De inwoner wil iets anders.");
        browser.press("Oordeel vastleggen");
        assertThat(browser.text())
                .contains("Nu vastgelegd", "Kind k1 (9 jaar): Gedrag, intensief. Anders dan het advies");
    }

    private void answerIfFolded(String radio) {
        WebElement input = browser.find(radio);
        if (!input.isDisplayed()) {
            WebElement summary = input.findElement(By.xpath("ancestor::details[1]/summary"));
            summary.click();
        }
        input.click();
    }

    @Test
    void whatIsWrongIsToldAboveAndAtTheFieldAndNothingIsLost() {
        melding("fouten-1");
        browser.type("Wanneer kwam de melding binnen?", "31-02-2026");
        next();
        assertThat(browser.heading()).isEqualTo("De melding");
        List<WebElement> links = browser.all("#fouten a");
        assertThat(links).hasSize(1);
        browser.inspect("gesprek-fout");
        links.get(0).click();
        assertThat(browser.focused().getDomProperty("value")).isEqualTo("31-02-2026");
        assertThat(browser.focused().getDomAttribute("aria-describedby")).contains("-fout");
        assertThat(browser.field("Onder welk kenmerk").getDomProperty("value")).isEqualTo("fouten-1");
        browser.type("Wanneer kwam de melding binnen?", "28-02-2026");
        next();
        next();
        assertThat(browser.text()).contains("Er is nog niemand.");
        browser.press("Kind erbij");
        next();
        assertThat(browser.text()).contains("Vul de geboortedatum in", "Niemand vraagt ondersteuning.");
        browser.press("Opslaan en later");
        browser.follow("Verder met fouten-1");
        assertThat(browser.heading()).isEqualTo("Wie horen er bij het huishouden?");
        assertThat(browser.all(".lid")).hasSize(1);
    }

    @Test
    void aNumberThatMayBeABsnIsShownOnceMoreAndNeverKept() {
        melding("bsn-1");
        browser.type("Waarmee komt u, in uw eigen woorden?", "Het gaat om 111222333, hij is boos.");
        next();
        assertThat(browser.text()).contains("getal dat een BSN kan zijn");
        assertThat(browser.source()).contains("111222333");
        browser.open("/werkvoorraad");
        browser.follow("Verder met bsn-1");
        assertThat(browser.source()).doesNotContain("111222333");
    }

    @Test
    void acuteDangerShowsWhatToDoBeforeAnythingElse() {
        melding("spoed-1");
        next();
        browser.press("Kind erbij");
        lid(1, "01-09-2018", true);
        next();
        browser.choose("Is er iets waardoor kind k1 niet veilig is", "Ja, namelijk");
        browser.find("#v-lid-1-signalen-KINDERMISHANDELING").click();
        browser.find("#v-lid-1-signalen-KINDERMISHANDELING-acuut-ja").click();
        next();
        WebElement measures = browser.find(".spoed");
        assertThat(measures.getText())
                .contains("Eerst veiligheid: doe dit nu", "Kind k1: melding bij Veilig Thuis", "(nu)");
        assertThat(measures.getLocation().getY())
                .isLessThan(browser.find("h1").getLocation().getY());
        browser.inspect("gesprek-spoed");
    }

    @Test
    void afterATimeOutTheStepIsKeptAndOneIsBackWhereOneWas() {
        melding("time-out-1");
        next();
        browser.press("Kind erbij");
        lid(1, "10-05-2016", true);
        browser.forgetSession();
        next();
        assertThat(browser.heading()).isEqualTo("Inloggen");
        assertThat(browser.text()).contains("Wat u invulde, is bewaard.");
        browser.inspect("inloggen-bewaard");
        browser.type("Gebruikersnaam", "consulent");
        browser.type("Wachtwoord", "demo");
        browser.press("Inloggen");
        assertThat(browser.heading()).isEqualTo("Is iedereen veilig?");
        browser.follow("2 Huishouden");
        assertThat(browser.source()).contains("10-05-2016");
    }

    @Test
    void nobodySeesTheConversationOfAnother() {
        melding("eigen-1");
        next();
        String path = browser.path();
        browser.press("Uitloggen");
        browser.login("contractmanager");
        browser.open(path);
        assertThat(browser.heading()).isEqualTo("U kunt hier niet bij");
    }

    @Test
    void aConversationIsRemovedAfterAQuestion() {
        melding("weg-1");
        browser.press("Opslaan en later");
        assertThat(browser.text()).contains("weg-1");
        browser.open(browser.all("a").stream()
                .filter(link -> link.getText().startsWith("Verwijderen")
                        && link.getDomAttribute("href").contains("/verwijderen"))
                .findFirst()
                .orElseThrow()
                .getDomAttribute("href"));
        browser.inspect("gesprek-verwijderen");
        browser.press("Verwijderen");
        assertThat(browser.heading()).isEqualTo("Werkvoorraad");
        assertThat(browser.text()).doesNotContain("weg-1");
    }
}
