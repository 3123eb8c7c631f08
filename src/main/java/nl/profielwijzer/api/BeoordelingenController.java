package nl.profielwijzer.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.assessment.Uitkomst;
import nl.profielwijzer.assessment.Uitslag;
import nl.profielwijzer.assessment.Uitslag.ParametersetReferentie;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.intake.GelezenIntake;
import nl.profielwijzer.intake.IntakeReader;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.receipt.AssessmentDesk;
import nl.profielwijzer.receipt.Beoordeling;
import nl.profielwijzer.receipt.Beoordelingen;
import nl.profielwijzer.receipt.Herhaalsleutel;
import nl.profielwijzer.receipt.Herhaling;
import nl.profielwijzer.receipt.OwnAssessments;
import nl.profielwijzer.receipt.Repeater;
import nl.profielwijzer.receipt.Zoekvraag;
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

/** Assess an intake, and see and repeat what was assessed. */
@RestController
@RequestMapping(path = "/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class BeoordelingenController {
    private static final int PAGE_SIZE = 20;
    private static final int LARGEST_PAGE = 100;
    private static final String KENMERK = "kenmerk";
    private static final Set<String> SEARCHED =
            Set.of("gemeente", "uitkomst", "peildatumVan", "peildatumTot", "voor", "grootte");

    private final IntakeReader reader;
    private final AssessmentDesk desk;
    private final Beoordelingen beoordelingen;
    private final OwnAssessments own;
    private final Repeater repeater;
    private final Logboek logboek;

    BeoordelingenController(
            IntakeReader reader, AssessmentDesk desk, Beoordelingen beoordelingen, Repeater repeater, Logboek logboek) {
        this.logboek = logboek;
        this.reader = reader;
        this.desk = desk;
        this.beoordelingen = beoordelingen;
        this.own = new OwnAssessments(beoordelingen);
        this.repeater = repeater;
    }

    @PostMapping(path = "/beoordelingen", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.BEOORDELEN)
    ResponseEntity<byte[]> assess(
            HttpServletRequest request,
            Gebruiker gebruiker,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        byte[] body = JsonBody.bytes(request);
        String checked = key == null ? null : IdempotencyKey.checked(key);
        GelezenIntake gelezen = reader.read(body);
        gebruiker.eis(gelezen.intake().gemeente());
        Herhaalsleutel sleutel = checked == null ? null : Herhaalsleutel.of(gebruiker.naam(), checked, gelezen.json());
        String kenmerk = gelezen.intake().kenmerk();
        Beoordeling beoordeling = logboek.doe(
                handeling(gebruiker, Actie.AANMAKEN, "beoordeling", kenmerk),
                () -> desk.assess(gelezen, sleutel),
                made -> handeling(gebruiker, Actie.AANMAKEN, "beoordeling/" + made.id(), kenmerk));
        return ResponseEntity.created(URI.create("/v1/beoordelingen/" + beoordeling.id()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(beoordeling.antwoord().getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping(path = "/proefbeoordelingen", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.BEOORDELEN)
    byte[] preview(HttpServletRequest request, Gebruiker gebruiker) throws IOException {
        GelezenIntake gelezen = reader.read(JsonBody.bytes(request));
        gebruiker.eis(gelezen.intake().gemeente());
        Uitslag uitslag = logboek.doe(
                handeling(
                        gebruiker,
                        Actie.UITVOEREN,
                        "proefbeoordeling",
                        gelezen.intake().kenmerk()),
                () -> desk.preview(gelezen));
        return Json.JSON.writeValueAsBytes(uitslag);
    }

    @GetMapping("/beoordelingen")
    @Vereist(Recht.BEOORDELING_LEZEN)
    Beoordelingen.Zoekresultaat list(@RequestParam MultiValueMap<String, String> query, Gebruiker gebruiker) {
        return search(new QueryCheck(query, SEARCHED), gebruiker);
    }

    /** The kenmerk stands in the body, because addresses end up in logs of others. */
    @PostMapping(path = "/beoordelingen/_zoek", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.BEOORDELING_LEZEN)
    Beoordelingen.Zoekresultaat find(HttpServletRequest request, Gebruiker gebruiker) throws IOException {
        Set<String> searched = new HashSet<>(SEARCHED);
        searched.add(KENMERK);
        return search(QueryCheck.ofBody(request, searched), gebruiker);
    }

    private Beoordelingen.Zoekresultaat search(QueryCheck check, Gebruiker gebruiker) {
        String gemeente = check.text("gemeente", "[0-9]{4}", "Gebruik de CBS-code van vier cijfers.");
        Zoekvraag vraag = new Zoekvraag(
                gemeente == null ? gebruiker.gemeenten() : Set.of(gemeente),
                check.kenmerk(KENMERK),
                check.oneOf("uitkomst", Uitkomst.class),
                check.date("peildatumVan"),
                check.date("peildatumTot"),
                check.text("voor", "[0-9a-f-]{36}", "Gebruik de waarde van voor uit het vorige antwoord."),
                check.number("grootte", PAGE_SIZE, LARGEST_PAGE));
        check.done();
        Set<String> gemeenten = vraag.gemeenten();
        if (gemeenten != null && (gemeenten.isEmpty() || !gemeenten.stream().allMatch(gebruiker::ziet))) {
            throw new RequestRefused(403);
        }
        return logboek.doe(
                handeling(gebruiker, Actie.ZOEKEN, "beoordelingen", vraag.kenmerk()), () -> beoordelingen.list(vraag));
    }

    @GetMapping("/beoordelingen/{id}")
    @Vereist(Recht.BEOORDELING_LEZEN)
    byte[] show(@PathVariable String id, Gebruiker gebruiker) {
        return find(id, gebruiker).antwoord().getBytes(StandardCharsets.UTF_8);
    }

    @GetMapping("/beoordelingen/{id}/verantwoording")
    @Vereist(Recht.BEOORDELING_LEZEN)
    Verantwoording account(@PathVariable String id, Gebruiker gebruiker) {
        return Verantwoording.of(find(id, gebruiker));
    }

    @PostMapping("/beoordelingen/{id}/herhalingen")
    @Vereist(Recht.BEOORDELING_LEZEN)
    Herhaling repeat(@PathVariable String id, Gebruiker gebruiker) {
        return repeater.repeat(find(id, gebruiker));
    }

    private Beoordeling find(String id, Gebruiker gebruiker) {
        OwnAssessments.checkId(id);
        return logboek.doe(
                handeling(gebruiker, Actie.LEZEN, "beoordeling/" + id, null),
                () -> own.find(id, gebruiker),
                found -> handeling(gebruiker, Actie.LEZEN, "beoordeling/" + id, found.kenmerk()));
    }

    private static Handeling handeling(Gebruiker gebruiker, Actie actie, String object, @Nullable String kenmerk) {
        return new Handeling(gebruiker.naam(), actie, object, Verwerking.TOEGANG_TOT_HULP, kenmerk);
    }

    /** On what an assessment rests: enough to do it again. */
    record Verantwoording(
            String id,
            Instant beoordeeldOp,
            LocalDate peildatum,
            Uitkomst uitkomst,
            String engineversie,
            String regelversie,
            ParametersetReferentie parameterset,
            Map<String, Double> parameterwaarden,
            JsonNode intake) {

        static Verantwoording of(Beoordeling beoordeling) {
            return new Verantwoording(
                    beoordeling.id(),
                    beoordeling.beoordeeldOp(),
                    beoordeling.peildatum(),
                    beoordeling.uitkomst(),
                    beoordeling.engineversie(),
                    beoordeling.regelversie(),
                    beoordeling.parameterset(),
                    beoordeling.parameterwaarden(),
                    Json.JSON.readTree(beoordeling.intake()));
        }
    }
}
