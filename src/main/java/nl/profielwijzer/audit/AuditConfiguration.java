package nl.profielwijzer.audit;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;

/** The log and the trace of each request. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
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
        return Logboek.open(jdbc, transactions, key, clock);
    }

    @Bean
    Logregels logregels(Logboek logboek) {
        return logboek.regels();
    }

    @Bean
    HeadKeeper headKeeper(Logregels regels, @Value("${profielwijzer.logboek.kopbestand}") Path koppen, Clock clock) {
        return new HeadKeeper(regels, new Koppenbestand(koppen), clock);
    }

    @Bean
    Nacontrole nacontrole(Logregels regels, @Value("${profielwijzer.logboek.kopbestand}") Path koppen, Clock clock) {
        return new Nacontrole(regels, koppen, clock);
    }

    @Bean
    LoginLines loginLines(Logboek logboek) {
        return new LoginLines(logboek);
    }
}
