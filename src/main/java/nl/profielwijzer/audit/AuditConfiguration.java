package nl.profielwijzer.audit;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The log and the trace of each request. */
@Configuration(proxyBeanMethods = false)
public class AuditConfiguration {

    @Bean
    TraceFilter traceFilter() {
        return new TraceFilter();
    }

    @Bean
    Logboek logboek(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            @Value("${profielwijzer.logboek.sleutelbestand}") Path key,
            Clock clock) {
        return new Logboek(jdbc, transactions, KeyFile.read(key), clock);
    }
}
