package nl.profielwijzer.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import java.util.function.Supplier;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.Logboek.Kop;
import nl.profielwijzer.audit.Logregels;
import nl.profielwijzer.audit.Logvraag;
import nl.profielwijzer.audit.Resultaat;
import nl.profielwijzer.audit.Verwerking;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For the auditor: who did what, and where the log ends. Looking is an act too. */
@RestController
@RequestMapping(path = "/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class LogboekController {
    private static final int PAGE_SIZE = 50;
    private static final int LARGEST_PAGE = 500;

    /** Object ids, names of users and trace ids, as they stand in the log. */
    private static final String TEXT = "[^\\p{Cntrl}]{1,200}";

    private final Logregels regels;
    private final Logboek logboek;

    LogboekController(Logregels regels, Logboek logboek) {
        this.regels = regels;
        this.logboek = logboek;
    }

    /** What someone looks for may be about a household, so it never stands in an address. */
    @PostMapping(path = "/logregels/_zoek", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.LOGBOEK_LEZEN)
    Logregels.Gevonden find(HttpServletRequest request, Gebruiker gebruiker) throws IOException {
        QueryCheck check = QueryCheck.ofBody(
                request,
                Set.of(
                        "vanTijdstip",
                        "totTijdstip",
                        "actor",
                        "actie",
                        "resultaat",
                        "object",
                        "trace",
                        "kenmerk",
                        "voorVolgnummer",
                        "grootte"));
        Logvraag vraag = new Logvraag(
                check.moment("vanTijdstip"),
                check.moment("totTijdstip"),
                check.text("actor", TEXT, "Geef de naam van een gebruiker, zoals die in het logboek staat."),
                check.oneOf("actie", Actie.class),
                check.oneOf("resultaat", Resultaat.class),
                check.text(
                        "object",
                        TEXT,
                        "Geef een object zoals het in het logboek staat, bijvoorbeeld beoordeling/ met een id."),
                check.text("trace", "[0-9a-f]{32}", "Geef een trace-id van 32 hexadecimale tekens."),
                check.kenmerk("kenmerk"),
                check.id("voorVolgnummer"),
                check.number("grootte", PAGE_SIZE, LARGEST_PAGE));
        check.done();
        return looked(gebruiker, Actie.ZOEKEN, "logregels", vraag.kenmerk(), () -> regels.find(vraag));
    }

    @GetMapping("/logboek/kop")
    @Vereist(Recht.LOGBOEK_LEZEN)
    Kop kop(Gebruiker gebruiker) {
        return looked(gebruiker, Actie.LEZEN, "logboek/kop", null, regels::kop);
    }

    private <T> T looked(Gebruiker gebruiker, Actie actie, String object, @Nullable String kenmerk, Supplier<T> look) {
        return logboek.doe(new Handeling(gebruiker.naam(), actie, object, Verwerking.TOEZICHT, kenmerk), look);
    }
}
