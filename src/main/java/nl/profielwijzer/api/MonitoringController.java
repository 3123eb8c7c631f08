package nl.profielwijzer.api;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Set;
import java.util.function.Function;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.monitoring.Afwijkingenmonitor;
import nl.profielwijzer.monitoring.Monitoring;
import nl.profielwijzer.monitoring.Monitorvraag;
import nl.profielwijzer.monitoring.Profielmonitor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** See in figures what is advised and what was chosen instead. */
@RestController
@RequestMapping(path = "/v1/monitoring", produces = MediaType.APPLICATION_JSON_VALUE)
class MonitoringController {
    private static final int YEAR = 12;

    private final Monitoring monitoring;
    private final Logboek logboek;
    private final Clock clock;

    MonitoringController(Monitoring monitoring, Logboek logboek, Clock clock) {
        this.monitoring = monitoring;
        this.logboek = logboek;
        this.clock = clock;
    }

    @GetMapping("/profielen")
    @Vereist(Recht.MONITORING_LEZEN)
    Profielmonitor profiles(@RequestParam MultiValueMap<String, String> query, Gebruiker gebruiker) {
        return answer(query, gebruiker, "monitoring/profielen", monitoring::profielen);
    }

    @GetMapping("/afwijkingen")
    @Vereist(Recht.MONITORING_LEZEN)
    Afwijkingenmonitor deviations(@RequestParam MultiValueMap<String, String> query, Gebruiker gebruiker) {
        return answer(query, gebruiker, "monitoring/afwijkingen", monitoring::afwijkingen);
    }

    private <T> T answer(
            MultiValueMap<String, String> query,
            Gebruiker gebruiker,
            String object,
            Function<Monitorvraag, T> figures) {
        Monitorvraag vraag = vraag(query, gebruiker);
        return logboek.doe(
                new Handeling(gebruiker.naam(), Actie.ZOEKEN, object, Verwerking.KWALITEIT),
                () -> figures.apply(vraag));
    }

    private Monitorvraag vraag(MultiValueMap<String, String> query, Gebruiker gebruiker) {
        QueryCheck check = new QueryCheck(query, Set.of("gemeente", "van", "tot"));
        String gemeente = check.text("gemeente", "[0-9]{4}", "Gebruik de CBS-code van vier cijfers.");
        YearMonth van = month(check, "van");
        YearMonth tot = month(check, "tot");
        YearMonth last = tot != null ? tot : van != null ? van.plusMonths(YEAR - 1L) : YearMonth.now(clock);
        YearMonth first = van != null ? van : last.minusMonths(YEAR - 1L);
        boolean possible = !last.isBefore(first) && last.isBefore(first.plusMonths(Monitorvraag.MAX_MONTHS));
        if (!possible) {
            check.refuse(
                    "tot",
                    "periode-kan-niet",
                    "De periode is langer dan %d maanden of eindigt voor zij begint."
                            .formatted(Monitorvraag.MAX_MONTHS),
                    "Kies een maand tot die op of na van ligt en niet te ver daarvandaan.");
        }
        check.done();
        Set<String> gemeenten = gemeente == null ? gebruiker.gemeenten() : Set.of(gemeente);
        if (gemeenten != null && (gemeenten.isEmpty() || !gemeenten.stream().allMatch(gebruiker::ziet))) {
            throw new RequestRefused(403);
        }
        return new Monitorvraag(gemeenten, first, last);
    }

    private static @Nullable YearMonth month(QueryCheck check, String name) {
        String month = check.text(name, "[12][0-9]{3}-(0[1-9]|1[0-2])", "Schrijf de maand als jjjj-mm, zoals 2026-03.");
        return month == null ? null : YearMonth.parse(month);
    }
}
