package nl.profielwijzer;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.catalogue.IntakeReaders;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.IntakeReader;
import nl.profielwijzer.receipt.AssessmentDesk;
import nl.profielwijzer.receipt.Beoordeling;
import nl.profielwijzer.receipt.Beoordelingen;
import nl.profielwijzer.receipt.RegelArchief;
import nl.profielwijzer.receipt.Repeater;
import nl.profielwijzer.release.GeldendeParameters;
import nl.profielwijzer.suspension.Stilleggingen;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A copy that is put back holds everything: each assessment is done again with the same answer. */
@PersistenceTest
class BackupTest {
    private static final RulesFolder NOW = RulesFolder.packaged();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private String printed = "";

    /** A database, and the settings that lead a script to it. */
    private record Installation(Path data, HikariDataSource database, Map<String, String> settings) {
        Beoordelingen beoordelingen() {
            return new Beoordelingen(JdbcClient.create(database), new JdbcTransactionManager(database), List.of());
        }
    }

    private final List<Installation> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(installation -> installation.database().close());
    }

    private Installation installation(String name) throws IOException {
        Path data = Files.createDirectories(folder.resolve(name));
        Map<String, String> settings = new TreeMap<>(Map.of("PROFIELWIJZER_DATA", data.toString()));
        HikariDataSource database = new HikariDataSource();
        if (TestDatabase.isPostgresql()) {
            TestDatabase.configure();
            database.setJdbcUrl(System.getProperty("spring.datasource.url"));
            database.setUsername("postgres");
            settings.put("SPRING_DATASOURCE_URL", database.getJdbcUrl());
            settings.put("SPRING_DATASOURCE_USERNAME", "postgres");
        } else {
            database.setJdbcUrl("jdbc:h2:file:%s/profielwijzer".formatted(data));
            database.setUsername("profielwijzer");
        }
        Installation installation = new Installation(data, database, settings);
        opened.add(installation);
        return installation;
    }

    private int run(String script, Installation installation, Path copy)
            throws IOException, InterruptedException, URISyntaxException {
        ProcessBuilder process = new ProcessBuilder("src/ops/" + script, copy.toString()).redirectErrorStream(true);
        process.environment()
                .keySet()
                .removeIf(name -> name.startsWith("PROFIELWIJZER_") || name.startsWith("SPRING_"));
        process.environment().putAll(installation.settings());
        process.environment()
                .put(
                        "PROFIELWIJZER_H2",
                        Path.of(org.h2.Driver.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                                .toString());
        Process running = process.start();
        printed = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return running.waitFor();
    }

    private static void assess(Installation installation, RulesFolder rules) throws IOException {
        new RegelArchief(installation.data().resolve("regels")).keep(rules);
        try (Beoordelaar beoordelaar = new Beoordelaar(rules)) {
            IntakeReader reader = IntakeReaders.of(beoordelaar.catalogue());
            AssessmentDesk desk = new AssessmentDesk(
                    beoordelaar,
                    GeldendeParameters.alleen(beoordelaar.catalogue().parameters()),
                    new Stilleggingen(JdbcClient.create(installation.database())),
                    installation.beoordelingen(),
                    CLOCK,
                    "test",
                    new SimpleMeterRegistry());
            desk.assess(reader.read(Files.readAllBytes(Path.of("src/docs/voorbeeld-intake.json"))), null);
        }
    }

    private static List<Beoordeling> all(Installation installation) {
        return JdbcClient.create(installation.database())
                .sql("select id from beoordeling order by id")
                .query(String.class)
                .list()
                .stream()
                .map(id -> installation.beoordelingen().find(id).orElseThrow())
                .toList();
    }

    @Test
    void everyAssessmentOfACopyRepeatsEqualAlsoByRulesOfBefore() throws Exception {
        Installation from = installation("van");
        Flyway.configure().dataSource(from.database()).load().migrate();
        TreeMap<String, String> before = new TreeMap<>(NOW.files());
        before.compute("parameters.yaml", (name, yaml) -> yaml + "\n# vroeger\n");
        assess(from, new RulesFolder(before));
        assess(from, NOW);
        List<Beoordeling> stored = all(from);
        if (!TestDatabase.isPostgresql()) {
            from.database().close();
        }

        Files.writeString(from.data().resolve("logboek.sleutel"), "sleutelteken");
        Files.createDirectories(from.data().resolve("geheimen"));
        Files.writeString(from.data().resolve("geheimen/profielwijzer.oidc.client-secret"), "geheimteken");
        Path copy = folder.resolve("kopie.tar.gz");
        assertThat(run("backup", from, copy)).as(printed).isZero();
        try (InputStream unpacked = new GZIPInputStream(Files.newInputStream(copy))) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .as("who finds the copy finds no key")
                    .contains("database.sql")
                    .doesNotContain("sleutelteken", "geheimteken");
        }
        assertThat(run("backup", from, copy)).as("a copy is never overwritten").isOne();

        Installation to = installation("naar");
        assertThat(run("restore", to, copy)).as(printed).isZero();
        assertThat(all(to)).hasSize(2).isEqualTo(stored);
        try (Beoordelaar running = new Beoordelaar(NOW)) {
            Repeater repeater = new Repeater(
                    running,
                    GeldendeParameters.alleen(running.catalogue().parameters())::voor,
                    new RegelArchief(to.data().resolve("regels")));
            assertThat(all(to)).map(repeater::repeat).allSatisfy(herhaling -> {
                assertThat(herhaling.gelijk()).isTrue();
                assertThat(herhaling.zelfdeRegels()).isTrue();
            });
        }
        Flyway.configure().dataSource(to.database()).load().validate();
        assertThat(run("restore", to, copy)).as("only into what is empty").isOne();
        assertThat(printed).contains("Zet een kopie alleen terug in een lege");
    }
}
