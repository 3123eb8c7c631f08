package nl.profielwijzer.cli;

import java.util.List;

/** Starts the service, which runs on after this returns, or says on standard error why not. */
@FunctionalInterface
public interface ServiceStarter {
    /**
     * @param arguments as Spring Boot reads them
     * @return whether it runs
     */
    boolean start(List<String> arguments);
}
