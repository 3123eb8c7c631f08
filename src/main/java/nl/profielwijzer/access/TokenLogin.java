package nl.profielwijzer.access;

import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Lets programs in that carry a token of the provider. */
public final class TokenLogin implements AuthenticationManager {
    private final AuthenticationManager login;

    TokenLogin(JwtDecoder tokens, Claims claims, AuthenticationEventPublisher events, LoginThrottle throttle) {
        JwtAuthenticationProvider provider = new JwtAuthenticationProvider(token -> decode(tokens, token));
        provider.setJwtAuthenticationConverter(token -> person(token, claims));
        ProviderManager manager = new ProviderManager(throttle.around(provider));
        manager.setAuthenticationEventPublisher(events);
        this.login = manager;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        return login.authenticate(attempt);
    }

    private static Jwt decode(JwtDecoder tokens, String token) {
        try {
            return tokens.decode(token);
        } catch (JwtDecoderInitializationException e) {
            throw new AuthenticationServiceException("the provider is away", e);
        }
    }

    private static JwtAuthenticationToken person(Jwt token, Claims claims) {
        String name = claims.name(token.getClaims());
        if (name == null) {
            throw new InvalidBearerTokenException("the token doesn't say whose it is");
        }
        return new JwtAuthenticationToken(token, claims.authorities(token.getClaims()), name);
    }
}
