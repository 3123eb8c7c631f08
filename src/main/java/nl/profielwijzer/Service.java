package nl.profielwijzer;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import nl.profielwijzer.access.AccessConfiguration;
import nl.profielwijzer.api.ApiConfiguration;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.audit.AuditConfiguration;
import nl.profielwijzer.casuistry.Casuistieksets;
import nl.profielwijzer.casuistry.CasuistryDesk;
import nl.profielwijzer.casuistry.PackagedCases;
import nl.profielwijzer.catalogue.IntakeReaders;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.conversation.ConversationDesk;
import nl.profielwijzer.conversation.Intakeconcepten;
import nl.profielwijzer.intake.IntakeReader;
import nl.profielwijzer.monitoring.MonitoringConfiguration;
import nl.profielwijzer.receipt.AssessmentDesk;
import nl.profielwijzer.receipt.Beoordelingen;
import nl.profielwijzer.receipt.ReceiptListener;
import nl.profielwijzer.receipt.RegelArchief;
import nl.profielwijzer.receipt.Repeater;
import nl.profielwijzer.web.WebConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The service: rules, storage, the REST door and the pages, put together. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    AccessConfiguration.class,
    AuditConfiguration.class,
    MonitoringConfiguration.class,
    ApiConfiguration.class,
    WebConfiguration.class,
    StartMessage.class
})
public class Service {

    /**
     * Starts it with these Spring arguments; it runs on until the process ends.
     *
     * @return whether it runs; if not, {@link StartFailure} has said why
     */
    static boolean start(List<String> arguments) {
        SpringApplication application = new SpringApplication(Service.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        try {
            application.run(arguments.toArray(String[]::new));
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Dates of today are Dutch, wherever the service runs. */
    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Europe/Amsterdam"));
    }

    @Bean
    RulesFolder rulesFolder(@Value("${profielwijzer.regels:#{null}}") @Nullable Path folder) {
        return RulesFolder.read(folder);
    }

    @Bean
    Beoordelaar beoordelaar(RulesFolder folder) {
        return new Beoordelaar(folder);
    }

    @Bean
    IntakeReader intakeReader(Beoordelaar beoordelaar) {
        return IntakeReaders.of(beoordelaar.catalogue());
    }

    @Bean
    Beoordelingen beoordelingen(
            JdbcClient jdbc, PlatformTransactionManager transactions, List<ReceiptListener> listeners) {
        return new Beoordelingen(jdbc, transactions, listeners);
    }

    @Bean
    AssessmentDesk assessmentDesk(Beoordelaar beoordelaar, Beoordelingen beoordelingen, Clock clock) {
        return new AssessmentDesk(beoordelaar, beoordelingen, clock, ProductVersion.read());
    }

    @Bean
    Intakeconcepten intakeconcepten(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        return new Intakeconcepten(jdbc, transactions, clock);
    }

    @Bean
    ConversationDesk conversationDesk(IntakeReader reader, AssessmentDesk desk, Beoordelaar beoordelaar, Clock clock) {
        return new ConversationDesk(reader, desk, beoordelaar.catalogue(), clock);
    }

    @Bean
    RegelArchief regelArchief(@Value("${profielwijzer.data}") Path data, RulesFolder folder) {
        RegelArchief archief = new RegelArchief(data.resolve("regels"));
        archief.keep(folder);
        return archief;
    }

    @Bean
    Repeater repeater(Beoordelaar beoordelaar, RegelArchief archief) {
        return new Repeater(beoordelaar, archief);
    }

    @Bean
    Casuistieksets casuistieksets(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        return new Casuistieksets(jdbc, transactions);
    }

    @Bean
    CasuistryDesk casuistryDesk(Beoordelaar beoordelaar) {
        return new CasuistryDesk(beoordelaar.catalogue());
    }

    @Bean
    PackagedCases packagedCases(Beoordelaar beoordelaar) {
        return new PackagedCases(beoordelaar);
    }
}
