package nl.profielwijzer.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import nl.profielwijzer.access.OpenIdSettings;
import nl.profielwijzer.access.TooManyLogins;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.RefusalLines;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.session.HttpSessionEventPublisher;

/**
 * Login for the pages: a form or the provider of the organisation, a session, and a token in every form so that no other
 * site can send one.
 */
@Configuration(proxyBeanMethods = false)
class PagesSecurity {
    static final String LOGIN = "/inloggen";

    private static final String LOGOUT = "/uitloggen";
    private static final String LOGGED_OUT = LOGIN + "?uitgelogd";

    /** Style sheets, scripts and pictures: the same for everyone. */
    static final String STATIC = "/middelen/**";

    private static final String RULES = "/regelboek/**";

    /** Everything comes from this service itself, and no page stands inside another but the report of a calibration. */
    private static final String CONTENT = String.join(
            "; ",
            "default-src 'none'",
            "style-src 'self'",
            "script-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            "frame-src 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "form-action 'self'");

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain pages(
            HttpSecurity http,
            Logboek logboek,
            ObjectProvider<OpenIdSettings> openId,
            ObjectProvider<ClientRegistrationRepository> providers,
            @Value("${profielwijzer.sessies-per-gebruiker}") int sessions,
            @Value("${server.address:}") @Nullable InetAddress address,
            @Value("${profielwijzer.regelboek-openbaar:false}") boolean openbaar) {
        OpenIdSettings settings = openId.getIfAvailable();
        if (settings == null) {
            http.formLogin(form -> form.loginPage(LOGIN)
                            .usernameParameter("gebruiker")
                            .passwordParameter("wachtwoord")
                            .failureHandler(PagesSecurity::failed))
                    .logout(logout -> logout.logoutUrl(LOGOUT).logoutSuccessUrl(LOGGED_OUT));
        } else {
            http.oauth2Login(login -> login.loginPage(LOGIN)
                            .failureHandler(PagesSecurity::failed)
                            // What the provider gave is of no use after the login: it goes with the session.
                            .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository()))
                    .logout(logout ->
                            logout.logoutUrl(LOGOUT).logoutSuccessHandler(atTheProvider(providers.getObject())));
        }
        // A form that logs out leads on to the provider.
        String content = settings == null ? CONTENT : CONTENT + " " + settings.origin();
        return http.addFilterAfter(new RefusalLines(logboek), SecurityContextHolderFilter.class)
                .authorizeHttpRequests(requests -> requests
                        // What leads here was let through, or is the page that says why it wasn't.
                        .dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(openbaar ? new String[] {LOGIN, STATIC, RULES} : new String[] {LOGIN, STATIC})
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                // The token lives in a cookie, not in the session: what is sent after the session has ended can be told
                // from what another site sends, and be done after the login.
                .csrf(csrf -> csrf.csrfTokenRepository(tokens(network(address))))
                .requestCache(cache -> cache.requestCache(new HttpSessionRequestCache()))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(new LoginEntryPoint()))
                .sessionManagement(session -> session.maximumSessions(sessions).expiredUrl(LOGIN + "?elders"))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(content))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    private static void failed(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        response.sendRedirect(LOGIN + (failure instanceof TooManyLogins ? "?wacht" : "?fout"));
    }

    /** Whoever logs out here and stays logged in there is in again with one click, also when it is someone else. */
    private static LogoutSuccessHandler atTheProvider(ClientRegistrationRepository providers) {
        OidcClientInitiatedLogoutSuccessHandler handler = new OidcClientInitiatedLogoutSuccessHandler(providers);
        handler.setPostLogoutRedirectUri("{baseUrl}" + LOGGED_OUT);
        handler.setDefaultTargetUrl(LOGGED_OUT);
        return handler;
    }

    /** Tells when a session ends, so that it doesn't count any more. */
    @Bean
    HttpSessionEventPublisher sessionEvents() {
        return new HttpSessionEventPublisher();
    }

    /** On a network the cookie of a session never travels without TLS, whatever stands in front of the service. */
    @Bean
    ServletContextInitializer secureCookie(@Value("${server.address:}") @Nullable InetAddress address) {
        return context -> {
            if (network(address)) {
                context.getSessionCookieConfig().setSecure(true);
            }
        };
    }

    private static boolean network(@Nullable InetAddress address) {
        return address == null || !address.isLoopbackAddress();
    }

    private static CookieCsrfTokenRepository tokens(boolean network) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("profielwijzer-formulier");
        tokens.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).sameSite("Lax").secure(network));
        return tokens;
    }

    /** Says on the login page that what was filled in is kept, when that is so. */
    private static final class LoginEntryPoint extends LoginUrlAuthenticationEntryPoint {
        private LoginEntryPoint() {
            super(LOGIN);
        }

        @Override
        protected String determineUrlToUseForThisRequest(
                HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
            return LOGIN + (HttpMethod.POST.matches(request.getMethod()) ? "?bewaard" : "");
        }
    }
}
