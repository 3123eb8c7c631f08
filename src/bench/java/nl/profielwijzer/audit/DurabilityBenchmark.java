package nl.profielwijzer.audit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import nl.profielwijzer.intake.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Writes to a service that it starts itself, while that or its database is killed, and then looks whether everything that
 * was answered is there, whole, and whether the log is unbroken. Started by {@code src/bench/durability}.
 */
final class DurabilityBenchmark {
    private static final int WRITERS = 4;
    private static final String LOGIN = "Basic " + Base64.getEncoder().encodeToString("consulent:demo".getBytes());
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** What a writer saw. */
    private record Answer(long sentAt, long nanos, int status, String id) {}

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final int port;
    private final Path folder;
    private final Path data;
    private final boolean postgresql = System.getenv("SPRING_DATASOURCE_URL") != null;
    private final String intake = Files.readString(Path.of("src/docs/voorbeeld-intake.json"));
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private volatile boolean writing;

    private DurabilityBenchmark(int port, Path folder) throws IOException {
        this.port = port;
        this.folder = folder;
        this.data = folder.resolve("data");
    }

    public static void main(String[] args) throws Exception {
        int number = Integer.parseInt(args[1]);
        DurabilityBenchmark benchmark = new DurabilityBenchmark(Integer.parseInt(args[2]), Path.of(args[3]));
        boolean right =
                args[0].equals("crash") ? benchmark.crash(number) : benchmark.away(number, args[0].equals("frozen"));
        System.exit(right ? 0 : 1);
    }

    private boolean crash(int rounds) throws Exception {
        Random random = new Random(rounds);
        List<String> acknowledged = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        Process service = start();
        for (int round = 1; round <= rounds; round++) {
            answers.clear();
            List<Thread> writers = write();
            await(() -> !answers.isEmpty());
            Thread.sleep(random.nextInt(2_000));
            if (postgresql && round % 2 == 0) {
                database("kill");
                Thread.sleep(200);
            }
            service.destroyForcibly().waitFor();
            stop(writers);
            if (postgresql && round % 2 == 0) {
                database("start");
            }
            service = start();
            List<String> ids = ids();
            acknowledged.addAll(ids);
            for (String id : ids) {
                if (get("/v1/beoordelingen/" + id) != 200) {
                    lost.add(id);
                }
            }
            System.out.printf(
                    "round %d: %d acknowledged, %d in all, %d lost%n",
                    round, ids.size(), acknowledged.size(), lost.size());
        }
        for (String id : acknowledged) {
            if (get("/v1/beoordelingen/" + id) != 200 && !lost.contains(id)) {
                lost.add(id);
            }
        }
        service.destroyForcibly().waitFor();
        System.out.printf(
                "%s, %d × SIGKILL: %d acknowledged, %d lost; %s%n",
                postgresql ? "PostgreSQL" : "H2", rounds, acknowledged.size(), lost.size(), check());
        return lost.isEmpty() && whole;
    }

    private boolean away(int seconds, boolean frozen) throws Exception {
        Process service = start();
        List<Thread> writers = write();
        Thread.sleep(5_000);
        long gone = System.nanoTime();
        database(frozen ? "freeze" : "kill");
        Thread.sleep(Duration.ofSeconds(seconds).toMillis());
        database(frozen ? "thaw" : "start");
        long back = System.nanoTime();
        await(() -> answers.stream().anyMatch(answer -> answer.status() == 201 && answer.sentAt() > back));
        long recovered = answers.stream()
                .filter(answer -> answer.status() == 201 && answer.sentAt() + answer.nanos() > back)
                .mapToLong(answer -> answer.sentAt() + answer.nanos())
                .min()
                .orElseThrow();
        Thread.sleep(5_000);
        stop(writers);
        List<Answer> during = answers.stream()
                .filter(answer -> answer.sentAt() > gone && answer.sentAt() < back)
                .toList();
        List<Answer> inFlight = answers.stream()
                .filter(answer -> answer.sentAt() <= gone && answer.sentAt() + answer.nanos() > gone)
                .toList();
        int lost = 0;
        for (String id : ids()) {
            lost += get("/v1/beoordelingen/" + id) == 200 ? 0 : 1;
        }
        service.destroyForcibly().waitFor();
        System.out.printf(
                "away %d s (%s): %d asked meanwhile, %d × 503, others %s; slowest %.2f s; of those on their way %d, slowest"
                        + " %.2f s; first answer %.2f s after it was back; %d acknowledged, %d lost; %s%n",
                seconds,
                frozen ? "frozen" : "killed",
                during.size(),
                during.stream().filter(answer -> answer.status() == 503).count(),
                during.stream()
                        .map(Answer::status)
                        .filter(status -> status != 503)
                        .distinct()
                        .toList(),
                slowest(during),
                inFlight.size(),
                slowest(inFlight),
                (recovered - back) / 1e9,
                ids().size(),
                lost,
                check());
        return lost == 0 && whole;
    }

    private static double slowest(List<Answer> some) {
        return some.stream().mapToLong(Answer::nanos).max().orElse(0) / 1e9;
    }

    private List<String> ids() {
        return answers.stream()
                .filter(answer -> answer.status() == 201)
                .map(Answer::id)
                .toList();
    }

    private Process start() throws Exception {
        Process service = new ProcessBuilder(
                        "java",
                        "-Xmx400m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        folder.resolve("service/profielwijzer.jar").toString(),
                        "--data=" + data,
                        "--server.port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(service::destroyForcibly));
        await(() -> {
            if (!service.isAlive()) {
                throw new IllegalStateException("the service stopped:\n" + Files.readString(folder.resolve("log")));
            }
            return get("/v1/gezondheid/gereed") == 200;
        });
        return service;
    }

    private List<Thread> write() {
        writing = true;
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Thread writer = new Thread(() -> {
                while (writing) {
                    post();
                }
            });
            writer.start();
            writers.add(writer);
        }
        return writers;
    }

    private void stop(List<Thread> writers) throws InterruptedException {
        writing = false;
        for (Thread writer : writers) {
            writer.join();
        }
    }

    private void post() {
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = client.send(
                    request("/v1/beoordelingen")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(intake))
                            .build(),
                    BodyHandlers.ofString());
            String id = response.statusCode() == 201
                    ? Json.JSON.readTree(response.body()).get("id").asString()
                    : "";
            answers.add(new Answer(start, System.nanoTime() - start, response.statusCode(), id));
        } catch (IOException e) {
            // Killed on the way: nobody was told anything.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", LOGIN);
    }

    private int get(String path) {
        try {
            return client.send(request(path).build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("it took longer than " + PATIENCE);
            }
            Thread.sleep(50);
        }
    }

    private void database(String act) throws Exception {
        int exit = new ProcessBuilder(
                        "src/bench/postgresql",
                        act,
                        folder.resolve("postgresql").toString(),
                        String.valueOf(port + 1))
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("src/bench/postgresql " + act + " failed");
        }
    }

    private boolean whole;

    /** Looks at everything that is stored, with the service stopped: halves, and the chain of the log. */
    private String check() throws Exception {
        String url =
                postgresql ? System.getenv("SPRING_DATASOURCE_URL") : "jdbc:h2:file:%s/profielwijzer".formatted(data);
        try (Connection connection = DriverManager.getConnection(url, "profielwijzer", "")) {
            long halves = number(
                    connection,
                    "select count(*) from beoordeling b left join beoordeling_inhoud i on i.beoordeling_id = b.id"
                            + " where i.beoordeling_id is null");
            long unlogged = number(
                    connection,
                    "select count(*) from beoordeling b where not exists"
                            + " (select 1 from logregel l where l.object = 'beoordeling/' || b.id and l.actie = 'AANMAKEN')");
            Controleverslag log = new Controle(new Logregels(
                            JdbcClient.create(new SingleConnectionDataSource(connection, true)),
                            new Seal(KeyFile.read(data.resolve("logboek.sleutel")))))
                    .run(new Koppenbestand(data.resolve("logboek.koppen")));
            whole = halves == 0 && unlogged == 0 && log.ongeschonden();
            return "%d half, %d not in the log; log of %d lines %s"
                    .formatted(halves, unlogged, log.regels(), log.ongeschonden() ? "unbroken" : "BROKEN");
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
