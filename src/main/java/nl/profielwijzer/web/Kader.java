package nl.profielwijzer.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.calibration.Ijking;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Gemeente;
import nl.profielwijzer.catalogue.Parameter;
import nl.profielwijzer.release.Setstap;
import nl.profielwijzer.release.Werkingsgebied;
import nl.profielwijzer.rules.Wording;
import nl.profielwijzer.shadow.Schaduweinde;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** What stands around every page: who is logged in, for which municipality, and where they can go. */
final class Kader {
    private static final Pattern CODE = Pattern.compile("[A-Z]{3,}(_[A-Z]+)*");

    private final Catalogue catalogue;
    private final Wording wording;
    private final Thema thema;

    Kader(Catalogue catalogue, Thema thema) {
        this.catalogue = catalogue;
        this.wording = new Wording(catalogue.codes());
        this.thema = thema;
    }

    /** Nobody, on the login page and where an error came before the login. */
    public @Nullable Gebruiker gebruiker() {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        return login == null || login instanceof AnonymousAuthenticationToken ? null : Gebruiker.of(login);
    }

    /** The roles of this user, as one says them. */
    public String rollen(Gebruiker gebruiker) {
        return gebruiker.rollen().stream()
                .map(rol -> rol.name().toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** The municipalities this user works for, as one says them. */
    public String gemeenten(Gebruiker gebruiker) {
        return gebruiker.gemeenten() == null
                ? "alle gemeenten"
                : gebruiker.gemeenten().stream().map(this::gemeente).sorted().collect(Collectors.joining(", "));
    }

    /** The name of the municipality with this CBS code. */
    public String gemeente(String code) {
        return catalogue.gemeente(code).map(Gemeente::naam).orElse(code);
    }

    /** A group of cases; one by municipality is called by its name. */
    public String groep(String groep) {
        String prefix = "gemeente ";
        return groep.startsWith(prefix) ? prefix + gemeente(groep.substring(prefix.length())) : groep;
    }

    /** The municipalities that this user can choose from. */
    public List<Gemeente> eigenGemeenten(Gebruiker gebruiker) {
        return catalogue.gemeenten().stream()
                .filter(gemeente -> gebruiker.ziet(gemeente.code()))
                .toList();
    }

    /** A code as one says it. */
    public String gezegd(Object code) {
        return wording.said(code);
    }

    /** A code as one says it at the beginning of a sentence. */
    public String hoofdletter(Object code) {
        return Wording.capitalised(gezegd(code));
    }

    /** An advice in short, with its codes in capitals as one says them; those of profiles and levels stay. */
    public String kort(String advies) {
        return CODE.matcher(advies)
                .replaceAll(code -> code.group().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** The places this user may see. */
    public List<Plaats> plaatsen(Gebruiker gebruiker) {
        return Arrays.stream(Plaats.values())
                .filter(plaats -> gebruiker.mag(plaats.recht()))
                .toList();
    }

    /** Where this user begins. */
    Optional<Plaats> begin(Gebruiker gebruiker) {
        return plaatsen(gebruiker).stream().findFirst();
    }

    public Thema thema() {
        return thema;
    }

    /** What this number means. */
    public String parameter(String naam) {
        return catalogue.parameters().parameters().stream()
                .filter(parameter -> parameter.naam().equals(naam))
                .map(Parameter::omschrijving)
                .findFirst()
                .orElse(naam);
    }

    /** How a calibration stands, in a sentence. */
    public String toestand(Ijking ijking) {
        return switch (ijking.toestand()) {
            case WACHT -> "De ijking wacht tot die ervoor klaar is.";
            case LOOPT -> "De ijking loopt.";
            case VOORSTEL -> "Er is een voorstel.";
            case GEEN_VOORSTEL -> "Er is geen voorstel.";
            case AFGEBROKEN -> "De ijking is afgebroken.";
            case MISLUKT -> "De ijking is mislukt.";
        };
    }

    /** For which municipalities a set of parameters is. */
    public String werkingsgebied(Werkingsgebied werkingsgebied) {
        return overGemeenten(werkingsgebied.gemeenten());
    }

    /** Municipalities by name; null is every municipality. */
    public String overGemeenten(@Nullable List<String> codes) {
        return codes == null
                ? "alle gemeenten"
                : codes.stream().map(this::gemeente).collect(Collectors.joining(", "));
    }

    /** Advice on these profiles and result areas by name; null is all advice. */
    public String overAdvies(@Nullable List<String> codes) {
        return codes == null
                ? "Al het advies"
                : "Het advies over "
                        + Wording.enumerated(codes.stream().map(this::profiel).toList());
    }

    private String profiel(String code) {
        return catalogue.profielcatalogi().stream()
                .flatMap(catalogus -> catalogus.profielen().stream())
                .filter(profiel -> profiel.code().equals(code))
                .map(profiel -> "‘%s’".formatted(profiel.naam()))
                .findFirst()
                .orElse(code);
    }

    /** Why a shadow ends or ended, at the end of a sentence. */
    public String waarom(Schaduweinde einde) {
        return switch (einde.reden()) {
            case TERMIJN -> "de periode is dan voorbij";
            case BEEINDIGD -> "eerder beëindigd";
            case AFGEWEZEN -> "de set is afgewezen";
            case INGETROKKEN -> "de set is ingetrokken";
            case INGEGAAN -> "de set geldt dan zelf";
        };
    }

    /** What was done with a set, in the past tense. */
    public String gedaan(Setstap stap) {
        return switch (stap) {
            case OPSTELLEN -> "opgesteld";
            case WIJZIGEN -> "gewijzigd";
            case INDIENEN -> "ingediend";
            case GOEDKEUREN -> "goedgekeurd";
            case AFWIJZEN -> "afgewezen";
            case ACTIVEREN -> "ingangsdatum gekozen";
            case INTREKKEN -> "ingetrokken";
            case TERUGDRAAIEN -> "teruggedraaid";
        };
    }
}
