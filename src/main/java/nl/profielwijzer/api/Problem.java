package nl.profielwijzer.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.profielwijzer.casuistry.Importverslag;
import nl.profielwijzer.casuistry.Privacyrapport;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.release.StapGeweigerd;
import nl.profielwijzer.retention.WissenGeweigerd;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Why a request got no answer, in words for the caller (RFC 9457).
 *
 * @param errors everything that is wrong with the request
 * @param privacy what the privacy gate saw, when cases were offered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable List<Error> errors,
        @Nullable Privacyrapport privacy) {

    /**
     * One thing that is wrong.
     *
     * @param pointer JSON pointer into the body; for a query parameter or header a slash and its name
     * @param remedy what to do about it
     */
    record Error(String pointer, String code, String message, String remedy) {
        static Error of(Fout fout) {
            return new Error(fout.pointer(), fout.code(), fout.melding(), fout.herstel());
        }
    }

    private static Problem of(String code, String title, int status, String detail) {
        return new Problem("urn:problem-type:profielwijzer:" + code, title, status, detail, null, null);
    }

    static Problem invalid(List<Fout> fouten) {
        return new Problem(
                "urn:problem-type:profielwijzer:ongeldige-invoer",
                "De invoer klopt niet",
                400,
                fouten.size() == 1
                        ? "Er is één fout gevonden. Er is niets opgeslagen."
                        : "Er zijn %d fouten gevonden. Er is niets opgeslagen.".formatted(fouten.size()),
                fouten.stream().map(Error::of).toList(),
                null);
    }

    static Problem keyInUse() {
        return of(
                "sleutel-in-gebruik",
                "Deze sleutel is al gebruikt",
                409,
                "De Idempotency-Key is eerder gebruikt voor een ander verzoek. Kies een nieuwe sleutel.");
    }

    static Problem providerAway() {
        return of(
                "tijdelijk-niet-beschikbaar",
                "Tijdelijk niet beschikbaar",
                503,
                "Inloggen lukt nu niet: de OpenID-aanbieder is niet bereikbaar. Probeer het zo weer.");
    }

    /** @param reden why a file stays although its resident asks to erase it */
    static Problem notErased(WissenGeweigerd geweigerd) {
        return of(
                "wissen-geweigerd",
                "Dit dossier kan niet worden gewist",
                409,
                geweigerd.reden() + (geweigerd.afTeWegen() ? " Stuur dan belangAnderenAfgewogen mee." : ""));
    }

    static Problem otherDestruction() {
        return of(
                "andere-vernietiging",
                "Er zou nu iets anders worden vernietigd dan de proef liet zien",
                409,
                "Er is niets vernietigd. Doe opnieuw een proefvernietiging, lees die na en gebruik dat controlegetal.");
    }

    static Problem alreadyHeld() {
        return of(
                "bewaarplicht-bestaat",
                "Voor dit dossier geldt al een bewaarplicht",
                409,
                "Er is niets veranderd. Hef de andere eerst op als de reden een andere is.");
    }

    static Problem alreadyResumed() {
        return of(
                "al-hervat",
                "Deze stillegging is al opgeheven",
                409,
                "Er is niets veranderd. Vraag haar opnieuw op om te zien door wie en waarom.");
    }

    /** A step with a parameter set was refused. */
    static Problem refused(StapGeweigerd geweigerd) {
        String detail = String.valueOf(geweigerd.getMessage());
        return switch (geweigerd.reden()) {
            case ONBEKEND -> of(404);
            case VERANDERD -> of("intussen-veranderd", "Intussen veranderd", 412, detail);
            case STAND -> of("stap-kan-niet", "Deze stap kan nu niet", 409, detail);
            case VIER_OGEN -> of("vier-ogen", "Iemand anders moet dit doen", 403, detail);
        };
    }

    static Problem queueFull() {
        return of(
                "wachtrij-vol",
                "Er wachten al veel ijkingen",
                409,
                "Er is geen ijking begonnen. Wacht tot er een klaar is, of breek er een af.");
    }

    static Problem calibrationOver() {
        return of(
                "ijking-klaar",
                "Deze ijking is al klaar",
                409,
                "Zij kan niet meer worden afgebroken. Vraag haar opnieuw op om te zien wat eruit kwam.");
    }

    /** Cases that were not taken in: what is wrong with each row, and what the privacy gate saw. */
    static Problem refused(Importverslag verslag) {
        boolean personal = !verslag.privacy().toegelaten();
        List<Fout> fouten = new ArrayList<>();
        verslag.fouten()
                .forEach(fout -> fouten.add(new Fout(
                        "/%d%s".formatted(fout.regel(), fout.veld()), fout.code(), fout.reden(), fout.herstel())));
        verslag.privacy()
                .persoonsgegevens()
                .forEach(hit -> fouten.add(new Fout(
                        "/%d%s".formatted(hit.regel(), hit.veld()),
                        "persoonsgegeven",
                        "Hier staat iets dat naar een persoon leidt: %s (%s)."
                                .formatted(hit.soort().name().toLowerCase(Locale.ROOT), hit.gemaskeerd()),
                        "Haal het weg.")));
        String told = "Er zijn %d fouten in %s casussen. Er is niets opgeslagen."
                .formatted(verslag.aantalFouten() + verslag.privacy().aantalPersoonsgegevens(), verslag.gelezen());
        return new Problem(
                "urn:problem-type:profielwijzer:" + (personal ? "privacy" : "ongeldige-casussen"),
                personal ? "De casussen kunnen naar personen leiden" : "De casussen kloppen niet",
                personal ? 409 : 400,
                personal ? String.join(" ", verslag.privacy().bezwaren()) + " " + told : told,
                fouten.stream().map(Error::of).toList(),
                verslag.privacy());
    }

    /** The problem that goes with a status when nothing more is known. */
    static Problem of(int status) {
        return switch (status) {
            case 400 ->
                of(
                        "ongeldig-verzoek",
                        "Het verzoek klopt niet",
                        400,
                        "De server kan dit verzoek niet lezen. Kijk het adres, de headers en de inhoud na.");
            case 401 ->
                of("niet-ingelogd", "U bent niet ingelogd", 401, "Log in, of stuur een geldig toegangstoken mee.");
            case 403 -> of("geen-toegang", "U heeft hier geen toegang", 403, "Uw account mag dit niet doen of zien.");
            case 404 ->
                of(
                        "niet-gevonden",
                        "Niet gevonden",
                        404,
                        "Op dit adres is niets te vinden. Kijk het adres na; een adres eindigt niet op een schuine streep.");
            case 405 ->
                of(
                        "methode-niet-toegestaan",
                        "Deze methode kan hier niet",
                        405,
                        "Gebruik een van de methoden uit de header Allow.");
            case 406 ->
                of(
                        "vorm-niet-beschikbaar",
                        "Deze vorm is er niet",
                        406,
                        "Vraag in de header Accept om application/json.");
            case 412 ->
                of(
                        "intussen-veranderd",
                        "Intussen veranderd",
                        412,
                        "Dit is niet de laatste versie. Haal haar opnieuw op en neem de ETag van dat antwoord over in If-Match.");
            case 413 ->
                of(
                        "te-groot",
                        "De inhoud is te groot",
                        413,
                        "Een intake of vraag is hoogstens 256 kB, een set casussen 512 MB. Stuur minder per keer.");
            case 414, 431 ->
                of(
                        "adres-of-headers-te-lang",
                        "Het adres of de headers zijn te lang",
                        status,
                        "Maak het verzoek korter.");
            case 415 ->
                of(
                        "inhoud-niet-ondersteund",
                        "Deze soort inhoud kan niet",
                        415,
                        "Stuur application/json, of application/x-ndjson voor een set casussen.");
            case 429 ->
                of(
                        "te-veel-verzoeken",
                        "Te veel verzoeken",
                        429,
                        "Wacht het aantal seconden uit de header Retry-After en probeer het opnieuw.");
            case 428 ->
                of(
                        "if-match-ontbreekt",
                        "De header If-Match ontbreekt",
                        428,
                        "Haal de set op en neem de ETag van dat antwoord over in If-Match.");
            case 501 -> of("niet-ondersteund", "Dit kan de server niet", 501, "Gebruik GET of POST.");
            case 503 ->
                of(
                        "tijdelijk-niet-beschikbaar",
                        "Tijdelijk niet beschikbaar",
                        503,
                        "De opslag is nu niet bereikbaar. Er is niets opgeslagen. Probeer het zo weer.");
            default ->
                status >= 500
                        ? of(
                                "storing",
                                "Er ging iets mis",
                                status,
                                "Het ligt aan de server. Er is niets opgeslagen. Meld het bij de beheerder.")
                        : of(
                                "ongeldig-verzoek",
                                "Het verzoek klopt niet",
                                status,
                                "De server kan dit verzoek niet uitvoeren.");
        };
    }

    /** This problem as answer, whatever form the caller asked for: without it the caller would know nothing. */
    ResponseEntity<Object> answer(HttpHeaders headers) {
        HttpHeaders all = new HttpHeaders();
        all.putAll(headers);
        all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return ResponseEntity.status(HttpStatusCode.valueOf(status))
                .headers(all)
                .body(this);
    }

    ResponseEntity<Object> answer() {
        return answer(HttpHeaders.EMPTY);
    }

    byte[] json() {
        return Json.JSON.writeValueAsBytes(this);
    }
}
