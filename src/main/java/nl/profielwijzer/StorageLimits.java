package nl.profielwijzer;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jdbc.DatabaseDriver;

/** Keeps callers from waiting for ever on a PostgreSQL that stopped answering; its driver has no limits of its own. */
final class StorageLimits implements BeanPostProcessor {
    /** Seconds; a caller hears within three that there is no storage. */
    private static final String CONNECT_AT_MOST = "2";

    /** Seconds; longer than any answer of the database takes. */
    private static final String WAIT_AT_MOST = "30";

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource database
                && DatabaseDriver.fromJdbcUrl(database.getJdbcUrl()) == DatabaseDriver.POSTGRESQL) {
            database.addDataSourceProperty("connectTimeout", CONNECT_AT_MOST);
            database.addDataSourceProperty("socketTimeout", WAIT_AT_MOST);
            database.addDataSourceProperty("tcpKeepAlive", "true");
        }
        return bean;
    }
}
