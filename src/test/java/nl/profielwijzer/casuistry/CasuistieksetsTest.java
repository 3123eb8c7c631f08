package nl.profielwijzer.casuistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import nl.profielwijzer.PersistenceTest;
import nl.profielwijzer.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

@PersistenceTest
class CasuistieksetsTest {
    private static final CasuistryDesk DESK = new CasuistryDesk(Cases.CATALOGUE);

    @TempDir
    Path folder;

    private HikariDataSource database;
    private Casuistieksets sets;

    @BeforeEach
    void openDatabase() {
        database = TestDatabase.open();
        sets = new Casuistieksets(new JdbcTemplate(database), new JdbcTransactionManager(database));
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void whatIsStoredComesBackByIdWhateverTheOrderWas() throws IOException {
        List<String> lines = new ArrayList<>(
                IntStream.range(0, 2_500).mapToObj(i -> Cases.line("c" + i)).toList());
        Collections.reverse(lines);
        Casuistiekset set = DESK.store(sets, "weert", file(lines), false).set();
        assertThat(set.aantal().waarde()).isEqualTo(2_500);
        assertThat(ids(set)).hasSize(2_500).isSorted().contains("c0", "c2499");
    }

    @Test
    void theSameContentInAnotherOrderIsTheSameVersionAndOtherContentTheNext() throws IOException {
        Importverslag first = DESK.store(sets, "weert", file(List.of(Cases.line("a"), Cases.line("b"))), false);
        Importverslag again = DESK.store(sets, "weert", file(List.of(Cases.line("b"), Cases.line("a"))), false);
        Importverslag other = DESK.store(sets, "weert", file(List.of(Cases.line("b"))), false);
        assertThat(again.set()).isEqualTo(first.set());
        assertThat(again.bestondAl()).isTrue();
        assertThat(other.set().versie()).isEqualTo(2);
        assertThat(sets.find("weert")).contains(other.set());
        assertThat(sets.find("weert@1")).contains(first.set());
        assertThat(ids(first.set())).containsExactly("a", "b");
    }

    @Test
    void nothingIsStoredWhenARowIsBadUnlessOnlyTheGoodOnesAreAsked() throws IOException {
        Path file = file(List.of(Cases.line("a"), "{}", Cases.line("b")));
        Importverslag refused = DESK.store(sets, "weert", file, false);
        assertThat(refused.set()).isNull();
        assertThat(refused.fouten()).allSatisfy(fout -> assertThat(fout.regel()).isEqualTo(2));
        assertThat(sets.find("weert")).isEmpty();
        Importverslag good = DESK.store(sets, "weert", file, true);
        assertThat(ids(good.set())).containsExactly("a", "b");
    }

    @Test
    void nothingIsStoredWhenTheGateRefusesEvenWhenOnlyTheGoodRowsAreAsked() throws IOException {
        Path file = file(List.of(Cases.line("a"), Cases.line("b", "FICTIEF", "Bel 0612345678", Cases.ADVICE)));
        assertThat(DESK.store(sets, "weert", file, true).set()).isNull();
        assertThat(sets.find("weert")).isEmpty();
    }

    @Test
    void casesThatChangedWhileTheyWereStoredAreNotStoredAtAll() throws IOException {
        CasusHashes content = new CasusHashes();
        List<Casus> cases = new ArrayList<>();
        new CasusReader(Cases.CATALOGUE)
                .read(file(List.of(Cases.line("a"), Cases.line("b"))), rij -> cases.add(rij.casus()));
        Composition composition = new Composition();
        cases.forEach(content::add);
        cases.forEach(composition::add);
        Setopbouw opbouw = composition.with(new PrivacyGate(Cases.CATALOGUE).report());
        assertThatThrownBy(() -> sets.add("weert", content, opbouw, taker -> taker.accept(cases.get(0))))
                .hasMessageContaining("veranderd");
        assertThat(sets.find("weert")).isEmpty();
    }

    @Test
    void whatIsExportedIsTheSameSetAsLinesAndAsFolder() throws IOException {
        Casuistiekset toets = sets.find("toets").orElseThrow();
        Path lines = folder.resolve("toets.jsonl.gz");
        Path files = folder.resolve("toets");
        CaseFiles.write(lines, cases -> sets.read(toets, cases));
        CaseFiles.write(files, cases -> sets.read(toets, cases));
        assertThat(DESK.store(sets, "uit-regels", lines, false).set().hash()).isEqualTo(toets.hash());
        assertThat(DESK.store(sets, "uit-map", files, false).set().hash()).isEqualTo(toets.hash());
        assertThatThrownBy(() -> CaseFiles.write(lines, cases -> {})).hasMessageContaining("bestaat al");
    }

    @Test
    void packagedSetsAreThereWithoutImportAndKeepTheirName() {
        assertThat(sets.list()).extracting(Casuistiekset::naam).contains("ijking", "toets");
        assertThat(ids(sets.find("ijking").orElseThrow())).isSorted().contains("C001");
        assertThatThrownBy(() -> DESK.store(sets, "toets", folder, false)).hasMessageContaining("meegeleverd");
        assertThatThrownBy(() -> DESK.store(sets, "Weert!", folder, false)).hasMessageContaining("naam");
    }

    @Test
    void theDemoIsInventedAndJudgedByOneToThreeRaters() {
        List<Casus> demo = new ArrayList<>();
        sets.read(sets.find("demo").orElseThrow(), demo::add);
        assertThat(demo).hasSize(600).allSatisfy(casus -> {
            assertThat(casus.herkomst()).isEqualTo(Casus.Herkomst.GEGENEREERD);
            assertThat(casus.oordelen().stream()
                            .map(Casus.Expertoordeel::beoordelaar)
                            .distinct()
                            .count())
                    .isLessThanOrEqualTo(3);
        });
        assertThat(demo.stream()
                        .filter(casus -> casus.oordelen().stream()
                                        .map(Casus.Expertoordeel::beoordelaar)
                                        .distinct()
                                        .count()
                                >= 2))
                .hasSizeGreaterThan(300);
    }

    private List<String> ids(Casuistiekset set) {
        List<String> ids = new ArrayList<>();
        sets.read(set, casus -> ids.add(casus.id()));
        return ids;
    }

    private Path file(List<String> lines) throws IOException {
        return Files.writeString(folder.resolve("set.jsonl"), String.join("\n", lines));
    }
}
