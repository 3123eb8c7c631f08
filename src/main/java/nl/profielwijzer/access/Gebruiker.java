package nl.profielwijzer.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * Who asks.
 *
 * @param naam as the log knows this person; never a name that the public would know
 * @param gemeenten CBS codes of the municipalities this user works for; null is all of them
 */
public record Gebruiker(
        String naam, Set<Gebruikersrol> rollen, @Nullable Set<String> gemeenten) {
    /** Authority of a user who works for every municipality. */
    public static final String ALL_MUNICIPALITIES = "GEMEENTE_ALLE";

    private static final String MUNICIPALITY = "GEMEENTE_";
    private static final String ROLE = "ROLE_";

    public Gebruiker {
        rollen = Set.copyOf(rollen);
        gemeenten = gemeenten == null ? null : Set.copyOf(gemeenten);
    }

    /** Reads roles and municipalities from what the login gave; what isn't there isn't allowed. */
    public static Gebruiker of(Authentication login) {
        Set<Gebruikersrol> rollen = new HashSet<>();
        Set<String> gemeenten = new HashSet<>();
        for (GrantedAuthority granted : login.getAuthorities()) {
            String authority = String.valueOf(granted.getAuthority());
            if (authority.startsWith(MUNICIPALITY)) {
                gemeenten.add(authority.substring(MUNICIPALITY.length()));
            }
            for (Gebruikersrol rol : Gebruikersrol.values()) {
                if (authority.equals(authority(rol))) {
                    rollen.add(rol);
                }
            }
        }
        return new Gebruiker(
                login.getName(),
                rollen,
                gemeenten.contains(ALL_MUNICIPALITIES.substring(MUNICIPALITY.length())) ? null : gemeenten);
    }

    /** The authority that stands for this role. */
    public static String authority(Gebruikersrol rol) {
        return ROLE + rol.name().toUpperCase(Locale.ROOT);
    }

    /** The authority that stands for this municipality. */
    public static String authority(String gemeente) {
        return MUNICIPALITY + gemeente;
    }

    public boolean mag(Recht recht) {
        return recht.rollen().stream().anyMatch(rollen::contains);
    }

    /** @throws AccessDeniedException when this user doesn't work for the municipality with this CBS code */
    public void eis(String gemeente) {
        if (!ziet(gemeente)) {
            throw new AccessDeniedException("the user doesn't work for this municipality");
        }
    }

    /** Whether this user works for the municipality with this CBS code. */
    public boolean ziet(String gemeente) {
        return gemeenten == null || gemeenten.contains(gemeente);
    }

    /** Whether this user works for all of these municipalities; null is every municipality there is. */
    public boolean zietAlle(@Nullable Collection<String> codes) {
        return gemeenten == null || (codes != null && gemeenten.containsAll(codes));
    }
}
