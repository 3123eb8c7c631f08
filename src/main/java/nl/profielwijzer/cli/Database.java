package nl.profielwijzer.cli;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.casuistry.Casuistieksets;
import nl.profielwijzer.monitoring.Tellingen;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The database of an installation, opened for one command: the same one that the service would use. */
final class Database implements AutoCloseable {
    private final HikariDataSource connections;
    private final Path key;
    private final Path koppen;

    private Database(HikariDataSource connections, Path key, Path koppen) {
        this.connections = connections;
        this.key = key;
        this.koppen = koppen;
    }

    /**
     * Opens the database that is configured, or else the one in this folder, which is made when it isn't there.
     *
     * @throws IllegalArgumentException when it can't be opened
     */
    static Database open(Path data) {
        Path folder = data.toAbsolutePath().normalize();
        StandardEnvironment environment = environment(folder);
        DataSourceProperties configured = Binder.get(environment)
                .bind("spring.datasource", DataSourceProperties.class)
                .get();
        HikariDataSource connections = configured
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        try {
            Flyway.configure().dataSource(connections).load().migrate();
            return new Database(
                    connections,
                    Path.of(environment.getRequiredProperty("profielwijzer.logboek.sleutelbestand")),
                    Path.of(environment.getRequiredProperty("profielwijzer.logboek.kopbestand")));
        } catch (FlywayException | HikariPool.PoolInitializationException e) {
            connections.close();
            throw new IllegalArgumentException(
                    DatabaseDriver.fromJdbcUrl(configured.determineUrl()) == DatabaseDriver.H2
                            ? "De gegevens in %s zijn niet te openen. Stop de service als die loopt, of geef met --data een andere map."
                                    .formatted(folder)
                            : "De database is niet te openen. Kijk of die draait en of SPRING_DATASOURCE_URL,"
                                    + " SPRING_DATASOURCE_USERNAME en het bestand spring.datasource.password kloppen.",
                    e);
        }
    }

    /** What the service would be told, with this data folder. */
    private static StandardEnvironment environment(Path folder) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("data", Map.of("profielwijzer.data", folder.toString())));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return environment;
    }

    JdbcClient jdbc() {
        return JdbcClient.create(connections);
    }

    PlatformTransactionManager transactions() {
        return new JdbcTransactionManager(connections);
    }

    Logboek logboek(Clock clock) {
        return Logboek.open(jdbc(), transactions(), key, clock);
    }

    /** The file in which the service writes down where the log ends. */
    Path koppen() {
        return koppen;
    }

    Casuistieksets casuistieksets() {
        return new Casuistieksets(new JdbcTemplate(connections), transactions());
    }

    Tellingen tellingen() {
        return new Tellingen(new JdbcTemplate(connections));
    }

    @Override
    public void close() {
        connections.close();
    }
}
