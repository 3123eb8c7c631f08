package nl.profielwijzer.audit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Writes a line when someone who is logged in asks for what isn't theirs. Each door puts it first in its chain. */
public final class RefusalLines extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalLines.class);

    private final Logboek logboek;

    public RefusalLines(Logboek logboek) {
        this.logboek = logboek;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (response.getStatus() == HttpStatus.FORBIDDEN.value() && login != null && login.isAuthenticated()) {
            // The pattern, since an address may hold anything.
            Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            String object = request.getMethod() + " " + Objects.requireNonNullElse(pattern, "?");
            try {
                logboek.schrijf(
                        new Handeling(login.getName(), Actie.UITVOEREN, object, Verwerking.TOEGANGSBEHEER),
                        Resultaat.GEWEIGERD);
            } catch (RuntimeException e) {
                LOG.error(
                        "een weigering is niet in het logboek gekomen: {}",
                        e.getClass().getName());
            }
        }
    }
}
