package nl.profielwijzer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What stands around every page: logging in and out, the places of a role, errors. */
@PagesTest
class FrameTest {
    @LocalServerPort
    private int port;

    private Browser browser;

    @BeforeEach
    void start() {
        browser = Browser.at(port);
    }

    @Test
    void whoIsNotLoggedInComesToTheLoginPageAndThenWhereTheyWanted() {
        browser.open("/werkvoorraad");
        assertThat(browser.heading()).isEqualTo("Inloggen");
        browser.inspect("inloggen");
        browser.type("Gebruikersnaam", "consulent");
        browser.type("Wachtwoord", "fout");
        browser.press("Inloggen");
        assertThat(browser.text()).contains("De naam of het wachtwoord klopt niet.");
        browser.inspect("inloggen-fout");
        browser.type("Gebruikersnaam", "consulent");
        browser.type("Wachtwoord", "demo");
        browser.press("Inloggen");
        assertThat(browser.heading()).isEqualTo("Werkvoorraad");
        browser.inspect("werkvoorraad-leeg");
        browser.press("Uitloggen");
        assertThat(browser.text()).contains("U bent uitgelogd.");
        browser.open("/werkvoorraad");
        assertThat(browser.heading()).isEqualTo("Inloggen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"consulent", "contractmanager", "contractmanager2", "analist", "beheerder", "auditor"})
    void everyRoleSeesItsOwnPlacesAndEachOpens(String user) {
        browser.login(user);
        assertThat(browser.find(".wie").getText()).contains(user, "alle gemeenten");
        for (Plaats plaats : Plaats.values()) {
            boolean shown = browser.all(".plaatsen a").stream()
                    .anyMatch(link -> link.getText().equals(plaats.naam()));
            browser.open(plaats.pad());
            if (shown) {
                assertThat(browser.find("[aria-current=page]").getText()).isEqualTo(plaats.naam());
            } else {
                assertThat(browser.heading()).isEqualTo("U kunt hier niet bij");
            }
        }
    }

    @Test
    void errorsArePagesInDutchAndTheApiKeepsItsOwn() throws Exception {
        browser.login("consulent");
        browser.open("/nergens");
        assertThat(browser.heading()).isEqualTo("Deze pagina is er niet");
        browser.inspect("fout-404");
        HttpResponse<String> api = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/v1/nergens".formatted(port)))
                                .header("Accept", "text/html")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(api.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(api.body()).contains("niet-ingelogd");
        for (int status : new int[] {403, 500, 503}) {
            assertThat(ErrorPages.page(status).getModel().get("fout").toString())
                    .contains(".")
                    .doesNotContain("null");
        }
    }

    @Test
    void theSkipLinkIsTheFirstStopOfTheKeyboard() {
        browser.login("consulent");
        browser.open("/werkvoorraad");
        browser.keys(Keys.TAB);
        assertThat(browser.focused().getDomProperty("textContent")).isEqualTo("Naar de inhoud");
        browser.keys(Keys.ENTER);
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("inhoud");
    }

    @Test
    void everyPlaceHasANameOfItsOwn() {
        assertThat(Arrays.stream(Plaats.values()).map(Plaats::naam)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Plaats.values()).map(Plaats::pad)).doesNotHaveDuplicates();
    }
}
