package nl.profielwijzer.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.profielwijzer.Service;
import nl.profielwijzer.assessment.InventedIntakes;
import nl.profielwijzer.assessment.Uitkomst;
import nl.profielwijzer.catalogue.Gemeente;
import nl.profielwijzer.intake.GelezenIntake;
import nl.profielwijzer.intake.IntakeReader;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.receipt.AssessmentDesk;
import nl.profielwijzer.receipt.Beoordeling;
import nl.profielwijzer.receipt.Beoordelingen;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How long 16 people wait for each page and search, with very many assessments stored, and how heavy each page is. */
final class PagesBenchmark {
    private static final int USERS = 16;
    private static final int BATCH = 5_000;
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern PART = Pattern.compile("(?:href|src)=\"(/middelen/[^\"]+)\"");

    private final ServletWebServerApplicationContext service;
    private final URI address;
    private volatile boolean over;

    private PagesBenchmark(ServletWebServerApplicationContext service) {
        this.service = service;
        this.address = URI.create("http://127.0.0.1:" + service.getWebServer().getPort());
    }

    /** What is asked over and over: a page, or a search when there is something to send. */
    private record Asked(String user, String path, Map<String, String> sent) {}

    public static void main(String[] args) throws Exception {
        int stored = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        int years = args.length > 2 ? Integer.parseInt(args[2]) : 10;
        Set<String> only = Set.copyOf(List.of(args).subList(Math.min(3, args.length), args.length));
        Path folder = Files.createTempDirectory("pages");
        try (ServletWebServerApplicationContext service = (ServletWebServerApplicationContext) SpringApplication.run(
                Service.class,
                "--server.port=0",
                "--profielwijzer.data=" + folder,
                "--profielwijzer.sessies-per-gebruiker=1000",
                "--profielwijzer.grenzen.verzoeken-per-seconde=100000",
                "--profielwijzer.grenzen.zware-verzoeken-per-minuut=100000",
                "--profielwijzer.grenzen.mislukte-logins-per-minuut=100000")) {
            new PagesBenchmark(service).run(stored, seconds, years, only);
        } catch (IllegalStateException | ExecutionException e) {
            e.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }

    private void run(int stored, int seconds, int years, Set<String> only) throws Exception {
        Beoordeling beoordeling = assess();
        fill(stored, years, beoordeling);
        sumUp();
        Thread writing = new Thread(this::keepAssessing, "writing");
        writing.setDaemon(true);
        writing.start();
        Map<String, Asked> asked = new LinkedHashMap<>();
        String own = "/beoordelingen/" + beoordeling.id();
        String middle = new UUID(
                        Instant.parse("2024-07-01T00:00:00Z").toEpochMilli() << 16 | 0x7000L, 0x8000_0000_0000_0000L)
                .toString();
        asked.put("werkvoorraad", new Asked("consulent", "/werkvoorraad", Map.of()));
        asked.put("search kenmerk", new Asked("consulent", "/beoordelingen/zoeken", Map.of("kenmerk", "gezin-4711")));
        asked.put("search outcome", new Asked("consulent", "/beoordelingen/zoeken", Map.of("uitkomst", "SPOED")));
        asked.put("search far back", new Asked("consulent", "/beoordelingen/zoeken", Map.of("voor", middle)));
        asked.put("new intake", new Asked("consulent", "/intakes/nieuw", Map.of()));
        asked.put("advice", new Asked("consulent", own, Map.of()));
        asked.put("verslag", new Asked("consulent", own + "/verslag", Map.of()));
        asked.put("regelboek", new Asked("consulent", "/regelboek", Map.of()));
        asked.put("profielen", new Asked("contractmanager", "/profielen", Map.of()));
        asked.put("profielen of one", new Asked("contractmanager", "/profielen?gemeente=0363", Map.of()));
        asked.put("afwijkingen", new Asked("contractmanager", "/v1/monitoring/afwijkingen", Map.of()));
        asked.put("parameters", new Asked("contractmanager", "/parameters", Map.of()));
        asked.put("parametersets", new Asked("contractmanager", "/parametersets", Map.of()));
        asked.put("casuistiek", new Asked("analist", "/casuistiek", Map.of()));
        asked.put("ijkingen", new Asked("analist", "/ijkingen", Map.of()));
        asked.put("logboek", new Asked("auditor", "/logboek", Map.of()));
        System.out.printf(
                "%-17s %9s %9s %9s %9s %9s  %s%n",
                "page", "alone ms", "requests", "p50 ms", "p95 ms", "p99 ms", "weight");
        if (!only.isEmpty()) {
            asked.keySet().retainAll(only);
        }
        for (Map.Entry<String, Asked> each : asked.entrySet()) {
            measure(each.getKey(), each.getValue(), seconds);
        }
        over = true;
        writing.join();
    }

    private Beoordeling assess() {
        byte[] intake = Json.JSON.writeValueAsBytes(
                InventedIntakes.all().values().iterator().next());
        GelezenIntake gelezen = service.getBean(IntakeReader.class).read(intake);
        return service.getBean(AssessmentDesk.class).assess(gelezen, null);
    }

    /** An assessment each half second, so that no answer is one that the database still knows. */
    private void keepAssessing() {
        try {
            while (!over) {
                assess();
                Thread.sleep(500);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the service has put what was added into the sums of monitoring. */
    private void sumUp() throws InterruptedException {
        JdbcTemplate jdbc = service.getBean(JdbcTemplate.class);
        long start = System.nanoTime();
        String longAgo = Beoordelingen.firstId(Instant.now().minus(Duration.ofMinutes(11)));
        while (longAgo.compareTo(jdbc.queryForObject("select tot_en_met from telstand", String.class)) > 0
                && jdbc.queryForObject("""
                        select count(*) from beoordeling where id > (select tot_en_met from telstand) and id < ?
                        """, Long.class, longAgo) > 0) {
            Thread.sleep(1_000);
        }
        System.out.printf("sums: %.1f s after that%n", (System.nanoTime() - start) / 1e9);
    }

    /** Adds rows as they would have been written, spread over the last years and all municipalities, and all read the same. */
    private void fill(int stored, int years, Beoordeling like) {
        JdbcTemplate jdbc = service.getBean(JdbcTemplate.class);
        TransactionTemplate transaction = new TransactionTemplate(service.getBean(PlatformTransactionManager.class));
        List<String> gemeenten =
                service.getBean(nl.profielwijzer.assessment.Beoordelaar.class).catalogue().gemeenten().stream()
                        .map(Gemeente::code)
                        .toList();
        Uitkomst[] uitkomsten = Uitkomst.values();
        long start = System.nanoTime();
        Duration spread = Duration.ofDays(365L * years);
        long first = Instant.now().minus(spread).toEpochMilli();
        long step = spread.toMillis() / stored;
        for (int done = 0; done < stored; done += BATCH) {
            List<Object[]> heads = new ArrayList<>(BATCH);
            List<Object[]> texts = new ArrayList<>(BATCH);
            List<Object[]> advices = new ArrayList<>(BATCH);
            for (int i = done; i < Math.min(stored, done + BATCH); i++) {
                long moment = first + i * step;
                String id = new UUID(moment << 16 | 0x7000L | i % 0x1000, 0x8000_0000_0000_0000L | i).toString();
                String gemeente = gemeenten.get(i % gemeenten.size());
                OffsetDateTime at = Instant.ofEpochMilli(moment).atOffset(ZoneOffset.UTC);
                LocalDate day = at.toLocalDate();
                heads.add(new Object[] {
                    id,
                    "gezin-" + i / 2,
                    gemeente,
                    day,
                    at,
                    uitkomsten[i % uitkomsten.length].name(),
                    like.regelversie(),
                    like.parameterset().id(),
                    like.parameterset().versie(),
                    like.parameterset().hash(),
                    like.engineversie()
                });
                texts.add(new Object[] {id, "{}", "{}", "{}"});
                advices.add(new Object[] {
                    id,
                    "k1",
                    "J%02d".formatted(1 + i % 11),
                    gemeente,
                    day.withDayOfMonth(1),
                    "JEUGDWET",
                    i % 3 == 0 ? "P" : "I",
                    6 + i % 7,
                    1_500. + i % 900,
                    "J%02d.1 B0%d.1".formatted(1 + i % 11, 1 + i % 9),
                    i % 4 == 0 ? null : i % 4 == 1 ? "INTENSITEIT" : "",
                    i % 4 == 1 ? "ANDERE_INSCHATTING" : null
                });
            }
            transaction.executeWithoutResult(status -> {
                jdbc.batchUpdate("""
                    insert into beoordeling (id, kenmerk, gemeente, peildatum, beoordeeld_op, uitkomst, regelversie,
                      parameterset_id, parameterset_versie, parameterset_hash, engineversie)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """, heads);
                jdbc.batchUpdate("insert into beoordeling_inhoud values (?, ?, ?, ?)", texts);
                jdbc.batchUpdate("insert into beoordeling_advies values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", advices);
            });
        }
        System.out.printf("fill: %,d assessments in %.1f s%n", stored, (System.nanoTime() - start) / 1e9);
    }

    /** One person at a browser that keeps what it was given. */
    private final class Visitor {
        private final HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .build();
        private final String csrf;

        Visitor(String user) throws IOException, InterruptedException {
            send(form("/inloggen", Map.of("gebruiker", user, "wachtwoord", "demo"), csrf(open("/inloggen"))), 302);
            csrf = csrf(open("/regelboek"));
        }

        private static String csrf(HttpResponse<byte[]> page) {
            Matcher field = CSRF.matcher(new String(page.body(), StandardCharsets.UTF_8));
            if (!field.find()) {
                throw new IllegalStateException("no form on " + page.uri().getPath());
            }
            return field.group(1);
        }

        HttpResponse<byte[]> ask(Asked asked) throws IOException, InterruptedException {
            if (asked.path().startsWith("/v1/")) {
                String login =
                        Base64.getEncoder().encodeToString((asked.user() + ":demo").getBytes(StandardCharsets.UTF_8));
                return send(
                        HttpRequest.newBuilder(address.resolve(asked.path())).header("Authorization", "Basic " + login),
                        200);
            }
            return asked.sent().isEmpty() ? open(asked.path()) : send(form(asked.path(), asked.sent(), csrf), 200);
        }

        HttpResponse<byte[]> open(String path) throws IOException, InterruptedException {
            return send(HttpRequest.newBuilder(address.resolve(path)), 200);
        }

        private HttpRequest.Builder form(String path, Map<String, String> sent, String csrf) {
            StringBuilder body = new StringBuilder("_csrf=" + csrf);
            sent.forEach((name, value) ->
                    body.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
            return HttpRequest.newBuilder(address.resolve(path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(body.toString()));
        }

        private HttpResponse<byte[]> send(HttpRequest.Builder request, int expected)
                throws IOException, InterruptedException {
            HttpResponse<byte[]> answer =
                    http.send(request.timeout(Duration.ofMinutes(2)).build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != expected) {
                throw new IllegalStateException(
                        answer.statusCode() + " on " + answer.uri().getPath());
            }
            return answer;
        }
    }

    private void measure(String name, Asked asked, int seconds) throws Exception {
        List<Visitor> visitors = new ArrayList<>();
        for (int user = 0; user < USERS; user++) {
            visitors.add(new Visitor(asked.user()));
        }
        String weight = weight(visitors.get(0), asked);
        long[] alone = all(visitors.subList(0, 1), asked, Math.min(3, seconds));
        all(visitors, asked, Math.min(3, seconds));
        long[] times = all(visitors, asked, seconds);
        System.out.printf(
                "%-17s %9.1f %9d %9.1f %9.1f %9.1f  %s%n",
                name,
                percentile(alone, 50),
                times.length,
                percentile(times, 50),
                percentile(times, 95),
                percentile(times, 99),
                weight);
    }

    /** The page as it is sent, and with everything it loads. */
    private static String weight(Visitor visitor, Asked asked) throws IOException, InterruptedException {
        byte[] page = visitor.ask(asked).body();
        Set<String> parts = new TreeSet<>();
        Matcher part = PART.matcher(new String(page, StandardCharsets.UTF_8));
        while (part.find()) {
            parts.add(part.group(1));
        }
        int all = page.length;
        for (String each : parts) {
            all += visitor.open(each).body().length;
        }
        return "%d kB page, %d kB with its %d parts".formatted(page.length / 1024, all / 1024, parts.size());
    }

    /** In nanoseconds, sorted. */
    private static long[] all(List<Visitor> visitors, Asked asked, int seconds) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        ExecutorService users = Executors.newFixedThreadPool(USERS);
        List<Future<List<Long>>> running = IntStream.range(0, visitors.size())
                .mapToObj(user -> users.submit(() -> {
                    List<Long> times = new ArrayList<>();
                    do {
                        long start = System.nanoTime();
                        visitors.get(user).ask(asked);
                        times.add(System.nanoTime() - start);
                    } while (System.nanoTime() < end);
                    return times;
                }))
                .toList();
        long[] times = new long[0];
        for (Future<List<Long>> each : running) {
            long[] more = each.get().stream().mapToLong(Long::longValue).toArray();
            int known = times.length;
            times = Arrays.copyOf(times, known + more.length);
            System.arraycopy(more, 0, times, known, more.length);
        }
        users.shutdown();
        Arrays.sort(times);
        return times;
    }

    /** In milliseconds. */
    private static double percentile(long[] sorted, int percent) {
        return sorted[(sorted.length * percent + 99) / 100 - 1] / 1e6;
    }
}
