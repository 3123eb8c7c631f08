package nl.profielwijzer.web;

import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Login for the pages: a form, a session, and a token in every form so that no other site can send one. */
@Configuration(proxyBeanMethods = false)
class PagesSecurity {
    static final String LOGIN = "/inloggen";

    /** Style sheets, scripts and pictures: the same for everyone. */
    static final String STATIC = "/middelen/**";

    private static final String RULES = "/regelboek/**";

    /** Everything comes from this service itself, and nothing stands inside a page. */
    private static final String CONTENT = String.join(
            "; ",
            "default-src 'none'",
            "style-src 'self'",
            "script-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain pages(HttpSecurity http, @Value("${profielwijzer.regelboek-openbaar:false}") boolean openbaar) {
        return http.authorizeHttpRequests(requests -> requests
                        // What leads here was let through, or is the page that says why it wasn't.
                        .dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(openbaar ? new String[] {LOGIN, STATIC, RULES} : new String[] {LOGIN, STATIC})
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage(LOGIN)
                        .usernameParameter("gebruiker")
                        .passwordParameter("wachtwoord")
                        .failureUrl(LOGIN + "?fout"))
                .logout(logout -> logout.logoutUrl("/uitloggen").logoutSuccessUrl(LOGIN + "?uitgelogd"))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }
}
