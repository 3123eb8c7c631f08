package nl.profielwijzer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A jurist finds a rule, its law, its numbers and its cases. */
@PagesTest
class RegelboekTest {
    @LocalServerPort
    private int port;

    private Browser browser;

    @BeforeEach
    void start() {
        browser = Browser.at(port).login("auditor");
    }

    @Test
    void aRuleIsFoundByAWordAndTellsItsLawItsNumbersAndItsCases() {
        browser.scripts(false);
        browser.open("/regelboek");
        assertThat(browser.all("h2").stream().map(WebElement::getText))
                .startsWith("Veiligheid", "Welke wet", "Jeugdwet: profielen");
        browser.type("Zoek in regels", "gedrag probleem");
        browser.press("Zoeken");
        assertThat(browser.text()).contains("vondsten");
        browser.follow("J04.1 Gedrag is een probleem");
        assertThat(browser.text())
                .contains(
                        "Jeugdwet art. 2.3 lid 1", "Wat de wet zegt", "Hoe wij dat lezen", "Vandaag", "Wel:", "Niet:");
        browser.scripts(true);
        browser.inspect("regelboek-regel");
        browser.follow("J04 Gedrag");
        assertThat(browser.text()).contains("Wat dit profiel biedt", "Dit is een voorbeeld.");
        browser.inspect("regelboek-profiel");
    }

    @Test
    void everyPageOfTheRuleBookIsInOrder() {
        for (String page : List.of("", "?q=mantelzorg", "?q=zzzz", "/getallen", "/begrippen", "/onderdelen/B02")) {
            browser.open("/regelboek" + page);
            browser.inspect("regelboek" + page.replaceAll("[^a-zA-Z0-9]+", "-"));
        }
        browser.open("/regelboek/onderdelen/X99");
        assertThat(browser.heading()).isEqualTo("Deze pagina is er niet");
    }

    @Test
    void everyItemAndEveryNumberHasAPage() {
        browser.open("/regelboek");
        List<String> pages = new ArrayList<>();
        browser.all("main a").forEach(link -> pages.add(Objects.requireNonNull(link.getDomAttribute("href"))));
        browser.open("/regelboek/getallen");
        browser.all("main tbody a").stream()
                .limit(20)
                .forEach(link -> pages.add(Objects.requireNonNull(link.getDomAttribute("href"))));
        assertThat(pages).hasSizeGreaterThan(80);
        for (String page : pages) {
            Object status = browser.script(
                    "const r = new XMLHttpRequest(); r.open('GET', arguments[0], false); r.send(); return r.status",
                    page);
            assertThat(status).as(page).isEqualTo(200L);
        }
    }
}
