package nl.profielwijzer.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.assessment.Rekenset;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Gemeente;
import nl.profielwijzer.catalogue.Herkomst;
import nl.profielwijzer.catalogue.Parameter;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.intake.IntakeOngeldig;
import nl.profielwijzer.intake.TreeReader;
import nl.profielwijzer.release.GeldendeParameters;
import nl.profielwijzer.release.Onderbouwing;
import nl.profielwijzer.release.ReleaseDesk;
import nl.profielwijzer.release.Setreferentie;
import nl.profielwijzer.release.Setstatus;
import nl.profielwijzer.release.Setversie;
import nl.profielwijzer.release.Toetsverslag;
import nl.profielwijzer.release.Waardeverschil;
import nl.profielwijzer.release.Werkingsgebied;
import nl.profielwijzer.release.Wijzigingsvoorstel;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** By which numbers intakes are assessed, and how those numbers change. */
@RestController
@RequestMapping(path = "/v1/parametersets", produces = MediaType.APPLICATION_JSON_VALUE)
class ParametersetsController {
    private static final int PAGE_SIZE = 20;
    private static final int LARGEST_PAGE = 100;
    private static final int LAST_PAGE = 1_000_000;
    private static final Pattern ETAG = Pattern.compile("\"([0-9]{1,9})\"");
    private static final String REFERENCE_REMEDY = "Geef naam en versie van een set, zoals voorbeeld@1.";
    private static final TreeReader PROPOSALS = new TreeReader("voorstel");

    private final ReleaseDesk desk;
    private final GeldendeParameters geldend;
    private final Beoordelaar beoordelaar;
    private final Logboek logboek;
    private final Clock clock;
    private final JsonBody proposals = new JsonBody("Parametersetvoorstel");
    private final JsonBody motives = new JsonBody("Motivering");
    private final JsonBody checks = new JsonBody("Toetsing");
    private final JsonBody submissions = new JsonBody("Indiening");
    private final JsonBody activations = new JsonBody("Activering");

    ParametersetsController(
            ReleaseDesk desk, GeldendeParameters geldend, Beoordelaar beoordelaar, Logboek logboek, Clock clock) {
        this.desk = desk;
        this.geldend = geldend;
        this.beoordelaar = beoordelaar;
        this.logboek = logboek;
        this.clock = clock;
    }

    record ActieveSet(String id, int versie, String hash, String regelversie, int totaal, List<Instelling> items) {}

    /**
     * @param waarden value by first day of validity
     * @param waarde the value on the peildatum that was asked
     */
    record Instelling(
            String naam,
            String omschrijving,
            String eenheid,
            Herkomst herkomst,
            String bron,
            @Nullable LocalDate gecontroleerdOp,
            Parameter.@Nullable Ijkruimte ijken,
            @Nullable Double waarde,
            Map<LocalDate, Double> waarden) {
        static Instelling of(Parameter parameter, LocalDate day) {
            return new Instelling(
                    parameter.naam(),
                    parameter.omschrijving(),
                    parameter.eenheid(),
                    parameter.herkomst(),
                    parameter.bron(),
                    parameter.gecontroleerdOp(),
                    parameter.ijken(),
                    parameter.on(day).orElse(null),
                    new TreeMap<>(parameter.waarden()));
        }
    }

    record Verschillen(Setreferentie van, Setreferentie naar, int totaal, List<Waardeverschil> items) {}

    @GetMapping("/actief")
    @Vereist(Recht.REGELBOEK_LEZEN)
    ActieveSet active(@RequestParam MultiValueMap<String, String> query) {
        QueryCheck check = new QueryCheck(query, Set.of("gemeente", "peildatum"));
        String gemeente = check.text("gemeente", "[0-9]{4}", "Gebruik de CBS-code van vier cijfers.");
        LocalDate asked = check.date("peildatum");
        if (gemeente != null && beoordelaar.catalogue().gemeente(gemeente).isEmpty()) {
            check.refuse(
                    "gemeente",
                    "gemeente-onbekend",
                    "Deze gemeente staat niet in de catalogus.",
                    "Kies de CBS-code van een gemeente uit /v1/gemeenten.");
        }
        check.done();
        LocalDate day = asked == null ? LocalDate.now(clock) : asked;
        Rekenset set = gemeente == null ? geldend.algemeen(day) : geldend.voor(gemeente, day);
        return new ActieveSet(
                set.referentie().id(),
                set.referentie().versie(),
                set.referentie().hash(),
                beoordelaar.rules().hash(),
                set.set().parameters().size(),
                set.set().parameters().stream()
                        .map(parameter -> Instelling.of(parameter, day))
                        .toList());
    }

    @GetMapping
    @Vereist(Recht.PARAMETERSET_LEZEN)
    Bladzijde<Setversie.Samenvatting> list(@RequestParam MultiValueMap<String, String> query, Gebruiker gebruiker) {
        QueryCheck check = new QueryCheck(query, Set.of("pagina", "grootte", "status"));
        int pagina = check.number("pagina", 1, LAST_PAGE);
        int grootte = check.number("grootte", PAGE_SIZE, LARGEST_PAGE);
        Setstatus status = check.oneOf("status", Setstatus.class);
        check.done();
        List<Setversie.Samenvatting> all = logboek.doe(handeling(gebruiker, Actie.ZOEKEN, "parametersets"), desk::list);
        List<Setversie.Samenvatting> asked = all.stream()
                .filter(set -> status == null || set.status() == status)
                .toList();
        return new Bladzijde<>(
                pagina,
                grootte,
                asked.size(),
                asked.stream().skip((pagina - 1L) * grootte).limit(grootte).toList());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.PARAMETERSET_OPSTELLEN)
    ResponseEntity<Setversie> draw(HttpServletRequest request, Gebruiker gebruiker) throws IOException {
        JsonNode body = proposals.read(request);
        Wijzigingsvoorstel voorstel = proposal(body);
        refuseOtherMunicipality(gebruiker, voorstel.werkingsgebied());
        Setversie set = logboek.doe(
                handeling(gebruiker, Actie.AANMAKEN, "parameterset"),
                () -> desk.opstellen(text(body, "id"), voorstel, gebruiker.naam()),
                made -> handeling(gebruiker, Actie.AANMAKEN, object(made.referentie())));
        return ResponseEntity.created(URI.create("/v1/parametersets/" + set.referentie()))
                .eTag(etag(set))
                .body(set);
    }

    @GetMapping("/{referentie}")
    @Vereist(Recht.PARAMETERSET_LEZEN)
    ResponseEntity<Setversie> show(@PathVariable String referentie, Gebruiker gebruiker) {
        Setreferentie set = reference(referentie);
        return answer(logboek.doe(handeling(gebruiker, Actie.LEZEN, object(set)), () -> find(set)));
    }

    @GetMapping("/{referentie}/verschillen")
    @Vereist(Recht.PARAMETERSET_LEZEN)
    Verschillen compare(
            @PathVariable String referentie, @RequestParam MultiValueMap<String, String> query, Gebruiker gebruiker) {
        Setreferentie set = reference(referentie);
        QueryCheck check = new QueryCheck(query, Set.of("met"));
        Setreferentie other = check.text("met", ".{1,50}", REFERENCE_REMEDY) == null
                ? null
                : Setreferentie.of(String.valueOf(query.getFirst("met"))).orElse(null);
        if (other == null) {
            check.refuse("met", "verkeerde-vorm", "Er is geen set genoemd om mee te vergelijken.", REFERENCE_REMEDY);
        }
        check.done();
        Setreferentie from = Objects.requireNonNull(other);
        List<Waardeverschil> items =
                logboek.doe(handeling(gebruiker, Actie.LEZEN, object(set)), () -> desk.verschillen(from, set));
        return new Verschillen(from, set, items.size(), items);
    }

    @PutMapping(path = "/{referentie}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.PARAMETERSET_OPSTELLEN)
    ResponseEntity<Setversie> change(
            @PathVariable String referentie,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            HttpServletRequest request,
            Gebruiker gebruiker)
            throws IOException {
        JsonNode body = proposals.read(request);
        Wijzigingsvoorstel voorstel = proposal(body);
        refuseOtherMunicipality(gebruiker, voorstel.werkingsgebied());
        return step(referentie, ifMatch, gebruiker, Actie.WIJZIGEN, (set, wijziging) -> {
            String id = text(body, "id");
            if (id != null && !id.equals(set.id())) {
                throw new IntakeOngeldig(List.of(new Fout(
                        "/id",
                        "ligt-vast",
                        "De naam van een set verandert niet.",
                        "Laat id weg, of stel een nieuwe set op.")));
            }
            return desk.wijzigen(set, wijziging, voorstel, gebruiker.naam());
        });
    }

    @PostMapping(path = "/{referentie}/toetsingen", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.PARAMETERSET_OPSTELLEN)
    Toetsverslag check(@PathVariable String referentie, HttpServletRequest request, Gebruiker gebruiker)
            throws IOException {
        Setreferentie set = reference(referentie);
        JsonNode body = checks.read(request);
        return logboek.doe(
                handeling(gebruiker, Actie.UITVOEREN, object(set)), () -> desk.toetsen(set, text(body, "casuistiek")));
    }

    @PostMapping(path = "/{referentie}/indieningen", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.PARAMETERSET_OPSTELLEN)
    ResponseEntity<Setversie> submit(
            @PathVariable String referentie,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            HttpServletRequest request,
            Gebruiker gebruiker)
            throws IOException {
        JsonNode body = submissions.read(request);
        return step(
                referentie,
                ifMatch,
                gebruiker,
                Actie.INDIENEN,
                (set, wijziging) -> desk.indienen(
                        set, wijziging, text(body, "motief"), text(body, "casuistiek"), gebruiker.naam()));
    }

    @PostMapping(path = "/{referentie}/goedkeuringen", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.PARAMETERSET_GOEDKEUREN)
    ResponseEntity<Setversie> approve(
            @PathVariable String referentie,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            HttpServletRequest request,
            Gebruiker gebruiker)
            throws IOException {
        return motivated(referentie, ifMatch, request, gebruiker, Actie.GOEDKEUREN, desk::goedkeuren);
    }

    @PostMapping(path = "/{referentie}/afwijzingen", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.PARAMETERSET_GOEDKEUREN)
    ResponseEntity<Setversie> reject(
            @PathVariable String referentie,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            HttpServletRequest request,
            Gebruiker gebruiker)
            throws IOException {
        return motivated(referentie, ifMatch, request, gebruiker, Actie.AFWIJZEN, desk::afwijzen);
    }

    @PostMapping(path = "/{referentie}/activeringen", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.PARAMETERSET_ACTIVEREN)
    ResponseEntity<Setversie> activate(
            @PathVariable String referentie,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            HttpServletRequest request,
            Gebruiker gebruiker)
            throws IOException {
        JsonNode body = activations.read(request);
        String day = text(body, "ingangsdatum");
        return step(
                referentie,
                ifMatch,
                gebruiker,
                Actie.ACTIVEREN,
                (set, wijziging) -> desk.activeren(
                        set,
                        wijziging,
                        day == null ? null : LocalDate.parse(day),
                        text(body, "motief"),
                        gebruiker.naam()));
    }

    @PostMapping(path = "/{referentie}/intrekkingen", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.PARAMETERSET_OPSTELLEN)
    ResponseEntity<Setversie> withdraw(
            @PathVariable String referentie,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            HttpServletRequest request,
            Gebruiker gebruiker)
            throws IOException {
        return motivated(referentie, ifMatch, request, gebruiker, Actie.INTREKKEN, desk::intrekken);
    }

    @PostMapping(path = "/{referentie}/terugdraaiingen", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.PARAMETERSET_ACTIVEREN)
    ResponseEntity<Setversie> rollBack(
            @PathVariable String referentie,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            HttpServletRequest request,
            Gebruiker gebruiker)
            throws IOException {
        return motivated(referentie, ifMatch, request, gebruiker, Actie.TERUGDRAAIEN, desk::terugdraaien);
    }

    /** A step of which the motive has to be given. */
    private interface MotivatedStep {
        Setversie with(Setreferentie set, int wijziging, String motief, String door);
    }

    private ResponseEntity<Setversie> motivated(
            String referentie,
            @Nullable String ifMatch,
            HttpServletRequest request,
            Gebruiker gebruiker,
            Actie actie,
            MotivatedStep step)
            throws IOException {
        String motief = Objects.requireNonNull(text(motives.read(request), "motief"));
        return step(
                referentie,
                ifMatch,
                gebruiker,
                actie,
                (set, wijziging) -> step.with(set, wijziging, motief, gebruiker.naam()));
    }

    private interface Step {
        Setversie with(Setreferentie set, int wijziging);
    }

    private ResponseEntity<Setversie> step(
            String referentie, @Nullable String ifMatch, Gebruiker gebruiker, Actie actie, Step step) {
        Setreferentie set = reference(referentie);
        if (ifMatch == null) {
            throw new RequestRefused(428);
        }
        Matcher etag = ETAG.matcher(ifMatch);
        if (!etag.matches()) {
            throw new RequestRefused(412);
        }
        int wijziging = Integer.parseInt(etag.group(1));
        refuseOtherMunicipality(gebruiker, find(set).werkingsgebied());
        return answer(logboek.doe(handeling(gebruiker, actie, object(set)), () -> step.with(set, wijziging)));
    }

    private static ResponseEntity<Setversie> answer(Setversie set) {
        return ResponseEntity.ok().eTag(etag(set)).body(set);
    }

    private static String etag(Setversie set) {
        return "\"%d\"".formatted(set.wijziging());
    }

    private static Setreferentie reference(String text) {
        return Setreferentie.of(text).orElseThrow(() -> new RequestRefused(404));
    }

    private Setversie find(Setreferentie set) {
        return desk.find(set).orElseThrow(() -> new RequestRefused(404));
    }

    private static String object(Setreferentie set) {
        return "parameterset/" + set;
    }

    private static Handeling handeling(Gebruiker gebruiker, Actie actie, String object) {
        return new Handeling(gebruiker.naam(), actie, object, Verwerking.REGELBEHEER);
    }

    /** Who works for some municipalities only, can't change what others are assessed with. */
    private static void refuseOtherMunicipality(Gebruiker gebruiker, Werkingsgebied werkingsgebied) {
        if (!gebruiker.zietAlle(werkingsgebied.gemeenten())) {
            throw new RequestRefused(403);
        }
    }

    private static @Nullable String text(JsonNode body, String name) {
        return body.path(name).asStringOpt().orElse(null);
    }

    private Wijzigingsvoorstel proposal(JsonNode body) {
        JsonNode evidence = body.path("onderbouwing");
        return new Wijzigingsvoorstel(
                reach(body.path("werkingsgebied")),
                body.path("motief").asString(),
                new Onderbouwing(
                        Onderbouwing.Soort.valueOf(evidence.path("soort").asString()),
                        evidence.path("verwijzing").asString()),
                changes(body));
    }

    private Werkingsgebied reach(JsonNode body) {
        String subregio = text(body, "subregio");
        JsonNode gemeenten = body.path("gemeenten");
        if (subregio != null && gemeenten.isArray()) {
            throw new IntakeOngeldig(List.of(new Fout(
                    "/werkingsgebied", "te-veel", "Er staan gemeenten én een subregio.", "Noem een van beide.")));
        }
        if (subregio != null) {
            return new Werkingsgebied(beoordelaar.catalogue().gemeenten().stream()
                    .filter(gemeente -> gemeente.subregio().equals(subregio))
                    .map(Gemeente::code)
                    .toList());
        }
        return gemeenten.isArray()
                ? new Werkingsgebied(
                        gemeenten.valueStream().map(JsonNode::asString).toList())
                : Werkingsgebied.ALLE;
    }

    /** Values one by one, or the whole text that a calibration wrote. */
    private static Map<String, Double> changes(JsonNode body) {
        JsonNode changes = body.path("wijzigingen");
        String text = text(body, "voorstel");
        if (changes.isObject() == (text != null)) {
            throw new IntakeOngeldig(
                    List.of(
                            new Fout(
                                    "/wijzigingen",
                                    text == null ? "verplicht" : "te-veel",
                                    text == null
                                            ? "Er staat niet wat er verandert."
                                            : "Er staan wijzigingen én een voorstel.",
                                    "Geef wijzigingen (parameter en waarde) of voorstel (de inhoud van voorstel.yaml), een van beide.")));
        }
        Map<String, Double> values = new TreeMap<>();
        if (text == null) {
            changes.propertyStream()
                    .forEach(change ->
                            values.put(change.getKey(), change.getValue().asDouble()));
            return values;
        }
        try {
            PROPOSALS.yaml(text.getBytes(StandardCharsets.UTF_8));
            values.putAll(Catalogue.parameters(text).on(LocalDate.MAX).asMap());
            return values;
        } catch (IntakeOngeldig | IllegalArgumentException e) {
            // What is wrong could repeat what someone wrote.
            throw new IntakeOngeldig(List.of(new Fout(
                    "/voorstel",
                    "onleesbaar",
                    "Dit is geen leesbaar voorstel.",
                    "Stuur de inhoud van voorstel.yaml zoals de ijking hem schreef.")));
        }
    }
}
