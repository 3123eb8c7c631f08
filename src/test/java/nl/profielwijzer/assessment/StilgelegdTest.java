package nl.profielwijzer.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.profielwijzer.assessment.Uitslag.Advies;
import nl.profielwijzer.assessment.Uitslag.GeldendeStillegging;
import nl.profielwijzer.assessment.Uitslag.LidUitslag;
import nl.profielwijzer.assessment.Uitslag.OpenVraag;
import nl.profielwijzer.assessment.Uitslag.ParametersetReferentie;
import nl.profielwijzer.assessment.Uitslag.Waarneming;
import nl.profielwijzer.catalogue.Profiel;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.intake.RandomIntakes;
import nl.profielwijzer.rules.Naleving;
import nl.profielwijzer.rules.Route;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the answer to every intake holds, and what not, while advice is suspended. */
class StilgelegdTest {
    private static final int INTAKES = 30;
    private static final ParametersetReferentie SET = new ParametersetReferentie("proef", 1, "hash");
    private static final Beoordelaar BEOORDELAAR = new Beoordelaar(RulesFolder.packaged());
    private static final Map<Intake, Uitslag> OPEN = new HashMap<>();

    @AfterAll
    static void close() {
        BEOORDELAAR.close();
    }

    private static GeldendeStillegging suspended(@Nullable List<String> profielen) {
        return new GeldendeStillegging(
                "0b9c6b0e-8d2f-4a3e-9a55-0f6c1a3f2b11",
                Instant.parse("2026-03-01T09:00:00Z"),
                "Er is een fout gevonden.",
                profielen);
    }

    private static Uitslag open(Intake intake) {
        return OPEN.computeIfAbsent(intake, BEOORDELAAR::beoordeel);
    }

    private static Uitslag closed(Intake intake, @Nullable List<String> profielen) {
        return closed(intake, BEOORDELAAR.parameterwaarden(intake.peildatum()), profielen);
    }

    private static Uitslag closed(Intake intake, Map<String, Double> values, @Nullable List<String> profielen) {
        return BEOORDELAAR.beoordeel(intake, values, SET, List.of(suspended(profielen)));
    }

    @Test
    void withEverythingSuspendedSafetyLawsAndQuestionsAreTheSameAndThereIsNoAdviceOfAnyKind() {
        RandomIntakes.check(INTAKES, (intake, random) -> {
            Uitslag open = open(intake);
            Uitslag closed = closed(intake, null);
            assertThat(closed.veiligheid()).isEqualTo(open.veiligheid());
            assertThat(laws(closed)).isEqualTo(laws(open));
            assertThat(asked(closed)).isEqualTo(asked(open));
            assertThat(closed.genegeerd()).isEqualTo(open.genegeerd());
            assertThat(closed.uitkomst())
                    .isEqualTo(open.uitkomst() == Uitkomst.SPOED ? Uitkomst.SPOED : Uitkomst.STILGELEGD);
            assertThat(closed.stilleggingen()).containsExactly(suspended(null));
            assertThat(closed.leden()).allSatisfy(StilgelegdTest::assertNoAdvice);
            assertHouseholdSilent(closed);
            assertThat(told(closed)).noneMatch(text -> text.contains("wordt: ") || text.contains("gezinsplan"));
            assertThat(closed.bevindingen())
                    .map(Waarneming::regel)
                    .allMatch(regel -> "VLBGD".indexOf(regel.charAt(0)) >= 0)
                    .doesNotContain("L10.1", "B09.1", "B09.2", "B18.1", "B20.1");
        });
    }

    /** What stays the same whatever is advised, can't give the advice away. */
    @Test
    void withEverythingSuspendedNoNumberOfTheWeighingShowsThrough() {
        Set<String> differed = new TreeSet<>();
        RandomIntakes.check(INTAKES, (intake, random) -> {
            Map<String, Double> values = BEOORDELAAR.parameterwaarden(intake.peildatum());
            Map<String, Double> other = new HashMap<>(values);
            other.keySet().stream()
                    .filter(naam -> naam.startsWith("gewicht."))
                    .toList()
                    .forEach(naam -> other.put(naam, (double) random.nextInt(1, 6)));
            other.put("profiel.drempel", (double) random.nextInt(1, 9));
            other.put("wmo.onplanbaar", (double) random.nextInt(0, 3));
            other.put("wmo.netwerk-effect", (double) random.nextInt(0, 3));
            assertThat(withoutQuestions(closed(intake, other, null)))
                    .isEqualTo(withoutQuestions(closed(intake, values, null)));
            if (!adviezen(BEOORDELAAR.beoordeel(intake, other, SET)).equals(adviezen(open(intake)))) {
                differed.add(String.valueOf(intake.hashCode()));
            }
        });
        assertThat(differed).as("intakes advised otherwise by those numbers").hasSizeGreaterThan(INTAKES / 5);
    }

    /** Which questions are worth asking follows from what can change; that is allowed to show. */
    private static JsonNode withoutQuestions(Uitslag uitslag) {
        ObjectNode tree = Json.JSON.valueToTree(uitslag);
        tree.remove("vragen");
        tree.get("bevindingen").forEach(finding -> ((ObjectNode) finding).remove("gewicht"));
        return tree;
    }

    private static List<List<Advies>> adviezen(Uitslag uitslag) {
        return uitslag.leden().stream().map(LidUitslag::adviezen).toList();
    }

    @Test
    void aSuspendedProfileIsAdvisedToNobodyAndNowhereCalledUnfitting() {
        List<String> kept = new ArrayList<>();
        RandomIntakes.check(INTAKES, (intake, random) -> {
            Uitslag open = open(intake);
            for (LidUitslag advised : open.leden()) {
                if (advised.adviezen().isEmpty()) {
                    continue;
                }
                Advies advies = advised.adviezen().get(0);
                List<String> fits = new ArrayList<>(List.of(advies.profiel()));
                fits.addAll(advies.alternatieven() == null ? List.of() : advies.alternatieven());
                String code = fits.get(random.nextInt(fits.size()));
                Uitslag closed = closed(intake, List.of(code));
                assertThat(lid(closed, advised.lid())).satisfies(StilgelegdTest::assertNoAdvice);
                assertHouseholdSilent(closed);
                assertThat(laws(closed)).isEqualTo(laws(open));
                assertThat(asked(closed)).isEqualTo(asked(open));
                for (LidUitslag each : closed.leden()) {
                    if (each.stilgelegd() == null) {
                        assertThat(each.adviezen())
                                .isEqualTo(lid(open, each.lid()).adviezen());
                        kept.add(each.lid());
                    }
                    assertThat(each.profielen()).noneMatch(one -> one.profiel().equals(code));
                    assertThat(each.waaromNiet())
                            .filteredOn(one -> one.profiel().equals(code))
                            .allSatisfy(one -> assertThat(one.reden()).contains("stilgelegd"));
                }
                String naam = BEOORDELAAR
                        .catalogue()
                        .profielen(intake.gemeente(), intake.peildatum())
                        .profiel(code)
                        .naam();
                assertThat(told(closed)).noneMatch(text -> text.matches("(?s).*wordt: [^.]*" + naam + " \\(.*"));
                break;
            }
        });
        assertThat(kept).as("leden whose advice stood").isNotEmpty();
    }

    @Test
    void suspendingWhatTouchesNobodyLeavesTheAdviceAndTheHouseholdAsTheyAre() {
        RandomIntakes.check(INTAKES, (intake, random) -> {
            Uitslag open = open(intake);
            Set<String> near = new TreeSet<>();
            open.leden().forEach(lid -> {
                lid.profielen().forEach(one -> near.add(one.profiel()));
                lid.adviezen().forEach(one -> near.add(one.profiel()));
            });
            List<String> far =
                    BEOORDELAAR.catalogue().profielen(intake.gemeente(), intake.peildatum()).profielen().stream()
                            .map(Profiel::code)
                            .filter(code -> code.startsWith("J") && !near.contains(code))
                            .toList();
            Uitslag closed = closed(intake, List.of(far.get(random.nextInt(far.size()))));
            assertThat(closed.uitkomst()).isEqualTo(open.uitkomst());
            assertThat(adviezen(closed)).isEqualTo(adviezen(open));
            assertThat(closed.gezin()).isEqualTo(open.gezin());
            assertThat(closed.beginselen()).isEqualTo(open.beginselen());
        });
    }

    @Test
    void aSuspendedAnswerHoldsToTheSchemaAndEveryGroundIsAFinding() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                        SchemaLocation.of("https://profielwijzer.invalid/beoordeling.schema.json"),
                        Json.JSON.readTree(
                                Files.readString(Path.of("src/main/resources/schemas/beoordeling.schema.json"))));
        RandomIntakes.check(INTAKES, (intake, random) -> {
            ObjectNode answer =
                    Json.JSON.valueToTree(closed(intake, random.nextBoolean() ? null : List.of("J04", "W03")));
            answer.put("id", "0198-1");
            assertThat(schema.validate(
                            answer, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                    .isEmpty();
            Set<String> findings = new TreeSet<>();
            answer.get("bevindingen")
                    .forEach(finding -> findings.add(finding.get("regel").asString()));
            answer.findValues("gronden")
                    .forEach(list -> list.forEach(ground -> assertThat(findings).contains(ground.asString())));
        });
    }

    private static void assertNoAdvice(LidUitslag lid) {
        assertThat(lid.stilgelegd()).isTrue();
        assertThat(lid.route()).isIn(Route.MENSELIJK_OORDEEL, Route.SPOED, Route.ONBEKEND, Route.GEEN_VRAAG);
        assertThat(lid.profielen()).isEmpty();
        assertThat(lid.adviezen()).isEmpty();
        assertThat(lid.waaromNiet()).isEmpty();
        assertThat(lid.omslagen()).isEmpty();
        assertThat(lid.urgentie()).isNull();
        assertThat(lid.gespreksvragen()).isEmpty();
        if (lid.route() != Route.SPOED) {
            assertThat(lid.stappen().subList(2, 5))
                    .allSatisfy(stap -> assertThat(stap.conclusie()).startsWith("Het advies hierover is stilgelegd."))
                    .flatMap(Uitslag.Stap::gronden)
                    .allMatch(grond -> grond.startsWith("D"));
        }
    }

    private static void assertHouseholdSilent(Uitslag closed) {
        assertThat(closed.gezin()).isEqualTo(new Uitslag.Gezin(null, null, List.of(), List.of()));
        assertThat(closed.beginselen()).hasSize(20);
        assertThat(closed.beginselen())
                .filteredOn(each -> Set.of("B05", "B09", "B12", "B20").contains(each.beginsel()))
                .allSatisfy(each -> assertThat(each.oordeel()).isEqualTo(Naleving.ONBEKEND));
    }

    private static LidUitslag lid(Uitslag uitslag, String id) {
        return uitslag.leden().stream()
                .filter(each -> each.lid().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<Object> laws(Uitslag uitslag) {
        return uitslag.leden().stream()
                .flatMap(lid -> lid.wetten().stream())
                .<Object>map(wet -> List.of(wet.wet(), wet.oordeel(), wet.gronden()))
                .toList();
    }

    /** The questions in their order, without what an answer could change. */
    private static List<OpenVraag> asked(Uitslag uitslag) {
        return uitslag.vragen().stream()
                .map(vraag -> new OpenVraag(
                        vraag.lid(), vraag.veld(), vraag.vraag(), vraag.beslissend(), vraag.omdat(), List.of()))
                .toList();
    }

    /** What the answer says that changes could do. */
    private static List<String> told(Uitslag uitslag) {
        return Stream.concat(
                        uitslag.vragen().stream().flatMap(vraag -> vraag.gevolgen().stream()),
                        uitslag.leden().stream()
                                .flatMap(lid -> lid.omslagen().stream())
                                .map(Uitslag.Omslag::gevolg))
                .toList();
    }
}
