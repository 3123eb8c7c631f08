package nl.profielwijzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.assessment.Rekenset;
import nl.profielwijzer.assessment.Uitslag;
import nl.profielwijzer.assessment.Uitslag.GeldendeStillegging;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Json;
import org.junit.jupiter.api.Test;

class AnswerTextTest {

    @Test
    void aSuspendedAnswerSaysSoAndWhyAndNamesNoProfile() throws IOException {
        try (Beoordelaar beoordelaar = new Beoordelaar(RulesFolder.packaged())) {
            Intake intake =
                    Json.JSON.readValue(Files.readString(Path.of("src/docs/voorbeeld-intake.json")), Intake.class);
            Uitslag uitslag = beoordelaar.beoordeel(
                    intake,
                    new Rekenset(beoordelaar.catalogue().parameters()),
                    List.of(new GeldendeStillegging(
                            "id", Instant.parse("2026-03-01T23:30:00Z"), "Er is een fout gevonden.", null)));
            String text = new AnswerText(beoordelaar.catalogue(), intake, uitslag).text();
            assertThat(text)
                    .contains(
                            "Uitkomst: STILGELEGD",
                            "Stilgelegd: al het advies, sinds 2 maart 2026. Er is een fout gevonden.",
                            ": het advies is stilgelegd",
                            "Kijk zelf of één plan")
                    .doesNotContain("null", "Wat niet past", "Advies: ", "Regievoerder nodig", "J04");
        }
    }
}
