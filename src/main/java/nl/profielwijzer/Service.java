package nl.profielwijzer;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import nl.profielwijzer.access.AccessConfiguration;
import nl.profielwijzer.api.ApiConfiguration;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.audit.AuditConfiguration;
import nl.profielwijzer.audit.Logregels;
import nl.profielwijzer.calibration.CalibrationDesk;
import nl.profielwijzer.calibration.CalibrationRunner;
import nl.profielwijzer.calibration.Ijkingen;
import nl.profielwijzer.calibration.LookAhead;
import nl.profielwijzer.casuistry.Casuistieksets;
import nl.profielwijzer.casuistry.CasuistryDesk;
import nl.profielwijzer.casuistry.Inbox;
import nl.profielwijzer.casuistry.PackagedCases;
import nl.profielwijzer.catalogue.Bewaartermijnen;
import nl.profielwijzer.catalogue.Ijkbeleid;
import nl.profielwijzer.catalogue.IntakeReaders;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.conversation.ConversationDesk;
import nl.profielwijzer.conversation.Intakeconcepten;
import nl.profielwijzer.intake.IntakeReader;
import nl.profielwijzer.monitoring.MonitoringConfiguration;
import nl.profielwijzer.monitoring.Tellingen;
import nl.profielwijzer.receipt.AssessmentDesk;
import nl.profielwijzer.receipt.Beoordelingen;
import nl.profielwijzer.receipt.ReceiptListener;
import nl.profielwijzer.receipt.RegelArchief;
import nl.profielwijzer.receipt.Repeater;
import nl.profielwijzer.release.Follower;
import nl.profielwijzer.release.GeldendeParameters;
import nl.profielwijzer.release.Parametersets;
import nl.profielwijzer.release.ReleaseDesk;
import nl.profielwijzer.retention.Bewaarplichten;
import nl.profielwijzer.retention.Inwonersrechten;
import nl.profielwijzer.retention.Vernietiging;
import nl.profielwijzer.shadow.ShadowConfiguration;
import nl.profielwijzer.suspension.Stilleggingen;
import nl.profielwijzer.suspension.SuspensionDesk;
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
    ShadowConfiguration.class,
    ApiConfiguration.class,
    WebConfiguration.class,
    StartMessage.class,
    StorageLimits.class
})
public class Service {
    /** Dates of today are Dutch, wherever the product runs. */
    static final Clock CLOCK = Clock.system(ZoneId.of("Europe/Amsterdam"));

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

    @Bean
    Clock clock() {
        return CLOCK;
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
    Parametersets parametersets(JdbcClient jdbc, Beoordelaar beoordelaar) {
        return new Parametersets(jdbc, beoordelaar.catalogue().parameters());
    }

    @Bean
    GeldendeParameters geldendeParameters(Parametersets sets) {
        return new GeldendeParameters(sets);
    }

    /** Another instance on the same database may activate a set. */
    @Bean
    Follower follower(GeldendeParameters geldend) {
        return new Follower(geldend::volg, Duration.ofSeconds(3));
    }

    @Bean
    ReleaseDesk releaseDesk(
            Parametersets sets,
            GeldendeParameters geldend,
            Beoordelaar beoordelaar,
            RulesFolder folder,
            Casuistieksets casuistieksets,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new ReleaseDesk(
                sets,
                geldend,
                beoordelaar,
                Ijkbeleid.read(folder).routes().zwaarte(),
                casuistieksets,
                transactions,
                clock);
    }

    @Bean
    AssessmentDesk assessmentDesk(
            Beoordelaar beoordelaar,
            GeldendeParameters geldend,
            Stilleggingen stilleggingen,
            Beoordelingen beoordelingen,
            Clock clock,
            MeterRegistry registry) {
        return new AssessmentDesk(
                beoordelaar, geldend, stilleggingen, beoordelingen, clock, ProductVersion.read(), registry);
    }

    @Bean
    Stilleggingen stilleggingen(JdbcClient jdbc) {
        return new Stilleggingen(jdbc);
    }

    @Bean
    SuspensionDesk suspensionDesk(Stilleggingen stilleggingen, Beoordelaar beoordelaar, Clock clock) {
        return new SuspensionDesk(stilleggingen, beoordelaar.catalogue(), clock);
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
    Repeater repeater(Beoordelaar beoordelaar, GeldendeParameters geldend, RegelArchief archief) {
        return new Repeater(beoordelaar, geldend::voor, archief);
    }

    @Bean
    Bewaartermijnen bewaartermijnen(RulesFolder folder) {
        return Bewaartermijnen.read(folder);
    }

    @Bean
    Bewaarplichten bewaarplichten(JdbcClient jdbc, Clock clock) {
        return new Bewaarplichten(jdbc, clock);
    }

    @Bean
    Vernietiging vernietiging(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Tellingen tellingen,
            Bewaarplichten plichten,
            Bewaartermijnen termijnen,
            Clock clock) {
        return new Vernietiging(jdbc, transactions, tellingen, plichten, termijnen, clock);
    }

    @Bean
    Inwonersrechten inwonersrechten(
            JdbcClient jdbc,
            Beoordelingen beoordelingen,
            Bewaarplichten plichten,
            Vernietiging vernietiging,
            Bewaartermijnen termijnen,
            Logregels regels,
            Clock clock) {
        return new Inwonersrechten(jdbc, beoordelingen, plichten, vernietiging, termijnen, regels, clock);
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
    Inbox inbox(@Value("${profielwijzer.data}") Path data) {
        return new Inbox(data.resolve("binnenkomst"));
    }

    @Bean
    Ijkingen ijkingen(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new Ijkingen(jdbc, transactions);
    }

    @Bean
    CalibrationDesk calibrationDesk(
            Beoordelaar beoordelaar,
            GeldendeParameters geldend,
            RulesFolder folder,
            Casuistieksets sets,
            CasuistryDesk casuistry,
            Ijkingen ijkingen,
            Clock clock) {
        return new CalibrationDesk(beoordelaar, geldend, Ijkbeleid.read(folder), sets, casuistry, ijkingen, clock);
    }

    @Bean
    LookAhead lookAhead(CalibrationDesk desk) {
        return new LookAhead(desk, Duration.ofSeconds(3));
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    CalibrationRunner calibrationRunner(
            RulesFolder folder,
            Beoordelaar beoordelaar,
            GeldendeParameters geldend,
            Casuistieksets sets,
            Ijkingen ijkingen,
            Clock clock) {
        return new CalibrationRunner(folder, beoordelaar, geldend, sets, ijkingen, clock, ProductVersion.read());
    }

    @Bean
    PackagedCases packagedCases(Beoordelaar beoordelaar) {
        return new PackagedCases(beoordelaar);
    }
}
