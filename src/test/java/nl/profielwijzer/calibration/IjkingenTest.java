package nl.profielwijzer.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import nl.profielwijzer.calibration.Ijking.Gebruikt;
import nl.profielwijzer.calibration.Ijking.Opdracht;
import nl.profielwijzer.calibration.Ijking.Toestand;
import nl.profielwijzer.calibration.Ijking.Uitkomst;
import nl.profielwijzer.casuistry.Aantal;
import nl.profielwijzer.casuistry.Casus.Herkomst;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class IjkingenTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final Opdracht OPDRACHT = new Opdracht(
            new Gebruikt("weert@2", "hash", Aantal.of(300, true), Map.of(Herkomst.GEANONIMISEERD, Aantal.of(3, true))),
            null,
            .005,
            null,
            1,
            null);
    private static final Uitkomst UITKOMST =
            new Uitkomst("resultaat", "regels", List.of(), List.of("Niets bewijst zich."), List.of(), 0);

    private JdbcConnectionPool database;
    private Ijkingen ijkingen;

    @BeforeEach
    void openDatabase() {
        database = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "profielwijzer", "");
        Flyway.configure().dataSource(database).load().migrate();
        ijkingen = new Ijkingen(JdbcClient.create(database), new JdbcTransactionManager(database));
    }

    @AfterEach
    void closeDatabase() {
        database.dispose();
    }

    private Optional<String> take(String loper, Instant now) {
        return ijkingen.take(loper, "basis", now, SILENCE).map(Ijking::id);
    }

    @Test
    void whatIsAskedComesBackAsItWasAsked() {
        Ijking asked = ijkingen.add(OPDRACHT, NOW);
        assertThat(asked.opdracht()).isEqualTo(OPDRACHT);
        assertThat(asked.toestand()).isEqualTo(Toestand.WACHT);
        assertThat(asked.bestanden()).isEmpty();
        assertThat(ijkingen.list(0, 10)).containsExactly(asked);
    }

    @Test
    void theOldestIsTakenFirstAndByOneProcessOnly() {
        String first = ijkingen.add(OPDRACHT, NOW).id();
        String second = ijkingen.add(OPDRACHT, NOW.plusSeconds(1)).id();
        assertThat(take("a", NOW)).contains(first);
        assertThat(take("b", NOW)).contains(second);
        assertThat(take("c", NOW)).isEmpty();
    }

    @Test
    void whatAProcessIsSilentAboutOrLeavesIsForAnother() {
        String id = ijkingen.add(OPDRACHT, NOW).id();
        take("a", NOW);
        assertThat(ijkingen.tell(id, "a", .25, 60, NOW.plusSeconds(4))).isTrue();
        assertThat(take("b", NOW.plusSeconds(8))).isEmpty();
        assertThat(take("b", NOW.plusSeconds(10))).contains(id);
        assertThat(ijkingen.tell(id, "a", .5, 30, NOW.plusSeconds(11)))
                .as("the first one hears that it isn't his any more")
                .isFalse();
        assertThat(ijkingen.find(id).orElseThrow().voortgang()).isEqualTo(.25);
        ijkingen.leave(id, "b");
        assertThat(take("c", NOW.plusSeconds(11))).contains(id);
    }

    @Test
    void chunksAreKeptOnceAndThrownAwayWhenTheRulesHaveChanged() {
        String id = ijkingen.add(OPDRACHT, NOW).id();
        take("a", NOW);
        ijkingen.keepChunk(id, "deel 1", new byte[] {1, 2, 3});
        ijkingen.keepChunk(id, "deel 1", new byte[] {1, 2, 3});
        assertThat(ijkingen.chunk(id, "deel 1")).containsExactly(1, 2, 3);
        assertThat(ijkingen.chunk(id, "deel 2")).isNull();
        ijkingen.tell(id, "a", .25, 60, NOW);
        ijkingen.leave(id, "a");
        Ijking again = ijkingen.take("b", "other rules", NOW, SILENCE).orElseThrow();
        assertThat(again.voortgang()).isZero();
        assertThat(ijkingen.chunk(id, "deel 1")).isNull();
    }

    @Test
    void aReportIsStoredWithTheEndAndComesBackWhole() throws IOException {
        String id = ijkingen.add(OPDRACHT, NOW).id();
        take("a", NOW);
        byte[] large = new byte[1_500_000];
        new Random(1).nextBytes(large);
        ijkingen.finish(
                id, "a", Toestand.GEEN_VOORSTEL, UITKOMST, Map.of("gevallen.parquet", large), NOW.plusSeconds(60));
        Ijking done = ijkingen.find(id).orElseThrow();
        assertThat(done.uitkomst()).isEqualTo(UITKOMST);
        assertThat(done.klaarOp()).isEqualTo(NOW.plusSeconds(60));
        assertThat(ijkingen.file(id, "gevallen.parquet", true).orElseThrow().readAllBytes())
                .isEqualTo(large);
        assertThat(ijkingen.file(id, "rapport.html", true)).isEmpty();
    }

    @Test
    void whatWasStoppedDoesNotEndOtherwise() {
        String id = ijkingen.add(OPDRACHT, NOW).id();
        take("a", NOW);
        ijkingen.keepChunk(id, "deel 1", new byte[] {1});
        assertThat(ijkingen.breakOff(id, NOW)).isTrue();
        assertThat(ijkingen.breakOff(id, NOW)).isFalse();
        assertThat(ijkingen.chunk(id, "deel 1")).isNull();
        ijkingen.keepChunk(id, "deel 2", new byte[] {1});
        ijkingen.finish(id, "a", Toestand.VOORSTEL, UITKOMST, Map.of("rapport.json", new byte[] {1}), NOW);
        ijkingen.tidy(id);
        assertThat(ijkingen.find(id).orElseThrow().toestand()).isEqualTo(Toestand.AFGEBROKEN);
        assertThat(ijkingen.file(id, "rapport.json", true)).isEmpty();
        assertThat(ijkingen.chunk(id, "deel 2")).isNull();
    }
}
