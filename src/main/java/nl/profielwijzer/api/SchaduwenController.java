package nl.profielwijzer.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.release.Setreferentie;
import nl.profielwijzer.release.Werkingsgebied;
import nl.profielwijzer.shadow.Schaduw;
import nl.profielwijzer.shadow.Schaduwverslag;
import nl.profielwijzer.shadow.ShadowDesk;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Parameter sets that run along in the shadow of assessments, and what they would have changed. */
@RestController
@RequestMapping(path = "/v1/parametersets/{referentie}/schaduwen", produces = MediaType.APPLICATION_JSON_VALUE)
class SchaduwenController {
    private final ShadowDesk desk;
    private final Logboek logboek;
    private final JsonBody starts = new JsonBody("Schaduwverzoek");

    SchaduwenController(ShadowDesk desk, Logboek logboek) {
        this.desk = desk;
        this.logboek = logboek;
    }

    record Schaduwen(int totaal, List<Schaduw> items) {}

    @GetMapping
    @Vereist(Recht.SCHADUW_LEZEN)
    Schaduwen list(@PathVariable String referentie, Gebruiker gebruiker) {
        Setreferentie set = reference(referentie);
        List<Schaduw> items = logboek.doe(
                handeling(gebruiker, Actie.LEZEN, "parameterset/" + set, Verwerking.REGELBEHEER), () -> desk.list(set));
        return new Schaduwen(items.size(), items);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.SCHADUW_STARTEN)
    ResponseEntity<Schaduw> start(@PathVariable String referentie, HttpServletRequest request, Gebruiker gebruiker)
            throws IOException {
        Setreferentie set = reference(referentie);
        JsonNode body = starts.read(request);
        String vanaf = JsonBody.text(body, "vanaf");
        LocalDate totEnMet = LocalDate.parse(Objects.requireNonNull(JsonBody.text(body, "totEnMet")));
        refuseOtherMunicipality(gebruiker, desk.werkingsgebied(set));
        Schaduw schaduw = logboek.doe(
                handeling(gebruiker, Actie.AANMAKEN, "parameterset/" + set, Verwerking.REGELBEHEER),
                () -> desk.start(set, vanaf == null ? null : LocalDate.parse(vanaf), totEnMet, gebruiker.naam()),
                made -> handeling(gebruiker, Actie.AANMAKEN, "schaduw/" + made.id(), Verwerking.REGELBEHEER));
        return ResponseEntity.created(URI.create("/v1/parametersets/%s/schaduwen/%s".formatted(set, schaduw.id())))
                .body(schaduw);
    }

    @GetMapping("/{id}")
    @Vereist(Recht.SCHADUW_LEZEN)
    Schaduwverslag report(@PathVariable String referentie, @PathVariable String id, Gebruiker gebruiker) {
        Setreferentie set = reference(referentie);
        return logboek.doe(
                handeling(gebruiker, Actie.LEZEN, "schaduw/" + checked(id), Verwerking.KWALITEIT),
                () -> desk.report(set, id, gebruiker.gemeenten()).orElseThrow(() -> new RequestRefused(404)));
    }

    @PostMapping("/{id}/beeindigingen")
    @Vereist(Recht.SCHADUW_STARTEN)
    Schaduw end(@PathVariable String referentie, @PathVariable String id, Gebruiker gebruiker) {
        Setreferentie set = reference(referentie);
        refuseOtherMunicipality(gebruiker, desk.werkingsgebied(set));
        return logboek.doe(
                handeling(gebruiker, Actie.STILLEGGEN, "schaduw/" + checked(id), Verwerking.REGELBEHEER),
                () -> desk.end(set, id, gebruiker.naam()).orElseThrow(() -> new RequestRefused(404)));
    }

    private static Setreferentie reference(String text) {
        return Setreferentie.of(text).orElseThrow(() -> new RequestRefused(404));
    }

    /** Not every text belongs in a log. */
    private static String checked(String id) {
        if (!id.matches("[0-9a-f-]{36}")) {
            throw new RequestRefused(404);
        }
        return id;
    }

    /** Who works for some municipalities only, can't have the assessments of others weighed. */
    private static void refuseOtherMunicipality(Gebruiker gebruiker, Werkingsgebied werkingsgebied) {
        if (!gebruiker.zietAlle(werkingsgebied.gemeenten())) {
            throw new RequestRefused(403);
        }
    }

    private static Handeling handeling(Gebruiker gebruiker, Actie actie, String object, Verwerking verwerking) {
        return new Handeling(gebruiker.naam(), actie, object, verwerking);
    }
}
