package nl.profielwijzer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.Collectors;
import nl.profielwijzer.intake.Json;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.JsonNode;

/** A real browser as a person uses it, one for all tests. Each page it is told to look at has to be in order. */
final class Browser {
    /** Where this is set, as in {@code .ci/run}, a missing browser is a failure. */
    private static final String REQUIRED = "PROFIELWIJZER_BROWSER_VERPLICHT";

    private static final List<Path> CHROMIUM = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));
    private static final List<Path> DRIVER =
            List.of(Path.of("/usr/bin/chromedriver"), Path.of("/usr/lib/chromium/chromedriver"));
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final int WIDE = 1280;
    private static final int NARROW = 375;
    private static final int NARROWEST = 320;
    /** Fields of this page that are told wrong above the form, and don't say it themselves. */
    private static final String SILENT = """
            return [...document.querySelectorAll('#fouten a[href^="#"]')].map(link => link.getAttribute('href').slice(1))
              .filter(id => {
                const target = document.getElementById(id);
                if (!target) return true;
                const field = target.type === 'radio' ? target.closest('fieldset') : target;
                if (!field.matches('input, select, textarea, fieldset')) return false;
                const said = (field.getAttribute('aria-describedby') || '').split(' ').map(each => document.getElementById(each));
                return !said.some(each => each && each.matches('.foutmelding') && each.textContent.length > 10);
              });""";

    private static final String AXE = resource("/axe.min.js");

    private static volatile ChromeDriver shared;

    private final ChromeDriver driver;
    private final String origin;

    private Browser(ChromeDriver driver, String origin) {
        this.driver = driver;
        this.origin = origin;
    }

    /** With an empty cookie jar and scripts on; the test is skipped where there is no browser. */
    static Browser at(int port) {
        Browser browser = new Browser(driver(), "http://127.0.0.1:" + port);
        browser.scripts(true);
        browser.forgetCookies();
        browser.width(WIDE);
        browser.console();
        browser.requests();
        return browser;
    }

    private static synchronized ChromeDriver driver() {
        if (shared == null) {
            Path chromium =
                    CHROMIUM.stream().filter(Files::isExecutable).findFirst().orElse(null);
            Path chromedriver =
                    DRIVER.stream().filter(Files::isExecutable).findFirst().orElse(null);
            if (chromium == null || chromedriver == null) {
                String missing =
                        "There is no chromium with chromedriver. Install Debian's chromium and chromium-driver to run the tests in a browser.";
                if (System.getenv(REQUIRED) != null) {
                    Assertions.fail(missing);
                }
                Assumptions.abort(missing);
            }
            LoggingPreferences logs = new LoggingPreferences();
            logs.enable(LogType.BROWSER, Level.ALL);
            logs.enable(LogType.PERFORMANCE, Level.ALL);
            ChromeOptions options = new ChromeOptions();
            options.setBinary(chromium.toFile());
            options.addArguments(
                    "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--lang=nl-NL");
            options.setCapability("goog:loggingPrefs", logs);
            shared = new ChromeDriver(
                    new ChromeDriverService.Builder()
                            .usingDriverExecutable(new File(chromedriver.toString()))
                            .build(),
                    options);
            // A long page on a busy machine takes axe more than the usual half minute.
            shared.manage().timeouts().scriptTimeout(Duration.ofMinutes(5));
            Runtime.getRuntime().addShutdownHook(new Thread(shared::quit));
        }
        return shared;
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Browser.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether pages may run scripts. */
    void scripts(boolean on) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
    }

    /** As when the session has ended: the service no longer knows who this is. */
    void forgetSession() {
        driver.manage().deleteCookieNamed("profielwijzer");
    }

    private void forgetCookies() {
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    }

    void width(int pixels) {
        // As on a phone; a picture would be cut off by the width of the bar.
        driver.executeCdpCommand("Emulation.setScrollbarsHidden", Map.of("hidden", true));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", pixels < 500 ? 812 : 900, "deviceScaleFactor", 1, "mobile", false));
    }

    Browser open(String path) {
        driver.get(origin + path);
        return this;
    }

    Browser login(String user) {
        open("/inloggen");
        type("Gebruikersnaam", user);
        type("Wachtwoord", "demo");
        press("Inloggen");
        return this;
    }

    String path() {
        return driver.getCurrentUrl().substring(origin.length());
    }

    String heading() {
        return driver.findElement(By.tagName("h1")).getText();
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    String source() {
        return driver.getPageSource();
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** The field with this label; the label may have more text after it. */
    WebElement field(String label) {
        WebElement element =
                driver.findElement(By.xpath("//label[starts-with(normalize-space(.), %s)]".formatted(quoted(label))));
        return driver.findElement(By.id(element.getDomAttribute("for")));
    }

    void type(String label, String text) {
        WebElement field = field(label);
        field.clear();
        field.sendKeys(text);
    }

    /** Picks an answer in the group with this question. */
    void choose(String question, String answer) {
        WebElement group = driver.findElement(
                By.xpath("//fieldset[legend[starts-with(normalize-space(.), %s)]]".formatted(quoted(question))));
        group.findElement(By.xpath(".//label[starts-with(normalize-space(.), %s)]".formatted(quoted(answer))))
                .click();
    }

    /** Picks from a list that opens. */
    void pick(String label, String option) {
        new Select(field(label)).selectByVisibleText(option);
    }

    /** The part of the page under this heading. */
    WebElement section(String heading) {
        return driver.findElement(By.xpath(
                "//section[.//*[self::h1 or self::h2 or self::h3][normalize-space(.)=%s]]".formatted(quoted(heading))));
    }

    void press(String button) {
        leave(driver.findElements(By.xpath("//button[normalize-space(.)=%s]".formatted(quoted(button)))).stream()
                .filter(each -> !"true".equals(each.getDomAttribute("aria-hidden")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + button + " on " + path())));
    }

    void follow(String link) {
        leave(driver.findElement(By.xpath("//a[normalize-space(.)=%s]".formatted(quoted(link)))));
    }

    private void leave(WebElement element) {
        leaveBy(element::click);
    }

    /** Does what leads to another page and waits for it: the old one stays for a moment on a busy machine. */
    private void leaveBy(Runnable act) {
        WebElement page = find("html");
        act.run();
        new WebDriverWait(driver, Duration.ofSeconds(30)).until(now -> gone(page));
    }

    /** Chromium says in more than one way that an element belongs to a page that is no longer there. */
    private static boolean gone(WebElement page) {
        try {
            page.isEnabled();
            return false;
        } catch (WebDriverException e) {
            return true;
        }
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    /** What a link on this page gives to keep, asked for by the same visitor. */
    HttpResponse<byte[]> download(String path) {
        String cookies = driver.manage().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(origin + path))
                                    .header("Cookie", cookies)
                                    .header("Accept", "text/html,*/*;q=0.8")
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Types as a hand on the keyboard does, wherever the focus is. */
    void keys(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** The same, when it doesn't matter where the focus is: in one call, as there are many. */
    void hit(CharSequence keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** Presses Tab until the element with this visible text, label or id has the focus; as nobody should have to for long. */
    WebElement tabTo(String css) {
        WebElement wanted = find(css);
        for (int i = 0; i < 400; i++) {
            keys(Keys.TAB);
            if (focused().equals(wanted)) {
                return wanted;
            }
        }
        throw new AssertionError("the keyboard doesn't reach " + css);
    }

    /** Presses Enter where it leads to another page; unlike a click that doesn't wait until the page is there. */
    void enter() {
        leaveBy(() -> keys(Keys.ENTER));
        new WebDriverWait(driver, Duration.ofSeconds(30))
                .until(now -> !all("footer.voet").isEmpty());
    }

    /** Waits for a page to put the focus where it wants it: it does so a moment after it is there. */
    void awaitFocus(String id) {
        new WebDriverWait(driver, Duration.ofSeconds(30))
                .until(now -> id.equals(focused().getDomAttribute("id")));
    }

    /** Waits for a page at an address of this form. */
    void awaitPath(String pattern) {
        new WebDriverWait(driver, Duration.ofSeconds(30)).until(now -> path().matches(pattern));
    }

    Object script(String source, Object... arguments) {
        return driver.executeScript(source, arguments);
    }

    /** Looks at the page as it stands: accessible, nothing wider than the screen, no error, nothing from elsewhere. */
    void inspect(String name) {
        try {
            Files.createDirectories(SCREENSHOTS);
            for (int width : List.of(NARROWEST, NARROW, WIDE)) {
                width(width);
                script("window.scrollTo(0, 0)");
                Number overflow = (Number)
                        script("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
                assertThat(overflow.intValue())
                        .as("%s scrolls sideways at %d px", name, width)
                        .isZero();
                if (width != NARROWEST) {
                    screenshot(SCREENSHOTS.resolve("%s-%d.png".formatted(name, width)));
                    assertThat(violations())
                            .as("axe on %s at %d px", name, width)
                            .isEmpty();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat((List<?>) script(SILENT))
                .as("told above the form on %s only", name)
                .isEmpty();
        assertQuiet(name);
    }

    /** No console error and no request to elsewhere since the last look. */
    void assertQuiet(String name) {
        assertThat(console()).as("console on " + name).isEmpty();
        assertThat(requests()).as("requests to elsewhere on " + name).isEmpty();
    }

    private void screenshot(Path file) throws IOException {
        Map<String, Object> answer = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        Files.write(file, Base64.getDecoder().decode((String) answer.get("data")));
    }

    /** What axe says against this page, by the rules of WCAG 2.2 A and AA and its best practices. */
    private List<String> violations() {
        script(AXE);
        Object result = driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
                + "axe.run(document, {runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']})"
                + ".then(r => done(r.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.target.join(' ') + ' — ' + n.failureSummary))))"
                + ".catch(e => done(['axe failed: ' + e]));");
        return ((List<?>) Objects.requireNonNull(result))
                .stream().map(String::valueOf).toList();
    }

    private List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                // Chromium says in the console that a page answered 403 or 404; that is no fault of the page.
                .filter(entry -> !entry.getMessage().contains("the server responded with a status of 4"))
                .map(LogEntry::getMessage)
                .toList();
    }

    private List<String> requests() {
        List<String> elsewhere = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = Json.JSON.readTree(entry.getMessage()).path("message");
            if (message.path("method").asString("").equals("Network.requestWillBeSent")) {
                String url = message.path("params").path("request").path("url").asString("");
                if (!url.startsWith(origin) && !url.startsWith("data:") && !url.startsWith("about:")) {
                    elsewhere.add(url);
                }
            }
        }
        return elsewhere;
    }
}
