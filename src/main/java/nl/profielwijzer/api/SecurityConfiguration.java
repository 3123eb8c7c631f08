package nl.profielwijzer.api;

import jakarta.servlet.DispatcherType;
import nl.profielwijzer.access.TokenLogin;
import nl.profielwijzer.access.TooManyLogins;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.RefusalLines;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Who may knock: with name and password or a token on every request, and nothing remembered in between. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain api(HttpSecurity http, Logboek logboek, ObjectProvider<TokenLogin> tokens) {
        TokenLogin tokenLogin = tokens.getIfAvailable();
        AuthenticationEntryPoint notLoggedIn =
                notLoggedIn(tokenLogin == null ? "Basic realm=\"Profielwijzer\", charset=\"UTF-8\"" : "Bearer");
        AccessDeniedHandler noAccess = (request, response, e) -> Problems.write(Problem.of(403), response);
        if (tokenLogin == null) {
            http.httpBasic(basic -> basic.authenticationEntryPoint(notLoggedIn));
        } else {
            http.oauth2ResourceServer(server -> server.authenticationManagerResolver(request -> tokenLogin)
                    .authenticationEntryPoint(notLoggedIn)
                    .withObjectPostProcessor(answering(notLoggedIn)));
        }
        return http.addFilterAfter(new RefusalLines(logboek), SecurityContextHolderFilter.class)
                .securityMatcher("/v1", "/v1/**", "/error")
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(OpenApiController.PATH)
                        .permitAll()
                        .requestMatchers("/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(problems ->
                        problems.authenticationEntryPoint(notLoggedIn).accessDeniedHandler(noAccess))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No cookie logs anyone in, and a form of another site can't send application/json.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                // ApiHeaders puts them on every answer, also on those of Tomcat itself.
                .headers(AbstractHttpConfigurer::disable)
                .build();
    }

    private static AuthenticationEntryPoint notLoggedIn(String scheme) {
        return (request, response, e) -> {
            if (e instanceof TooManyLogins wait) {
                response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.seconds()));
                Problems.write(Problem.of(429), response);
            } else if (e instanceof AuthenticationServiceException) {
                Problems.write(Problem.providerAway(), response);
            } else {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, scheme);
                Problems.write(Problem.of(401), response);
            }
        };
    }

    /** Spring would let a provider that is away end as a fault of this service. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answering(
            AuthenticationEntryPoint notLoggedIn) {
        return new ObjectPostProcessor<>() {
            @Override
            public <T extends BearerTokenAuthenticationFilter> T postProcess(T filter) {
                filter.setAuthenticationFailureHandler(notLoggedIn::commence);
                return filter;
            }
        };
    }

    @Bean
    RequestRejectedHandler rejected() {
        return (request, response, e) -> Problems.write(Problem.of(400), response);
    }
}
