package nl.profielwijzer.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All files that have to stay. */
public class Bewaarplichten {
    private final JdbcClient jdbc;
    private final Clock clock;

    public Bewaarplichten(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Keeps the file of this household from now on. Also one that is still to come.
     *
     * @throws BewaarplichtBestaat when it has to stay already
     */
    public Bewaarplicht add(String gemeente, String kenmerk, String reden, String door) {
        Bewaarplicht plicht = new Bewaarplicht(
                UUID.randomUUID().toString(),
                gemeente,
                kenmerk,
                reden,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                door);
        try {
            jdbc.sql("""
                            insert into bewaarplicht (id, gemeente, kenmerk, reden, ingesteld_op, ingesteld_door)
                            values (:id, :gemeente, :kenmerk, :reden, :ingesteldOp, :door)
                            """)
                    .param("id", plicht.id())
                    .param("gemeente", gemeente)
                    .param("kenmerk", kenmerk)
                    .param("reden", reden)
                    .param("ingesteldOp", plicht.ingesteldTijdstip().atOffset(ZoneOffset.UTC))
                    .param("door", door)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new BewaarplichtBestaat();
        }
        return plicht;
    }

    /** Lets a file go again. Its kenmerk isn't kept for that: the log tells who did what. */
    public void remove(Bewaarplicht plicht) {
        jdbc.sql("delete from bewaarplicht where id = :id")
                .param("id", plicht.id())
                .update();
    }

    public Optional<Bewaarplicht> find(String id) {
        return jdbc.sql("select * from bewaarplicht where id = :id")
                .param("id", id)
                .query(Bewaarplichten::bewaarplicht)
                .optional();
    }

    /** That of this household. */
    public Optional<Bewaarplicht> find(String gemeente, @Nullable String kenmerk) {
        return jdbc.sql("select * from bewaarplicht where gemeente = :gemeente and kenmerk = :kenmerk")
                .param("gemeente", gemeente)
                .param("kenmerk", kenmerk)
                .query(Bewaarplichten::bewaarplicht)
                .optional();
    }

    /** All, the oldest first. */
    public List<Bewaarplicht> list() {
        return jdbc.sql("select * from bewaarplicht order by ingesteld_op, id")
                .query(Bewaarplichten::bewaarplicht)
                .list();
    }

    private static Bewaarplicht bewaarplicht(ResultSet row, int number) throws SQLException {
        return new Bewaarplicht(
                row.getString("id"),
                row.getString("gemeente"),
                row.getString("kenmerk"),
                row.getString("reden"),
                row.getObject("ingesteld_op", OffsetDateTime.class).toInstant(),
                row.getString("ingesteld_door"));
    }
}
