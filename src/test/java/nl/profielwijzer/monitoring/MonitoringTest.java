package nl.profielwijzer.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import nl.profielwijzer.PersistenceTest;
import nl.profielwijzer.TestDatabase;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.monitoring.Afwijkingenmonitor.Groep;
import nl.profielwijzer.monitoring.Profielmonitor.Profielcijfers;
import nl.profielwijzer.receipt.Beoordelingen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@PersistenceTest
class MonitoringTest {
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final Monitorvraag YEAR = new Monitorvraag(null, YearMonth.of(2026, 1), YearMonth.of(2026, 12));

    private HikariDataSource database;
    private JdbcTemplate template;
    private TransactionTemplate transaction;
    private Tellingen tellingen;
    private Monitoring monitoring;
    private CatchUp catchUp;
    private int receipts;

    @BeforeEach
    void open() {
        database = TestDatabase.open();
        template = new JdbcTemplate(database);
        JdbcClient jdbc = JdbcClient.create(template);
        JdbcTransactionManager transactions = new JdbcTransactionManager(database);
        transaction = new TransactionTemplate(transactions);
        tellingen = new Tellingen(template);
        catchUp = new CatchUp(
                jdbc,
                new Beoordelingen(jdbc, transactions, List.of()),
                new Adviesregels(template, tellingen),
                transactions);
        monitoring = new Monitoring(tellingen, catchUp);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private String receipt(String gemeente, String uitslag) {
        String id = "%08d-0000-7000-8000-000000000000".formatted(++receipts);
        template.update("""
                insert into beoordeling (id, gemeente, peildatum, beoordeeld_op, uitkomst, regelversie, parameterset_id,
                  parameterset_versie, parameterset_hash, engineversie)
                values (?, ?, date '2026-03-02', current_timestamp, 'ADVIES', 'r', 'p', 1, 'h', '0')
                """, id, gemeente);
        template.update(
                "insert into beoordeling_inhoud (beoordeling_id, intake, parameterwaarden, uitslag) values (?, '{}', '{}', ?)",
                id,
                uitslag);
        return id;
    }

    private void advice(
            int count,
            String gemeente,
            YearMonth maand,
            String profiel,
            String intensiteit,
            String gronden,
            String afwijking,
            String reden) {
        for (int i = 0; i < count; i++) {
            template.update(
                    """
                    insert into beoordeling_advies (beoordeling_id, lid, profiel, gemeente, maand, wet, intensiteit, duur,
                      bedrag, gronden, afwijking, reden) values (?, 'k1', ?, ?, ?, 'JEUGDWET', ?, 9, 3700, ?, ?, ?)
                    """,
                    receipt(gemeente, "{}"),
                    profiel,
                    gemeente,
                    maand.atDay(1),
                    intensiteit,
                    gronden,
                    afwijking,
                    reden);
        }
    }

    private Profielcijfers cijfers(Monitorvraag vraag, String profiel, String intensiteit) {
        return monitoring.profielen(vraag).profielen().stream()
                .filter(each -> each.profiel().equals(profiel)
                        && each.intensiteit().name().equals(intensiteit))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void adviceIsCountedByProfileIntensityAndMonth() {
        advice(20, "0957", MARCH, "J04", "P", "J04.1 I08.1", null, null);
        advice(40, "0957", MARCH.plusMonths(1), "J04", "P", "J04.1 I08.1", "", null);
        advice(30, "0988", MARCH, "J05", "I", "J05.1 I05.1", "LICHTER", "wens-inwoner");
        advice(10, "0988", MARCH, "J05", "I", "J05.1 I05.1", "", null);
        Profielcijfers j04 = cijfers(YEAR, "J04", "P");
        assertThat(j04.aantal()).isEqualTo(60);
        assertThat(j04.aandeel()).isEqualTo(60);
        assertThat(j04.gemiddeldeDuur()).isEqualTo(9);
        assertThat(j04.euro()).isEqualTo(222_000);
        assertThat(j04.beoordeeld()).isEqualTo(40);
        assertThat(j04.afwijking()).isEqualTo(Afwijkingsaandeel.of(0, 40));
        assertThat(j04.trend()).hasSize(12);
        assertThat(j04.trend().get(2).aantal()).isEqualTo(20);
        assertThat(j04.trend().get(3).aantal()).isEqualTo(40);
        Profielcijfers j05 = cijfers(YEAR, "J05", "I");
        assertThat(Objects.requireNonNull(j05.afwijking()).procent()).isEqualTo(75);
        assertThat(j05.afwijking().laag()).isLessThan(75);
        assertThat(cijfers(new Monitorvraag(Set.of("0957"), MARCH, MARCH), "J04", "P")
                        .aantal())
                .isEqualTo(20);
        assertThat(monitoring
                        .profielen(new Monitorvraag(Set.of("0957"), MARCH, MARCH))
                        .profielen())
                .hasSize(1);
    }

    @Test
    void deviationIsCountedByProfileRuleMunicipalityReasonAndKind() {
        advice(30, "0957", MARCH, "J04", "P", "J04.1 I08.1", "", null);
        advice(20, "0957", MARCH, "J04", "P", "J04.1 J04.3 I08.1", "ROUTE LICHTER", "wens-inwoner");
        advice(20, "0988", MARCH, "J05", "P", "J05.1 I08.1", "LICHTER", "veiligheid");
        advice(20, "0988", MARCH, "J05", "P", "J05.1 I08.1", "", null);
        advice(15, "0988", MARCH, "J05", "P", "J05.1 I08.1", null, null);
        Afwijkingenmonitor monitor = monitoring.afwijkingen(YEAR);
        assertThat(monitor.beoordeeld()).isEqualTo(90);
        assertThat(monitor.afwijking()).isEqualTo(Afwijkingsaandeel.of(40, 90));
        assertThat(groep(monitor.perRegel(), "J04.1")).isEqualTo(new Groep("J04.1", 50, Afwijkingsaandeel.of(20, 50)));
        assertThat(groep(monitor.perRegel(), "J04.3")).isEqualTo(new Groep("J04.3", 20, Afwijkingsaandeel.of(20, 20)));
        assertThat(groep(monitor.perRegel(), "I08.1")).isEqualTo(new Groep("I08.1", 90, Afwijkingsaandeel.of(40, 90)));
        assertThat(groep(monitor.perProfiel(), "J05").beoordeeld()).isEqualTo(40);
        assertThat(groep(monitor.perGemeente(), "0957").beoordeeld()).isEqualTo(50);
        assertThat(monitor.perReden())
                .extracting(Afwijkingenmonitor.Telling::code, Afwijkingenmonitor.Telling::aantal)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("veiligheid", 20),
                        org.assertj.core.groups.Tuple.tuple("wens-inwoner", 20));
        assertThat(monitor.perSoort())
                .extracting(Afwijkingenmonitor.Telling::aantal)
                .containsExactly(40, 20);
    }

    private static Groep groep(List<Groep> groepen, String code) {
        return groepen.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFewThatDifferAreHiddenWithTheRateThatWouldTell() {
        advice(40, "0957", MARCH, "J04", "P", "J04.1", "", null);
        advice(3, "0957", MARCH, "J04", "P", "J04.1", "LICHTER", "overig");
        advice(30, "0957", MARCH, "J05", "P", "J05.1", "", null);
        advice(20, "0957", MARCH, "J05", "P", "J05.1", "LICHTER", "overig");
        Afwijkingenmonitor monitor = monitoring.afwijkingen(YEAR);
        assertThat(monitor.perProfiel())
                .allSatisfy(groep -> assertThat(groep.afwijking()).isNull());
        assertThat(groep(monitor.perProfiel(), "J04").beoordeeld()).isEqualTo(45);
        assertThat(groep(monitor.perRegel(), "J04.1").afwijking()).isNull();
        assertThat(cijfers(YEAR, "J04", "P").afwijking()).isNull();
    }

    /** Nothing that is shown is a small count, and each hidden small count has company that could be any of several sizes. */
    @Test
    void noReportShowsASmallCountOrLeavesOneToBeSubtracted() {
        Random random = new Random(42);
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            int kind = (int) Math.abs(random.nextGaussian() * 3);
            rows.add(new Object[] {
                receipt("0957", "{}"),
                "J0" + (1 + kind % 9),
                random.nextInt(12) == 0 ? "1640" : "0957",
                LocalDate.of(2026, 1 + random.nextInt(12), 1),
                random.nextInt(3) == 0 ? "I" : "P",
                "J0%d.1 I08.1".formatted(1 + kind % 9),
                random.nextInt(3) == 0 ? null : random.nextInt(5) == 0 ? "LICHTER" : "",
            });
        }
        template.batchUpdate("""
                insert into beoordeling_advies (beoordeling_id, lid, profiel, gemeente, maand, wet, intensiteit, duur, bedrag,
                  gronden, afwijking, reden) values (?, 'k1', ?, ?, ?, 'JEUGDWET', ?, 9, 3700, ?, ?, 'overig')
                """, rows);
        Profielmonitor profielen = monitoring.profielen(YEAR);
        Afwijkingenmonitor afwijkingen = monitoring.afwijkingen(YEAR);
        assertThat(counts(Json.JSON.valueToTree(profielen))).isNotEmpty().allMatch(MonitoringTest::mayBeSeen);
        assertThat(counts(Json.JSON.valueToTree(afwijkingen))).isNotEmpty().allMatch(MonitoringTest::mayBeSeen);
        assertThat(profielen.profielen().stream()
                        .filter(each -> each.aantal() == null)
                        .count())
                .isNotEqualTo(1);
        assertThat(afwijkingen.perProfiel().stream()
                        .filter(each -> each.beoordeeld() == null)
                        .count())
                .isNotEqualTo(1);
        assertThat(afwijkingen.perProfiel().stream()
                        .filter(each -> each.afwijking() == null)
                        .count())
                .isNotEqualTo(1);
        for (Profielcijfers each : profielen.profielen()) {
            if (each.aantal() == null) {
                assertThat(Stream.of(each.aandeel(), each.gemiddeldeDuur(), each.euro()))
                        .containsOnlyNulls();
                assertThat(each.trend())
                        .allSatisfy(month -> assertThat(month.aantal()).isNull());
            } else {
                assertThat(each.trend().stream()
                                .filter(month -> month.aantal() == null)
                                .count())
                        .isNotEqualTo(1);
            }
        }
    }

    private static boolean mayBeSeen(int count) {
        return count == 0 || (count >= 10 && count % 5 == 0);
    }

    private static List<Integer> counts(JsonNode report) {
        return Stream.of("aantal", "beoordeeld")
                .flatMap(name -> report.findValues(name).stream())
                .filter(JsonNode::isNumber)
                .map(JsonNode::intValue)
                .toList();
    }

    @Test
    void assessmentsOfAnEarlierVersionAreCountedOnceAndInPieces() {
        String uitslag = """
                {"oud":1,"leden":[{"lid":"k1","route":"INDIVIDUELE_VOORZIENING","wetten":[{"wet":"JEUGDWET","oordeel":"JA"}],
                 "adviezen":[{"wet":"JEUGDWET","profiel":"J04","intensiteit":"P","duurMaanden":9,
                   "kosten":{"bedrag":3700,"per":"traject","bron":"b"},"gronden":["J04.1"]}]},
                 {"lid":"o1","route":"GEEN_VRAAG","wetten":[],"adviezen":[]}]}
                """;
        for (int i = 0; i < 250; i++) {
            receipt("0957", i == 17 ? "onleesbaar" : uitslag);
        }
        template.update("insert into bijtelling (id, vanaf, tot_en_met) select 1, '', max(id) from beoordeling");
        assertThat(monitoring.profielen(YEAR).volledig()).isFalse();
        assertThat(catchUp.step()).isTrue();
        assertThat(catchUp.step()).isTrue();
        // A start over after the place was written but the rest was not.
        template.update("update bijtelling set vanaf = ''");
        int steps = 0;
        while (catchUp.step()) {
            steps++;
        }
        assertThat(steps).isEqualTo(3);
        assertThat(monitoring.profielen(YEAR).volledig()).isTrue();
        assertThat(template.queryForObject("select count(*) from beoordeling_advies", Integer.class))
                .isEqualTo(249);
        Profielcijfers j04 = cijfers(YEAR, "J04", "P");
        assertThat(j04.aantal()).isEqualTo(250);
        assertThat(j04.euro()).isEqualTo(925_000);
    }

    /** The figures as they are, and as a count over all rows gives them. */
    private void assertTheSumsAreTrue(String when) {
        for (Monitorvraag vraag : List.of(
                YEAR,
                new Monitorvraag(Set.of("0957"), MARCH, MARCH.plusMonths(1)),
                new Monitorvraag(Set.of("0957", "0988"), MARCH, MARCH))) {
            String summed =
                    Json.JSON.writeValueAsString(List.of(monitoring.profielen(vraag), monitoring.afwijkingen(vraag)));
            String counted = transaction.execute(status -> {
                status.setRollbackOnly();
                template.update("delete from advies_telling");
                template.update("update telstand set tot_en_met = ''");
                return Json.JSON.writeValueAsString(
                        List.of(monitoring.profielen(vraag), monitoring.afwijkingen(vraag)));
            });
            assertThat(summed).as(when).isEqualTo(counted);
        }
    }

    private void advice(Random random, String id, String gemeente) {
        int profiel = 1 + random.nextInt(3);
        String afwijking = random.nextInt(3) == 0 ? null : random.nextInt(2) == 0 ? "LICHTER ROUTE" : "";
        template.update(
                """
                insert into beoordeling_advies (beoordeling_id, lid, profiel, gemeente, maand, wet, intensiteit, duur,
                  bedrag, gronden, afwijking, reden) values (?, 'k1', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                id,
                profiel == 3 ? Adviesregels.STILGELEGD : "J0" + profiel,
                gemeente,
                MARCH.plusMonths(random.nextInt(3)).atDay(1),
                profiel == 3 ? null : "JEUGDWET",
                profiel == 3 ? null : random.nextBoolean() ? "P" : "I",
                profiel == 3 ? null : random.nextInt(20),
                profiel == 3 ? null : random.nextInt(400_000) / 100.,
                profiel == 3 ? "" : "J0%d.1 B0%d.1".formatted(profiel, 1 + random.nextInt(2)),
                afwijking,
                "LICHTER ROUTE".equals(afwijking) ? "overig" : null);
    }

    @Test
    void theSumsSayWhatACountOverAllAdviceSaysWhateverIsJudgedOrDestroyed() {
        Random random = new Random(7);
        List<String> kept = new ArrayList<>();
        for (int turn = 0; turn < 6; turn++) {
            for (int i = 0; i < 60; i++) {
                String gemeente = random.nextBoolean() ? "0957" : "0988";
                kept.add(receipt(gemeente, "{}"));
                advice(random, kept.get(kept.size() - 1), gemeente);
            }
            assertTheSumsAreTrue("advice is added");
            transaction.execute(status -> tellingen.step("00009999", 10 + random.nextInt(60)));
            assertTheSumsAreTrue("advice is summed");
            for (int i = 0; i < 8; i++) {
                String judged = kept.get(random.nextInt(kept.size()));
                transaction.executeWithoutResult(status -> {
                    tellingen.forget(List.of(judged));
                    template.update("delete from beoordeling_advies where beoordeling_id = ?", judged);
                    advice(random, judged, "0957");
                    tellingen.remember(List.of(judged));
                });
            }
            assertTheSumsAreTrue("advice is judged");
            List<String> gone = List.copyOf(kept.subList(0, 20));
            kept.subList(0, 20).clear();
            transaction.executeWithoutResult(status -> {
                tellingen.forget(gone);
                gone.forEach(id -> template.update("delete from beoordeling where id = ?", id));
            });
            assertTheSumsAreTrue("assessments are destroyed");
        }
        assertThat(template.queryForObject("select count(*) from advies_telling", Integer.class))
                .isPositive();
        while (Boolean.TRUE.equals(transaction.execute(status -> tellingen.step("00009999", 100)))) {
            assertTheSumsAreTrue("all is summed");
        }
        transaction.executeWithoutResult(status -> tellingen.forget(kept));
        assertThat(template.queryForObject("select count(*) from advies_telling", Integer.class))
                .as("what is left of nobody")
                .isZero();
    }

    @Test
    void whatMayStillBeWrittenIsNotSummedYet() {
        advice(10, "0957", MARCH, "J04", "P", "J04.1", null, null);
        Instant now = Instant.parse("2026-03-02T12:00:00Z");
        RollUp rollUp = new RollUp(
                tellingen,
                new JdbcTransactionManager(database),
                Clock.fixed(Instant.EPOCH.plusSeconds(600), ZoneOffset.UTC));
        assertThat(rollUp.step()).as("all of it is from after the epoch").isFalse();
        rollUp = new RollUp(tellingen, new JdbcTransactionManager(database), Clock.fixed(now, ZoneOffset.UTC));
        assertThat(rollUp.step()).isTrue();
        assertThat(rollUp.step()).isFalse();
        assertThat(cijfers(YEAR, "J04", "P").aantal()).isEqualTo(10);
    }

    @Test
    void aNewDatabaseHasNothingToCatchUpWith() {
        assertThat(catchUp.isDone()).isTrue();
        assertThat(monitoring.profielen(YEAR).profielen()).isEmpty();
        assertThat(monitoring.afwijkingen(YEAR).beoordeeld()).isZero();
    }
}
