package nl.profielwijzer.cli;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.file.Path;
import java.util.Map;
import nl.profielwijzer.casuistry.Casuistieksets;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The database of an installation, opened for one command: the same one that the service would use. */
final class Database implements AutoCloseable {
    private final HikariDataSource connections;

    private Database(HikariDataSource connections) {
        this.connections = connections;
    }

    /**
     * Opens the database that is configured, or else the one in this folder, which is made when it isn't there.
     *
     * @throws IllegalArgumentException when it can't be opened
     */
    static Database open(Path data) {
        Path folder = data.toAbsolutePath().normalize();
        DataSourceProperties configured = configured(folder);
        HikariDataSource connections = configured
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        try {
            Flyway.configure().dataSource(connections).load().migrate();
            return new Database(connections);
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

    private static DataSourceProperties configured(Path folder) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("data", Map.of("profielwijzer.data", folder.toString())));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return Binder.get(environment)
                .bind("spring.datasource", DataSourceProperties.class)
                .get();
    }

    Casuistieksets casuistieksets() {
        return new Casuistieksets(new JdbcTemplate(connections), new JdbcTransactionManager(connections));
    }

    @Override
    public void close() {
        connections.close();
    }
}
