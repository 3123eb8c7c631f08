package nl.profielwijzer.access;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Users, rights and limits for every door. */
@Configuration(proxyBeanMethods = false)
@Import(OpenIdConfiguration.class)
public class AccessConfiguration implements WebMvcConfigurer {
    private static final List<String> DEMO_USERS = List.of(
            "consulent", "consulent2", "contractmanager", "contractmanager2", "analist", "beheerder", "auditor");
    private static final String DEMO_PASSWORD = "demo";

    /** The lowest that bcrypt allows. */
    private static final int CHEAP = 4;

    private final Set<Recht> open;
    private final CallLimit callLimit;

    /** @param openbaar whether the municipality lets everyone read the rule book */
    AccessConfiguration(
            @Value("${profielwijzer.regelboek-openbaar:false}") boolean openbaar,
            @Value("${profielwijzer.grenzen.verzoeken-per-seconde}") int calls,
            @Value("${profielwijzer.grenzen.zware-verzoeken-per-minuut}") int heavyCalls) {
        this.open = openbaar ? Set.of(Recht.REGELBOEK_LEZEN) : Set.of();
        this.callLimit = new CallLimit(calls, heavyCalls);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RightsCheck(open));
        registry.addInterceptor(callLimit);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new GebruikerArgument());
    }

    @Bean
    static Inlogwijze inlogwijze(Environment environment) {
        return Inlogwijze.of(environment);
    }

    @Bean
    static LoginThrottle loginThrottle(@Value("${profielwijzer.grenzen.mislukte-logins-per-minuut}") int failures) {
        return new LoginThrottle(failures);
    }

    /** Also tells when a login at the provider comes to nothing. */
    @Bean
    static AuthenticationEventPublisher loginEvents(ApplicationEventPublisher events) {
        DefaultAuthenticationEventPublisher publisher = new DefaultAuthenticationEventPublisher(events);
        publisher.setAdditionalExceptionMappings(
                Map.of(OAuth2AuthenticationException.class, AuthenticationFailureBadCredentialsEvent.class));
        return publisher;
    }

    /**
     * Hashes with the cheapest bcrypt: Basic asks for the password on every request, and a slow hash of a password that
     * stands in the manual would cost time and protect nothing.
     */
    @Bean
    @Conditional(Inlogwijze.Demo.class)
    static AuthenticationProvider demoLogin(LoginThrottle throttle) {
        PasswordEncoder encoder =
                new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(CHEAP)));
        DaoAuthenticationProvider login = new DaoAuthenticationProvider(demoUsers(encoder));
        login.setPasswordEncoder(encoder);
        return throttle.around(login);
    }

    private static InMemoryUserDetailsManager demoUsers(PasswordEncoder encoder) {
        return new InMemoryUserDetailsManager(DEMO_USERS.stream()
                .map(name -> User.withUsername(name)
                        .password(encoder.encode(DEMO_PASSWORD))
                        .authorities(
                                Gebruiker.authority(Gebruikersrol.valueOf(
                                        name.replaceAll("[0-9]", "").toUpperCase(Locale.ROOT))),
                                Gebruiker.ALL_MUNICIPALITIES)
                        .build())
                .toArray(UserDetails[]::new));
    }
}
