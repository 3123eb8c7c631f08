package nl.profielwijzer.api;

import nl.profielwijzer.intake.Json;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** Everything of the REST door. Needs an IntakeReader, an AssessmentDesk, a Repeater and what they work with. */
@Configuration(proxyBeanMethods = false)
@Import({
    BeoordelingenController.class,
    OordelenController.class,
    MonitoringController.class,
    AanbiedingenController.class,
    RegelboekController.class,
    CatalogusController.class,
    LogboekController.class,
    GezondheidController.class,
    MetingenController.class,
    BewaringController.class,
    ParametersetsController.class,
    StilleggingenController.class,
    SchaduwenController.class,
    CasuistieksetsController.class,
    IjkingenController.class,
    OpenApiController.class,
    ProblemErrorController.class,
    Problems.class,
    SecurityConfiguration.class
})
public class ApiConfiguration {

    @Bean
    ApiHeaders apiHeaders() {
        return new ApiHeaders();
    }

    @Bean
    JsonMapper jsonMapper() {
        return Json.JSON;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTomcat() {
        return factory -> factory.addContextCustomizers(context -> {
            StandardHost host = (StandardHost) context.getParent();
            host.setErrorReportValveClass(ProblemValve.class.getName());
            host.getPipeline().addValve(new ProblemValve());
        });
    }
}
