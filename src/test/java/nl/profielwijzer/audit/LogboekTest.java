package nl.profielwijzer.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import nl.profielwijzer.PersistenceTest;
import nl.profielwijzer.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

@PersistenceTest
class LogboekTest {
    private static final byte[] KEY =
            "een sleutel van ten minste 32 bytes".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    private static final Handeling HANDELING =
            new Handeling("consulent", Actie.AANMAKEN, "beoordeling", Verwerking.TOEGANG_TOT_HULP, "gezin-7");

    private HikariDataSource connections;
    private JdbcClient jdbc;
    private Logboek logboek;

    @BeforeEach
    void open() {
        connections = TestDatabase.open();
        jdbc = JdbcClient.create(connections);
        jdbc.sql("create table gedaan (wat varchar(20))").update();
        logboek = new Logboek(
                jdbc,
                new JdbcTransactionManager(connections),
                KEY,
                Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        connections.close();
    }

    private void act() {
        jdbc.sql("insert into gedaan (wat) values ('iets')").update();
    }

    private List<String> column(String column) {
        return jdbc.sql("select %s from logregel order by volgnummer".formatted(column))
                .query(String.class)
                .list();
    }

    private int acts() {
        return jdbc.sql("select count(*) from gedaan").query(Integer.class).single();
    }

    @Test
    void anActAndItsLineAreKeptTogether() {
        logboek.doe(
                HANDELING,
                () -> {
                    act();
                    return "7";
                },
                id -> new Handeling("consulent", Actie.AANMAKEN, "beoordeling/" + id, Verwerking.TOEGANG_TOT_HULP));
        assertThat(acts()).isOne();
        assertThat(column("object")).containsExactly("beoordeling/7");
        assertThat(column("resultaat")).containsExactly("GELUKT");
    }

    @Test
    void anActThatFailsIsUndoneAndItsFailureIsWritten() {
        assertThatThrownBy(() -> logboek.doe(HANDELING, () -> {
                    act();
                    throw new IllegalStateException("halverwege");
                }))
                .hasMessage("halverwege");
        assertThat(acts()).isZero();
        assertThat(column("resultaat")).containsExactly("MISLUKT");
    }

    @Test
    void nothingIsDoneThatCannotBeWrittenDown() {
        jdbc.sql("alter table logregel rename to weg").update();
        assertThatThrownBy(() -> logboek.doe(HANDELING, this::act)).isInstanceOf(DataAccessException.class);
        assertThat(acts()).isZero();
    }

    @Test
    void theLogKnowsHouseholdsByPseudonymOnly() {
        logboek.doe(HANDELING, this::act);
        logboek.doe(HANDELING, this::act);
        assertThat(column("betrokkene")).doesNotContain("gezin-7").hasSize(2);
        assertThat(column("betrokkene").stream().distinct()).hasSize(1).allMatch(each -> each.matches("[0-9a-f]{32}"));
    }

    @Test
    void eachLineIsSealedOntoTheOneBefore() {
        logboek.doe(HANDELING, this::act);
        logboek.doe(HANDELING, this::act);
        assertThat(column("volgnummer")).containsExactly("1", "2");
        assertThat(column("schakel")).doesNotHaveDuplicates();
        assertThat(jdbc.sql("select schakel from logkop").query(String.class).list())
                .containsExactly(column("schakel").get(1));
    }
}
