package nl.profielwijzer.audit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;

/** Writes a line when someone comes in, leaves or is turned away at the door. */
class LoginLines {
    private static final Logger LOG = LoggerFactory.getLogger(LoginLines.class);

    /** What someone types as a name may be a password or a name of a resident: it isn't kept. */
    private static final String UNKNOWN = "onbekend";

    private final Logboek logboek;

    LoginLines(Logboek logboek) {
        this.logboek = logboek;
    }

    /** Comes before anything is remembered of the login: who can't be written down isn't let in. */
    @EventListener
    void loggedIn(AuthenticationSuccessEvent event) {
        // Each request to the API logs in; there the acts have lines of their own.
        if (!Spoor.current().oorsprong().equals(Spoor.API)) {
            logboek.schrijf(handeling(event.getAuthentication().getName(), Actie.INLOGGEN), Resultaat.GELUKT);
        }
    }

    @EventListener
    void turnedAway(AbstractAuthenticationFailureEvent event) {
        attempt(handeling(UNKNOWN, Actie.INLOGGEN), Resultaat.GEWEIGERD);
    }

    @EventListener
    void loggedOut(LogoutSuccessEvent event) {
        attempt(handeling(event.getAuthentication().getName(), Actie.UITLOGGEN), Resultaat.GELUKT);
    }

    /** Nobody gets anything by it, so it goes on when the log is away. */
    private void attempt(Handeling handeling, Resultaat resultaat) {
        try {
            logboek.schrijf(handeling, resultaat);
        } catch (RuntimeException e) {
            LOG.error(
                    "{} is niet in het logboek gekomen: {}",
                    handeling.actie(),
                    e.getClass().getName());
        }
    }

    private static Handeling handeling(String actor, Actie actie) {
        return new Handeling(actor, actie, "sessie", Verwerking.TOEGANGSBEHEER);
    }
}
