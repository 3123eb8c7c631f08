package nl.profielwijzer;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.mock.env.MockEnvironment;

class LoopbackGuardTest {
    private static void start(String address, String demo) {
        new LoopbackGuard()
                .onApplicationEvent(new ApplicationEnvironmentPreparedEvent(
                        new DefaultBootstrapContext(),
                        new SpringApplication(),
                        new String[0],
                        new MockEnvironment()
                                .withProperty("server.address", address)
                                .withProperty("profielwijzer.demo-gebruikers", demo)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.10", "", " ", "bestaat-niet.invalid"})
    void demoUsersStayOnThisMachine(String address) {
        assertThatThrownBy(() -> start(address, "true"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("demo-gebruikers=false");
        assertThatCode(() -> start(address, "false")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "localhost", "::1"})
    void onThisMachineTheyAreWelcome(String address) {
        assertThatCode(() -> start(address, "true")).doesNotThrowAnyException();
    }
}
