package nl.profielwijzer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Gebruikersrol;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.assessment.Uitkomst;
import nl.profielwijzer.intake.IntakeReader;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.intake.RandomIntakes;
import nl.profielwijzer.receipt.AssessmentDesk;
import nl.profielwijzer.receipt.Beoordeling;
import nl.profielwijzer.receipt.Beoordelingen;
import nl.profielwijzer.retention.Bewaarplicht;
import nl.profielwijzer.retention.Bewaarplichten;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.ui.ExtendedModelMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What contract managers and analysts do, from one number tried to a set in force and back. */
@PagesTest
class OfficePagesTest {
    private static final DateTimeFormatter LAST_DAY = DateTimeFormatter.ofPattern("dd-MM-yyyy");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private IntakeReader reader;

    @Autowired
    private AssessmentDesk desk;

    @Autowired
    private Beoordelaar beoordelaar;

    @Autowired
    private Beoordelingen beoordelingen;

    @Autowired
    private Bewaarplichten plichten;

    @Autowired
    private BewarenPages bewaren;

    @Autowired
    private InwonerPages inwoner;

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
    void aContractManagerTriesANumberAndAnotherPersonLetsItCount() throws InterruptedException {
        browser.login("contractmanager");
        browser.scripts(false);
        browser.open("/parameters?q=marge");
        browser.scripts(true);
        browser.inspect("parameters");
        browser.open("/parameters/profiel.marge");
        browser.tabTo("#q").sendKeys("huurtoeslag");
        assertThat(browser.find(".getallen").getText()).contains("Niets gevonden.");
        browser.keys(Keys.chord(Keys.CONTROL, "a"), "is mantelzorg intensief");
        browser.tabTo(".getallen [data-naam='mantelzorg.intensief-vanaf-uren'] a");
        browser.enter();
        assertThat(browser.find(".getallen a[aria-current]").getText()).contains("Vanaf zoveel uren per week");
        assertThat(beside()).as("what moves, right of the number").isPositive();
        browser.tabTo("#schuif").sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        for (int i = 0; i < 300 && !browser.text().contains("Met 14 in plaats van 8"); i++) {
            Thread.sleep(100);
        }
        assertThat(browser.text())
                .contains(
                        "Met 14 in plaats van 8",
                        "Uitgaand van parameterset voorbeeld@1",
                        "Het verlies is het laagst bij 10 tot en met 12: 0,0928. Nu, bij 8, is het 0,0933. Bij 14 wordt het 0,0947.",
                        "5 inwoners krijgen een ander advies.",
                        "gemeente Roermond");
        assertThat(browser.all("svg.curve"))
                .hasSize(2)
                .allSatisfy(curve -> assertThat(curve.getText()).contains("nu 8", "geprobeerd 14"));
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("schuif");
        browser.inspect("parameter-schuif");
        browser.tabTo("#uitkomst tbody a");
        browser.enter();
        assertThat(browser.text()).contains("Nu, bij 8", "Bij 14", "W06 T2", "eigen kracht", "Ontlasten mantelzorg");
        browser.inspect("parameter-geval");
        browser.scripts(false);
        browser.open("/parameters/mantelzorg.intensief-vanaf-uren?q=uren");
        assertThat(browser.find(".getallen").getText())
                .contains("Vanaf zoveel uren")
                .doesNotContain("telt mee vanaf");
        browser.tabTo("#waarde").sendKeys("12");
        browser.tabTo("#casuistiek").sendKeys("ijk");
        browser.tabTo("#werkbank .knop");
        browser.enter();
        assertThat(browser.text()).contains("Met 12 in plaats van 8", "Elke waarde volgt de deskundigen even goed");
        browser.scripts(true);
        browser.inspect("parameter-geprobeerd");
        browser.scripts(false);
        browser.tabTo("section[aria-labelledby=kop-concept] .knop");
        browser.enter();
        browser.tabTo("#onderbouwing-verwijzing");
        browser.enter();
        assertThat(browser.heading()).isEqualTo("Nieuw concept");
        browser.awaitFocus("fouten");
        assertThat(browser.focused().getText()).contains("Motief");
        assertThat(browser.find("#motief-fout").getText()).doesNotContain("Motief");
        browser.scripts(true);
        browser.inspect("parameterset-fout");
        browser.scripts(false);
        browser.tabTo("#fouten a");
        browser.keys(Keys.ENTER);
        browser.keys("Tot twaalf uur per week gaat het thuis vaak nog goed.");
        browser.tabTo("#onderbouwing-verwijzing").sendKeys("verslag casuïstiekoverleg 3 maart");
        browser.enter();
        assertThat(browser.text()).contains("concept", "Tot twaalf uur per week gaat het thuis vaak nog goed.");
        String set = browser.path();
        browser.tabTo("#motief-indienen").sendKeys("De wijkteams vroegen hierom.");
        browser.tabTo("form[action$=indieningen] .knop");
        browser.enter();
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
        assertThat(browser.text()).contains("actief", "Ingangsdatum gekozen door contractmanager2");
        pick("Met", "voorbeeld@1");
        browser.press("Toon de verschillen");
        assertThat(browser.text()).contains("Van voorbeeld@1 naar");
        browser.scripts(true);
        browser.inspect("parameterset-actief");
        browser.scripts(false);
        browser.type("Reden", "Het pakte anders uit.");
        browser.press("Draai terug");
        assertThat(browser.text())
                .contains(
                        "vervallen",
                        "Opgesteld door contractmanager op",
                        "Tot twaalf uur per week gaat het thuis vaak nog goed.",
                        "Ingediend door contractmanager op",
                        "De wijkteams vroegen hierom.",
                        "Goedgekeurd door contractmanager2 op",
                        "De gevallen overtuigen.",
                        "Zonder toelichting.",
                        "Teruggedraaid door contractmanager2 op",
                        "Het pakte anders uit.");
        concept("Eerst twaalf uur proberen.");
        browser.find("section[aria-labelledby=kop-stap] summary").click();
        browser.type("Waarom trekt u deze set in?", "Er komt eerst een gesprek met de wijkteams.");
        browser.press("Trek in");
        assertThat(browser.text()).contains("Waarom ingetrokken", "Ingetrokken door contractmanager2 op");
        concept("De wijkteams vinden het goed.");
        assertThat(browser.section("Eerdere voorstellen die niet doorgingen").getText())
                .contains(
                        "Eerst twaalf uur proberen.",
                        "Ingetrokken door contractmanager2 op",
                        "Er komt eerst een gesprek met de wijkteams.");
        browser.scripts(true);
        browser.inspect("parameterset-eerdere");
        browser.open("/parametersets");
        browser.inspect("parametersets");
    }

    private void concept(String motief) {
        browser.open("/parametersets/nieuw?naam=mantelzorg.intensief-vanaf-uren&waarde=12");
        browser.type("Motief", motief);
        browser.type("Welk rapport of welke bron", "gesprek met de wijkteams");
        browser.press("Bewaar het concept");
        assertThat(browser.text()).contains("Opgesteld door contractmanager2 op", motief);
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
        browser.tabTo("#casuistiek").sendKeys("toets");
        browser.tabTo("#budget").sendKeys("veel");
        browser.enter();
        browser.awaitFocus("fouten");
        assertThat(browser.focused().getText()).contains("geen percentage");
        browser.inspect("ijkingen-fout");
        browser.tabTo("#fouten a");
        browser.keys(Keys.ENTER);
        browser.keys(Keys.chord(Keys.CONTROL, "a"), "0,5");
        browser.enter();
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
        browser.enter();
        browser.awaitPath(".*/kruistabellen/.*");
        assertThat(browser.heading()).startsWith("Deskundigen ");
        browser.scripts(true);
        browser.inspect("ijking-hokje");
        browser.scripts(false);
        browser.tabTo("tbody a");
        browser.enter();
        browser.awaitPath(".*/gevallen/[0-9]+");
        assertThat(browser.text()).contains("Deskundigen (", "Nu", "Voorstel");
        browser.scripts(true);
        browser.inspect("ijking-geval");
        browser.open(page + "/oneens");
        browser.inspect("ijking-oneens");
        assertThat(browser.text()).contains("Er is geen inwoner bij wie dat zo is.");
        assertThat(browser.all("table")).isEmpty();
        browser.open(page);
        browser.follow("Lees het rapport");
        assertThat(browser.text()).contains("verzonnen");
        browser.open("/ijkingen");
        browser.inspect("ijkingen");
    }

    private Beoordeling assessed(String kenmerk, Uitkomst uitkomst) {
        long seed = 1;
        while (beoordelaar.beoordeel(RandomIntakes.of(seed)).uitkomst() != uitkomst) {
            seed++;
        }
        ObjectNode intake = Json.JSON.valueToTree(RandomIntakes.of(seed));
        intake.put("kenmerk", kenmerk).put("gemeente", "0988");
        return desk.assess(reader.check(intake), null);
    }

    @Test
    void aBeheerderDestroysWhatWasKeptLongEnoughAfterATrial() {
        Beoordeling old = assessed("pagina-oud", Uitkomst.ADVIES);
        jdbc.sql("update beoordeling set beoordeeld_op = :toen where id = :id")
                .param("toen", OffsetDateTime.parse("2001-01-01T10:00:00Z"))
                .param("id", old.id())
                .update();
        browser.login("beheerder").open("/beheer");
        browser.inspect("beheer");
        browser.scripts(false);
        browser.follow("Bewaren en vernietigen");
        assertThat(browser.text()).contains("20 jaar", "6 weken");
        browser.press("Doe een proef");
        assertThat(browser.heading()).isEqualTo("Dit zou nu weggaan");
        assertThat(browser.text()).contains("2001-01");
        browser.press("Vernietig dit");
        assertThat(browser.find("#fouten").getText()).contains("Er is niets vernietigd.");
        browser.scripts(true);
        browser.inspect("proefvernietiging-fout");
        browser.scripts(false);
        browser.find("#nagekeken").click();
        Beoordeling more = assessed("pagina-oud-2", Uitkomst.ADVIES);
        jdbc.sql("update beoordeling set beoordeeld_op = :toen where id = :id")
                .param("toen", OffsetDateTime.parse("2001-02-01T10:00:00Z"))
                .param("id", more.id())
                .update();
        browser.press("Vernietig dit");
        assertThat(browser.find("#fouten").getText()).contains("er zou intussen iets anders weggaan");
        assertThat(beoordelingen.find(old.id())).isPresent();
        browser.find("#nagekeken").click();
        browser.press("Vernietig dit");
        assertThat(browser.heading()).isEqualTo("Verslag van de vernietiging");
        assertThat(browser.source()).contains(old.id(), more.id()).doesNotContain("pagina-oud");
        assertThat(beoordelingen.find(old.id())).isEmpty();
        String report = browser.path();
        browser.scripts(true);
        browser.inspect("vernietiging");
        browser.open("/beheer/bewaren");
        browser.inspect("bewaren");
        assertThat(browser.all("main a[href='%s']".formatted(report))).hasSize(1);
        browser.open("/beheer/bewaren/vernietigingen/geen-nummer");
        assertThat(browser.heading()).isEqualTo("Deze pagina is er niet");
    }

    @Test
    void aBeheerderKeepsShowsAndErasesTheFileOfAResidentWithItsKenmerkInNoAddress() throws IOException {
        Beoordeling urgent = assessed("pagina-inwoner", Uitkomst.SPOED);
        browser.login("beheerder").scripts(false);
        browser.open("/beheer/bewaren/bewaarplichten");
        browser.type("Kenmerk", "111222333");
        browser.press("Stel de bewaarplicht in");
        assertThat(browser.find("#fouten").getText())
                .contains("Kies een gemeente.", "BSN", "Reden")
                .doesNotContain("111222333");
        browser.scripts(true);
        browser.inspect("bewaarplichten-fout");
        browser.scripts(false);
        for (int i = 0; i < 2; i++) {
            browser.pick("Gemeente", "Weert");
            browser.type("Kenmerk", "pagina-inwoner");
            browser.type("Reden", "Er loopt een bezwaar.");
            browser.press("Stel de bewaarplicht in");
        }
        assertThat(browser.find("#fouten").getText()).contains("geldt al een bewaarplicht");
        browser.scripts(true);
        browser.inspect("bewaarplichten");
        browser.scripts(false);

        browser.open("/beheer/inwoner");
        browser.press("Zoek het dossier");
        assertThat(browser.find("#fouten").getText()).contains("Kies een gemeente.", "Kenmerk: Vul dit in.");
        browser.pick("Gemeente", "Weert");
        browser.type("Kenmerk", "pagina-inwoner");
        browser.press("Zoek het dossier");
        assertThat(browser.path()).isEqualTo("/beheer/inwoner");
        assertThat(browser.text()).contains("Wat er is", "Er loopt een bezwaar.");
        browser.press("Wis dit dossier");
        assertThat(browser.find("#fouten").getText()).contains("Er is niets gewist.");
        browser.find("#nagekeken").click();
        browser.press("Wis dit dossier");
        assertThat(browser.find("#fouten").getText()).contains("bewaarplicht: Er loopt een bezwaar.");

        browser.open("/beheer/bewaren/bewaarplichten");
        browser.follow("Opheffen: pagina-inwoner");
        browser.scripts(true);
        browser.inspect("bewaarplicht");
        browser.scripts(false);
        String hold = browser.path();
        browser.press("Hef de bewaarplicht op");
        assertThat(browser.text()).doesNotContain("pagina-inwoner");
        browser.open(hold);
        assertThat(browser.heading()).isEqualTo("Deze pagina is er niet");

        browser.open("/beheer/inwoner");
        browser.pick("Gemeente", "Weert");
        browser.type("Kenmerk", "pagina-inwoner");
        browser.press("Zoek het dossier");
        browser.find("#nagekeken").click();
        browser.press("Wis dit dossier");
        assertThat(browser.find("#fouten").getText()).contains("veiligheidsmaatregel", "Weeg dat eerst.");
        browser.scripts(true);
        browser.inspect("inwoner-geweigerd");
        browser.scripts(false);
        browser.find("#nagekeken").click();
        browser.find("#afgewogen").click();
        browser.press("Wis dit dossier");
        assertThat(browser.heading()).isEqualTo("Verslag van de vernietiging");
        assertThat(browser.text()).contains("verzoek");
        assertThat(beoordelingen.find(urgent.id())).isEmpty();
        assertThat(jdbc.sql(
                                "select actie || ' ' || resultaat from logregel where object = 'dossier' and oorsprong = 'web'")
                        .query(String.class)
                        .list())
                .contains("LEZEN GELUKT", "VERWIJDEREN MISLUKT");
    }

    @Test
    void whatAResidentMayTakeAlongIsTheSameAsTheApiGives() {
        Beoordeling stored = assessed("pagina-meenemen", Uitkomst.ADVIES);
        ResponseEntity<byte[]> file = inwoner.download("0988", " pagina-meenemen ", beheerder(null));
        assertThat(file.getHeaders().getContentDisposition().getFilename()).isEqualTo("inzage.json");
        JsonNode inzage = Json.JSON.readTree(file.getBody());
        assertThat(inzage.at("/beoordelingen/0/id").asString()).isEqualTo(stored.id());
        assertThat(inzage.at("/beoordelingen/0/intake")).isEqualTo(Json.JSON.readTree(stored.intake()));
    }

    @Test
    void aBeheerderOfAnotherMunicipalityCannotReachAFileOrAHold() {
        Gebruiker elsewhere = beheerder(Set.of("0957"));
        Bewaarplicht hold = plichten.add("0988", "pagina-elders", "Er loopt een onderzoek.", "test");
        assertThatThrownBy(() -> bewaren.hold(hold.id(), elsewhere, new ExtendedModelMap()))
                .isInstanceOf(PageMissing.class);
        assertThatThrownBy(() -> bewaren.release(hold.id(), elsewhere)).isInstanceOf(PageMissing.class);
        ExtendedModelMap list = new ExtendedModelMap();
        bewaren.holds(elsewhere, list);
        assertThat(list.get("plichten").toString()).doesNotContain("pagina-elders");
        assertThatThrownBy(() -> inwoner.download("0988", "pagina-elders", elsewhere))
                .isInstanceOf(AccessDeniedException.class);
        plichten.remove(hold);
    }

    private static Gebruiker beheerder(Set<String> gemeenten) {
        return new Gebruiker("beheerder", Set.of(Gebruikersrol.BEHEERDER), gemeenten);
    }

    @Test
    void aBeheerderAndAnAuditorSeeHowTheServiceIsAndHaveTheLogChecked() {
        assessed("pagina-toestand", Uitkomst.ADVIES);
        browser.login("beheerder").scripts(false);
        browser.open("/beheer/toestand");
        assertThat(browser.text())
                .contains("De database antwoordt", "De laatste regel is nummer", "voorbeeld@1", "0 in de wachtrij");
        assertThat(browser.text()).containsPattern("19 van de 20 duurden hoogstens\\s+\\d+ ms");
        browser.press("Ga het logboek na");
        awaitVerdict("/beheer/toestand");
        browser.scripts(true);
        browser.inspect("toestand");
        browser.press("Uitloggen");
        browser.login("auditor").open("/logboek");
        browser.press("Ga het logboek na");
        assertThat(browser.path()).startsWith("/logboek");
        awaitVerdict("/logboek");
        browser.inspect("logboek-nagegaan");
    }

    /** By how many pixels what moves begins beyond the end of the number. */
    private int beside() {
        return ((Number) browser.script(
                        "return Math.round(document.querySelector('.beweegt').getBoundingClientRect().left"
                                + " - document.querySelector('.gekozen').getBoundingClientRect().right)"))
                .intValue();
    }

    private void awaitVerdict(String page) {
        for (int i = 0; i < 60 && !browser.text().contains("Het logboek is heel."); i++) {
            browser.open(page);
        }
        assertThat(browser.text()).contains("Het logboek is heel.", "regels nagegaan");
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
