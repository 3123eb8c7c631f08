package nl.profielwijzer.api;

import java.net.URI;
import java.util.Set;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.casuistry.Aantal;
import nl.profielwijzer.monitoring.Aanbieding;
import nl.profielwijzer.monitoring.AanbiedingDesk;
import nl.profielwijzer.monitoring.Opname;
import nl.profielwijzer.receipt.Beoordeling;
import nl.profielwijzer.receipt.Beoordelingen;
import nl.profielwijzer.receipt.OwnAssessments;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Offer judged assessments to casuistry, and take them into a set. */
@RestController
@RequestMapping(path = "/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class AanbiedingenController {
    private final OwnAssessments own;
    private final AanbiedingDesk desk;
    private final Logboek logboek;

    AanbiedingenController(Beoordelingen beoordelingen, AanbiedingDesk desk, Logboek logboek) {
        this.own = new OwnAssessments(beoordelingen);
        this.desk = desk;
        this.logboek = logboek;
    }

    private record Aangeboden(Beoordeling beoordeling, Aanbieding aanbieding) {}

    @PostMapping("/beoordelingen/{id}/aanbiedingen")
    @Vereist(Recht.OORDELEN)
    Aanbieding offer(@PathVariable String id, Gebruiker gebruiker) {
        OwnAssessments.checkId(id);
        String object = "beoordeling/%s/aanbieding".formatted(id);
        return logboek.doe(
                        handeling(gebruiker, Actie.AANMAKEN, object, null),
                        () -> {
                            Beoordeling beoordeling = own.find(id, gebruiker);
                            return new Aangeboden(beoordeling, desk.offer(beoordeling));
                        },
                        done -> handeling(
                                gebruiker,
                                Actie.AANMAKEN,
                                object,
                                done.beoordeling().kenmerk()))
                .aanbieding();
    }

    @GetMapping("/aanbiedingen")
    @Vereist(Recht.CASUISTIEK_LEZEN)
    Wachtend waiting(@RequestParam MultiValueMap<String, String> query, Gebruiker gebruiker) {
        Set<String> gemeenten = gemeenten(query, gebruiker);
        return logboek.doe(
                handeling(gebruiker, Actie.ZOEKEN, "aanbiedingen", null), () -> new Wachtend(desk.waiting(gemeenten)));
    }

    record Wachtend(Aantal aangeboden) {}

    @PostMapping("/casuistieksets/{naam}/aanbiedingen")
    @Vereist(Recht.CASUISTIEK_BEHEREN)
    ResponseEntity<Opname> take(
            @PathVariable String naam, @RequestParam MultiValueMap<String, String> query, Gebruiker gebruiker) {
        Set<String> gemeenten = gemeenten(query, gebruiker);
        Opname opname = logboek.doe(
                handeling(gebruiker, Actie.UITVOEREN, "aanbiedingen", null),
                () -> desk.take(naam, gemeenten),
                done -> handeling(
                        gebruiker, Actie.AANMAKEN, "casuistiekset/%s@%d".formatted(done.naam(), done.versie()), null));
        return ResponseEntity.created(URI.create("/v1/casuistieksets/" + opname.naam()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(opname);
    }

    private static @Nullable Set<String> gemeenten(MultiValueMap<String, String> query, Gebruiker gebruiker) {
        QueryCheck check = new QueryCheck(query, Set.of("gemeente"));
        String gemeente = check.text("gemeente", "[0-9]{4}", "Gebruik de CBS-code van vier cijfers.");
        check.done();
        if (gemeente != null && !gebruiker.ziet(gemeente)) {
            throw new RequestRefused(403);
        }
        return gemeente == null ? gebruiker.gemeenten() : Set.of(gemeente);
    }

    private static Handeling handeling(Gebruiker gebruiker, Actie actie, String object, @Nullable String kenmerk) {
        return new Handeling(gebruiker.naam(), actie, object, Verwerking.KWALITEIT, kenmerk);
    }
}
