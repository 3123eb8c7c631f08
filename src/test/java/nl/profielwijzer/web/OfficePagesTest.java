package nl.profielwijzer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What contract managers and analysts do, from one number tried to a set in force and back. */
@PagesTest
class OfficePagesTest {
    private static final DateTimeFormatter LAST_DAY = DateTimeFormatter.ofPattern("dd-MM-yyyy");

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    @Autowired
    private Clock clock;

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
    void aContractManagerTriesANumberAndAnotherPersonLetsItCount() {
        browser.login("contractmanager");
        browser.scripts(false);
        browser.open("/parameters?q=marge");
        browser.scripts(true);
        browser.inspect("parameters");
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
        browser.type("Laatste dag", "31-02-2027");
        browser.press("Laat meelopen");
        assertThat(browser.find("#fouten").getText()).contains("De laatste dag is geen datum");
        browser.type("Laatste dag", LAST_DAY.format(LocalDate.now(clock).plusDays(30)));
        browser.press("Laat meelopen");
        assertThat(browser.all("#vanaf")).isEmpty();
        browser.find("section[aria-labelledby=kop-schaduw] a").click();
        assertThat(browser.heading()).startsWith("Schaduw van");
        assertThat(browser.text()).contains("Geen huishouden met een veiligheidsmaatregel", "loopt");
        browser.scripts(true);
        browser.inspect("schaduw");
        browser.scripts(false);
        browser.press("Beëindig nu");
        assertThat(browser.text()).contains("eerder beëindigd door contractmanager");
        assertThat(browser.all("form[action$=beeindigingen]")).isEmpty();
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
        for (int i = 0; i < 600 && !browser.text().contains("Er is geen voorstel."); i++) {
            Thread.sleep(200);
            browser.open(page);
        }
        assertThat(browser.text()).contains("Er is geen voorstel.", "200", "Resultaathash");
        browser.inspect("ijking-klaar");
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
