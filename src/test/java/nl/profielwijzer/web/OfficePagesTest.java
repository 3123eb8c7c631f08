package nl.profielwijzer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What contract managers and analysts do, from one number tried to a set in force and back. */
@PagesTest
class OfficePagesTest {
    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    private Browser browser;

    @BeforeEach
    void start() {
        browser = Browser.at(port);
    }

    private void pick(String label, String value) {
        browser.find("#" + browser.field(label).getDomAttribute("id") + " option[value='%s']".formatted(value))
                .click();
    }

    @Test
    void aContractManagerTriesANumberAndAnotherPersonLetsItCount() throws InterruptedException {
        browser.login("contractmanager");
        browser.scripts(false);
        browser.open("/parameters?q=marge");
        browser.scripts(true);
        browser.inspect("parameters");
        browser.open("/parameters/profiel.marge");
        browser.find("#schuif").sendKeys(Keys.ARROW_RIGHT);
        for (int i = 0; i < 300 && !browser.text().contains("Met 1,5 in plaats van 1"); i++) {
            Thread.sleep(100);
        }
        assertThat(browser.text()).contains("Met 1,5 in plaats van 1", "Uitgaand van parameterset voorbeeld@1");
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("schuif");
        browser.inspect("parameter-schuif");
        browser.scripts(false);
        browser.open("/parameters/profiel.marge");
        pick("Probeer een andere waarde", "2");
        pick("Op deze casussen", "ijking@1");
        browser.press("Wat zou dit doen?");
        assertThat(browser.text()).contains("Met 2 in plaats van 1", "Waarden die het best volgen", "Wie schuift er");
        browser.scripts(true);
        browser.inspect("parameter-geprobeerd");
        browser.scripts(false);
        browser.press("In een nieuw concept");
        browser.press("Bewaar het concept");
        assertThat(browser.find("#fouten").getText()).contains("Motief");
        browser.scripts(true);
        browser.inspect("parameterset-fout");
        browser.scripts(false);
        browser.type("Motief", "Twee profielen liggen vaak dicht bij elkaar.");
        browser.type("Welk rapport", "verslag casuïstiekoverleg 3 maart");
        browser.press("Bewaar het concept");
        assertThat(browser.text()).contains("concept", "Twee profielen liggen vaak dicht bij elkaar.");
        String set = browser.path();
        browser.press("Dien in ter goedkeuring");
        assertThat(browser.text()).contains("ter goedkeuring", "Iemand anders moet haar goedkeuren.");
        assertThat(browser.all("form[action$=goedkeuringen]")).isEmpty();
        browser.scripts(true);
        browser.inspect("parameterset-ingediend");
        browser.scripts(false);
        browser.press("Uitloggen");

        browser.login("contractmanager2").open(set);
        browser.press("Keur goed");
        assertThat(browser.find("#fouten").getText()).contains("Motief");
        browser.type("Motief", "De gevallen overtuigen.");
        browser.press("Keur goed");
        assertThat(browser.text()).contains("goedgekeurd");
        browser.type("Eerste peildatum", "31-02-2027");
        browser.press("Laat ingaan");
        assertThat(browser.find("#fouten").getText()).contains("geen datum");
        browser.press("Laat ingaan");
        assertThat(browser.text()).contains("actief", "ingangsdatum gekozen door contractmanager2");
        pick("Met", "voorbeeld@1");
        browser.press("Toon de verschillen");
        assertThat(browser.text()).contains("Van voorbeeld@1 naar");
        browser.scripts(true);
        browser.inspect("parameterset-actief");
        browser.scripts(false);
        browser.type("Reden", "Het pakte anders uit.");
        browser.press("Draai terug");
        assertThat(browser.text()).contains("vervallen", "teruggedraaid door contractmanager2");
        browser.open("/parametersets");
        browser.scripts(true);
        browser.inspect("parametersets");
    }

    @Test
    void anAnalystTakesInCasesAndIsToldWhatIsRefused() throws IOException {
        browser.login("analist").open("/casuistiek");
        browser.inspect("casuistiek");
        browser.type("Naam van de set", "Met hoofdletters");
        browser.press("Lees in");
        assertThat(browser.all("#fouten")).hasSize(1);
        Path file = folder.resolve("casussen.jsonl");
        Files.writeString(file, "{\"id\":\"C1\"}\n");
        browser.type("Naam van de set", "proef");
        browser.field("Bestand").sendKeys(file.toString());
        browser.press("Lees in");
        assertThat(browser.heading()).isEqualTo("Niet ingelezen: proef");
        assertThat(browser.text()).contains("Er is niets bewaard.", "Wat helpt");
        browser.inspect("casuistiek-geweigerd");
        browser.open("/casuistiek/demo@1");
        assertThat(browser.text()).contains("Privacypoort", "gegenereerd");
        browser.inspect("casuistiekset");
    }

    @Test
    void anAnalystStartsACalibrationFollowsItAndReadsWhyThereIsNoProposal() throws InterruptedException {
        browser.login("analist").open("/ijkingen");
        browser.type("Zoveel procent duurder", "veel");
        browser.press("Start de ijking");
        assertThat(browser.find("#fouten").getText()).contains("geen percentage");
        browser.inspect("ijkingen-fout");
        browser.type("Zoveel procent duurder", "0,5");
        pick("Casussen", "toets@1");
        browser.press("Start de ijking");
        String page = browser.path();
        assertThat(browser.heading()).startsWith("IJking van");
        // The page follows it by itself.
        for (int i = 0; i < 600 && !browser.text().contains("Er is geen voorstel."); i++) {
            Thread.sleep(200);
        }
        assertThat(browser.text()).contains("Er is geen voorstel.", "200", "Resultaathash", "voorbeeld@1");
        assertThat(browser.path()).isEqualTo(page);
        assertThat(browser.find("#gemeld").getDomProperty("textContent")).isEqualTo("Er is geen voorstel.");
        browser.inspect("ijking-klaar");
        browser.find("details.rapport > summary").click();
        assertThat(browser.all("details.rapport iframe[sandbox][title]")).hasSize(1);
        browser.assertQuiet("ijking-rapport");

        browser.scripts(false);
        browser.open(page);
        browser.tabTo(".kruistabel td a");
        browser.keys(Keys.ENTER);
        browser.awaitPath(".*/kruistabellen/.*");
        assertThat(browser.heading()).startsWith("Deskundigen ");
        browser.scripts(true);
        browser.inspect("ijking-hokje");
        browser.scripts(false);
        browser.find("tbody a").click();
        browser.awaitPath(".*/gevallen/[0-9]+");
        assertThat(browser.text()).contains("Deskundigen (", "Nu", "Voorstel");
        browser.scripts(true);
        browser.inspect("ijking-geval");
        browser.open(page + "/oneens");
        browser.inspect("ijking-oneens");
        browser.open(page);
        browser.follow("Lees het rapport");
        assertThat(browser.text()).contains("verzonnen");
        browser.open("/ijkingen");
        browser.inspect("ijkingen");
    }

    @Test
    void aContractManagerSeesHowProfilesBehaveAndAnAuditorWhoLooked() {
        browser.login("contractmanager").open("/profielen");
        assertThat(browser.heading()).isEqualTo("Profielen");
        browser.inspect("profielen");
        browser.press("Uitloggen");
        browser.login("auditor").open("/logboek");
        assertThat(browser.text()).contains("monitoring/profielen");
        browser.inspect("logboek");
        browser.type("Wie", "contractmanager");
        browser.type("Kenmerk", "onbekend-kenmerk");
        browser.press("Zoeken");
        assertThat(browser.path()).isEqualTo("/logboek");
        assertThat(browser.text()).contains("Er zijn geen regels die hierbij passen.");
    }
}
