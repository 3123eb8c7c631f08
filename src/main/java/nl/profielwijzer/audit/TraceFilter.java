package nl.profielwijzer.audit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request a trace: the caller's own (W3C Trace Context), or a new one. The answer names it. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class TraceFilter extends OncePerRequestFilter {
    private static final String HEADER = "traceparent";
    private static final Pattern PARENT = Pattern.compile("00-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String door = request.getRequestURI().startsWith("/v1") ? Spoor.API : "web";
        String sent = request.getHeader(HEADER);
        Matcher parent = PARENT.matcher(sent == null ? "" : sent);
        Spoor spoor = parent.matches() ? new Spoor(door, parent.group(1)) : Spoor.begin(door);
        response.setHeader("Trace-Id", spoor.trace());
        try (Spoor.Gevolgd gevolgd = spoor.follow()) {
            chain.doFilter(request, response);
        }
    }
}
