package nl.profielwijzer.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BiConsumer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts the headers on every answer of the API, also on errors, before anything can answer. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ApiHeaders extends OncePerRequestFilter {
    /** Version of the API, as in the OpenAPI document. */
    static final String API_VERSIE = "1.0.0";

    static void add(BiConsumer<String, String> headers) {
        headers.accept("API-Version", API_VERSIE);
        headers.accept(HttpHeaders.CACHE_CONTROL, "no-store");
        headers.accept("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        headers.accept("X-Content-Type-Options", "nosniff");
        headers.accept("X-Frame-Options", "DENY");
        headers.accept("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        headers.accept("Referrer-Policy", "no-referrer");
    }

    /** Some requests reach the service only as an error, TRACE for instance. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ofTheApi(request.getRequestURI());
    }

    /** Pages have headers of their own. */
    static boolean ofTheApi(String uri) {
        return uri.equals("/v1") || uri.startsWith("/v1/") || uri.equals("/error");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        add(response::setHeader);
        if (HttpMethod.OPTIONS.matches(request.getMethod())
                && CorsUtils.isPreFlightRequest(request)
                && !request.getRequestURI().equals(OpenApiController.PATH)) {
            // Other sites get the description of the API, nothing else. Spring would say so without a problem document.
            Problems.write(Problem.of(403), response);
            return;
        }
        chain.doFilter(request, response);
    }
}
