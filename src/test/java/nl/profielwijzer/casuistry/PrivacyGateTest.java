package nl.profielwijzer.casuistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nl.profielwijzer.casuistry.Persoonsgegeven.Soort;
import nl.profielwijzer.intake.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivacyGateTest {
    private static final String REAL = "GEANONIMISEERD";

    @TempDir
    Path folder;

    @Test
    void aDirectIdentifierRefusesEvenAnInventedSetAndIsNeverRepeated() throws IOException {
        Privacyrapport report = report(List.of(
                Cases.line("a1"),
                Cases.line("a2", "FICTIEF", "Bel mevrouw Jansen, 0612345678, BSN 111222333.", Cases.ADVICE)));
        assertThat(report.toegelaten()).isFalse();
        assertThat(report.persoonsgegevens())
                .extracting(Persoonsgegeven::soort)
                .containsExactlyInAnyOrder(Soort.NAAM, Soort.TELEFOON, Soort.BSN);
        assertThat(report.persoonsgegevens())
                .allSatisfy(hit -> assertThat(hit.veld()).isEqualTo("/intake/melding/hulpvraag"))
                .allSatisfy(hit -> assertThat(hit.regel()).isEqualTo(2));
        assertThat(Json.JSON.writeValueAsString(report)).doesNotContain("Jansen", "0612345678", "111222333");
    }

    @Test
    void anIdentifierInARowThatCannotBeReadIsFoundToo() throws IOException {
        assertThat(report(List.of("{\"id\": oma Truus 0612345678")).persoonsgegevens())
                .extracting(Persoonsgegeven::soort)
                .contains(Soort.TELEFOON);
    }

    @Test
    void withoutOneGoodCaseThereIsNothingToLetThrough() throws IOException {
        assertThat(report(List.of("{}")).toegelaten()).isFalse();
    }

    @Test
    void smallGroupsOnlyWarnOfInventedCasesAndStopRealOnes() throws IOException {
        List<String> invented = lines("FICTIEF", 4, "J04", "J05");
        assertThat(report(invented)).satisfies(report -> {
            assertThat(report.toegelaten()).isTrue();
            assertThat(report.k()).isEqualTo(new Aantal(4));
            assertThat(report.waarschuwingen()).isNotEmpty();
        });
        assertThat(report(lines(REAL, 4, "J04", "J05"))).satisfies(report -> {
            assertThat(report.toegelaten()).isFalse();
            assertThat(report.bezwaren()).hasSize(1);
            assertThat(report.adviezen()).isNotEmpty();
        });
    }

    @Test
    void fiveRealCasesThatLookAlikePassWithinOneMunicipalityAndTenAreAskedOfTwo() throws IOException {
        assertThat(report(lines(REAL, 5, "J04", "J05")).toegelaten()).isTrue();
        List<String> two = new ArrayList<>(lines(REAL, 5, "J04", "J05"));
        lines(REAL, 5, "J04", "J05")
                .forEach(
                        line -> two.add(line.replace("\"id\":\"r", "\"id\":\"s").replace("0988", "0946")));
        assertThat(report(two)).satisfies(report -> {
            assertThat(report.kGrens()).isEqualTo(10);
            assertThat(report.toegelaten()).isFalse();
            assertThat(report.adviezen())
                    .anySatisfy(
                            advice -> assertThat(advice).contains("subregio").endsWith("dan is het genoeg."));
        });
    }

    @Test
    void oneJudgementForAllInAGroupIsRefused() throws IOException {
        assertThat(report(lines(REAL, 12, "J04", "J04"))).satisfies(report -> {
            assertThat(report.l()).isEqualTo(1);
            assertThat(report.toegelaten()).isFalse();
        });
    }

    @Test
    void inventedCasesAreNoCoverForRealOnes() throws IOException {
        List<String> mixed = new ArrayList<>(lines("FICTIEF", 20, "J04", "J05"));
        mixed.addAll(lines(REAL, 2, "J04", "J05").stream()
                .map(line -> line.replace("\"id\":\"r", "\"id\":\"s"))
                .toList());
        assertThat(report(mixed)).satisfies(report -> {
            assertThat(report.echt()).isTrue();
            assertThat(report.toegelaten()).isFalse();
        });
    }

    @Test
    void aSmallCountOfRealCasesIsNotShown() throws IOException {
        String json = Json.JSON.writeValueAsString(report(lines(REAL, 4, "J04", "J05")));
        assertThat(json).contains("\"casussen\":\"minder dan 10\"", "\"k\":\"minder dan 10\"");
        assertThat(json).doesNotContain(" 4 ");
    }

    @Test
    void theDayOfBirthOfARealPersonIsRefused() throws IOException {
        List<String> lines = lines(REAL, 5, "J04", "J05").stream()
                .map(line -> line.replace("2016-05-01", "2016-05-17"))
                .toList();
        assertThat(report(lines).persoonsgegevens())
                .extracting(Persoonsgegeven::soort)
                .containsOnly(Soort.GEBOORTEDATUM);
    }

    @Test
    void anExpertOfARealSetHasARoleAndNoName() throws IOException {
        List<String> lines = lines(REAL, 6, "J04", "J05");
        assertThat(report(lines.stream()
                                .map(line -> line.replace("\"R1\"", "\"Consulent 12\""))
                                .toList())
                        .toegelaten())
                .isTrue();
        assertThat(report(lines.stream()
                                .map(line -> line.replace("\"R1\"", "\"Jansen\""))
                                .toList())
                        .persoonsgegevens())
                .hasSize(6)
                .allSatisfy(hit -> assertThat(hit.veld()).isEqualTo("/oordelen/0/beoordelaar"));
    }

    @Test
    void theGroupsOfAHandMadeSetAreCountedRight() {
        List<EquivalenceClasses.Persoon> persons = new ArrayList<>();
        // three cases in one group with judgements a, a, b, and one alone with c; case 0 has two persons
        persons.add(person(0, "x", "a"));
        persons.add(person(0, "x", "a"));
        persons.add(person(1, "x", "b"));
        persons.add(person(2, "y", "c"));
        EquivalenceClasses groups = new EquivalenceClasses(persons, java.util.Set.of());
        assertThat(groups.k()).isEqualTo(1);
        assertThat(groups.uniques()).isEqualTo(1);
        assertThat(groups.l()).isEqualTo(1);
        // of all: a 1/2, b 1/4, c 1/4; group y: c 1 → (1/2 + 1/4 + 3/4) / 2
        assertThat(groups.t()).isEqualTo(0.75);
        EquivalenceClasses coarse =
                new EquivalenceClasses(persons, java.util.Set.of(EquivalenceClasses.Kenmerk.GEMEENTE));
        assertThat(coarse.k()).isEqualTo(3);
        assertThat(coarse.t()).isZero();
    }

    private static EquivalenceClasses.Persoon person(int casus, String gemeente, String oordeel) {
        return new EquivalenceClasses.Persoon(
                casus,
                java.util.Map.of(EquivalenceClasses.Kenmerk.GEMEENTE, gemeente),
                java.util.Map.of(EquivalenceClasses.Kenmerk.GEMEENTE, "samen"),
                "WMO",
                oordeel);
    }

    private static List<String> lines(String herkomst, int count, String one, String other) {
        return IntStream.range(0, count)
                .mapToObj(i -> Cases.line(
                        "r" + i,
                        herkomst,
                        "Het gaat niet goed.",
                        Cases.ADVICE.replace("J04", i % 2 == 0 ? one : other)))
                .toList();
    }

    private Privacyrapport report(List<String> lines) throws IOException {
        Path file = Files.writeString(folder.resolve("set.jsonl"), String.join("\n", lines));
        return new CasuistryDesk(Cases.CATALOGUE).inspect(file).privacy();
    }
}
