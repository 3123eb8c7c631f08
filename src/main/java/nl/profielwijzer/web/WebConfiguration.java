package nl.profielwijzer.web;

import java.nio.file.Path;
import java.time.Clock;
import nl.profielwijzer.assessment.Beoordelaar;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.thymeleaf.ITemplateEngine;

/** Everything of the pages. */
@Configuration(proxyBeanMethods = false)
@Import({
    PagesSecurity.class,
    BeginController.class,
    ErrorPageController.class,
    WerkvoorraadController.class,
    RegelboekPages.class,
    ProfielPages.class,
    LogboekPages.class,
    BeheerPages.class,
    BewarenPages.class,
    InwonerPages.class,
    ParameterPages.class,
    ParametersetPages.class,
    ParametersetConceptPages.class,
    SchaduwPages.class,
    CasuistiekPages.class,
    IjkingPages.class,
    StopknopPages.class,
    IntakeController.class,
    BeoordelingController.class
})
public class WebConfiguration {

    @Bean
    Thema thema(@Value("${profielwijzer.thema:#{null}}") @Nullable Path file) {
        return Thema.of(file);
    }

    @Bean
    Kader kader(Beoordelaar beoordelaar, Thema thema) {
        return new Kader(beoordelaar.catalogue(), thema);
    }

    @Bean
    IntakePages intakePages(Beoordelaar beoordelaar) {
        return new IntakePages(beoordelaar.catalogue());
    }

    @Bean
    FieldFaults fieldFaults() {
        return new FieldFaults();
    }

    @Bean
    Formats formats(Clock clock) {
        return new Formats(clock.getZone());
    }

    @Bean
    ReportPrinter reportPrinter(ITemplateEngine templates, ApplicationContext beans) {
        return new ReportPrinter(templates, beans);
    }

    @Bean
    StaticFiles staticFiles(Thema thema) {
        return new StaticFiles(thema);
    }

    /** Templates name a file; pages get its name with the content hash. */
    @Bean
    ResourceUrlEncodingFilter addressesWithHash() {
        return new ResourceUrlEncodingFilter();
    }

    @Bean
    ErrorPages errorPages() {
        return new ErrorPages();
    }

    @Bean
    ErrorDispatch errorDispatch() {
        return new ErrorDispatch();
    }
}
