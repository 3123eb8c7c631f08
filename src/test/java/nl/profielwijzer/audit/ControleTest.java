package nl.profielwijzer.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import nl.profielwijzer.PersistenceTest;
import nl.profielwijzer.TestDatabase;
import nl.profielwijzer.audit.Breuk.Soort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Someone with the whole database, but without the key, changes the log: it shows, and where. */
@PersistenceTest
class ControleTest {
    private static final byte[] KEY = "een sleutel van ten minste 32 bytes".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final int LINES = 40;

    @TempDir
    private Path folder;

    private HikariDataSource connections;
    private JdbcClient jdbc;
    private Logboek logboek;
    private Logregels regels;
    private Koppenbestand koppen;

    @BeforeEach
    void fill() {
        connections = TestDatabase.open();
        jdbc = JdbcClient.create(connections);
        logboek = new Logboek(jdbc, new JdbcTransactionManager(connections), KEY, Clock.fixed(NOW, ZoneOffset.UTC));
        regels = logboek.regels();
        koppen = new Koppenbestand(folder.resolve("koppen"));
        write(LINES / 2);
        koppen.add(regels.kop(), NOW);
        write(LINES / 2);
        koppen.add(regels.kop(), NOW);
    }

    @AfterEach
    void close() {
        connections.close();
    }

    private void write(int lines) {
        for (int i = 0; i < lines; i++) {
            logboek.schrijf(
                    new Handeling("c" + i, Actie.LEZEN, "beoordeling/" + i, Verwerking.TOEGANG_TOT_HULP, "gezin-" + i),
                    Resultaat.GELUKT);
        }
    }

    private Controleverslag check() {
        return new Controle(regels).run(koppen);
    }

    private void sql(String sql, Object... values) {
        jdbc.sql(sql).params(values).update();
    }

    private void renumber(long from, int by) {
        // Apart first, since two lines can't have one number.
        sql("update logregel set volgnummer = volgnummer + 1000000 where volgnummer >= ?", from);
        sql("update logregel set volgnummer = volgnummer - 1000000 + ? where volgnummer > 1000000", by);
    }

    private void assertBroken(Soort soort, long... lines) {
        Controleverslag verslag = check();
        assertThat(verslag.ongeschonden()).isFalse();
        assertThat(verslag.breuken())
                .extracting(Breuk::soort, Breuk::volgnummer)
                .containsExactly(java.util.Arrays.stream(lines)
                        .mapToObj(line -> tuple(soort, line))
                        .toArray(org.assertj.core.groups.Tuple[]::new));
    }

    @Test
    void aLogThatNobodyTouchedIsWhole() {
        Controleverslag verslag = check();
        assertThat(verslag.breuken()).isEmpty();
        assertThat(verslag.ongeschonden()).isTrue();
        assertThat(verslag.regels()).isEqualTo(LINES);
        assertThat(verslag.koppen()).isEqualTo(2);
    }

    @Test
    void aHeadThatIsWrittenDuringTheCheckIsForTheNextOne() throws IOException {
        try (Koppenbestand.Koppen open = koppen.open()) {
            write(1);
            koppen.add(regels.kop(), NOW);
            assertThat(open.iterator()).toIterable().hasSize(2);
        }
        assertThat(check().koppen()).isEqualTo(3);
    }

    @Test
    void theServiceChecksBesideItsWorkAndRemembersWhatCameOfIt() {
        Path file = folder.resolve("koppen");
        try (Nacontrole nacontrole = new Nacontrole(regels, file, Clock.fixed(NOW, ZoneOffset.UTC))) {
            assertThat(nacontrole.laatste()).isNull();
            nacontrole.start();
            nacontrole.await(Duration.ofMinutes(1));
            assertThat(nacontrole.bezig()).isFalse();
            assertThat(nacontrole.laatste().verslag().ongeschonden()).isTrue();
            assertThat(nacontrole.laatste().verslag().koppen()).isEqualTo(2);
            sql("update logregel set actor = 'ander' where volgnummer = 7");
            nacontrole.start();
            nacontrole.await(Duration.ofMinutes(1));
            assertThat(nacontrole.laatste().verslag().breuken())
                    .extracting(Breuk::volgnummer)
                    .containsExactly(7L);
            connections.close();
            nacontrole.start();
            nacontrole.await(Duration.ofMinutes(1));
            assertThat(nacontrole.laatste().verslag()).isNull();
        }
    }

    @Test
    void anEmptyLogIsWhole() {
        sql("delete from logregel");
        sql("update logkop set volgnummer = 0, schakel = ?", Seal.START);
        assertThat(new Controle(regels).run(null).ongeschonden()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tijdstip = timestamp with time zone '2026-03-02 10:00:00.000001+00:00'",
                "actor = 'ander'",
                "actie = 'ZOEKEN'",
                "object = 'beoordeling/999'",
                "resultaat = 'MISLUKT'",
                "oorsprong = 'web'",
                "trace = '0123456789abcdef0123456789abcdef'",
                "verwerking = 'TOEZICHT'",
                "betrokkene = null",
                "betrokkene = ''"
            })
    void aChangeInAnyFieldShows(String change) {
        sql("update logregel set " + change + " where volgnummer = 7");
        assertBroken(Soort.GEWIJZIGD, 7);
    }

    @Test
    void theFirstAndTheLastLineAreGuardedToo() {
        sql("update logregel set actor = 'ander' where volgnummer in (1, ?)", LINES);
        assertBroken(Soort.GEWIJZIGD, 1, LINES);
    }

    @Test
    void aLineThatIsTakenOutShows() {
        sql("delete from logregel where volgnummer = 7");
        assertBroken(Soort.VERWIJDERD, 7);
    }

    @Test
    void aLineThatIsTakenOutAndCoveredUpShows() {
        sql("delete from logregel where volgnummer = 7");
        renumber(8, -1);
        sql("update logkop set volgnummer = volgnummer - 1");
        assertThat(check().breuken())
                .extracting(Breuk::soort, Breuk::volgnummer)
                .containsExactly(tuple(Soort.VERWIJDERD, 7L));
    }

    @Test
    void theFirstLineTakenOutShows() {
        sql("delete from logregel where volgnummer = 1");
        renumber(2, -1);
        sql("update logkop set volgnummer = volgnummer - 1");
        assertBroken(Soort.VERWIJDERD, 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLineThatIsPutInShows(boolean withTheSealBeforeIt) {
        renumber(7, 1);
        sql("""
                insert into logregel select 7, tijdstip, 'ander', actie, object, resultaat, oorsprong, trace, verwerking,
                  betrokkene, %s from logregel where volgnummer = 6
                """.formatted(withTheSealBeforeIt ? "schakel" : "'" + "ab".repeat(32) + "'"));
        sql("update logkop set volgnummer = volgnummer + 1");
        assertBroken(Soort.INGEVOEGD, 7);
    }

    @Test
    void aLineThatIsPutInAtTheEndShows() {
        sql("""
                insert into logregel select 41, tijdstip, actor, actie, object, resultaat, oorsprong, trace, verwerking,
                  betrokkene, schakel from logregel where volgnummer = 40
                """);
        sql("update logkop set volgnummer = 41");
        assertBroken(Soort.GEWIJZIGD, 41);
        sql("update logkop set volgnummer = 40");
        assertThat(check().breuken()).extracting(Breuk::soort).containsExactlyInAnyOrder(Soort.GEWIJZIGD, Soort.KOP);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 20, LINES})
    void linesThatChangedPlacesShow(int other) {
        sql("update logregel set volgnummer = -1 where volgnummer = 7");
        sql("update logregel set volgnummer = 7 where volgnummer = ?", other);
        sql("update logregel set volgnummer = ? where volgnummer = -1", other);
        // The last one also has another seal than the heads say.
        assertThat(check().breuken())
                .filteredOn(each -> each.soort() != Soort.KOP)
                .extracting(Breuk::soort, Breuk::volgnummer)
                .containsExactly(tuple(Soort.VERPLAATST, 7L), tuple(Soort.VERPLAATST, (long) other));
        assertThat(check().breuken().get(0).uitleg()).isEqualTo("Regel 7 stond eerst op plaats %d.".formatted(other));
    }

    @Test
    void linesCutOffTheEndShow() {
        sql("delete from logregel where volgnummer > 35");
        assertThat(check().breuken())
                .extracting(Breuk::soort, Breuk::volgnummer)
                .containsOnly(tuple(Soort.AFGEKAPT, 36L));
    }

    @Test
    void linesCutOffTogetherWithTheHeadShowByTheHeadsKeptElsewhere() {
        cut(35);
        assertThat(new Controle(regels).run(null).ongeschonden()).isTrue();
        assertBroken(Soort.AFGEKAPT, 36);
    }

    @Test
    void linesCutOffShowAlsoWhenTheServiceWroteOn() {
        cut(35);
        write(20);
        koppen.add(regels.kop(), NOW);
        assertBroken(Soort.KOP, LINES);
    }

    private void cut(int last) {
        sql("delete from logregel where volgnummer > ?", last);
        sql(
                "update logkop set volgnummer = ?, schakel = (select schakel from logregel where volgnummer = ?)",
                last,
                last);
    }

    @Test
    void everythingGoneShows() {
        sql("delete from logregel");
        sql("update logkop set volgnummer = 0, schakel = ?", Seal.START);
        assertBroken(Soort.AFGEKAPT, 1);
    }

    @Test
    void aHeadThatDoesNotFitShows() {
        sql("update logkop set schakel = ?", Seal.START);
        assertBroken(Soort.KOP, LINES);
    }

    @Test
    void severalChangesAreEachNamed() {
        sql("update logregel set actor = 'ander' where volgnummer in (3, 30)");
        sql("delete from logregel where volgnummer between 10 and 12");
        assertThat(check().breuken())
                .extracting(Breuk::soort, Breuk::volgnummer)
                .containsExactly(tuple(Soort.GEWIJZIGD, 3L), tuple(Soort.VERWIJDERD, 10L), tuple(Soort.GEWIJZIGD, 30L));
    }

    @Test
    void moreChangesThanCanBeShownAreCounted() {
        write(2_500);
        sql("update logregel set actor = 'ander' where mod(volgnummer, 2) = 0");
        Controleverslag verslag = check();
        assertThat(verslag.breuken()).hasSize(1_000);
        assertThat(verslag.aantalBreuken()).isEqualTo((LINES + 2_500) / 2);
    }

    @Test
    void anotherKeySaysSo() {
        Logregels asSealedOtherwise =
                new Logregels(jdbc, new Seal("een andere sleutel van ook 32 bytes".getBytes(StandardCharsets.UTF_8)));
        Controleverslag verslag = new Controle(asSealedOtherwise).run(koppen);
        assertThat(verslag.breuken())
                .singleElement()
                .satisfies(each -> assertThat(each.uitleg()).contains("Geen enkele regel past bij deze sleutel"));
    }

    @Test
    void aFileThatHoldsNoHeadsIsRefused() throws IOException {
        Path file = folder.resolve("iets");
        Files.writeString(file, "1 2 3\n");
        assertThatThrownBy(() -> new Controle(regels).run(new Koppenbestand(file)))
                .hasMessageContaining("Regel 1 van " + file);
        assertThatThrownBy(() -> new Controle(regels).run(new Koppenbestand(folder.resolve("niets"))))
                .hasMessageContaining("niet te lezen");
    }

    @Test
    void anAuditorFindsLinesByKenmerkAndPages() {
        Logvraag vraag = new Logvraag(null, null, null, null, null, null, null, "gezin-3", null, 1);
        Logregels.Gevonden first = regels.find(vraag);
        assertThat(first.items()).extracting(Logregel::volgnummer).containsExactly(24L);
        assertThat(first.voorVolgnummer()).isEqualTo(24);
        Logregels.Gevonden second = regels.find(
                new Logvraag(null, null, null, null, null, null, null, "gezin-3", first.voorVolgnummer(), 1));
        assertThat(second.items()).extracting(Logregel::volgnummer).containsExactly(4L);
        assertThat(second.voorVolgnummer()).isNull();
        assertThat(regels.find(new Logvraag(
                                NOW,
                                NOW.plusSeconds(1),
                                "c3",
                                Actie.LEZEN,
                                Resultaat.GELUKT,
                                "beoordeling/3",
                                null,
                                null,
                                null,
                                50))
                        .items())
                .hasSize(2);
        assertThat(regels.find(new Logvraag(NOW.plusSeconds(1), null, null, null, null, null, null, null, null, 50))
                        .items())
                .isEmpty();
    }

    @Test
    void aLostKeyIsNotReplacedInSilence() {
        Path key = folder.resolve("sleutel");
        assertThat(KeyFile.readOrMake(key, false)).hasSize(32).isEqualTo(KeyFile.read(key));
        Path lost = folder.resolve("kwijt");
        assertThatThrownBy(() -> KeyFile.readOrMake(lost, true)).hasMessageContaining("reservekopie");
        assertThat(lost).doesNotExist();
    }
}
