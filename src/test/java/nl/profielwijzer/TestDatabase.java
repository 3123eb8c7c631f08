package nl.profielwijzer;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * Empty databases for tests that are a {@link PersistenceTest}: of H2, and of PostgreSQL in the run that asks so. One
 * server of PostgreSQL serves a whole run.
 */
public final class TestDatabase {
    private static final boolean POSTGRESQL = "postgresql".equals(System.getProperty("profielwijzer.test.database"));
    private static @Nullable EmbeddedPostgres server;

    private TestDatabase() {}

    /** An empty database with all tables; the test closes it. */
    public static HikariDataSource open() {
        return open("latest");
    }

    /**
     * An empty database with the tables of then; the test closes it.
     *
     * @param version of the newest migration it has
     */
    public static HikariDataSource open(String version) {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(POSTGRESQL ? create() : "jdbc:h2:mem:" + UUID.randomUUID());
        database.setUsername(POSTGRESQL ? "postgres" : "profielwijzer");
        database.setMaximumPoolSize(4);
        Flyway.configure().dataSource(database).target(version).load().migrate();
        return database;
    }

    /** Whether what is stored goes to PostgreSQL in this run. */
    public static boolean isPostgresql() {
        return POSTGRESQL;
    }

    /**
     * Makes an empty database the one that is configured, for the service and for commands. With H2 nothing is
     * configured: each data folder has its own.
     */
    public static void configure() {
        if (POSTGRESQL) {
            System.setProperty("spring.datasource.url", create());
            System.setProperty("spring.datasource.username", "postgres");
        }
    }

    /** Lets the next test choose for itself. */
    static void forget() {
        System.clearProperty("spring.datasource.url");
        System.clearProperty("spring.datasource.username");
    }

    /** Makes an empty database in PostgreSQL and gives its address. */
    private static synchronized String create() {
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                        .start();
            }
            String name = "test_" + UUID.randomUUID().toString().replace("-", "");
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            return server.getJdbcUrl("postgres", name);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start", e);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL makes no database", e);
        }
    }
}
