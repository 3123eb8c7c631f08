package nl.profielwijzer.access;

import java.time.Duration;
import org.springframework.security.authentication.AccountStatusException;

/** Nobody may try to log in from this address for a while. */
public final class TooManyLogins extends AccountStatusException {
    private static final long serialVersionUID = 1L;

    private final Duration wait;

    TooManyLogins(Duration wait) {
        super("too many logins failed");
        this.wait = wait;
    }

    /** In whole seconds, at least one. */
    public long seconds() {
        return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }
}
