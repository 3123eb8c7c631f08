package nl.profielwijzer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import nl.profielwijzer.access.Inlogwijze;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Keeps users whose password everyone knows on this machine: with them the service listens nowhere else. Without them and
 * without a provider where people log in, nobody could do anything.
 */
final class LoopbackGuard implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Environment environment = event.getEnvironment();
        String address = environment.getProperty("server.address", "");
        Inlogwijze inlogwijze = Inlogwijze.of(environment);
        if (inlogwijze == Inlogwijze.GEEN) {
            throw new StartRefused(
                    "Zonder demo-gebruikers kan niemand inloggen. Stel OpenID Connect in, te beginnen met"
                            + " PROFIELWIJZER_OIDC_ISSUER. De handleiding voor de beheerder zegt wat er nog meer nodig is.");
        }
        if (inlogwijze == Inlogwijze.DEMO && !loopback(address)) {
            throw new StartRefused(
                    ("De demo-gebruikers hebben een bekend wachtwoord. Daarom mag de service alleen op deze computer"
                                    + " luisteren, niet op '%s'. Haal --server.address weg, of laat mensen inloggen met OpenID"
                                    + " Connect (PROFIELWIJZER_OIDC_ISSUER); dan zijn er geen demo-gebruikers.")
                            .formatted(address.isBlank() ? "alle adressen" : address));
        }
    }

    private static boolean loopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address.strip()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
