package nl.profielwijzer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/** Keeps secrets in files: a command line can be read by everyone on the machine. */
final class SecretsGuard implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    private static final Pattern SECRET = Pattern.compile(".*(password|wachtwoord|secret|geheim|sleutel)");

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        String folder = environment.getProperty("profielwijzer.geheimen", "");
        if (!folder.isBlank() && !Files.isDirectory(Path.of(folder))) {
            throw new StartRefused(
                    "De map met geheimen %s is er niet. Maak die map, of zet PROFIELWIJZER_GEHEIMEN goed."
                            .formatted(folder));
        }
        environment.getPropertySources().stream()
                .filter(CommandLinePropertySource.class::isInstance)
                .map(source -> (EnumerablePropertySource<?>) source)
                .forEach(SecretsGuard::check);
    }

    private static void check(EnumerablePropertySource<?> commandLine) {
        for (String name : commandLine.getPropertyNames()) {
            String value = String.valueOf(commandLine.getProperty(name)).toLowerCase(Locale.ROOT);
            if (SECRET.matcher(name.toLowerCase(Locale.ROOT)).matches() || value.contains("password=")) {
                throw new StartRefused(
                        ("Geef een geheim niet mee als --%s: iedereen op deze computer kan dat lezen. Zet het"
                                        + " in een bestand met die naam in de map van PROFIELWIJZER_GEHEIMEN.")
                                .formatted(value.contains("password=") ? "spring.datasource.password" : name));
            }
        }
    }
}
