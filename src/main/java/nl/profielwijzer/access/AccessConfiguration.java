package nl.profielwijzer.access;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Users and rights for every door. */
@Configuration(proxyBeanMethods = false)
public class AccessConfiguration implements WebMvcConfigurer {
    private static final List<String> DEMO_USERS = List.of(
            "consulent", "consulent2", "contractmanager", "contractmanager2", "analist", "beheerder", "auditor");
    private static final String DEMO_PASSWORD = "demo";

    /** The lowest that bcrypt allows. */
    private static final int CHEAP = 4;

    private final Set<Recht> open;

    /** @param openbaar whether the municipality lets everyone read the rule book */
    AccessConfiguration(@Value("${profielwijzer.regelboek-openbaar:false}") boolean openbaar) {
        this.open = openbaar ? Set.of(Recht.REGELBOEK_LEZEN) : Set.of();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RightsCheck(open));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new GebruikerArgument());
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
                        .authorities(
                                Gebruiker.authority(Gebruikersrol.valueOf(
                                        name.replaceAll("[0-9]", "").toUpperCase(Locale.ROOT))),
                                Gebruiker.ALL_MUNICIPALITIES)
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
