package nl.profielwijzer.access;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder.JwkSetUriJwtDecoderBuilder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.web.client.RestOperations;
import org.springframework.web.client.RestTemplate;

/**
 * Login at the OpenID provider of the organisation: a session for the pages, a token with every request for the API. The
 * provider is asked for its addresses and keys when someone first logs in, so that the service starts without it.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(Inlogwijze.OpenId.class)
class OpenIdConfiguration {
    /** Signed with a key that only the provider has. Never HMAC, whose key the verifier has too, and never none. */
    private static final Set<SignatureAlgorithm> ALGORITHMS =
            Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OpenIdSettings settings;
    private final RestOperations http;

    OpenIdConfiguration(Environment environment) {
        this.settings = OpenIdSettings.read(environment);
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(PATIENCE);
        requests.setReadTimeout(PATIENCE);
        this.http = new RestTemplate(requests);
    }

    @Bean
    OpenIdSettings openIdSettings() {
        return settings;
    }

    @Bean
    TokenLogin tokenLogin(AuthenticationEventPublisher events, LoginThrottle throttle) {
        return new TokenLogin(accessTokens(), new Claims(settings), events, throttle);
    }

    private JwtDecoder accessTokens() {
        return new SupplierJwtDecoder(() -> decoder(
                NimbusJwtDecoder.withIssuerLocation(settings.issuer()),
                List.of(
                        new JwtIssuerValidator(settings.issuer()),
                        new JwtClaimValidator<List<String>>(
                                JwtClaimNames.AUD,
                                audience -> audience != null && audience.contains(settings.audience())))));
    }

    private JwtDecoder decoder(JwkSetUriJwtDecoderBuilder builder, List<OAuth2TokenValidator<Jwt>> validators) {
        JwtTimestampValidator times = new JwtTimestampValidator(settings.klokverschil());
        times.setAllowEmptyExpiryClaim(false);
        JwtTypeValidator types = new JwtTypeValidator("JWT", "at+jwt", "application/at+jwt");
        types.setAllowEmpty(true);
        NimbusJwtDecoder decoder = builder.jwsAlgorithms(algorithms -> algorithms.addAll(ALGORITHMS))
                .validateType(false)
                .restOperations(http)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                Stream.concat(Stream.of(times, types), validators.stream()).toList()));
        return decoder;
    }

    @Bean
    ClientRegistrationRepository clientRegistrations() {
        Supplier<InMemoryClientRegistrationRepository> registrations =
                () -> new InMemoryClientRegistrationRepository(registration());
        return new SupplierClientRegistrationRepository(registrations);
    }

    private ClientRegistration registration() {
        return ClientRegistrations.fromIssuerLocation(settings.issuer())
                .registrationId(OpenIdSettings.REGISTRATION)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .clientAuthenticationMethod(
                        settings.sleutelbestand() == null
                                ? ClientAuthenticationMethod.CLIENT_SECRET_BASIC
                                : ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .scope(settings.scopes())
                .build();
    }

    @Bean
    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokenClient() {
        RestClientAuthorizationCodeTokenResponseClient client = new RestClientAuthorizationCodeTokenResponseClient();
        if (settings.sleutelbestand() != null) {
            ClientKey key = ClientKey.read(settings.sleutelbestand());
            client.addParametersConverter(
                    new NimbusJwtClientAuthenticationParametersConverter<>(registration -> key.jwk()));
        }
        return client;
    }

    /** The same algorithms for both kinds of token. */
    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens() {
        Map<ClientRegistration, JwtDecoder> decoders = new ConcurrentHashMap<>();
        return registration -> decoders.computeIfAbsent(
                registration,
                known -> decoder(
                        NimbusJwtDecoder.withJwkSetUri(Objects.requireNonNull(
                                known.getProviderDetails().getJwkSetUri())),
                        List.of(new OidcIdTokenValidator(known))));
    }

    @Bean
    OAuth2UserService<OidcUserRequest, OidcUser> people() {
        Claims claims = new Claims(settings);
        OidcUserService service = new OidcUserService();
        return request -> {
            OidcUser user = service.loadUser(request);
            String name = claims.name(user.getClaims());
            if (name == null) {
                throw new OAuth2AuthenticationException(
                        new OAuth2Error("no_name"), "the provider doesn't say who this is");
            }
            return new Ingelogd(name, claims.authorities(user.getClaims()), user.getIdToken());
        };
    }
}
