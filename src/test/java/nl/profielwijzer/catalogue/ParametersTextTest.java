package nl.profielwijzer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ParametersTextTest {
    private static final RulesFolder RULES = RulesFolder.packaged();
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    @Test
    void onlyTheNamedValuesChange() {
        Parameters before = Catalogue.read(RULES).parameters().on(DAY);
        String text = ParametersText.calibrated(
                RULES.get("parameters.yaml"), Map.of("profiel.drempel", 6.5, "profiel.marge", 2.0));
        TreeMap<String, String> files = new TreeMap<>(RULES.files());
        files.put("parameters.yaml", text);
        Parameterset read = Catalogue.read(new RulesFolder(files)).parameters();
        assertThat(read.on(DAY)).isEqualTo(before.with("profiel.drempel", 6.5).with("profiel.marge", 2));
        assertThat(text.lines().filter(line -> line.equals("    herkomst: geijkt")))
                .hasSize(2);
        assertThat(text).contains("# De getallen van het instrument.");
    }

    @Test
    void withoutValuesTheTextIsTheSame() {
        String yaml = RULES.get("parameters.yaml");
        assertThat(ParametersText.with(yaml, Map.of())).isEqualTo(yaml);
    }

    @Test
    void anUnknownParameterIsRefused() {
        assertThatThrownBy(() -> ParametersText.with(RULES.get("parameters.yaml"), Map.of("bestaat.niet", 1.0)))
                .hasMessageContaining("bestaat.niet");
    }
}
