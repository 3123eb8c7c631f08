package nl.profielwijzer;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/**
 * A real OpenID provider on a port of its own, with people who log in there by name and password {@code geheim}. It says of
 * each in which groups they are and for which municipalities they work.
 */
final class OpenIdProvider implements AutoCloseable {
    static final String AUDIENCE = "profielwijzer-api";
    static final String SECRET_CLIENT = "paginas";
    static final String KEY_CLIENT = "paginas-met-sleutel";
    static final String SECRET = "een geheim van de test";

    static final RSAKey KEY = key();
    static final ECKey CURVE_KEY = curveKey();

    /** With which the pages prove who they are. */
    static final RSAKey CLIENT_KEY = key();

    private final ServletWebServerApplicationContext context;

    OpenIdProvider() {
        SpringApplication application = new SpringApplicationBuilder(Provider.class)
                .web(WebApplicationType.SERVLET)
                .properties(Map.of("server.port", "0", "server.address", "127.0.0.1", "spring.config.name", "none"))
                .build();
        application.setRegisterShutdownHook(false);
        context = (ServletWebServerApplicationContext) application.run();
    }

    static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey curveKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + context.getWebServer().getPort();
    }

    /** Lets people come back to this service after logging in or out. */
    void allow(String service) {
        InMemoryRegisteredClientRepository clients = context.getBean(InMemoryRegisteredClientRepository.class);
        clients.save(client(SECRET_CLIENT, service)
                .clientSecret("{noop}" + SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build());
        clients.save(client(KEY_CLIENT, service)
                .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .jwkSetUrl(issuer() + "/sleutels-van-de-paginas")
                        .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.RS256)
                        .build())
                .build());
    }

    private static RegisteredClient.Builder client(String id, String service) {
        return RegisteredClient.withId(id)
                .clientId(id)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(service + "/login/oauth2/code/profielwijzer")
                .postLogoutRedirectUri(service + "/inloggen?uitgelogd")
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(Duration.ofMinutes(5))
                        .build());
    }

    @Override
    public void close() {
        context.close();
    }

    /** What the provider says of these people. */
    static Map<String, Object> claims(String name) {
        Map<String, Object> claims = new HashMap<>(Map.of("preferred_username", name));
        switch (name) {
            case "els" -> {
                claims.put("groups", List.of("toegang-weert", "iedereen"));
                claims.put("gemeenten", List.of("0988"));
            }
            case "ria" -> {
                claims.put("groups", List.of("toegang-nederweert"));
                claims.put("gemeenten", List.of("0957"));
            }
            case "hans" -> {
                claims.put("groups", List.of("applicatiebeheer"));
                claims.put("gemeenten", "alle");
            }
            case "naamloos" -> claims.remove("preferred_username");
            default -> claims.put("groups", List.of("iedereen"));
        }
        return claims;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebMvc
    @EnableWebSecurity
    @Import({TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class, Keys.class})
    static class Provider {
        @Bean
        SecurityFilterChain provider(HttpSecurity http) {
            return http.oauth2AuthorizationServer(server -> server.oidc(oidc -> {}))
                    .authorizeHttpRequests(requests -> requests.requestMatchers("/sleutels-van-de-paginas")
                            .permitAll()
                            .anyRequest()
                            .authenticated())
                    .formLogin(form -> {})
                    .build();
        }

        @Bean
        UserDetailsService people() {
            return new InMemoryUserDetailsManager(List.of("els", "ria", "hans", "gast", "naamloos").stream()
                    .map(name -> User.withUsername(name)
                            .password("{noop}geheim")
                            .roles("MEDEWERKER")
                            .build())
                    .toList());
        }

        @Bean
        RegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(client("niemand", "http://127.0.0.1")
                    .clientSecret("{noop}x")
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .build());
        }

        @Bean
        JWKSource<SecurityContext> keys() {
            return new ImmutableJWKSet<>(new JWKSet(List.of(KEY, CURVE_KEY)));
        }

        @Bean
        JwtDecoder ownTokens(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> tokens() {
            return context -> {
                context.getClaims()
                        .claims(all -> all.putAll(claims(context.getPrincipal().getName())));
                if (context.getTokenType().getValue().equals("access_token")) {
                    context.getClaims().audience(List.of(AUDIENCE));
                }
            };
        }
    }

    @RestController
    static class Keys {
        private final Map<String, Object> open =
                new ConcurrentHashMap<>(new JWKSet(CLIENT_KEY.toPublicJWK()).toJSONObject());

        @GetMapping("/sleutels-van-de-paginas")
        Map<String, Object> keys() {
            return open;
        }
    }
}
