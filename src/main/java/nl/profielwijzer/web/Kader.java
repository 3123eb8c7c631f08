package nl.profielwijzer.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Gemeente;
import nl.profielwijzer.rules.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** What stands around every page: who is logged in, for which municipality, and where they can go. */
final class Kader {
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

    /** A code as one says it. */
    public String gezegd(Object code) {
        return wording.said(code);
    }

    /** A code as one says it at the beginning of a sentence. */
    public String hoofdletter(Object code) {
        return Wording.capitalised(gezegd(code));
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
}
