package nl.profielwijzer.api;

import nl.profielwijzer.access.VoorIedereen;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells what watches the service whether to start it again (levend) and whether to send it work (gereed). */
@RestController
@RequestMapping(path = "/v1/gezondheid", produces = MediaType.APPLICATION_JSON_VALUE)
class GezondheidController {
    private final ApplicationAvailability availability;
    private final JdbcClient jdbc;

    GezondheidController(ApplicationAvailability availability, JdbcClient jdbc) {
        this.availability = availability;
        this.jdbc = jdbc;
    }

    record Gezondheid(String toestand) {}

    @GetMapping("/levend")
    @VoorIedereen
    ResponseEntity<Object> alive() {
        return availability.getLivenessState() == LivenessState.CORRECT
                ? ResponseEntity.ok(new Gezondheid("levend"))
                : Problem.of(500).answer();
    }

    /** Without its database the service can do nothing that counts. */
    @GetMapping("/gereed")
    @VoorIedereen
    ResponseEntity<Object> ready() {
        if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
            return Problem.of(503).answer();
        }
        jdbc.sql("select 1").query(Integer.class).single();
        return ResponseEntity.ok(new Gezondheid("gereed"));
    }
}
