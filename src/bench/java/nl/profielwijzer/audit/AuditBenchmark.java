package nl.profielwijzer.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import nl.profielwijzer.Service;
import nl.profielwijzer.assessment.InventedIntakes;
import nl.profielwijzer.assessment.Throughput;
import nl.profielwijzer.intake.GelezenIntake;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.IntakeReader;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.receipt.AssessmentDesk;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** How long a large log takes to check and to search, and what writing a line costs an assessment. */
final class AuditBenchmark {
    private static final int BATCH = 10_000;
    private static final int USERS = 8;
    private static final int ROUNDS = 6;

    private final ConfigurableApplicationContext service;

    private AuditBenchmark(ConfigurableApplicationContext service) {
        this.service = service;
    }

    public static void main(String[] args) throws Exception {
        int lines = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        Path folder = Files.createTempDirectory("audit");
        try (ConfigurableApplicationContext service =
                SpringApplication.run(Service.class, "--server.port=0", "--profielwijzer.data=" + folder)) {
            AuditBenchmark benchmark = new AuditBenchmark(service);
            benchmark.compare(seconds);
            benchmark.fill(lines);
            benchmark.check();
            benchmark.search();
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Adds lines as they would have been written, many at a time. */
    private void fill(int lines) {
        JdbcTemplate jdbc = service.getBean(JdbcTemplate.class);
        Logregels regels = service.getBean(Logregels.class);
        Seal seal = regels.seal();
        Logboek.Kop kop = regels.kop();
        long start = System.nanoTime();
        long number = kop.volgnummer();
        String schakel = kop.schakel();
        Instant first = Instant.parse("2026-01-01T00:00:00Z");
        for (int done = 0; done < lines; done += BATCH) {
            List<Object[]> rows = new ArrayList<>(BATCH);
            for (int i = 0; i < BATCH; i++) {
                number++;
                Logregel open = new Logregel(
                        number,
                        first.plusSeconds(number),
                        "consulent" + number % 97,
                        Actie.LEZEN.name(),
                        "beoordeling/" + new java.util.UUID(number, 7),
                        Resultaat.GELUKT.name(),
                        "web",
                        "%032x".formatted(number),
                        Verwerking.TOEGANG_TOT_HULP.name(),
                        seal.pseudonym("gezin-" + number % 20_011),
                        "");
                schakel = seal.of(schakel, open);
                rows.add(new Object[] {
                    open.volgnummer(),
                    OffsetDateTime.ofInstant(open.tijdstip(), ZoneOffset.UTC),
                    open.actor(),
                    open.actie(),
                    open.object(),
                    open.resultaat(),
                    open.oorsprong(),
                    open.trace(),
                    open.verwerking(),
                    open.betrokkene(),
                    schakel
                });
            }
            jdbc.batchUpdate("insert into logregel values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows);
            jdbc.update("update logkop set volgnummer = ?, schakel = ?", number, schakel);
        }
        System.out.printf("fill: %,d lines in %.1f s%n", lines, seconds(start));
    }

    private void check() {
        long start = System.nanoTime();
        Controleverslag verslag = new Controle(service.getBean(Logregels.class)).run(null);
        System.out.printf(
                "check: %,d lines in %.1f s, %s%n",
                verslag.regels(), seconds(start), verslag.ongeschonden() ? "whole" : verslag.breuken());
    }

    private void search() {
        Logregels regels = service.getBean(Logregels.class);
        Instant middle =
                Instant.parse("2026-01-01T00:00:00Z").plusSeconds(regels.kop().volgnummer() / 2);
        time(regels, "newest", new Logvraag(null, null, null, null, null, null, null, null, null, 50));
        time(regels, "kenmerk", new Logvraag(null, null, null, null, null, null, null, "gezin-7", null, 50));
        time(regels, "actor", new Logvraag(null, null, "consulent7", null, null, null, null, null, null, 50));
        time(
                regels,
                "one hour, halfway",
                new Logvraag(middle, middle.plusSeconds(3600), null, null, null, null, null, null, null, 50));
        time(
                regels,
                "refused (none)",
                new Logvraag(null, null, null, null, Resultaat.GEWEIGERD, null, null, null, null, 50));
    }

    private static void time(Logregels regels, String what, Logvraag vraag) {
        regels.find(vraag);
        long start = System.nanoTime();
        int found = regels.find(vraag).items().size();
        System.out.printf("search %s: %d lines in %.0f ms%n", what, found, seconds(start) * 1e3);
    }

    private void compare(int seconds) throws Exception {
        AssessmentDesk desk = service.getBean(AssessmentDesk.class);
        IntakeReader reader = service.getBean(IntakeReader.class);
        Logboek logboek = service.getBean(Logboek.class);
        List<GelezenIntake> intakes = InventedIntakes.all().values().stream()
                .map((Intake intake) -> reader.read(Json.JSON.writeValueAsBytes(intake)))
                .toList();
        Handeling handeling =
                new Handeling("consulent", Actie.AANMAKEN, "beoordeling", Verwerking.TOEGANG_TOT_HULP, "gezin-7");
        double without = 0;
        double with = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double bare =
                    Throughput.perSecond(USERS, seconds, turn -> desk.assess(intakes.get(turn % intakes.size()), null));
            double logged = Throughput.perSecond(
                    USERS,
                    seconds,
                    turn -> logboek.doe(handeling, () -> desk.assess(intakes.get(turn % intakes.size()), null)));
            System.out.printf("round %d: without %.0f/s, with %.0f/s%n", round + 1, bare, logged);
            // The first round warms up.
            without += round == 0 ? 0 : bare;
            with += round == 0 ? 0 : logged;
        }
        System.out.printf("%d users: with a line %.0f %% of the assessments without%n", USERS, 100 * with / without);
    }
}
