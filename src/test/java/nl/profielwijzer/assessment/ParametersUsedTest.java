package nl.profielwijzer.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.TreeMap;
import java.util.function.UnaryOperator;
import nl.profielwijzer.catalogue.RulesFolder;
import org.junit.jupiter.api.Test;

/** Every number is used, and nothing uses a number that doesn't exist. */
class ParametersUsedTest {
    @Test
    void aParameterThatNothingUsesIsRefused() {
        assertThatThrownBy(() -> new Beoordelaar(changed("parameters.yaml", text -> text + """

                                  jeugd.overbodig:
                                    omschrijving: Niemand gebruikt dit.
                                    eenheid: score 1-5
                                    herkomst: aanname
                                    bron: "003_c167100d92cc397d.txt, werkplan 2018"
                                    waarden: {2019-01-01: 1}
                                """)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rules/parameters.yaml: parameter jeugd.overbodig wordt nergens gebruikt")
                .hasMessageContaining("Haal hem weg");
    }

    @Test
    void aWeightThatIsMissingIsRefused() {
        assertThatThrownBy(() -> new Beoordelaar(changed(
                        "parameters.yaml", text -> text.replaceFirst("(?m)^  gewicht\\.J04\\.2:\\n(    .*\\n)+", ""))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("parameter gewicht.J04.2 ontbreekt")
                .hasMessageContaining("Voeg hem toe");
    }

    @Test
    void aRuleThatNamesAnUnknownParameterIsRefused() {
        assertThatThrownBy(() -> new Beoordelaar(changed(
                        "wetten/L01.drl", text -> text.replace("LidFeiten(", "LidFeiten( leeftijdOnder(\"l.o\"), "))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rules/wetten/L01.drl: regel \"L01.1")
                .hasMessageContaining("onbekende parameter 'l.o'");
    }

    private static RulesFolder changed(String path, UnaryOperator<String> change) {
        TreeMap<String, String> files = new TreeMap<>(RulesFolder.packaged().files());
        String text = files.get(path);
        files.put(path, change.apply(text));
        assertThat(files.get(path)).isNotEqualTo(text);
        return new RulesFolder(files);
    }
}
