package nl.profielwijzer.cli;

import java.nio.file.Path;
import nl.profielwijzer.casuistry.Casuistieksets;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The database of an installation, opened for one command while the service doesn't run. */
final class Database implements AutoCloseable {
    private final JdbcConnectionPool connections;

    private Database(JdbcConnectionPool connections) {
        this.connections = connections;
    }

    /**
     * Opens the database in this folder; makes it when it isn't there.
     *
     * @throws IllegalArgumentException when it can't be opened
     */
    static Database open(Path data) {
        Path folder = data.toAbsolutePath().normalize();
        JdbcConnectionPool connections =
                JdbcConnectionPool.create("jdbc:h2:file:%s/profielwijzer".formatted(folder), "profielwijzer", "");
        try {
            Flyway.configure().dataSource(connections).load().migrate();
            return new Database(connections);
        } catch (FlywayException e) {
            connections.dispose();
            throw new IllegalArgumentException(
                    "De gegevens in %s zijn niet te openen. Stop de service als die loopt, of geef met --data een andere map."
                            .formatted(folder),
                    e);
        }
    }

    Casuistieksets casuistieksets() {
        return new Casuistieksets(new JdbcTemplate(connections), new JdbcTransactionManager(connections));
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
