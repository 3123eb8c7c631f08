package nl.profielwijzer.api;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Who may knock: with name and password on every request, and nothing remembered in between. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain api(HttpSecurity http) {
        AuthenticationEntryPoint notLoggedIn = (request, response, e) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Profielwijzer\", charset=\"UTF-8\"");
            Problems.write(Problem.of(401), response);
        };
        AccessDeniedHandler noAccess = (request, response, e) -> Problems.write(Problem.of(403), response);
        return http.securityMatcher("/v1", "/v1/**", "/error")
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(OpenApiController.PATH)
                        .permitAll()
                        .requestMatchers("/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
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
}
