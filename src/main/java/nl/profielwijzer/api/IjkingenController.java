package nl.profielwijzer.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.calibration.CalibrationDesk;
import nl.profielwijzer.calibration.Ijking;
import nl.profielwijzer.calibration.Ijkingen;
import nl.profielwijzer.calibration.Ijkverzoek;
import nl.profielwijzer.calibration.ReportFiles;
import nl.profielwijzer.calibration.ReportJson;
import nl.profielwijzer.calibration.Watalsvraag;
import nl.profielwijzer.calibration.search.WatAls;
import nl.profielwijzer.intake.Json;
import org.springframework.http.HttpHeaders;
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

/** Calibrate on judged cases, follow it, read its report; and ask what another number would do. */
@RestController
@RequestMapping(path = "/v1/ijkingen")
class IjkingenController {
    private static final int PAGE_SIZE = 20;
    private static final int LARGEST_PAGE = 100;
    private static final int LAST_PAGE = 1_000_000;
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final CalibrationDesk desk;
    private final Ijkingen ijkingen;
    private final Logboek logboek;
    private final JsonBody requests = new JsonBody("Ijkverzoek");
    private final JsonBody questions = new JsonBody("Watalsvraag");

    IjkingenController(CalibrationDesk desk, Ijkingen ijkingen, Logboek logboek) {
        this.desk = desk;
        this.ijkingen = ijkingen;
        this.logboek = logboek;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.IJKEN)
    ResponseEntity<Ijking> start(HttpServletRequest request, Gebruiker gebruiker) throws IOException {
        Ijkverzoek verzoek = Json.JSON.treeToValue(
                requests.read(
                        request,
                        tree -> desk.faults(
                                JsonBody.text(tree, "casuistiek"),
                                JsonBody.text(tree, "toets"),
                                JsonBody.text(tree, "parameterset"),
                                JsonBody.text(tree, "gemeente"))),
                Ijkverzoek.class);
        Ijking ijking = logboek.doe(
                handeling(gebruiker, Actie.AANMAKEN, "ijking"),
                () -> desk.start(verzoek),
                made -> handeling(gebruiker, Actie.AANMAKEN, "ijking/" + made.id()));
        return ResponseEntity.accepted()
                .location(URI.create("/v1/ijkingen/" + ijking.id()))
                .body(ijking);
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.IJKING_LEZEN)
    Bladzijde<Ijking> list(@RequestParam MultiValueMap<String, String> query, Gebruiker gebruiker) {
        QueryCheck check = new QueryCheck(query, Set.of("pagina", "grootte"));
        int pagina = check.number("pagina", 1, LAST_PAGE);
        int grootte = check.number("grootte", PAGE_SIZE, LARGEST_PAGE);
        check.done();
        return new Bladzijde<>(
                pagina,
                grootte,
                ijkingen.count(),
                ijkingen.list((pagina - 1) * grootte, grootte).stream()
                        .map(ijking -> seen(ijking, gebruiker))
                        .toList());
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.IJKING_LEZEN)
    Ijking show(@PathVariable String id, Gebruiker gebruiker) {
        return ijkingen.find(checked(id))
                .map(ijking -> seen(ijking, gebruiker))
                .orElseThrow(() -> new RequestRefused(404));
    }

    @PostMapping(path = "/{id}/afbrekingen", produces = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.IJKEN)
    Ijking breakOff(@PathVariable String id, Gebruiker gebruiker) {
        return logboek.doe(
                handeling(gebruiker, Actie.STILLEGGEN, "ijking/" + checked(id)),
                () -> desk.breakOff(id).orElseThrow(() -> new RequestRefused(404)));
    }

    @GetMapping(path = "/{id}/rapport", produces = MediaType.TEXT_HTML_VALUE)
    @Vereist(Recht.IJKING_LEZEN)
    void report(@PathVariable String id, Gebruiker gebruiker, HttpServletResponse response) throws IOException {
        send(id, ReportFiles.PAGE, gebruiker, response, "inline");
    }

    @GetMapping(path = "/{id}/bestanden/{naam}")
    @Vereist(Recht.IJKING_LEZEN)
    void file(@PathVariable String id, @PathVariable String naam, Gebruiker gebruiker, HttpServletResponse response)
            throws IOException {
        send(id, naam, gebruiker, response, "attachment; filename=\"%s\"".formatted(naam));
    }

    @PostMapping(
            path = "/_wat-als",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.WAT_ALS)
    byte[] whatIf(HttpServletRequest request, Gebruiker gebruiker) throws IOException {
        Watalsvraag vraag = Json.JSON.treeToValue(
                questions.read(
                        request,
                        tree -> desk.faults(
                                JsonBody.text(tree, "casuistiek"),
                                numbers(tree.path("parameters")),
                                JsonBody.text(tree, "parameterset"),
                                JsonBody.text(tree, "gemeente"))),
                Watalsvraag.class);
        return logboek.doe(
                handeling(gebruiker, Actie.UITVOEREN, "wat-als"),
                () -> ReportJson.text(seen(desk.watAls(vraag), gebruiker)).getBytes(StandardCharsets.UTF_8));
    }

    private static WatAls seen(WatAls watAls, Gebruiker gebruiker) {
        return gebruiker.mag(Recht.CASUISTIEK_BEHEREN) ? watAls : watAls.zonderGevallen();
    }

    private static Ijking seen(Ijking ijking, Gebruiker gebruiker) {
        return gebruiker.mag(Recht.CASUISTIEK_BEHEREN) ? ijking : ijking.zonderGevallen();
    }

    private void send(String id, String naam, Gebruiker gebruiker, HttpServletResponse response, String disposition)
            throws IOException {
        String type = ReportFiles.MEDIA_TYPES.get(naam);
        if (type == null) {
            throw new RequestRefused(404);
        }
        try (InputStream file = logboek.doe(
                handeling(gebruiker, Actie.LEZEN, "ijking/%s/%s".formatted(checked(id), naam)),
                () -> ijkingen.file(id, naam, gebruiker.mag(Recht.CASUISTIEK_BEHEREN))
                        .orElseThrow(() -> new RequestRefused(404)))) {
            response.setContentType(type);
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition);
            response.setHeader("Content-Security-Policy", ReportFiles.PAGE_POLICY + "'none'");
            file.transferTo(response.getOutputStream());
        }
    }

    private static Map<String, Double> numbers(JsonNode fields) {
        Map<String, Double> numbers = new TreeMap<>();
        fields.propertyStream()
                .filter(field -> field.getValue().isNumber())
                .forEach(field -> numbers.put(field.getKey(), field.getValue().asDouble()));
        return numbers;
    }

    private static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw new RequestRefused(404);
        }
        return id;
    }

    private static Handeling handeling(Gebruiker gebruiker, Actie actie, String object) {
        return new Handeling(gebruiker.naam(), actie, object, Verwerking.KWALITEIT);
    }
}
