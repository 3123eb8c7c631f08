package nl.profielwijzer.shadow;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.profielwijzer.Service;
import nl.profielwijzer.assessment.InventedIntakes;
import nl.profielwijzer.assessment.Throughput;
import nl.profielwijzer.intake.GelezenIntake;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.IntakeReader;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.receipt.AssessmentDesk;
import nl.profielwijzer.release.Onderbouwing;
import nl.profielwijzer.release.ReleaseDesk;
import nl.profielwijzer.release.Setversie;
import nl.profielwijzer.release.Werkingsgebied;
import nl.profielwijzer.release.Wijzigingsvoorstel;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a set that runs along in the shadow costs, beside the assessments themselves. */
final class ShadowBenchmark {
    private static final int BATCH = 280;
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 10;
    private static final int TURNS = 5;
    private static final int USERS = 8;

    private final AssessmentDesk desk;
    private final Shadowing shadowing;
    private final JdbcTemplate jdbc;
    private final List<GelezenIntake> intakes;

    private ShadowBenchmark(ConfigurableApplicationContext service) {
        desk = service.getBean(AssessmentDesk.class);
        shadowing = service.getBean(Shadowing.class);
        jdbc = service.getBean(JdbcTemplate.class);
        IntakeReader reader = service.getBean(IntakeReader.class);
        intakes = InventedIntakes.all().values().stream()
                .map((Intake intake) -> reader.read(Json.JSON.writeValueAsBytes(intake)))
                .toList();
    }

    public static void main(String[] args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        Path folder = Files.createTempDirectory("schaduw");
        try (ConfigurableApplicationContext service =
                SpringApplication.run(Service.class, "--server.port=0", "--profielwijzer.data=" + folder)) {
            ShadowBenchmark benchmark = new ShadowBenchmark(service);
            benchmark.shadowing.stop();
            begin(service);
            benchmark.processor();
            benchmark.users(seconds);
        }
    }

    /** A challenger for every municipality. */
    private static void begin(ConfigurableApplicationContext service) {
        ReleaseDesk sets = service.getBean(ReleaseDesk.class);
        Setversie concept = sets.opstellen(
                null,
                new Wijzigingsvoorstel(
                        Werkingsgebied.ALLE,
                        "Om te meten.",
                        new Onderbouwing(Onderbouwing.Soort.BRON, "deze meting"),
                        Map.of("profiel.marge", 2.)),
                "meting");
        sets.indienen(concept.referentie(), concept.wijziging(), null, null, "meting");
        LocalDate today = LocalDate.now(service.getBean(Clock.class));
        service.getBean(ShadowDesk.class).start(concept.referentie(), today, today.plusDays(7), "meting");
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void drain() {
        while (shadowing.follow()) {
            Thread.onSpinWait();
        }
    }

    /** Processor time of the one thread that does it, turn by turn. */
    private void processor() {
        long assessing = 0;
        long weighing = 0;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long begin = cpu();
            for (int i = 0; i < BATCH; i++) {
                desk.assess(intakes.get(i % intakes.size()), null);
            }
            long assessed = cpu();
            drain();
            long weighed = cpu();
            assessing += round < 0 ? 0 : assessed - begin;
            weighing += round < 0 ? 0 : weighed - assessed;
        }
        double each = 1e6 * ROUNDS * BATCH;
        System.out.printf(
                "processor, one thread: an assessment %.2f ms, its shadow %.2f ms: %.1f %% extra%n",
                assessing / each, weighing / each, 100. * weighing / assessing);
    }

    /** Assessments per second of many users, with the shadow at rest and at work, turn by turn. */
    private void users(int seconds) throws Exception {
        double without = 0;
        double with = 0;
        for (int turn = 0; turn <= TURNS; turn++) {
            double bare = assessPerSecond(seconds);
            drain();
            shadowing.start();
            double shadowed = assessPerSecond(seconds);
            shadowing.stop();
            int behind = jdbc.queryForObject(
                    "select (select count(*) from beoordeling) - (select count(*) from schaduwweging)", Integer.class);
            drain();
            System.out.printf(
                    "turn %d: without %.0f/s, with %.0f/s, %d still to weigh%n", turn, bare, shadowed, behind);
            // The first turn warms up.
            without += turn == 0 ? 0 : bare;
            with += turn == 0 ? 0 : shadowed;
        }
        System.out.printf("%d users: with a shadow %.1f %% of the assessments without%n", USERS, 100 * with / without);
    }

    private double assessPerSecond(int seconds) throws Exception {
        return Throughput.perSecond(USERS, seconds, turn -> desk.assess(intakes.get(turn % intakes.size()), null));
    }
}
