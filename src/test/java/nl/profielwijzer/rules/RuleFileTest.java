package nl.profielwijzer.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.profielwijzer.catalogue.RulesFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each house rule for a DRL file refuses its bad example, and says which file, which rule and what to do about it. */
class RuleFileTest {
    private static final String PATH = "jeugd/J04.drl";
    private static final Set<String> PARAMETERS = Set.of("probleem.vanaf-score", "jeugd.ernstig-tot-score");
    private static final String GOOD = """
            /*
             * J04 Gedrag
             *
             * Wet: Jeugdwet art. 2.3 lid 1.
             * Lezing: gedrag is een probleem.
             * Niet: hulp op school.
             */
            package rules.jeugd;

            import nl.profielwijzer.rules.LidFeiten;

            rule "J04.1 Gedrag is een probleem"
                @strekking(VOOR)
                @profiel(J04)
                @grondslag("Jeugdwet art. 2.3 lid 1")
                @bron("003_c167100d92cc397d.txt, werkplan 2018")
                @uitleg("Bij {lid} is {gedrag} een probleem.")
            when
                $lid : LidFeiten(
                    gedrag.probleem,
                    ernstHoogstens("jeugd.ernstig-tot-score")
                )
            then
                $lid.meld(kcontext);
            end
            """;

    record Bad(String what, String from, String to, List<String> said) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static List<Bad> badFiles() {
        String rule = "regel \"J04.1 Gedrag is een probleem\"";
        return List.of(
                new Bad(
                        "no header",
                        "(?s)\\A/\\*.*?\\*/\\s*",
                        "",
                        List.of("begint zonder kop", "Zet er een commentaar boven met Wet, Lezing en Niet")),
                new Bad("no Wet", " \\* Wet:.*\n", "", List.of("de kop mist 'Wet:'", "Schrijf wat daar hoort")),
                new Bad("no Lezing", " \\* Lezing:.*\n", "", List.of("de kop mist 'Lezing:'")),
                new Bad("no Niet", " \\* Niet:.*\n", "", List.of("de kop mist 'Niet:'")),
                new Bad("no strekking", ".*@strekking.*\n", "", List.of(rule, "mist @strekking")),
                new Bad("no grondslag", ".*@grondslag.*\n", "", List.of(rule, "mist @grondslag")),
                new Bad("no bron", ".*@bron.*\n", "", List.of(rule, "mist @bron")),
                new Bad("no uitleg", ".*@uitleg.*\n", "", List.of(rule, "mist @uitleg")),
                new Bad("empty uitleg", "@uitleg\\(.*\\)", "@uitleg(\"\")", List.of(rule, "mist @uitleg")),
                new Bad(
                        "wrong order",
                        "( *@strekking.*\n)( *@profiel.*\n)",
                        "$2$1",
                        List.of(rule, "@strekking op de verkeerde plaats", "De volgorde is [strekking, maatregel")),
                new Bad(
                        "unknown annotation",
                        "@profiel\\(J04\\)",
                        "@profile(J04)",
                        List.of(rule, "onbekende aanduiding @profile", "Kies uit")),
                new Bad(
                        "unknown value",
                        "@strekking\\(VOOR\\)",
                        "@strekking(WEL)",
                        List.of(rule, "onbekende waarde 'WEL'", "Kies uit [VOOR, TEGEN")),
                new Bad(
                        "number in a condition",
                        "gedrag\\.probleem",
                        "gedrag.waarde <= 2",
                        List.of(rule, "getal in de voorwaarde", "Maak er een parameter van")),
                new Bad(
                        "unknown parameter",
                        "jeugd\\.ernstig-tot-score",
                        "jeugd.ernstig-tot-scoer",
                        List.of(rule, "onbekende parameter 'jeugd.ernstig-tot-scoer'", "Zet hem in parameters.yaml")),
                new Bad(
                        "two calls",
                        "(\\$lid\\.meld\\(kcontext\\);)",
                        "$1 $1",
                        List.of(rule, "iets anders dan één keer melden")),
                new Bad(
                        "Java in then",
                        "\\$lid\\.meld\\(kcontext\\);",
                        "System.exit(kcontext);",
                        List.of(rule, "iets anders dan één keer melden")),
                new Bad(
                        "unreadable rule",
                        "rule \"J04",
                        "    rule \"J04",
                        List.of("0 van 1 regels is leesbaar", "links uitgelijnd")),
                new Bad(
                        "no number in the name",
                        "J04\\.1 Gedrag",
                        "Gedrag",
                        List.of("regel", "\"Gedrag is een probleem\"", "heeft geen nummer en zin")),
                new Bad("no when", "when\n", "", List.of(rule, "mist when of then")));
    }

    @Test
    void theGoodExampleIsRead() {
        Rule rule = read(GOOD).get(0);
        assertThat(rule.id()).isEqualTo("J04.1");
        assertThat(rule.titel()).isEqualTo("Gedrag is een probleem");
        assertThat(rule.toelichting()).contains("Lezing: gedrag is een probleem.");
        assertThat(rule.parameters())
                .as("named, and behind the property it uses")
                .containsExactly("jeugd.ernstig-tot-score", "probleem.vanaf-score");
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void aBadFileIsRefusedWithFileRuleAndRemedy(Bad bad) {
        String text = GOOD.replaceAll(bad.from(), bad.to());
        assertThat(text).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("rules/" + PATH + ": ")
                .hasMessageContainingAll(bad.said().toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "salience 10",
                "no-loop true",
                "agenda-group \"x\"",
                "ruleflow-group \"x\"",
                "activation-group \"x\"",
                "lock-on-active true"
            })
    void flowControlIsRefused(String control) {
        assertThatThrownBy(() -> read(GOOD.replace("when\n", control + "\nwhen\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("rules/" + PATH + ": ")
                .hasMessageContaining("'" + control.split(" ")[0] + "' hoort niet in een regel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"import nl.profielwijzer.rules.*;", "global java.util.List list;", "function void f() {}"})
    void whatARuleDoesNotNeedIsRefused(String line) {
        assertThatThrownBy(() -> read(GOOD.replace("import nl", line + "\nimport nl")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("rules/" + PATH + ": ")
                .hasMessageContaining("hoort niet in een regel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eval(true)", "modify($lid)"})
    void codeInAConditionIsRefused(String code) {
        assertThatThrownBy(() -> read(GOOD.replace("gedrag.probleem", code)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hoort niet in een regel");
    }

    @Test
    void aNumberOfARuleIsUsedOnce() {
        TreeMap<String, String> files = new TreeMap<>(Map.of(PATH, GOOD, "jeugd/J04b.drl", GOOD));
        assertThatThrownBy(() -> new RuleBook(new RulesFolder(files), PARAMETERS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rules/jeugd/J04b.drl: regelnummer J04.1 bestaat al")
                .hasMessageContaining("Kies een ander nummer");
    }

    @Test
    void aFactThatDoesNotExistIsRefusedWithItsFile() {
        TreeMap<String, String> files =
                new TreeMap<>(Map.of(PATH, GOOD.replace("gedrag.probleem", "gedrag.hinderlijk")));
        assertThatThrownBy(() -> new RuleBook(new RulesFolder(files), PARAMETERS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("J04.drl")
                .hasMessageContaining("hinderlijk");
    }

    private static List<Rule> read(String text) {
        return new RuleFile(
                        PATH, text, PARAMETERS, Map.of("probleem", Set.of("probleem.vanaf-score")), Set.of("metAdvies"))
                .rules();
    }
}
