package nl.profielwijzer;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.mock.env.MockEnvironment;

class LoopbackGuardTest {
    private static void start(String address, String demo, String issuer) {
        new LoopbackGuard()
                .onApplicationEvent(new ApplicationEnvironmentPreparedEvent(
                        new DefaultBootstrapContext(),
                        new SpringApplication(),
                        new String[0],
                        new MockEnvironment()
                                .withProperty("server.address", address)
                                .withProperty("profielwijzer.demo-gebruikers", demo)
                                .withProperty("profielwijzer.oidc.issuer", issuer)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.10", "", " ", "bestaat-niet.invalid"})
    void demoUsersStayOnThisMachine(String address) {
        assertThatThrownBy(() -> start(address, "true", ""))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("PROFIELWIJZER_OIDC_ISSUER");
        assertThatCode(() -> start(address, "true", "https://login.example")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "localhost", "::1"})
    void onThisMachineTheyAreWelcome(String address) {
        assertThatCode(() -> start(address, "true", "")).doesNotThrowAnyException();
    }

    @Test
    void withoutAnyWayToLogInItSaysWhatToDo() {
        assertThatThrownBy(() -> start("127.0.0.1", "false", " "))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("PROFIELWIJZER_OIDC_ISSUER");
    }
}
