package nl.profielwijzer.api;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import nl.profielwijzer.assessment.InventedIntakes;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Json;
import org.jspecify.annotations.Nullable;

/**
 * Loads a running service: users who each post one intake after another over a connection that stays open, first without
 * a pause, as fast as the machine can, then with a pause between answer and next intake, as on a busy morning. It starts
 * nothing and talks to this machine only.
 */
final class LoadBenchmark {
    private static final int USERS = 16;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String LOGIN = "Basic " + Base64.getEncoder().encodeToString("consulent:demo".getBytes());

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI uri;
    private final List<Intake> intakes = List.copyOf(InventedIntakes.all().values());
    private final AtomicLong posted = new AtomicLong();
    private final AtomicReference<@Nullable String> firstFault = new AtomicReference<>();

    private LoadBenchmark(URI service) {
        uri = service.resolve("/v1/beoordelingen");
    }

    /** How long each answer took, in nanoseconds, and how many were not a 201. */
    private record Measured(long[] times, int errors) {}

    public static void main(String[] args) throws Exception {
        if (args.length < 1 || args.length > 3) {
            System.err.println("Usage: LoadBenchmark URL [SECONDS [SECONDS_OF_WARM_UP]]");
            System.exit(2);
        }
        URI service = URI.create(args[0]);
        if (!isThisMachine(service)) {
            System.err.println(args[0]
                    + " is not this machine. Load only what you started yourself, such as http://127.0.0.1:8080.");
            System.exit(2);
        }
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 30;
        int warmUp = args.length > 2 ? Integer.parseInt(args[2]) : 60;
        LoadBenchmark load = new LoadBenchmark(service);
        load.run(warmUp, Duration.ZERO);
        int errors = load.measure(seconds, Duration.ZERO) + load.measure(seconds, PAUSE);
        // The client's threads would keep the program alive.
        System.exit(errors == 0 ? 0 : 1);
    }

    private static boolean isThisMachine(URI service) {
        try {
            return service.getHost() != null
                    && InetAddress.getByName(service.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private int measure(int seconds, Duration pause) throws Exception {
        long start = System.nanoTime();
        List<Measured> measured = run(seconds, pause);
        return report(measured, pause, (System.nanoTime() - start) / 1e9);
    }

    private List<Measured> run(int seconds, Duration pause) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        ExecutorService users = Executors.newFixedThreadPool(USERS);
        List<Future<Measured>> running = IntStream.range(0, USERS)
                .mapToObj(user -> users.submit(() -> post(user, end, pause)))
                .toList();
        List<Measured> measured = new ArrayList<>();
        for (Future<Measured> each : running) {
            measured.add(each.get());
        }
        users.shutdown();
        return measured;
    }

    /** What one user does until the end; they don't all begin with the same intake. */
    private Measured post(int user, long end, Duration pause) throws InterruptedException {
        // they don't all begin at the same moment either
        Thread.sleep(pause.toMillis() * user / USERS);
        long[] times = new long[1_024];
        int count = 0;
        int errors = 0;
        for (int turn = user; System.nanoTime() < end; turn++) {
            HttpRequest request = request(intakes.get(turn % intakes.size()));
            long start = System.nanoTime();
            boolean answered = isAnswered(request);
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
            }
            times[count++] = System.nanoTime() - start;
            errors += answered ? 0 : 1;
            Thread.sleep(pause.toMillis());
        }
        return new Measured(Arrays.copyOf(times, count), errors);
    }

    private HttpRequest request(Intake intake) {
        Intake marked = new Intake(
                "proef-" + posted.incrementAndGet(),
                intake.peildatum(),
                intake.gemeente(),
                intake.melding(),
                intake.huishouden());
        return HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", LOGIN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.JSON.writeValueAsBytes(marked)))
                .build();
    }

    private boolean isAnswered(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() == 201) {
                return true;
            }
            firstFault.compareAndSet(null, response.statusCode() + " " + response.body());
        } catch (IOException e) {
            firstFault.compareAndSet(null, e.toString());
        }
        return false;
    }

    private int report(List<Measured> measured, Duration pause, double seconds) {
        long[] times = measured.stream()
                .flatMapToLong(each -> Arrays.stream(each.times()))
                .sorted()
                .toArray();
        int errors = measured.stream().mapToInt(Measured::errors).sum();
        System.out.printf(
                "%d users, pause %.1f s, %.1f s, %,d requests: %.0f/s, p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, %d errors%n",
                USERS,
                pause.toMillis() / 1e3,
                seconds,
                times.length,
                times.length / seconds,
                percentile(times, 50),
                percentile(times, 95),
                percentile(times, 99),
                errors);
        if (errors > 0) {
            System.out.println("First error: " + firstFault.get());
        }
        return errors;
    }

    /** In milliseconds: the smallest time that so many percent of the answers stayed within. */
    private static double percentile(long[] sorted, int percent) {
        return sorted.length == 0 ? Double.NaN : sorted[(sorted.length * percent + 99) / 100 - 1] / 1e6;
    }
}
