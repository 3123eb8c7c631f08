package nl.profielwijzer.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import nl.profielwijzer.audit.Failures;
import nl.profielwijzer.receipt.OwnAssessments;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** What went wrong on a page, told on a page. The API answers for itself. */
final class ErrorPages implements HandlerExceptionResolver, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (ofTheApi(request.getRequestURI()) || response.isCommitted()) {
            return null;
        }
        int status = status(failure);
        if (status >= 500) {
            LOG.error("een pagina lukte niet ({}): {}", status, Failures.withoutMessages(failure));
        }
        response.setStatus(status);
        return page(status);
    }

    /** Addresses of the API never get a page. */
    static boolean ofTheApi(String uri) {
        return uri.equals("/v1") || uri.startsWith("/v1/");
    }

    static ModelAndView page(int status) {
        return new ModelAndView("fout", Map.of("fout", Melding.of(status)));
    }

    private static int status(Exception failure) {
        if (failure instanceof PageMissing
                || failure instanceof OwnAssessments.NotThere
                || failure instanceof OwnAssessments.OfOthers) {
            return 404;
        }
        if (failure instanceof AccessDeniedException) {
            return 403;
        }
        if (failure instanceof ErrorResponse response) {
            return response.getStatusCode().value();
        }
        if (failure instanceof MultipartException) {
            return 400;
        }
        return Failures.storageIsAway(failure) ? 503 : 500;
    }

    /** @param raad what the user can do about it */
    record Melding(int status, String titel, String uitleg, String raad) {
        static Melding of(int status) {
            return switch (status) {
                case 403 ->
                    new Melding(
                            status,
                            "U kunt hier niet bij",
                            "Deze pagina hoort bij ander werk of bij een andere gemeente dan die van u.",
                            "Denkt u dat dit niet klopt? Vraag het uw beheerder.");
                case 404 ->
                    new Melding(
                            status,
                            "Deze pagina is er niet",
                            "Op dit adres is niets te vinden. Misschien is het weggehaald, of klopt het adres niet.",
                            "Kijk het adres na, of begin opnieuw.");
                case 503 ->
                    new Melding(
                            status,
                            "Even niet bereikbaar",
                            "De opslag is nu niet bereikbaar. Wat u net invulde, is niet opgeslagen.",
                            "Ga terug in uw browser en sla het zo nog eens op.");
                default ->
                    status >= 500
                            ? new Melding(
                                    status,
                                    "Er ging iets mis",
                                    "Het ligt aan het programma, niet aan u. Wat u net deed, is niet opgeslagen.",
                                    "Probeer het opnieuw. Blijft het misgaan? Meld het bij uw beheerder, met het tijdstip.")
                            : new Melding(
                                    status,
                                    "Dit verzoek lukt niet",
                                    "De pagina kan niet doen wat werd gevraagd.",
                                    "Ga terug in uw browser en probeer het opnieuw.");
            };
        }
    }
}
