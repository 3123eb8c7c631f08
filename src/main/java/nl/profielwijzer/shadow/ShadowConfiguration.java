package nl.profielwijzer.shadow;

import java.time.Clock;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.catalogue.Ijkbeleid;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.release.ReleaseDesk;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** Parameter sets in the shadow of assessments. */
@Configuration(proxyBeanMethods = false)
public class ShadowConfiguration {

    @Bean
    Schaduwen schaduwen(JdbcTemplate jdbc) {
        return new Schaduwen(jdbc);
    }

    @Bean
    ShadowDesk shadowDesk(Schaduwen schaduwen, ReleaseDesk sets, PlatformTransactionManager transactions, Clock clock) {
        return new ShadowDesk(schaduwen, sets, transactions, clock);
    }

    @Bean
    Shadowing shadowing(
            Schaduwen schaduwen,
            ReleaseDesk sets,
            Beoordelaar beoordelaar,
            RulesFolder folder,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new Shadowing(schaduwen, sets, beoordelaar, Ijkbeleid.read(folder), transactions, clock);
    }
}
