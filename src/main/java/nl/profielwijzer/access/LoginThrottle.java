package nl.profielwijzer.access;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Makes an address wait from which too many logins failed, also when the next one would be right. */
final class LoginThrottle {
    private final Buckets failures;

    /** @param perMinute how many failures an address may have */
    LoginThrottle(int perMinute) {
        this.failures = new Buckets(perMinute, perMinute / 60.0, System::nanoTime);
    }

    AuthenticationProvider around(AuthenticationProvider login) {
        return new AuthenticationProvider() {
            @Override
            public @Nullable Authentication authenticate(Authentication attempt) {
                return LoginThrottle.this.authenticate(login, attempt);
            }

            @Override
            public boolean supports(Class<?> kind) {
                return login.supports(kind);
            }
        };
    }

    private @Nullable Authentication authenticate(AuthenticationProvider login, Authentication attempt) {
        String address = attempt.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "";
        Duration wait = failures.wait(address);
        if (!wait.isZero()) {
            throw new TooManyLogins(wait);
        }
        try {
            return login.authenticate(attempt);
        } catch (AuthenticationServiceException e) {
            // The provider is away; that says nothing about who asks.
            throw e;
        } catch (AuthenticationException e) {
            failures.take(address);
            throw e;
        }
    }
}
