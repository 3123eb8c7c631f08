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
        String controlegetal = check.text(
                "controlegetal", "[0-9a-f]{16}", "Doe eerst een proefvernietiging en neem daarvan het controlegetal.");
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
        Household household = Household.of(check);
        String reden = check.text(
                "reden",
                "(?s)\\S.{2,499}",
                "Zeg in 3 tot 500 tekens waarom het dossier moet blijven, zonder iemand te noemen.");
        check.done();
        household.checkSeenBy(gebruiker);
        Bewaarplicht plicht = logboek.doe(
                handeling(gebruiker, Actie.AANMAKEN, "bewaarplicht", household.kenmerk()),
                () -> plichten.add(household.gemeente(), household.kenmerk(), reden, gebruiker.naam()),
                made -> handeling(gebruiker, Actie.AANMAKEN, "bewaarplicht/" + made.id(), household.kenmerk()));
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
        Household household = Household.of(check);
        check.done();
        household.checkSeenBy(gebruiker);
        return logboek.doe(
                handeling(gebruiker, Actie.LEZEN, "dossier", household.kenmerk()),
                () -> rechten.show(household.gemeente(), household.kenmerk()));
    }

    @PostMapping(path = "/wissingen", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Vereist(Recht.INWONERSRECHTEN)
    ResponseEntity<Vernietigingsverslag> erase(HttpServletRequest request, Gebruiker gebruiker) throws IOException {
        BodyCheck check = new BodyCheck(request, Set.of("gemeente", "kenmerk", "belangAnderenAfgewogen"));
        Household household = Household.of(check);
        boolean weighed = check.flag("belangAnderenAfgewogen");
        check.done();
        household.checkSeenBy(gebruiker);
        Supplier<Vernietigingsverslag> act = () -> {
            Vernietigingsverslag verslag =
                    rechten.erase(household.gemeente(), household.kenmerk(), weighed, gebruiker.naam());
            if (verslag == null) {
                throw new RequestRefused(404);
            }
            return verslag;
        };
        return made(logboek.doe(
                handeling(gebruiker, Actie.VERWIJDEREN, "dossier", household.kenmerk()),
                act,
                verslag ->
                        handeling(gebruiker, Actie.VERWIJDEREN, "vernietiging/" + verslag.id(), household.kenmerk())));
    }

    /** Whose file it is: a kenmerk means something within one municipality only. */
    private record Household(String gemeente, String kenmerk) {

        static Household of(BodyCheck check) {
            return new Household(
                    check.text("gemeente", "[0-9]{4}", "Gebruik de CBS-code van vier cijfers."),
                    check.text(
                            "kenmerk",
                            "[A-Za-z0-9][A-Za-z0-9._-]{0,63}",
                            "Gebruik het kenmerk waaronder de intake is gestuurd."));
        }

        void checkSeenBy(Gebruiker gebruiker) {
            if (!gebruiker.ziet(gemeente)) {
                throw new RequestRefused(403);
            }
        }
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
