package nl.profielwijzer.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.assessment.Rekenset;
import nl.profielwijzer.assessment.Uitslag;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeaterTest {
    private static final String INTAKE = """
            {"peildatum":"2026-03-02","gemeente":"0957","melding":{"datum":"2026-02-20"},
             "huishouden":{"leden":[{"id":"k1","rol":"KIND","geboortedatum":"2016-05-10","vraagtOndersteuning":true,
               "leefgebieden":{"gedrag":3,"geestelijkeGezondheid":4,"ontwikkeling":5,"lichamelijkeGezondheid":5}}]}}
            """;

    private static final RulesFolder NOW = RulesFolder.packaged();
    private static final RulesFolder THEN =
            changed("gewicht.J04.1:", "waarden: {2015-01-01: 3}", "waarden: {2015-01-01: 4}");
    private static final Beoordelaar RUNNING = new Beoordelaar(NOW);

    private static Repeater repeater(RegelArchief archief) {
        Rekenset packaged = new Rekenset(RUNNING.catalogue().parameters());
        return new Repeater(RUNNING, (gemeente, day) -> packaged, archief);
    }

    @TempDir
    private Path folder;

    @AfterAll
    static void close() {
        RUNNING.close();
    }

    /** The packaged rules with another value in the parameter that starts here. */
    private static RulesFolder changed(String parameter, String from, String to) {
        SortedMap<String, String> files = new TreeMap<>(NOW.files());
        String yaml = files.get("parameters.yaml");
        int start = yaml.indexOf(parameter);
        int place = yaml.indexOf(from, start);
        assertThat(place).isGreaterThan(start);
        files.put("parameters.yaml", yaml.substring(0, place) + to + yaml.substring(place + from.length()));
        return new RulesFolder(files);
    }

    private static Beoordeling assessedWith(RulesFolder rules) {
        try (Beoordelaar beoordelaar = new Beoordelaar(rules)) {
            Intake intake = Json.JSON.readValue(INTAKE, Intake.class);
            Uitslag uitslag = beoordelaar.beoordeel(intake);
            return new Beoordeling(
                    "id",
                    null,
                    intake.gemeente(),
                    intake.peildatum(),
                    Instant.EPOCH,
                    uitslag.uitkomst(),
                    uitslag.regelversie(),
                    uitslag.parameterset(),
                    beoordelaar.parameterwaarden(LocalDate.of(2026, 3, 2)),
                    "test",
                    INTAKE,
                    Json.JSON.writeValueAsString(uitslag));
        }
    }

    @Test
    void byTheRunningRulesItIsEqual() {
        Herhaling herhaling = repeater(new RegelArchief(folder)).repeat(assessedWith(NOW));
        assertThat(herhaling.gelijk()).as(herhaling.verschillen().toString()).isTrue();
        assertThat(herhaling.zelfdeRegels()).isTrue();
        assertThat(herhaling.zelfdeParameters()).isTrue();
    }

    @Test
    void byArchivedRulesItIsEqual() {
        RegelArchief archief = new RegelArchief(folder.resolve("regels"));
        archief.keep(THEN);
        archief.keep(THEN);
        Herhaling herhaling = repeater(archief).repeat(assessedWith(THEN));
        assertThat(herhaling.gelijk()).as(herhaling.verschillen().toString()).isTrue();
        assertThat(herhaling.zelfdeRegels()).isTrue();
        assertThat(herhaling.regelversieNu()).isEqualTo(THEN.hash());
    }

    @Test
    void withoutTheOldRulesItSaysThatItUsesThoseOfNow() {
        Herhaling herhaling = repeater(new RegelArchief(folder)).repeat(assessedWith(THEN));
        assertThat(herhaling.zelfdeRegels()).isFalse();
        assertThat(herhaling.zelfdeParameters()).isTrue();
        assertThat(herhaling.regelversieToen()).isEqualTo(THEN.hash());
        assertThat(herhaling.regelversieNu()).isEqualTo(NOW.hash());
        assertThat(herhaling.toelichting()).contains("regels van nu");
    }

    @Test
    void tellsWhereTheAnswerDiffers() {
        Beoordeling stored = assessedWith(NOW);
        Beoordeling other = new Beoordeling(
                stored.id(),
                stored.kenmerk(),
                stored.gemeente(),
                stored.peildatum(),
                stored.beoordeeldOp(),
                stored.uitkomst(),
                stored.regelversie(),
                stored.parameterset(),
                stored.parameterwaarden(),
                stored.engineversie(),
                stored.intake(),
                stored.uitslag().replace("\"lid\":\"k1\",\"wetten\"", "\"lid\":\"k9\",\"wetten\""));
        Herhaling herhaling = repeater(new RegelArchief(folder)).repeat(other);
        assertThat(herhaling.gelijk()).isFalse();
        assertThat(herhaling.verschillen()).singleElement().satisfies(verschil -> {
            assertThat(verschil.pad()).isEqualTo("/leden/0/lid");
            assertThat(String.valueOf(verschil.toen())).isEqualTo("\"k9\"");
            assertThat(String.valueOf(verschil.nu())).isEqualTo("\"k1\"");
        });
    }

    @Test
    void changedRulesAreNotReadAgain() throws IOException {
        RegelArchief archief = new RegelArchief(folder);
        archief.keep(THEN);
        assertThat(archief.find(THEN.hash())).contains(THEN);
        assertThat(archief.find(NOW.hash())).isEmpty();
        assertThat(archief.find("../" + THEN.hash())).isEmpty();
        Files.move(folder.resolve(THEN.hash() + ".zip"), folder.resolve(NOW.hash() + ".zip"));
        assertThat(archief.find(NOW.hash())).isEmpty();
        Files.writeString(folder.resolve(THEN.hash() + ".zip"), "geen zip");
        assertThat(archief.find(THEN.hash())).isEmpty();
        archief.keep(THEN);
        assertThat(archief.find(THEN.hash())).contains(THEN);
    }
}
