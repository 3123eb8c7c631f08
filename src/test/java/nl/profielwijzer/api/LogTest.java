package nl.profielwijzer.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What residents told stays out of the log, even when someone turns every detail on. */
@ServiceTest
class LogTest {
    private static final List<String> MARKERS = List.of("kenmerkteken", "hulpvraagteken", "omschrijvingteken");

    @LocalServerPort
    private int port;

    private static final class Kept extends AppenderBase<ILoggingEvent> {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            IThrowableProxy thrown = event.getThrowableProxy();
            lines.add(event.getLoggerName() + " " + event.getFormattedMessage()
                    + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown)));
        }
    }

    @Test
    void nothingThatWasToldReachesTheLogAtAnyLevel() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        List<Logger> all = root.getLoggerContext().getLoggerList();
        List<Level> before = all.stream().map(Logger::getLevel).toList();
        Kept kept = new Kept();
        kept.setContext(root.getLoggerContext());
        kept.start();
        root.addAppender(kept);
        all.forEach(logger -> logger.setLevel(Level.TRACE));
        try {
            String intake = Caller.intake("kenmerkteken")
                    .replace("Het gaat niet goed.", "hulpvraagteken")
                    .replace(
                            "]}}",
                            "],\"inzet\":[{\"lid\":\"k1\",\"wet\":\"WMO\",\"sinds\":\"2025-01-01\",\"omschrijving\":\"omschrijvingteken\"}]}}");
            Caller caller = new Caller(port);
            String place = caller.post("/v1/beoordelingen", intake, "Idempotency-Key", "log-1")
                    .header("Location");
            assertThat(place).isNotEmpty();
            caller.get(place);
            caller.get(place + "/verantwoording");
            caller.post(place + "/herhalingen", "");
            caller.get("/v1/beoordelingen");
            caller.post("/v1/proefbeoordelingen", intake);
            caller.post("/v1/beoordelingen", intake.replace("WMO", "hulpvraagteken"));
            caller.post("/v1/beoordelingen", intake.replace("\"inzet\"", "\"kenmerkteken\""));
            caller.post("/v1/beoordelingen", intake.replace("\"inzet\":", "\"inzet\" hulpvraagteken"));
            LoggerFactory.getLogger(getClass()).trace("zo komt een regel in het log");
        } finally {
            root.detachAppender(kept);
            for (int i = 0; i < all.size(); i++) {
                all.get(i).setLevel(before.get(i));
            }
        }
        assertThat(kept.lines).anyMatch(line -> line.contains("zo komt een regel in het log"));
        assertThat(kept.lines).allSatisfy(line -> assertThat(line).doesNotContain(MARKERS));
    }
}
