package nl.profielwijzer.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.profielwijzer.audit.Failures;
import nl.profielwijzer.calibration.IjkingKlaar;
import nl.profielwijzer.calibration.WachtrijVol;
import nl.profielwijzer.intake.IntakeOngeldig;
import nl.profielwijzer.receipt.AnderVerzoek;
import nl.profielwijzer.receipt.OwnAssessments;
import nl.profielwijzer.release.StapGeweigerd;
import nl.profielwijzer.release.VoorstelOngeldig;
import nl.profielwijzer.retention.AndereVernietiging;
import nl.profielwijzer.retention.BewaarplichtBestaat;
import nl.profielwijzer.retention.WissenGeweigerd;
import nl.profielwijzer.suspension.AlHervat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns everything that can go wrong into a problem in Dutch. Never tells the caller or the log what was in a request. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

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
        return Problem.notErased(geweigerd).answer();
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
    ResponseEntity<Object> alreadyResumed(AlHervat hervat) {
        return Problem.alreadyResumed().answer();
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

    @ExceptionHandler
    ResponseEntity<Object> missing(OwnAssessments.NotThere notThere) {
        return Problem.of(404).answer();
    }

    /** The security filters know the answer. */
    @ExceptionHandler
    void denied(AccessDeniedException denied) {
        throw denied;
    }

    /** The caller stopped sending; there may be nobody left to answer. */
    @ExceptionHandler
    ResponseEntity<Object> interrupted(IOException e) {
        return Problem.of(400).answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception e) {
        if (Failures.storageIsAway(e)) {
            LOG.error("de opslag is niet bereikbaar: {}", Failures.withoutMessages(e));
            return Problem.of(503).answer();
        }
        LOG.error("onverwachte fout: {}", Failures.withoutMessages(e));
        return Problem.of(500).answer();
    }

    static void write(Problem problem, HttpServletResponse response) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        byte[] json = problem.json();
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }
}
