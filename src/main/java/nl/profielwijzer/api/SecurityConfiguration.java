package nl.profielwijzer.api;

import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Who may knock: with name and password on every request, and nothing remembered in between. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final List<String> DEMO_USERS =
            List.of("consulent", "contractmanager", "contractmanager2", "analist", "beheerder");
    private static final String DEMO_PASSWORD = "demo";

    /** The lowest that bcrypt allows. */
    private static final int CHEAP = 4;

    @Bean
    SecurityFilterChain api(HttpSecurity http) {
        AuthenticationEntryPoint notLoggedIn = (request, response, e) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Profielwijzer\", charset=\"UTF-8\"");
            Problems.write(Problem.of(401), response);
        };
        AccessDeniedHandler noAccess = (request, response, e) -> Problems.write(Problem.of(403), response);
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(OpenApiController.PATH)
                        .permitAll()
                        .requestMatchers("/v1/**")
                        .authenticated()
                        // Nothing is there: the answer is that it can't be found, not that one should log in.
                        .anyRequest()
                        .permitAll())
                .httpBasic(basic -> basic.authenticationEntryPoint(notLoggedIn))
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

    @Bean
    RequestRejectedHandler rejected() {
        return (request, response, e) -> Problems.write(Problem.of(400), response);
    }

    /**
     * Hashes with the cheapest bcrypt: Basic asks for the password on every request, and a slow hash of a password that
     * stands in the manual would cost time and protect nothing.
     */
    @Bean
    PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(CHEAP)));
    }

    @Bean
    @ConditionalOnProperty(name = "profielwijzer.demo-gebruikers", matchIfMissing = true)
    UserDetailsService demoUsers(PasswordEncoder encoder) {
        return new InMemoryUserDetailsManager(DEMO_USERS.stream()
                .map(name -> User.withUsername(name)
                        .password(encoder.encode(DEMO_PASSWORD))
                        .roles(name.replaceAll("[0-9]", "").toUpperCase(Locale.ROOT))
                        .build())
                .toArray(UserDetails[]::new));
    }

    /** Without demo users nobody can log in yet; this keeps Spring from making up a user of its own. */
    @Bean
    @ConditionalOnProperty(name = "profielwijzer.demo-gebruikers", havingValue = "false")
    UserDetailsService noUsers() {
        return new InMemoryUserDetailsManager();
    }
}
