package nl.profielwijzer.monitoring;

import java.time.Clock;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.casuistry.Casuistieksets;
import nl.profielwijzer.casuistry.CasuistryDesk;
import nl.profielwijzer.catalogue.Afwijkredenen;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.receipt.Beoordelingen;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Judgements of consulenten and what is counted of them. */
@Configuration(proxyBeanMethods = false)
public class MonitoringConfiguration {

    @Bean
    Afwijkredenen afwijkredenen(RulesFolder folder) {
        return Afwijkredenen.read(folder);
    }

    @Bean
    Tellingen tellingen(JdbcTemplate jdbc) {
        return new Tellingen(jdbc);
    }

    @Bean
    Adviesregels adviesregels(JdbcTemplate jdbc, Tellingen tellingen) {
        return new Adviesregels(jdbc, tellingen);
    }

    @Bean
    Oordelen oordelen(JdbcClient jdbc) {
        return new Oordelen(jdbc);
    }

    @Bean
    OordeelDesk oordeelDesk(
            Beoordelaar beoordelaar,
            Afwijkredenen redenen,
            Oordelen oordelen,
            Adviesregels adviesregels,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new OordeelDesk(
                new OordeelReader(beoordelaar.catalogue(), redenen), oordelen, adviesregels, transactions, clock);
    }

    @Bean
    CatchUp catchUp(
            JdbcClient jdbc,
            Beoordelingen beoordelingen,
            Adviesregels adviesregels,
            PlatformTransactionManager transactions) {
        return new CatchUp(jdbc, beoordelingen, adviesregels, transactions);
    }

    @Bean
    Monitoring monitoring(Tellingen tellingen, CatchUp catchUp) {
        return new Monitoring(tellingen, catchUp);
    }

    @Bean
    RollUp rollUp(Tellingen tellingen, PlatformTransactionManager transactions, Clock clock) {
        return new RollUp(tellingen, transactions, clock);
    }

    @Bean
    AanbiedingDesk aanbiedingDesk(
            Beoordelaar beoordelaar,
            Oordelen oordelen,
            Adviesregels adviesregels,
            CasuistryDesk casuistry,
            Casuistieksets sets,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new AanbiedingDesk(
                oordelen, adviesregels, new Pseudonymiser(beoordelaar), casuistry, sets, jdbc, transactions, clock);
    }
}
