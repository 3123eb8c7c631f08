package nl.profielwijzer.cli;

import java.util.List;

/** Starts the service, which runs on after this returns. */
@FunctionalInterface
public interface ServiceStarter {
    /** @param arguments as Spring Boot reads them */
    void start(List<String> arguments);
}
