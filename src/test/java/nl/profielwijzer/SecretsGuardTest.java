package nl.profielwijzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

class SecretsGuardTest {
    @TempDir
    private Path folder;

    private static ConfigurableEnvironment environment(Map<String, Object> values, String... commandLine) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", values));
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(commandLine));
        return environment;
    }

    private static void start(ConfigurableEnvironment environment) {
        new SecretsGuard()
                .onApplicationEvent(new ApplicationEnvironmentPreparedEvent(
                        new DefaultBootstrapContext(), new SpringApplication(), new String[0], environment));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--spring.datasource.password=hoi",
                "--spring.datasource.url=jdbc:postgresql://localhost/x?user=a&password=hoi",
                "--spring.security.oauth2.client.registration.x.client-secret=hoi"
            })
    void aSecretOnTheCommandLineIsRefusedAndNotRepeated(String argument) {
        assertThatThrownBy(() -> start(environment(Map.of(), argument)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("PROFIELWIJZER_GEHEIMEN")
                .hasMessageNotContaining("hoi");
    }

    @Test
    void otherOptionsAndSecretsFromElsewhereAreWelcome() {
        assertThatCode(() -> start(
                        environment(Map.of("spring.datasource.password", "hoi"), "--spring.datasource.url=jdbc:x")))
                .doesNotThrowAnyException();
    }

    @Test
    void aFolderOfSecretsThatIsNotThereIsToldInsteadOfIgnored() {
        Map<String, Object> missing =
                Map.of("profielwijzer.geheimen", folder.resolve("weg").toString());
        assertThatThrownBy(() -> start(environment(missing))).hasMessageContaining("weg");
        assertThatCode(() -> start(environment(Map.of("profielwijzer.geheimen", folder.toString()))))
                .doesNotThrowAnyException();
    }

    @Test
    void eachFileInTheFolderIsTheSettingOfItsName() throws IOException {
        Files.writeString(folder.resolve("spring.datasource.password"), "uit een bestand\n");
        ConfigurableEnvironment environment = environment(
                Map.of("profielwijzer.geheimen", folder.toString(), "profielwijzer.data", folder.toString()));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        assertThat(environment.getProperty("spring.datasource.password")).isEqualTo("uit een bestand");
    }

    @Test
    void withoutThatSettingTheFolderStandsInTheDataFolder() throws IOException {
        Path file = folder.resolve("geheimen").resolve("spring.datasource.password");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "standaard");
        ConfigurableEnvironment environment = environment(Map.of("profielwijzer.data", folder.toString()));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        assertThat(environment.getProperty("spring.datasource.password")).isEqualTo("standaard");
    }
}
