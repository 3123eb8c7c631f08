package nl.profielwijzer.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import nl.profielwijzer.access.VoorIedereen;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers for errors that no controller saw. */
@RestController
class ProblemErrorController implements ErrorController {

    @RequestMapping("/error")
    @VoorIedereen
    ResponseEntity<Object> error(HttpServletRequest request) {
        return Problem.of(
                        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                                ? status
                                : 404)
                .answer();
    }
}
