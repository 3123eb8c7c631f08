package nl.profielwijzer.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.IntakeOngeldig;
import nl.profielwijzer.intake.Inzet;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.intake.Lid;
import nl.profielwijzer.monitoring.Pseudonymiser.Pseudoniem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PseudonymiserTest {
    /** All that a string of an offered intake can be: a code, the first of a month, a municipality or a role with a number. */
    private static final Pattern NOTHING_PERSONAL =
            Pattern.compile("[A-Z][A-Z0-9_]*|[0-9]{4}-[0-9]{2}-01|[0-9]{4}|[kopih][0-9]{1,2}");

    private static Beoordelaar beoordelaar;
    private static Pseudonymiser pseudonymiser;

    @BeforeAll
    static void compile() {
        beoordelaar = new Beoordelaar(RulesFolder.packaged());
        pseudonymiser = new Pseudonymiser(beoordelaar);
    }

    @AfterAll
    static void close() {
        beoordelaar.close();
    }

    private static Intake intake(String peildatum, String birth, String inzet) {
        return Json.JSON.readValue("""
                {"kenmerk":"dossier-77","peildatum":"%s","gemeente":"0957",
                 "melding":{"datum":"2026-02-20","verwijzer":"ZELF","hulpvraag":"Sanne slaapt slecht."},
                 "huishouden":{"leden":[
                   {"id":"sanne","rol":"KIND","geboortedatum":"%s","vraagtOndersteuning":true,
                    "leefgebieden":{"gedrag":3,"geestelijkeGezondheid":4},"positieveGezondheid":{"meedoen":7},
                    "leveringsvorm":"PGB"},
                   {"id":"mama","rol":"OUDER","geboortedatum":"1985-01-15","vraagtOndersteuning":false,
                    "mantelzorg":{"voorLid":"sanne","urenPerWeek":3,"belasting":2}}],
                  "inzet":[%s]}}
                """.formatted(peildatum, birth, inzet), Intake.class);
    }

    private static int age(LocalDate birth, LocalDate day) {
        return Period.between(birth, day).getYears();
    }

    @Test
    void nothingThatLeadsToTheHouseholdIsLeft() {
        Pseudoniem pseudoniem = pseudonymiser.of(intake(
                "2026-03-12",
                "2016-05-10",
                "{\"lid\":\"sanne\",\"wet\":\"ZVW\",\"omschrijving\":\"Fysio bij Jansen\",\"sinds\":\"2026-01-12\"}"));
        String text = Json.JSON.writeValueAsString(pseudoniem.intake());
        assertThat(text).doesNotContainIgnoringCase("sanne", "mama", "dossier", "slaapt", "Fysio", "meedoen", "PGB");
        assertThat(pseudoniem.intake().huishouden().leden()).extracting(Lid::id).containsExactly("k1", "o1");
        assertThat(Objects.requireNonNull(
                                pseudoniem.intake().huishouden().leden().get(1).mantelzorg())
                        .voorLid())
                .isEqualTo("k1");
        assertThat(pseudoniem.intake().peildatum()).isEqualTo("2026-03-01");
    }

    @Test
    void whoHasABirthdayLaterInTheMonthDoesNotBecomeAYearOlder() {
        for (String birth : List.of("2008-03-12", "2008-03-13", "2008-03-31", "2008-02-29", "2008-04-01")) {
            Intake intake = intake("2026-03-12", birth, "");
            Lid lid = pseudonymiser.of(intake).intake().huishouden().leden().get(0);
            assertThat(lid.geboortedatum().getDayOfMonth()).isEqualTo(1);
            assertThat(age(lid.geboortedatum(), LocalDate.of(2026, 3, 1)))
                    .as(birth)
                    .isEqualTo(age(LocalDate.parse(birth), intake.peildatum()));
        }
    }

    @Test
    void supportThatEndedEarlierInTheMonthStaysEndedAndSupportThatRunsRunsOn() {
        Intake intake = intake("2026-03-12", "2012-05-10", """
                {"lid":"sanne","wet":"JEUGDWET","sinds":"2026-03-03","tot":"2026-03-11"},
                {"lid":"sanne","wet":"JEUGDWET","sinds":"2025-03-03","tot":"2026-03-12"},
                {"lid":"sanne","wet":"ZVW","sinds":"2025-03-03"}
                """);
        Intake rounded = pseudonymiser.of(intake).intake();
        List<Inzet> before = Objects.requireNonNull(intake.huishouden().inzet());
        List<Inzet> after = Objects.requireNonNull(rounded.huishouden().inzet());
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).looptOp(rounded.peildatum()))
                    .isEqualTo(before.get(i).looptOp(intake.peildatum()));
            assertThat(after.get(i).tot() == null
                            || !after.get(i).sinds().isAfter(after.get(i).tot()))
                    .isTrue();
        }
    }

    @Test
    void anIntakeWhoseAdviceWouldChangeIsRefused() {
        assertThatThrownBy(() -> pseudonymiser.of(withComplaintsSince("2025-12-14", "2026-03-05")))
                .isInstanceOfSatisfying(
                        IntakeOngeldig.class,
                        refused -> assertThat(refused.fouten().get(0).code()).isEqualTo("datum-telt"));
        assertThat(pseudonymiser
                        .of(withComplaintsSince("2025-12-01", "2026-03-05"))
                        .intake()
                        .peildatum())
                .isEqualTo("2026-03-01");
    }

    /** A light question of a child: the first three months it is for the local team (I03). */
    private static Intake withComplaintsSince(String klachtenSinds, String peildatum) {
        ObjectNode tree = (ObjectNode) Json.JSON.readTree("""
                {"peildatum":"%s","gemeente":"0957","melding":{"datum":"2026-02-20"},
                 "huishouden":{"leden":[
                   {"id":"k1","rol":"KIND","geboortedatum":"2016-05-10","vraagtOndersteuning":true,
                    "leefgebieden":{"gedrag":3,"geestelijkeGezondheid":4,"schoolgang":4,"huiselijkeRelaties":4,"ontwikkeling":5,
                     "lichamelijkeGezondheid":5},
                    "beperkingen":[{"grondslag":"GEDRAG"}],"eerdereHulpOnvoldoende":false,
                    "klachtenSinds":"%s"}],"inzet":[]}}
                """.formatted(peildatum, klachtenSinds));
        return Json.JSON.treeToValue(tree, Intake.class);
    }

    /** Of all cases that come with the product, whatever the day: the advice stays, or the case is refused. */
    @Test
    void everyOfferedIntakeHasTheSameAdviceAgesAndNothingPersonal() throws IOException {
        Random random = new Random(3);
        int offered = 0;
        int refused = 0;
        for (Intake intake : intakes()) {
            Intake moved = moved(intake, 1 + random.nextInt(27));
            try {
                Intake rounded = pseudonymiser.of(moved).intake();
                offered++;
                assertThat(texts(Json.JSON.valueToTree(rounded))).allMatch(NOTHING_PERSONAL.asMatchPredicate());
                for (int i = 0; i < moved.huishouden().leden().size(); i++) {
                    assertThat(age(rounded.huishouden().leden().get(i).geboortedatum(), rounded.peildatum()))
                            .isEqualTo(age(moved.huishouden().leden().get(i).geboortedatum(), moved.peildatum()));
                }
            } catch (IntakeOngeldig e) {
                refused++;
            }
        }
        assertThat(offered).isGreaterThan(60);
        assertThat(refused).isLessThan(offered / 4);
    }

    private static Intake moved(Intake intake, int days) {
        return new Intake(
                "kenmerk-1",
                intake.peildatum().plusDays(days),
                intake.gemeente(),
                intake.melding(),
                intake.huishouden());
    }

    private static List<Intake> intakes() throws IOException {
        List<Intake> intakes = new ArrayList<>();
        for (Path path : Files.walk(Path.of("testcases/casuistiek"))
                .filter(each -> each.toString().endsWith(".yaml"))
                .filter(each -> !each.toString().endsWith(".verwacht.yaml"))
                .sorted()
                .toList()) {
            intakes.add(Json.JSON.treeToValue(
                    Json.YAML.readTree(Files.readString(path)).get("intake"), Intake.class));
        }
        assertThat(intakes).hasSizeGreaterThan(80);
        return intakes;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isString()) {
            texts.add(node.stringValue());
        }
        node.forEach(child -> texts.addAll(texts(child)));
        return texts;
    }
}
