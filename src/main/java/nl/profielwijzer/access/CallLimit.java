package nl.profielwijzer.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;

/** Makes a user wait who asks so much that others would notice. Looking things up is never held up. */
final class CallLimit implements HandlerInterceptor {
    /** How many seconds' worth of calls may come at once. */
    private static final int BURST = 10;

    /** What keeps a processor busy for seconds or minutes. */
    private static final Set<Recht> HEAVY = EnumSet.of(Recht.WAT_ALS, Recht.IJKEN, Recht.CASUISTIEK_BEHEREN);

    private final Buckets calls;
    private final Buckets heavyCalls;

    CallLimit(int perSecond, int heavyPerMinute) {
        this.calls = new Buckets((double) BURST * perSecond, perSecond, System::nanoTime);
        this.heavyCalls = new Buckets(heavyPerMinute, heavyPerMinute / 60.0, System::nanoTime);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        boolean looks = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
        if (looks || login == null || !(handler instanceof HandlerMethod method)) {
            return true;
        }
        Vereist vereist = method.getMethodAnnotation(Vereist.class);
        boolean heavy = vereist != null && HEAVY.contains(vereist.value());
        Duration wait = (heavy ? heavyCalls : calls).take(login.getName());
        if (!wait.isZero()) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER,
                    String.valueOf(Math.max(1, wait.plusNanos(999_999_999).toSeconds())));
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
        return true;
    }
}
