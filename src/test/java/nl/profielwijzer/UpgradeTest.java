package nl.profielwijzer;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import nl.profielwijzer.assessment.Uitkomst;
import nl.profielwijzer.receipt.Beoordeling;
import nl.profielwijzer.receipt.Beoordelingen;
import nl.profielwijzer.receipt.Zoekvraag;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** An installation of before goes on with what it has. */
@PersistenceTest
class UpgradeTest {
    private static final String ID = "01939e3a-0000-7000-8000-000000000001";
    private static final Instant THEN = Instant.parse("2026-11-20T09:00:00Z");

    private static void store(JdbcClient jdbc) {
        jdbc.sql("""
                        insert into beoordeling (id, kenmerk, gemeente, peildatum, beoordeeld_op, uitkomst, regelversie,
                          parameterset_id, parameterset_versie, parameterset_hash, engineversie)
                        values (:id, 'van-vroeger', '0988', :peildatum, :moment, 'ADVIES', 'r', 'p', 1, 'h', '1')
                        """)
                .param("id", ID)
                .param("peildatum", LocalDate.parse("2026-11-20"))
                .param("moment", THEN.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        insert into beoordeling_inhoud (beoordeling_id, intake, parameterwaarden, uitslag)
                        values (:id, '{"peildatum":"2026-11-20"}', '{"profiel.drempel":5}', '{"uitkomst":"ADVIES"}')
                        """).param("id", ID).update();
    }

    @Test
    void whatWasStoredBeforeAnUpgradeIsFoundAfterIt() {
        try (HikariDataSource database = TestDatabase.open("28")) {
            JdbcClient jdbc = JdbcClient.create(database);
            store(jdbc);
            assertThat(Flyway.configure().dataSource(database).load().migrate().migrationsExecuted)
                    .isPositive();

            Beoordelingen beoordelingen = new Beoordelingen(jdbc, new JdbcTransactionManager(database), List.of());
            assertThat(beoordelingen
                            .list(new Zoekvraag(Set.of("0988"), "van-vroeger", Uitkomst.ADVIES, null, null, null, 10))
                            .items())
                    .extracting(Beoordeling.Samenvatting::id)
                    .containsExactly(ID);
            Beoordeling found = beoordelingen.find(ID).orElseThrow();
            assertThat(found.beoordeeldOp()).isEqualTo(THEN);
            assertThat(jdbc.sql("select tot_en_met from telstand")
                            .query(String.class)
                            .list())
                    .as("from where on advice is still counted by itself: all of it")
                    .containsExactly("");
            assertThat(found.intake()).isEqualTo("{\"peildatum\":\"2026-11-20\"}");
        }
    }
}
