package nl.profielwijzer.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What residents told stays out of the log, even when someone turns every detail on. */
@ServiceTest
class LogTest {
    private static final List<String> MARKERS = List.of("kenmerkteken", "hulpvraagteken", "omschrijvingteken");

    private static final List<String> USERS =
            List.of("consulent", "contractmanager", "analist", "beheerder", "auditor");

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Autowired
    private JdbcClient jdbc;

    private static final class Kept extends AppenderBase<ILoggingEvent> {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            IThrowableProxy thrown = event.getThrowableProxy();
            lines.add(event.getLoggerName() + " " + event.getFormattedMessage()
                    + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown)));
        }
    }

    /** What reaches the log, with every detail turned on, while this is done. */
    private static Queue<String> logged(Runnable act) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        List<Logger> all = root.getLoggerContext().getLoggerList();
        List<Level> before = all.stream().map(Logger::getLevel).toList();
        Kept kept = new Kept();
        kept.setContext(root.getLoggerContext());
        kept.start();
        root.addAppender(kept);
        all.forEach(logger -> logger.setLevel(Level.TRACE));
        try {
            act.run();
            LoggerFactory.getLogger(LogTest.class).trace("zo komt een regel in het log");
        } finally {
            root.detachAppender(kept);
            for (int i = 0; i < all.size(); i++) {
                all.get(i).setLevel(before.get(i));
            }
        }
        return kept.lines;
    }

    private static void assertNothingTold(Queue<String> lines) {
        assertThat(lines).anyMatch(line -> line.contains("zo komt een regel in het log"));
        assertThat(lines).allSatisfy(line -> assertThat(line).doesNotContain(MARKERS));
    }

    private static String intake() {
        return Caller.intake("kenmerkteken")
                .replace("Het gaat niet goed.", "hulpvraagteken")
                .replace(
                        "]}}",
                        "],\"inzet\":[{\"lid\":\"k1\",\"wet\":\"WMO\",\"sinds\":\"2025-01-01\",\"omschrijving\":\"omschrijvingteken\"}]}}");
    }

    @Test
    void nothingThatWasToldReachesTheLogAtAnyLevel() {
        assertNothingTold(logged(() -> {
            String intake = intake();
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
        }));
    }

    /** Every address there is, also those that come later: as each user, with good and with broken input. */
    @Test
    void nothingThatIsSentToAnyAddressReachesTheLog() {
        Caller caller = new Caller(port);
        List<String> bodies = List.of(
                intake(),
                "{\"gemeente\":\"0957\",\"kenmerk\":\"kenmerkteken\",\"reden\":\"hulpvraagteken\"}",
                "{\"kenmerkteken\":{\"hulpvraagteken\":[1,]}",
                "gebruiker=kenmerkteken&wachtwoord=hulpvraagteken");
        List<Integer> statuses = new ArrayList<>();
        assertNothingTold(logged(() -> mapping.getHandlerMethods().keySet().stream()
                .filter(info -> !info.getPatternValues().contains("/error"))
                .forEach(info -> info.getPatternValues()
                        .forEach(pattern -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> {
                                    String path = pattern.replaceAll("\\{[^}]*}", "kenmerkteken");
                                    for (String user : USERS) {
                                        for (String body : method == RequestMethod.GET ? List.of("") : bodies) {
                                            statuses.add(caller.send(
                                                            caller.anonymous(path + "?hulpvraagteken=omschrijvingteken")
                                                                    .header("Authorization", Caller.basic(user, "demo"))
                                                                    .header(
                                                                            "Idempotency-Key",
                                                                            "kenmerkteken." + statuses.size())
                                                                    .header(
                                                                            "Content-Type",
                                                                            body.startsWith("gebruiker")
                                                                                    ? "application/x-www-form-urlencoded"
                                                                                    : "application/json")
                                                                    .method(
                                                                            method.name(),
                                                                            HttpRequest.BodyPublishers.ofString(body)))
                                                    .status());
                                        }
                                    }
                                })))));
        assertThat(statuses).hasSizeGreaterThan(100).contains(200, 400, 403);
    }

    @Test
    void nothingThatWasToldReachesTheLogWhenStoringFails() {
        List<Integer> statuses = new ArrayList<>();
        assertNothingTold(logged(() -> {
            jdbc.sql("alter table beoordeling_inhoud rename to weg").update();
            try {
                statuses.add(
                        new Caller(port).post("/v1/beoordelingen", intake()).status());
            } finally {
                jdbc.sql("alter table weg rename to beoordeling_inhoud").update();
            }
        }));
        assertThat(statuses).containsExactly(500);
    }
}
