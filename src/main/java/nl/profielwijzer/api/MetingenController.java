package nl.profielwijzer.api;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives what the service counted and timed, in the text form that Prometheus reads. Nothing in it is about one person. */
@RestController
class MetingenController {
    private final PrometheusMeterRegistry registry;

    MetingenController(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    @GetMapping(path = "/v1/metingen", produces = "text/plain;version=0.0.4;charset=utf-8")
    @Vereist(Recht.METINGEN_LEZEN)
    String metrics() {
        return registry.scrape();
    }
}
