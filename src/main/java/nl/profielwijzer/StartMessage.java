package nl.profielwijzer;

import java.net.InetAddress;
import nl.profielwijzer.access.Inlogwijze;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** Says in one line where the service listens and how to log in. */
class StartMessage {
    private static final Logger LOG = LoggerFactory.getLogger(StartMessage.class);

    private final Environment environment;

    StartMessage(Environment environment) {
        this.environment = environment;
    }

    @EventListener
    void started(WebServerInitializedEvent event) {
        String address = environment.getProperty(
                "server.address", InetAddress.getLoopbackAddress().getHostAddress());
        LOG.info(
                "Profielwijzer {} luistert op http://{}:{}/v1{}",
                ProductVersion.read(),
                address.contains(":") ? "[" + address + "]" : address,
                event.getWebServer().getPort(),
                Inlogwijze.of(environment) == Inlogwijze.DEMO
                        ? " · probeer het als consulent met wachtwoord demo"
                        : "");
    }
}
