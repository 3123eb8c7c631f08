package nl.profielwijzer.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import nl.profielwijzer.access.VoorIedereen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page for an error that came before any other page. */
@Controller
class ErrorPageController {
    static final String PATH = "/fout";

    @RequestMapping(PATH)
    @VoorIedereen
    ModelAndView error(HttpServletRequest request) {
        return ErrorPages.page(
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status ? status : 404);
    }
}
