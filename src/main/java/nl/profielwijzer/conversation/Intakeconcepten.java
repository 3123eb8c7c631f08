package nl.profielwijzer.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The conversations that were begun. Each user finds only their own. */
public class Intakeconcepten {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public Intakeconcepten(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Begins one for this user. */
    public Intakeconcept begin(String eigenaar, String stap, Invoer invoer) {
        Intakeconcept begonnen = new Intakeconcept(UUID.randomUUID().toString(), eigenaar, now(), stap, null, invoer);
        jdbc.sql("""
                        insert into intakeconcept (id, eigenaar, gemeente, gewijzigd_op, stap, inhoud)
                        values (:id, :eigenaar, :gemeente, :gewijzigdOp, :stap, :inhoud)
                        """)
                .param("id", begonnen.id())
                .param("eigenaar", eigenaar)
                .param("gemeente", gemeente(invoer))
                .param("gewijzigdOp", begonnen.gewijzigdOp().atOffset(ZoneOffset.UTC))
                .param("stap", stap)
                .param("inhoud", invoer.json())
                .update();
        return begonnen;
    }

    /** This one, if it is this user's. */
    public Optional<Intakeconcept> find(String id, String eigenaar) {
        return find(id, eigenaar, "");
    }

    private Optional<Intakeconcept> find(String id, String eigenaar, String lock) {
        return jdbc.sql("select * from intakeconcept where id = :id and eigenaar = :eigenaar" + lock)
                .param("id", id)
                .param("eigenaar", eigenaar)
                .query(Intakeconcepten::concept)
                .optional();
    }

    /** Changes what was filled in, on top of what stands there now: two pages open at once don't undo each other. */
    public Optional<Intakeconcept> change(String id, String eigenaar, String stap, UnaryOperator<Invoer> change) {
        return transaction.execute(status -> find(id, eigenaar, " for update").map(concept -> {
            Intakeconcept nieuw = concept.met(change.apply(concept.invoer()), stap, now());
            jdbc.sql("""
                            update intakeconcept set gemeente = :gemeente, gewijzigd_op = :gewijzigdOp, stap = :stap,
                              inhoud = :inhoud where id = :id
                            """)
                    .param("id", id)
                    .param("gemeente", gemeente(nieuw.invoer()))
                    .param("gewijzigdOp", nieuw.gewijzigdOp().atOffset(ZoneOffset.UTC))
                    .param("stap", stap)
                    .param("inhoud", nieuw.invoer().json())
                    .update();
            return nieuw;
        }));
    }

    /** Notes which assessment was made of it. */
    public void assessed(String id, String beoordeling) {
        jdbc.sql("update intakeconcept set beoordeling_id = :beoordeling where id = :id")
                .param("id", id)
                .param("beoordeling", beoordeling)
                .update();
    }

    /** Removes it for good. */
    public void remove(String id, String eigenaar) {
        jdbc.sql("delete from intakeconcept where id = :id and eigenaar = :eigenaar")
                .param("id", id)
                .param("eigenaar", eigenaar)
                .update();
    }

    /** The conversation of this user that this assessment was made of. */
    public Optional<Intakeconcept> of(String beoordeling, String eigenaar) {
        return jdbc
                .sql("select * from intakeconcept where beoordeling_id = :beoordeling and eigenaar = :eigenaar")
                .param("beoordeling", beoordeling)
                .param("eigenaar", eigenaar)
                .query(Intakeconcepten::concept)
                .list()
                .stream()
                .findFirst();
    }

    /** Those of this user, changed last first. */
    public List<Intakeconcept> list(String eigenaar, int most) {
        return jdbc.sql("""
                        select * from intakeconcept where eigenaar = :eigenaar
                        order by gewijzigd_op desc, id fetch next :most rows only
                        """)
                .param("eigenaar", eigenaar)
                .param("most", most)
                .query(Intakeconcepten::concept)
                .list();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Only what can be a code; what else was typed stays in the form. */
    private static @Nullable String gemeente(Invoer invoer) {
        String typed = invoer.in("gemeente");
        return typed.matches("[0-9]{4}") ? typed : null;
    }

    private static Intakeconcept concept(ResultSet row, int number) throws SQLException {
        return new Intakeconcept(
                row.getString("id"),
                row.getString("eigenaar"),
                row.getObject("gewijzigd_op", OffsetDateTime.class).toInstant(),
                row.getString("stap"),
                row.getString("beoordeling_id"),
                Invoer.lees(row.getString("inhoud")));
    }
}
