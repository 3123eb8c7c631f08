package nl.profielwijzer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Keeps users whose password everyone knows on this machine: with them the service listens nowhere else. */
final class LoopbackGuard implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Environment environment = event.getEnvironment();
        String address = environment.getProperty("server.address", "");
        if (environment.getProperty("profielwijzer.demo-gebruikers", Boolean.class, true) && !loopback(address)) {
            throw new StartRefused(
                    ("De demo-gebruikers hebben een bekend wachtwoord. Daarom mag de service alleen op deze computer"
                                    + " luisteren, niet op '%s'. Haal --server.address weg, of zet de demo-gebruikers uit met"
                                    + " --profielwijzer.demo-gebruikers=false.")
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
