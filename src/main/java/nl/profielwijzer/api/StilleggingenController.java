package nl.profielwijzer.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.suspension.Stillegging;
import nl.profielwijzer.suspension.SuspensionDesk;
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
import tools.jackson.databind.JsonNode;

/** The stop switch: suspend advice, see what is suspended, and let it be given again. */
@RestController
@RequestMapping(path = "/v1/stilleggingen", produces = MediaType.APPLICATION_JSON_VALUE)
class StilleggingenController {
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final SuspensionDesk desk;
    private final Logboek logboek;
    private final JsonBody requests = new JsonBody("Stilleggingsverzoek");
    private final JsonBody endings = new JsonBody("Hervattingsverzoek");

    StilleggingenController(SuspensionDesk desk, Logboek logboek) {
        this.desk = desk;
        this.logboek = logboek;
    }

    record Lijst(int totaal, List<Stillegging> items) {}

    @GetMapping
    @Vereist(Recht.STOPKNOP)
    Lijst list(@RequestParam MultiValueMap<String, String> query, Gebruiker gebruiker) {
        QueryCheck check = new QueryCheck(query, Set.of("geldend"));
        String geldend = check.text("geldend", "true|false", "Gebruik true of false, of laat het weg.");
        check.done();
        List<Stillegging> items = logboek
                .doe(handeling(gebruiker, Actie.ZOEKEN, "stilleggingen"), () -> desk.list(gebruiker.gemeenten()))
                .stream()
                .filter(each -> geldend == null || (each.hervatting() == null) == Boolean.parseBoolean(geldend))
                .toList();
        return new Lijst(items.size(), items);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.STOPKNOP)
    ResponseEntity<Stillegging> suspend(HttpServletRequest request, Gebruiker gebruiker) throws IOException {
        JsonNode body = requests.read(request, this::faults);
        List<String> gemeenten = codes(body, "gemeenten");
        refuseOtherMunicipality(gebruiker, gemeenten);
        Stillegging made = logboek.doe(
                handeling(gebruiker, Actie.STILLEGGEN, "stillegging"),
                () -> desk.stilleggen(gemeenten, codes(body, "profielen"), reason(body), gebruiker.naam()),
                each -> handeling(gebruiker, Actie.STILLEGGEN, object(each.id())));
        return ResponseEntity.created(URI.create("/v1/stilleggingen/" + made.id()))
                .body(made);
    }

    @GetMapping("/{id}")
    @Vereist(Recht.STOPKNOP)
    Stillegging show(@PathVariable String id, Gebruiker gebruiker) {
        checkForm(id);
        return logboek.doe(handeling(gebruiker, Actie.LEZEN, object(id)), () -> find(id, gebruiker));
    }

    @PostMapping(path = "/{id}/hervattingen", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.STOPKNOP)
    ResponseEntity<Stillegging> resume(@PathVariable String id, HttpServletRequest request, Gebruiker gebruiker)
            throws IOException {
        checkForm(id);
        JsonNode body = endings.read(request);
        refuseOtherMunicipality(gebruiker, find(id, gebruiker).gemeenten());
        Stillegging lifted = logboek.doe(
                handeling(gebruiker, Actie.HERVATTEN, object(id)),
                () -> desk.hervatten(id, reason(body), gebruiker.naam()));
        return ResponseEntity.status(201).body(lifted);
    }

    private List<Fout> faults(JsonNode body) {
        // Of no reason at all and of what no text may hold, the check of every body tells.
        return desk.faults(codes(body, "gemeenten"), codes(body, "profielen"), JsonBody.text(body, "reden")).stream()
                .filter(fout -> !fout.code().equals("bsn") && !fout.code().equals("verkeerd-teken"))
                .toList();
    }

    /** Null when there is no list: then it is about all of them. */
    private static @Nullable List<String> codes(JsonNode body, String field) {
        JsonNode list = body.path(field);
        return list.isArray()
                ? list.valueStream().map(code -> code.asString("")).toList()
                : null;
    }

    private static String reason(JsonNode body) {
        return Objects.requireNonNull(JsonBody.text(body, "reden"));
    }

    private Stillegging find(String id, Gebruiker gebruiker) {
        return desk.find(id)
                .filter(each -> each.raaktEen(gebruiker.gemeenten()))
                .orElseThrow(() -> new RequestRefused(404));
    }

    private static void checkForm(String id) {
        if (!ID.matcher(id).matches()) {
            throw new RequestRefused(404);
        }
    }

    /** Who works for some municipalities only, can't change what others are advised. */
    private static void refuseOtherMunicipality(Gebruiker gebruiker, @Nullable List<String> gemeenten) {
        if (!gebruiker.zietAlle(gemeenten)) {
            throw new RequestRefused(403);
        }
    }

    private static String object(String id) {
        return "stillegging/" + id;
    }

    private static Handeling handeling(Gebruiker gebruiker, Actie actie, String object) {
        return new Handeling(gebruiker.naam(), actie, object, Verwerking.REGELBEHEER);
    }
}
