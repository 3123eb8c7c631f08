package nl.profielwijzer.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.catalogue.Bewaartermijnen;
import nl.profielwijzer.retention.Bewaarplicht;
import nl.profielwijzer.retention.Bewaarplichten;
import nl.profielwijzer.retention.Dossiersleutel;
import nl.profielwijzer.retention.Inwonersrechten;
import nl.profielwijzer.retention.Inzage;
import nl.profielwijzer.retention.Vernietiging;
import nl.profielwijzer.retention.Vernietigingsverslag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Destroy what was kept long enough, keep what has to stay, and do what a resident asks about the own file. */
@RestController
@RequestMapping(path = "/v1/bewaring", produces = MediaType.APPLICATION_JSON_VALUE)
class BewaringController {
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final Bewaartermijnen termijnen;
    private final Vernietiging vernietiging;
    private final Bewaarplichten plichten;
    private final Inwonersrechten rechten;
    private final Logboek logboek;

    BewaringController(
            Bewaartermijnen termijnen,
            Vernietiging vernietiging,
            Bewaarplichten plichten,
            Inwonersrechten rechten,
            Logboek logboek) {
        this.termijnen = termijnen;
        this.vernietiging = vernietiging;
        this.plichten = plichten;
        this.rechten = rechten;
        this.logboek = logboek;
    }

    record Lijst<T>(int totaal, List<T> items) {}

    @GetMapping("/termijnen")
    @Vereist(Recht.BEWAREN)
    Bewaartermijnen terms() {
        return termijnen;
    }

    @PostMapping("/proefvernietigingen")
    @Vereist(Recht.BEWAREN)
    Vernietigingsverslag trial(Gebruiker gebruiker) {
        return logboek.doe(
                handeling(gebruiker, Actie.UITVOEREN, "proefvernietiging", null),
                () -> vernietiging.trial(gebruiker.gemeenten(), gebruiker.naam()));
    }

    @PostMapping(path = "/vernietigingen", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.BEWAREN)
    ResponseEntity<Vernietigingsverslag> destroy(HttpServletRequest request, Gebruiker gebruiker) throws IOException {
        BodyCheck check = new BodyCheck(request, Set.of("controlegetal"));
        String controlegetal = check.text(Vernietigingsverslag.CONTROLEGETAL);
        check.done();
        return made(logboek.doe(
                handeling(gebruiker, Actie.VERWIJDEREN, "vernietiging", null),
                () -> vernietiging.destroy(controlegetal, gebruiker.gemeenten(), gebruiker.naam()),
                verslag -> handeling(gebruiker, Actie.VERWIJDEREN, "vernietiging/" + verslag.id(), null)));
    }

    private static ResponseEntity<Vernietigingsverslag> made(Vernietigingsverslag verslag) {
        return ResponseEntity.created(URI.create("/v1/bewaring/vernietigingen/" + verslag.id()))
                .body(verslag);
    }

    @GetMapping("/vernietigingen")
    @Vereist(Recht.BEWAREN)
    Lijst<Vernietigingsverslag> reports() {
        List<Vernietigingsverslag> all = vernietiging.list();
        return new Lijst<>(all.size(), all);
    }

    @GetMapping("/vernietigingen/{id}")
    @Vereist(Recht.BEWAREN)
    Vernietigingsverslag report(@PathVariable String id) {
        return vernietiging.find(checked(id)).orElseThrow(() -> new RequestRefused(404));
    }

    @GetMapping("/bewaarplichten")
    @Vereist(Recht.BEWAREN)
    Lijst<Bewaarplicht> holds(Gebruiker gebruiker) {
        List<Bewaarplicht> seen = logboek.doe(
                handeling(gebruiker, Actie.ZOEKEN, "bewaarplichten", null),
                () -> plichten.list().stream()
                        .filter(plicht -> gebruiker.ziet(plicht.gemeente()))
                        .toList());
        return new Lijst<>(seen.size(), seen);
    }

    @PostMapping(path = "/bewaarplichten", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.BEWAREN)
    ResponseEntity<Bewaarplicht> hold(HttpServletRequest request, Gebruiker gebruiker) throws IOException {
        BodyCheck check = new BodyCheck(request, Set.of("gemeente", "kenmerk", "reden"));
        Dossiersleutel sleutel = key(check);
        String reden = check.text(Bewaarplicht.REDEN);
        check.done();
        gebruiker.eis(sleutel.gemeente());
        Bewaarplicht plicht = logboek.doe(
                handeling(gebruiker, Actie.AANMAKEN, "bewaarplicht", sleutel.kenmerk()),
                () -> plichten.add(sleutel.gemeente(), sleutel.kenmerk(), reden, gebruiker.naam()),
                made -> handeling(gebruiker, Actie.AANMAKEN, "bewaarplicht/" + made.id(), sleutel.kenmerk()));
        return ResponseEntity.status(201).body(plicht);
    }

    @PostMapping("/bewaarplichten/{id}/opheffingen")
    @Vereist(Recht.BEWAREN)
    ResponseEntity<Void> release(@PathVariable String id, Gebruiker gebruiker) {
        Bewaarplicht plicht = plichten.find(checked(id))
                .filter(found -> gebruiker.ziet(found.gemeente()))
                .orElseThrow(() -> new RequestRefused(404));
        logboek.doe(
                handeling(gebruiker, Actie.VERWIJDEREN, "bewaarplicht/" + id, plicht.kenmerk()),
                () -> plichten.remove(plicht));
        return ResponseEntity.noContent().build();
    }

    /** The kenmerk stands in the body, because addresses end up in logs of others. */
    @PostMapping(path = "/inzagen", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.INWONERSRECHTEN)
    Inzage show(HttpServletRequest request, Gebruiker gebruiker) throws IOException {
        BodyCheck check = new BodyCheck(request, Set.of("gemeente", "kenmerk"));
        Dossiersleutel sleutel = key(check);
        check.done();
        gebruiker.eis(sleutel.gemeente());
        return logboek.doe(
                handeling(gebruiker, Actie.LEZEN, "dossier", sleutel.kenmerk()),
                () -> rechten.show(sleutel.gemeente(), sleutel.kenmerk()));
    }

    @PostMapping(path = "/wissingen", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.INWONERSRECHTEN)
    ResponseEntity<Vernietigingsverslag> erase(HttpServletRequest request, Gebruiker gebruiker) throws IOException {
        BodyCheck check = new BodyCheck(request, Set.of("gemeente", "kenmerk", "belangAnderenAfgewogen"));
        Dossiersleutel sleutel = key(check);
        boolean weighed = check.flag("belangAnderenAfgewogen");
        check.done();
        gebruiker.eis(sleutel.gemeente());
        Supplier<Vernietigingsverslag> act = () -> {
            Vernietigingsverslag verslag =
                    rechten.erase(sleutel.gemeente(), sleutel.kenmerk(), weighed, gebruiker.naam());
            if (verslag == null) {
                throw new RequestRefused(404);
            }
            return verslag;
        };
        return made(logboek.doe(
                handeling(gebruiker, Actie.VERWIJDEREN, "dossier", sleutel.kenmerk()),
                act,
                verslag -> handeling(gebruiker, Actie.VERWIJDEREN, "vernietiging/" + verslag.id(), sleutel.kenmerk())));
    }

    private static Dossiersleutel key(BodyCheck check) {
        return new Dossiersleutel(check.text(Dossiersleutel.GEMEENTE), check.text(Dossiersleutel.KENMERK));
    }

    private static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw new RequestRefused(404);
        }
        return id;
    }

    private static Handeling handeling(Gebruiker gebruiker, Actie actie, String object, @Nullable String kenmerk) {
        return new Handeling(gebruiker.naam(), actie, object, Verwerking.BEWARING, kenmerk);
    }
}
