package nl.profielwijzer.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.profielwijzer.api.Caller.Answer;
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

    /** Every address there is, also those that come later: as each user of the API, with good and with broken input. */
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
                                            statuses.add(caller.send(caller.anonymous(
                                                                    path + "?hulpvraagteken=omschrijvingteken")
                                                            .header("Authorization", Caller.basic(user, "demo"))
                                                            .header(
                                                                    "Idempotency-Key",
                                                                    "kenmerkteken." + statuses.size())
                                                            .header(
                                                                    "Content-Type",
                                                                    body.startsWith("gebruiker")
                                                                            ? "application/x-www-form-urlencoded"
                                                                            : "application/json")
                                                            .method(method.name(), BodyPublishers.ofString(body)))
                                                    .status());
                                        }
                                    }
                                })))));
        assertThat(statuses).hasSizeGreaterThan(100).contains(200, 400, 403);
    }

    /** Who is logged in on the pages: the cookies, and the token that every form sends along. */
    private record Visit(Caller caller, Map<String, String> cookies) {
        Answer send(HttpRequest.Builder request) {
            Answer answer = caller.send(request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; "))));
            for (String cookie : answer.headers().allValues("Set-Cookie")) {
                String[] pair = cookie.split(";", 2)[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            }
            return answer;
        }

        Answer submit(String path, String form) {
            Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"")
                    .matcher(send(caller.anonymous("/inloggen")).body());
            assertThat(token.find()).isTrue();
            return send(caller.anonymous(path)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(
                            form + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8))));
        }

        static Visit of(Caller caller, String user) {
            Visit visit = new Visit(caller, new HashMap<>(Map.of("begin", "1")));
            visit.submit("/inloggen", "gebruiker=%s&wachtwoord=demo".formatted(user));
            return visit;
        }
    }

    /** Every page, also those that come later, as each user who is logged in. */
    @Test
    void nothingThatIsFilledInOnAnyPageReachesTheLog() {
        Map<String, Integer> statuses = new TreeMap<>();
        assertNothingTold(logged(() -> {
            for (String user : USERS) {
                Visit visit = Visit.of(new Caller(port), user);
                mapping.getHandlerMethods()
                        .keySet()
                        .forEach(info -> info.getPatternValues().stream()
                                .filter(pattern -> !pattern.startsWith("/v1") && !pattern.contains("/error"))
                                .forEach(pattern -> info.getMethodsCondition()
                                        .getMethods()
                                        .forEach(method -> {
                                            String path = pattern.replaceAll("\\{[^}]*}", "kenmerkteken");
                                            Answer answer = method == RequestMethod.GET
                                                    ? visit.send(visit.caller().anonymous(path + "?q=hulpvraagteken"))
                                                    : visit.submit(
                                                            path,
                                                            "gemeente=0957&kenmerk=kenmerkteken&reden=hulpvraagteken"
                                                                    + "&motief=omschrijvingteken&melding.hulpvraag=hulpvraagteken");
                                            statuses.put(user + " " + method + " " + path, answer.status());
                                        })));
            }
        }));
        jdbc.sql("delete from intakeconcept where inhoud like '%hulpvraagteken%'")
                .update();
        assertThat(statuses)
                .containsEntry("beheerder POST /beheer/inwoner", 200)
                .containsEntry("consulent POST /beoordelingen/zoeken", 200)
                .containsEntry("consulent POST /beheer/inwoner", 403);
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
