package nl.profielwijzer.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.catalogue.Afwijkredenen;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.intake.TreeReader;
import nl.profielwijzer.monitoring.Consulentoordeel;
import nl.profielwijzer.monitoring.OordeelDesk;
import nl.profielwijzer.monitoring.Oordeelgeschiedenis;
import nl.profielwijzer.receipt.Beoordeling;
import nl.profielwijzer.receipt.Beoordelingen;
import nl.profielwijzer.receipt.Herhaalsleutel;
import nl.profielwijzer.receipt.OwnAssessments;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Write down what was chosen after an assessment, and see it. */
@RestController
@RequestMapping(path = "/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class OordelenController {
    private final TreeReader trees = new TreeReader("inhoud");
    private final OwnAssessments own;
    private final OordeelDesk desk;
    private final Afwijkredenen redenen;
    private final Logboek logboek;

    OordelenController(Beoordelingen beoordelingen, OordeelDesk desk, Afwijkredenen redenen, Logboek logboek) {
        this.own = new OwnAssessments(beoordelingen);
        this.desk = desk;
        this.redenen = redenen;
        this.logboek = logboek;
    }

    /** What is done to an assessment, with the assessment it is done to. */
    private record Gedaan<T>(Beoordeling beoordeling, T resultaat) {}

    @PostMapping(path = "/beoordelingen/{id}/oordelen", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.OORDELEN)
    ResponseEntity<Consulentoordeel> judge(
            @PathVariable String id,
            HttpServletRequest request,
            Gebruiker gebruiker,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        OwnAssessments.checkId(id);
        JsonNode gekozen = trees.json(JsonBody.bytes(request));
        Herhaalsleutel sleutel = key == null
                ? null
                : Herhaalsleutel.of(
                        gebruiker.naam(),
                        IdempotencyKey.checked(key),
                        id + "\n" + Json.JSON.writeValueAsString(gekozen));
        Gedaan<Consulentoordeel> gedaan = logboek.doe(
                handeling(gebruiker, Actie.AANMAKEN, id, null),
                () -> {
                    Beoordeling beoordeling = own.find(id, gebruiker);
                    return new Gedaan<>(beoordeling, desk.record(beoordeling, gekozen, gebruiker.naam(), sleutel));
                },
                done -> handeling(
                        gebruiker, Actie.AANMAKEN, id, done.beoordeling().kenmerk()));
        return ResponseEntity.created(URI.create("/v1/beoordelingen/%s/oordelen".formatted(id)))
                .contentType(MediaType.APPLICATION_JSON)
                .body(gedaan.resultaat());
    }

    @GetMapping("/beoordelingen/{id}/oordelen")
    @Vereist(Recht.BEOORDELING_LEZEN)
    Oordeelgeschiedenis judgements(@PathVariable String id, Gebruiker gebruiker) {
        OwnAssessments.checkId(id);
        return logboek.doe(
                        handeling(gebruiker, Actie.LEZEN, id, null),
                        () -> {
                            Beoordeling beoordeling = own.find(id, gebruiker);
                            return new Gedaan<>(beoordeling, desk.history(beoordeling));
                        },
                        done -> handeling(
                                gebruiker, Actie.LEZEN, id, done.beoordeling().kenmerk()))
                .resultaat();
    }

    @GetMapping("/afwijkredenen")
    @Vereist(Recht.REGELBOEK_LEZEN)
    Redenen reasons(@RequestParam MultiValueMap<String, String> query) {
        new QueryCheck(query, Set.of()).done();
        return new Redenen(redenen.keuze()
                .map(reden -> new Reden(reden.code(), reden.omschrijving()))
                .toList());
    }

    record Redenen(List<Reden> afwijkredenen) {}

    record Reden(String code, String omschrijving) {}

    private static Handeling handeling(Gebruiker gebruiker, Actie actie, String id, @Nullable String kenmerk) {
        return new Handeling(
                gebruiker.naam(), actie, "beoordeling/%s/oordeel".formatted(id), Verwerking.TOEGANG_TOT_HULP, kenmerk);
    }
}
