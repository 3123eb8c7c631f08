package nl.profielwijzer;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database of this installation, as it was configured. */
@Configuration(proxyBeanMethods = false)
class Storage {
    /** For who waits for an answer when the database stops answering. Seconds. */
    private static final String CONNECT_AT_MOST = "2";

    /** Longer than any question to the database takes; without it who waits at that moment waits for ever. Seconds. */
    private static final String WAIT_AT_MOST = "30";

    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource dataSource(DataSourceProperties properties) {
        HikariDataSource database = properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        if (DatabaseDriver.fromJdbcUrl(properties.determineUrl()) == DatabaseDriver.POSTGRESQL) {
            database.addDataSourceProperty("connectTimeout", CONNECT_AT_MOST);
            database.addDataSourceProperty("socketTimeout", WAIT_AT_MOST);
            database.addDataSourceProperty("tcpKeepAlive", "true");
        }
        return database;
    }
}
