package nl.profielwijzer.suspension;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import nl.profielwijzer.assessment.Uitslag.GeldendeStillegging;
import nl.profielwijzer.suspension.Stillegging.Hervatting;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All suspensions there ever were. Rows are only added. Read from the database each time, so that what one instance
 * suspends holds on every other from the next assessment on.
 */
public class Stilleggingen {
    private static final String SELECT = """
            select s.*, h.reden as hervat_reden, h.door as hervat_door, h.tijdstip as hervat_op
            from stillegging s left join hervatting h on h.stillegging_id = s.id
            """;

    private final JdbcClient jdbc;

    public Stilleggingen(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What may not be advised now in this municipality, the oldest first. */
    public List<GeldendeStillegging> geldend(String gemeente) {
        return jdbc
                .sql(SELECT + " where h.stillegging_id is null order by s.sinds, s.id")
                .query(Stilleggingen::stillegging)
                .list()
                .stream()
                .filter(each -> each.raaktEen(List.of(gemeente)))
                .map(Stillegging::inAnswer)
                .toList();
    }

    /** All, the newest first. */
    List<Stillegging> list() {
        return jdbc.sql(SELECT + " order by s.sinds desc, s.id desc")
                .query(Stilleggingen::stillegging)
                .list();
    }

    Optional<Stillegging> find(String id) {
        return jdbc.sql(SELECT + " where s.id = :id")
                .param("id", id)
                .query(Stilleggingen::stillegging)
                .optional();
    }

    void add(Stillegging stillegging) {
        jdbc.sql("""
                        insert into stillegging (id, gemeenten, profielen, reden, door, sinds)
                        values (:id, :gemeenten, :profielen, :reden, :door, :sinds)
                        """)
                .param("id", stillegging.id())
                .param("gemeenten", text(stillegging.gemeenten()))
                .param("profielen", text(stillegging.profielen()))
                .param("reden", stillegging.reden())
                .param("door", stillegging.door())
                .param("sinds", stillegging.sinds().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @throws AlHervat when it was lifted before */
    void lift(String id, Hervatting hervatting) {
        try {
            jdbc.sql("""
                            insert into hervatting (stillegging_id, reden, door, tijdstip)
                            values (:id, :reden, :door, :tijdstip)
                            """)
                    .param("id", id)
                    .param("reden", hervatting.reden())
                    .param("door", hervatting.door())
                    .param("tijdstip", hervatting.tijdstip().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new AlHervat();
        }
    }

    private static @Nullable String text(@Nullable List<String> codes) {
        return codes == null ? null : String.join(",", codes);
    }

    private static @Nullable List<String> codes(@Nullable String text) {
        return text == null ? null : List.of(text.split(","));
    }

    private static Stillegging stillegging(ResultSet row, int number) throws SQLException {
        OffsetDateTime lifted = row.getObject("hervat_op", OffsetDateTime.class);
        return new Stillegging(
                row.getString("id"),
                codes(row.getString("gemeenten")),
                codes(row.getString("profielen")),
                row.getString("reden"),
                row.getString("door"),
                row.getObject("sinds", OffsetDateTime.class).toInstant(),
                lifted == null
                        ? null
                        : new Hervatting(
                                row.getString("hervat_reden"), row.getString("hervat_door"), lifted.toInstant()));
    }
}
