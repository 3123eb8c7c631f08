package nl.profielwijzer.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.api.CatalogusController.Lijst;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.Resultaat;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.casuistry.CaseFiles;
import nl.profielwijzer.casuistry.Casuistiekset;
import nl.profielwijzer.casuistry.Casuistieksets;
import nl.profielwijzer.casuistry.CasuistryDesk;
import nl.profielwijzer.casuistry.Importverslag;
import nl.profielwijzer.casuistry.Inbox;
import nl.profielwijzer.casuistry.Setopbouw;
import nl.profielwijzer.intake.Fout;
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

/** Sets of judged cases: see what there is, take in and give out. */
@RestController
@RequestMapping(path = "/v1/casuistieksets")
class CasuistieksetsController {
    private static final String LINES = "application/x-ndjson";

    /** More than 100,000 cases take. */
    private static final long MOST_BYTES = 512L * 1024 * 1024;

    private final Casuistieksets sets;
    private final CasuistryDesk desk;
    private final Inbox inbox;
    private final Logboek logboek;

    CasuistieksetsController(Casuistieksets sets, CasuistryDesk desk, Inbox inbox, Logboek logboek) {
        this.sets = sets;
        this.desk = desk;
        this.inbox = inbox;
        this.logboek = logboek;
    }

    /** All versions of a set, the oldest first. */
    record Versies(String naam, int totaal, List<Versie> items) {}

    record Versie(Casuistiekset set, Setopbouw opbouw) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.CASUISTIEK_LEZEN)
    Lijst<Casuistiekset> list(@RequestParam MultiValueMap<String, String> query) {
        new QueryCheck(query, Set.of()).done();
        return Lijst.of(sets.list());
    }

    @GetMapping(path = "/{naam}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.CASUISTIEK_LEZEN)
    Versies show(@PathVariable String naam) {
        List<Versie> versies = sets.list().stream()
                .filter(set -> set.naam().equals(naam))
                .map(set -> new Versie(set, desk.opbouw(sets, set)))
                .toList();
        if (versies.isEmpty()) {
            throw new RequestRefused(404);
        }
        return new Versies(naam, versies.size(), versies);
    }

    @PostMapping(consumes = LINES, produces = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.CASUISTIEK_BEHEREN)
    ResponseEntity<Importverslag> store(
            HttpServletRequest request, @RequestParam MultiValueMap<String, String> query, Gebruiker gebruiker)
            throws IOException {
        QueryCheck check = new QueryCheck(query, Set.of("naam", "alleenGoede"));
        String naam = Objects.requireNonNullElse(check.text("naam", "(?s).*", ""), "");
        boolean onlyGood = "true".equals(check.text("alleenGoede", "true|false", "Gebruik true of false."));
        Fout fault = sets.nameFault(naam);
        if (fault != null) {
            check.refuse("naam", fault.code(), fault.melding(), fault.herstel());
        }
        check.done();
        if (request.getContentLengthLong() > MOST_BYTES) {
            throw new RequestRefused(413);
        }
        try (InputStream lines = new Limited(request.getInputStream(), MOST_BYTES)) {
            Importverslag verslag = inbox.look(
                    lines,
                    file -> logboek.doe(handeling(gebruiker, Actie.AANMAKEN, "casuistiekset/" + naam), () -> {
                        Importverslag made = desk.store(sets, naam, file, onlyGood);
                        if (made.set() == null) {
                            throw new CasussenGeweigerd(made);
                        }
                        return made;
                    }));
            return verslag.bestondAl()
                    ? ResponseEntity.ok(verslag)
                    : ResponseEntity.created(URI.create("/v1/casuistieksets/" + naam))
                            .body(verslag);
        }
    }

    @GetMapping(path = "/{naam}/casussen")
    @Vereist(Recht.CASUISTIEK_BEHEREN)
    void export(
            @PathVariable String naam,
            @RequestParam MultiValueMap<String, String> query,
            Gebruiker gebruiker,
            HttpServletResponse response)
            throws IOException {
        QueryCheck check = new QueryCheck(query, Set.of("versie"));
        String versie = check.text("versie", "[0-9]{1,6}", "Gebruik het nummer van een versie.");
        check.done();
        Casuistiekset set = sets.find(versie == null ? naam : naam + "@" + versie)
                .filter(found -> found.naam().equals(naam))
                .orElseThrow(() -> new RequestRefused(404));
        // the line stands in the log before the first case leaves
        logboek.schrijf(
                handeling(gebruiker, Actie.LEZEN, "casuistiekset/%s@%d".formatted(set.naam(), set.versie())),
                Resultaat.GELUKT);
        response.setContentType(LINES);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"%s-%d.jsonl\"".formatted(set.naam(), set.versie()));
        CaseFiles.lines(
                new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)),
                cases -> sets.read(set, cases));
    }

    private static Handeling handeling(Gebruiker gebruiker, Actie actie, String object) {
        return new Handeling(gebruiker.naam(), actie, object, Verwerking.KWALITEIT);
    }

    /** Breaks off when there is more than allowed, also when the caller didn't say how much would come. */
    private static final class Limited extends FilterInputStream {
        private long left;

        Limited(InputStream in, long most) {
            super(in);
            left = most;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw new RequestRefused(413);
            }
        }
    }
}
