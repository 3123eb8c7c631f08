package nl.profielwijzer.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import nl.profielwijzer.calibration.IjkingKlaar;
import nl.profielwijzer.calibration.WachtrijVol;
import nl.profielwijzer.intake.IntakeOngeldig;
import nl.profielwijzer.receipt.AnderVerzoek;
import nl.profielwijzer.release.StapGeweigerd;
import nl.profielwijzer.release.VoorstelOngeldig;
import nl.profielwijzer.retention.AndereVernietiging;
import nl.profielwijzer.retention.BewaarplichtBestaat;
import nl.profielwijzer.retention.WissenGeweigerd;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns everything that can go wrong into a problem in Dutch. Never tells the caller or the log what was in a request. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int FRAMES = 12;

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception ex, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return Problem.of(status.value()).answer(headers);
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(IntakeOngeldig ongeldig) {
        return Problem.invalid(ongeldig.fouten()).answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> keyInUse(AnderVerzoek anderVerzoek) {
        return Problem.keyInUse().answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> notErased(WissenGeweigerd geweigerd) {
        return Problem.notErased(geweigerd.reden()).answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> otherDestruction(AndereVernietiging anders) {
        return Problem.otherDestruction().answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> alreadyHeld(BewaarplichtBestaat bestaat) {
        return Problem.alreadyHeld().answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(VoorstelOngeldig ongeldig) {
        return Problem.invalid(ongeldig.fouten()).answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(StapGeweigerd geweigerd) {
        return Problem.refused(geweigerd).answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> queueFull(WachtrijVol full) {
        return Problem.queueFull().answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> over(IjkingKlaar over) {
        return Problem.calibrationOver().answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> casesRefused(CasussenGeweigerd refused) {
        return Problem.refused(refused.verslag()).answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(RequestRefused refused) {
        return Problem.of(refused.status()).answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> hidden(OwnAssessments.OfOthers ofOthers) {
        return Problem.of(404).answer();
    }

    /** The security filters know the answer. */
    @ExceptionHandler
    void denied(AccessDeniedException denied) {
        throw denied;
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class,
        CannotGetJdbcConnectionException.class
    })
    ResponseEntity<Object> unavailable(Exception e) {
        LOG.error("de opslag is niet bereikbaar: {}", withoutMessages(e));
        return Problem.of(503).answer();
    }

    /** The caller stopped sending; there may be nobody left to answer. */
    @ExceptionHandler
    ResponseEntity<Object> interrupted(IOException e) {
        return Problem.of(400).answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception e) {
        LOG.error("onverwachte fout: {}", withoutMessages(e));
        return Problem.of(500).answer();
    }

    /** Where it went wrong. Messages of exceptions are left out: they may hold what was in an intake. */
    static String withoutMessages(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append(text.isEmpty() ? "" : "\nveroorzaakt door ")
                    .append(cause.getClass().getName())
                    .append(Arrays.stream(cause.getStackTrace())
                            .limit(FRAMES)
                            .map(frame -> "\n    bij " + frame)
                            .collect(Collectors.joining()));
        }
        return text.toString();
    }

    static void write(Problem problem, HttpServletResponse response) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        byte[] json = problem.json();
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }
}
