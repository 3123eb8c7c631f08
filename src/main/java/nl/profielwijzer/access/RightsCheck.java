package nl.profielwijzer.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a user through to what their roles may do. An address that doesn't say what it needs is closed. */
final class RightsCheck implements HandlerInterceptor {
    private final Set<Recht> open;

    /** @param open rights that everyone has, also without a login */
    RightsCheck(Set<Recht> open) {
        this.open = Set.copyOf(open);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || method.hasMethodAnnotation(VoorIedereen.class)) {
            return true;
        }
        Vereist vereist = method.getMethodAnnotation(Vereist.class);
        if (vereist != null && open.contains(vereist.value())) {
            return true;
        }
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (vereist == null || login == null || !Gebruiker.of(login).mag(vereist.value())) {
            throw new AccessDeniedException("the user lacks the right for this address");
        }
        return true;
    }
}
