package nl.profielwijzer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.profielwijzer.conversation.Invoer;
import nl.profielwijzer.conversation.Veld;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.receipt.Beoordelingen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a hand on the keyboard alone can do: come from logging in to an advice, counted for households of three sizes, and
 * the work of a beheerder and an auditor.
 */
@PagesTest
class KeyboardTest {
    private static final Path HOUSEHOLDS = Path.of("src/bench/resources/bench/intakes.yaml");
    private static final Path COUNTS = Path.of("target/toetsaanslagen.csv");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-yyyy");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM-yyyy");

    /** More than a person would press on one page before giving up. */
    private static final int PATIENCE = 600;

    /** What has the focus, which fields still lack their answer, and how far the one with the focus is from it. */
    private static final String LOOK = """
            const wanted = arguments[0], form = document.getElementById('gesprek'), now = document.activeElement;
            const open = [];
            for (const field of form ? form.elements : []) {
              const want = wanted[field.name];
              if (want === undefined || field.type === 'hidden') continue;
              if (field.type === 'radio' ? field.value === want && !field.checked
                  : field.type === 'checkbox' ? field.checked !== (want === 'ja')
                  : field.value !== want) open.push(field);
            }
            const group = now.type === 'radio' ? [...form.elements].filter(each => each.name === now.name) : [];
            const at = group.findIndex(each => each.checked), to = group.findIndex(each => each.value === wanted[now.name]);
            return {
              path: location.pathname, leden: document.querySelectorAll('section.lid').length,
              hulp: document.querySelectorAll('fieldset.regel').length, tag: now.tagName, type: now.type || '', name: now.name || '', value: now.value || '', knop: now.matches('.knop:not(.tweede)'),
              open: open.map(each => each.name), mine: open.some(each => each.name === now.name),
              folded: now.tagName === 'SUMMARY' && !now.parentElement.open && open.some(each => now.parentElement.contains(each)),
              steps: group.length ? (to - at + group.length) % group.length : 0, size: group.length,
              text: now.tagName === 'SELECT' ? [...now.options].find(each => each.value === wanted[now.name])?.text || '' : ''
            };""";

    @LocalServerPort
    private int port;

    @Autowired
    private Beoordelingen beoordelingen;

    private final Map<String, Integer> count = new LinkedHashMap<>();
    private Browser browser;

    private void press(String kind, CharSequence keys) {
        browser.hit(keys);
        count.merge(kind, keys.length(), Integer::sum);
    }

    /** Goes to the next page and counts it. */
    private void enter() {
        browser.enter();
        count.merge("enter", 1, Integer::sum);
        count.merge("bladzijden", 1, Integer::sum);
    }

    private void tabTo(String css) {
        for (int i = 0; i < PATIENCE; i++) {
            press("tab", Keys.TAB);
            if ((Boolean) browser.script("return document.activeElement.matches(arguments[0])", css)) {
                return;
            }
        }
        throw new AssertionError("the keyboard doesn't reach " + css);
    }

    private void login(String user) {
        browser = Browser.at(port);
        browser.open("/inloggen");
        tabTo("#gebruiker");
        press("letters", user);
        tabTo("#wachtwoord");
        press("letters", "demo");
        enter();
    }

    private void go(String css) {
        tabTo(css);
        enter();
    }

    @Test
    void theKeyboardAloneIsEnoughToStopAdviceToResumeItAndToSeeWhatWouldBeDestroyed() {
        login("beheerder");
        go(".plaatsen a[href='/beheer/stopknop']");
        go("form[action$=controle] .knop");
        browser.awaitFocus("fouten");
        tabTo("[name=wat]");
        press("pijl", Keys.ARROW_DOWN);
        tabTo("[name=profielen]");
        press("spatie", Keys.SPACE);
        tabTo("[name=gemeenten]");
        press("spatie", Keys.SPACE);
        tabTo("#reden");
        press("letters", "toetsen: dit advies klopt niet");
        go("form[action$=controle] .knop");
        assertThat(browser.heading()).isEqualTo("Stilleggen: klopt dit?");
        go("main .knop:not(.tweede)");
        assertThat(browser.section("Nu stilgelegd").getText()).contains("toetsen: dit advies klopt niet");
        tabTo("article textarea");
        press("letters", "toetsen: nu klopt het");
        go("form[action$=hervattingen] .knop");
        assertThat(browser.section("Nu stilgelegd").getText()).doesNotContain("toetsen");
        assertThat(browser.section("Eerder stilgelegd").getText())
                .contains("toetsen: dit advies klopt niet", "toetsen: nu klopt het");

        go(".plaatsen a[href='/beheer']");
        go("main a[href='/beheer/bewaren']");
        go("form[action$=proefvernietigingen] .knop");
        assertThat(browser.heading()).isEqualTo("Dit zou nu weggaan");
    }

    @Test
    void theKeyboardAloneIsEnoughToSearchTheLogAndToHaveItChecked() {
        login("auditor");
        go(".plaatsen a[href='/logboek']");
        tabTo("#actor");
        press("letters", "auditor");
        tabTo("#actie");
        press("letters", "zoeken");
        go("form[action$=logboek] .knop");
        assertThat(browser.all("td[data-kop=Wie]"))
                .isNotEmpty()
                .allSatisfy(who -> assertThat(who.getText()).isEqualTo("auditor"));
        assertThat(browser.all("td[data-kop=Wat]"))
                .allSatisfy(what -> assertThat(what.getText()).isEqualTo("zoeken"));
        go("section[aria-labelledby=kop-controle] button");
        for (int i = 0; i < 60 && !browser.text().contains("Het logboek is heel."); i++) {
            go(".plaatsen a[href='/logboek']");
        }
        assertThat(browser.text()).contains("Het logboek is heel.", "regels nagegaan");
    }

    @ParameterizedTest
    @CsvSource({"klein,kind", "middel,oudere", "groot,gezin"})
    void theKeyboardAloneIsEnoughFromLoggingInToTheAdvice(String size, String household) throws IOException {
        ObjectNode intake = intake(household);
        intake.put("kenmerk", "toetsen-" + size);
        Map<String, String> answers = answers(intake);
        login("consulent");
        tabTo("main a.knop");
        enter();
        while (!browser.path().endsWith("/controle")) {
            fill(answers, intake.at("/huishouden/leden"));
        }
        tabTo("main .knop");
        enter();
        assertThat(browser.heading()).isEqualTo("Advies");
        String id = browser.path().replaceAll(".*/|#.*", "");
        assertThat(Json.JSON.readTree(beoordelingen.find(id).orElseThrow().intake()))
                .isEqualTo(intake);
        write(size);
    }

    /** One page of the conversation, in the order in which Tab comes by its questions. */
    private void fill(Map<String, String> answers, JsonNode leden) {
        for (int i = 0; i < PATIENCE; i++) {
            Look look = look(answers);
            if (look.folded()) {
                press("enter", Keys.ENTER);
            } else if (look.mine()) {
                answer(look, answers.get(look.name()));
                look = look(answers);
            }
            boolean household = look.path().endsWith("/huishouden");
            String next = household ? leden.path(look.leden()).path("rol").asString("") : "";
            boolean more = household && answers.containsKey("huishouden.inzet.%d.wet".formatted(look.hulp() + 1));
            boolean all = look.open().isEmpty();
            if (all && next.isEmpty() && !more && (look.knop() || look.tag().equals("INPUT"))
                    || look.name().equals("lid-erbij")
                            && look.value().equals(next)
                            && look.open().stream().noneMatch(Veld::vanLid)
                    || all && look.name().equals("blijf") && more) {
                enter();
                return;
            }
            press("tab", Keys.TAB);
        }
        throw new AssertionError("the keyboard doesn't reach " + look(answers).open() + " on " + browser.path());
    }

    private void answer(Look look, String answer) {
        if (look.type().equals("radio")) {
            boolean down = look.steps() <= look.size() / 2;
            press(
                    "pijl",
                    (down ? Keys.ARROW_DOWN : Keys.ARROW_UP)
                            .toString()
                            .repeat(down ? look.steps() : look.size() - look.steps()));
        } else if (look.type().equals("checkbox")) {
            press("spatie", Keys.SPACE);
        } else if (look.tag().equals("SELECT")) {
            for (int i = 0;
                    i < look.text().length() && !answer.equals(browser.focused().getDomProperty("value"));
                    i++) {
                press("letters", look.text().substring(i, i + 1));
            }
        } else {
            if (!look.value().isEmpty()) {
                press("letters", Keys.DELETE);
            }
            press("letters", answer);
        }
    }

    private record Look(
            String path,
            int leden,
            int hulp,
            String tag,
            String type,
            String name,
            String value,
            boolean knop,
            List<String> open,
            boolean mine,
            boolean folded,
            int steps,
            int size,
            String text) {}

    private Look look(Map<String, String> answers) {
        return Json.JSON.convertValue(browser.script(LOOK, answers), Look.class);
    }

    private void write(String size) throws IOException {
        List<String> kinds = List.of("bladzijden", "tab", "pijl", "spatie", "enter", "letters");
        int keys = kinds.stream()
                .skip(1)
                .mapToInt(kind -> count.getOrDefault(kind, 0))
                .sum();
        if (size.equals("klein")) {
            Files.writeString(COUNTS, "geval;" + String.join(";", kinds) + ";toetsaanslagen\n");
        }
        StringBuilder line = new StringBuilder(size);
        kinds.forEach(kind -> line.append(';').append(count.getOrDefault(kind, 0)));
        Files.writeString(COUNTS, line.append(';').append(keys).append('\n'), StandardOpenOption.APPEND);
    }

    private static ObjectNode intake(String household) throws IOException {
        // The form calls leden by their role: an INWONER is i1.
        String households = Files.readString(HOUSEHOLDS).replace("id: p1, rol: INWONER", "id: i1, rol: INWONER");
        return (ObjectNode) Json.YAML.readTree(households).get(household);
    }

    /** What would be answered in the form for this intake, by the names of its fields. */
    private static Map<String, String> answers(JsonNode intake) {
        Map<String, String> numbers = new HashMap<>();
        intake.at("/huishouden/leden").forEach(lid -> numbers.put(lid.get("id").asString(), "" + (numbers.size() + 1)));
        Map<String, String> answers = new HashMap<>();
        intake.properties().forEach(each -> {
            if (!each.getKey().equals("huishouden")) {
                put(each.getKey(), each.getValue(), numbers, answers);
            }
        });
        intake.get("huishouden").properties().forEach(each -> {
            if (!each.getKey().equals("leden")) {
                put("huishouden." + each.getKey(), each.getValue(), numbers, answers);
            }
        });
        intake.at("/huishouden/leden")
                .forEach(lid -> lid.properties().forEach(each -> {
                    if (!each.getKey().equals("id")) {
                        put(
                                "lid." + numbers.get(lid.get("id").asString()) + "." + each.getKey(),
                                each.getValue(),
                                numbers,
                                answers);
                    }
                }));
        return answers;
    }

    private static void put(String field, JsonNode value, Map<String, String> numbers, Map<String, String> answers) {
        if (value.isObject()) {
            if (field.endsWith("mantelzorg")) {
                answers.put(field, Invoer.JA);
            }
            value.properties().forEach(each -> put(field + "." + each.getKey(), each.getValue(), numbers, answers));
        } else if (value.isArray()) {
            answers.put(field, value.isEmpty() ? Invoer.GEEN : Invoer.JA);
            int line = 0;
            for (JsonNode item : value) {
                JsonNode kind = item.isString() ? item : item.path(field.endsWith("signalen") ? "soort" : "grondslag");
                String at = field + "." + (kind.isMissingNode() ? "" + ++line : kind.asString());
                if (!kind.isMissingNode()) {
                    answers.put(at, Invoer.JA);
                }
                item.properties().stream()
                        .filter(each -> !each.getValue().equals(kind))
                        .forEach(each -> put(at + "." + each.getKey(), each.getValue(), numbers, answers));
            }
        } else if (value.isBoolean()) {
            answers.put(field, value.asBoolean() ? Invoer.JA : "nee");
        } else {
            answers.put(field, typed(field, value.asString(), numbers));
        }
    }

    private static String typed(String field, String value, Map<String, String> numbers) {
        if (value.matches("\\d{4}-\\d\\d-\\d\\d")) {
            return (field.endsWith("klachtenSinds") ? MONTH : DAY).format(LocalDate.parse(value));
        }
        return field.endsWith(".lid") || field.endsWith(".voorLid") ? numbers.get(value) : value;
    }
}
