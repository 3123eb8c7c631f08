package nl.profielwijzer.access;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** Someone who logged in at the provider: the same person in each session, however different the tokens are. */
final class Ingelogd extends DefaultOidcUser {
    private static final long serialVersionUID = 1L;

    private final String naam;

    Ingelogd(String naam, Collection<? extends GrantedAuthority> authorities, OidcIdToken token) {
        super(authorities, token);
        this.naam = naam;
    }

    @Override
    public String getName() {
        return naam;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ingelogd ingelogd && naam.equals(ingelogd.naam);
    }

    @Override
    public int hashCode() {
        return naam.hashCode();
    }
}
