package nl.profielwijzer.web;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Set;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.monitoring.Monitoring;
import nl.profielwijzer.monitoring.Monitorvraag;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How the profiles behave: how often advised, what they cost, how often something else was chosen. */
@Controller
class ProfielPages {
    private static final int MONTHS = 12;
    private static final String MONTH = "[12][0-9]{3}-(0[1-9]|1[0-2])";

    private final Monitoring monitoring;
    private final Logboek logboek;
    private final Clock clock;

    ProfielPages(Monitoring monitoring, Logboek logboek, Clock clock) {
        this.monitoring = monitoring;
        this.logboek = logboek;
        this.clock = clock;
    }

    @GetMapping("/profielen")
    @Vereist(Recht.MONITORING_LEZEN)
    String show(
            @RequestParam(defaultValue = "") String gemeente,
            @RequestParam(defaultValue = "") String tot,
            Gebruiker gebruiker,
            Model model) {
        boolean one = gemeente.matches("[0-9]{4}");
        if (one) {
            gebruiker.eis(gemeente);
        }
        YearMonth last = tot.matches(MONTH) ? YearMonth.parse(tot) : YearMonth.now(clock);
        Monitorvraag vraag =
                new Monitorvraag(one ? Set.of(gemeente) : gebruiker.gemeenten(), last.minusMonths(MONTHS - 1L), last);
        model.addAttribute("vraag", vraag);
        model.addAttribute("gemeente", one ? gemeente : "");
        model.addAttribute(
                "cijfers",
                logboek.doe(
                        new Handeling(gebruiker.naam(), Actie.ZOEKEN, "monitoring/profielen", Verwerking.KWALITEIT),
                        () -> monitoring.profielen(vraag)));
        return "profielen";
    }
}
