package nl.profielwijzer.calibration;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import nl.profielwijzer.calibration.Ijking.Opdracht;
import nl.profielwijzer.calibration.Ijking.Toestand;
import nl.profielwijzer.calibration.Ijking.Uitkomst;
import nl.profielwijzer.intake.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** All calibrations of the service: what was asked, how far they are, what they came to. */
public class Ijkingen {
    private static final int PART = 512 * 1024;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public Ijkingen(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Puts a calibration in the queue. */
    Ijking add(Opdracht opdracht, Instant now) {
        String id = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into ijking (id, aangevraagd_op, opdracht, toestand, voortgang, stand_op)
                        values (:id, :now, :opdracht, 'WACHT', 0, :now)
                        """)
                .param("id", id)
                .param("now", at(now))
                .param("opdracht", Json.JSON.writeValueAsString(opdracht))
                .update();
        return find(id).orElseThrow();
    }

    /** The calibration with this id. */
    public Optional<Ijking> find(String id) {
        return jdbc.sql("select * from ijking where id = :id")
                .param("id", id)
                .query(Ijkingen::ijking)
                .optional();
    }

    /** Some calibrations, the newest first. */
    public List<Ijking> list(int from, int most) {
        return jdbc.sql("""
                        select * from ijking order by aangevraagd_op desc, id desc
                        offset :from rows fetch next :most rows only
                        """)
                .param("from", from)
                .param("most", most)
                .query(Ijkingen::ijking)
                .list();
    }

    /** How many calibrations there are. */
    public long count() {
        return jdbc.sql("select count(*) from ijking").query(Long.class).single();
    }

    /** How many wait for their turn. */
    public int waiting() {
        return jdbc.sql("select count(*) from ijking where toestand = 'WACHT'")
                .query(Integer.class)
                .single();
    }

    /** How many are being calculated. */
    public int running() {
        return jdbc.sql("select count(*) from ijking where toestand = 'LOOPT'")
                .query(Integer.class)
                .single();
    }

    /**
     * A file of the report; empty when there is none with this name, or none for this reader.
     *
     * @param gevallen whether who reads it may see single cases of real people
     */
    public Optional<InputStream> file(String id, String naam, boolean gevallen) {
        String readable = gevallen || !echt(id) ? naam : ReportFiles.withoutCases(naam);
        return readable == null ? Optional.empty() : file(id, readable);
    }

    private boolean echt(String id) {
        return find(id).filter(ijking -> ijking.opdracht().echt()).isPresent();
    }

    private Optional<InputStream> file(String id, String naam) {
        List<byte[]> parts = jdbc.sql(
                        "select inhoud from ijking_bestand where ijking_id = :id and naam = :naam order by deel")
                .param("id", id)
                .param("naam", naam)
                .query((row, number) -> row.getBytes("inhoud"))
                .list();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        parts.forEach(whole::writeBytes);
        return Optional.of(unzipped(whole.toByteArray()));
    }

    /**
     * Where instrument and experts differ in a calibration; empty when it has no report, or one from before this.
     *
     * @param gevallen whether who reads it may see single cases of real people
     */
    public Optional<Verschilbeeld> verschillen(String id, boolean gevallen) {
        return file(id, Verschilbeeld.FILE)
                .map(file -> Json.JSON.readValue(file, Verschilbeeld.class))
                .map(beeld -> gevallen || !echt(id) ? beeld : beeld.zonderGevallen());
    }

    /**
     * Ends a calibration that isn't over.
     *
     * @return whether there was one
     */
    boolean breakOff(String id, Instant now) {
        return transaction.execute(status -> {
            boolean open = jdbc.sql("""
                                    update ijking set toestand = 'AFGEBROKEN', klaar_op = :now, stand_op = :now,
                                      resterend = null, loper = null
                                    where id = :id and toestand in ('WACHT', 'LOOPT')
                                    """).param("id", id).param("now", at(now)).update() == 1;
            if (open) {
                deleteChunks(id);
            }
            return open;
        });
    }

    /**
     * Gives the oldest calibration that nobody is at work on, and reserves it: one that was waiting, or one whose process
     * hasn't been heard of for so long.
     *
     * @param loper who will do it
     * @param basis what its chunks depend on; those of another basis are thrown away
     */
    Optional<Ijking> take(String loper, String basis, Instant now, Duration silence) {
        record Open(
                String id, @Nullable String loper, @Nullable String basis) {}
        return transaction.execute(status -> {
            Optional<Open> open = jdbc.sql("""
                            select id, loper, basis from ijking
                            where toestand = 'WACHT'
                              or (toestand = 'LOOPT' and (loper is null or stand_op < :silent))
                            order by aangevraagd_op, id fetch first 1 rows only
                            """)
                    .param("silent", at(now.minus(silence)))
                    .query((row, number) ->
                            new Open(row.getString("id"), row.getString("loper"), row.getString("basis")))
                    .optional();
            if (open.isEmpty()) {
                return Optional.empty();
            }
            String id = open.get().id();
            String before = open.get().loper();
            int taken = jdbc.sql("""
                            update ijking set toestand = 'LOOPT', loper = :loper, stand_op = :now,
                              voortgang = case when basis = :basis then voortgang else 0 end, basis = :basis,
                              begonnen_op = coalesce(begonnen_op, :now)
                            where id = :id and toestand in ('WACHT', 'LOOPT') and coalesce(loper, '') = :before
                            """)
                    .param("id", id)
                    .param("loper", loper)
                    .param("before", before == null ? "" : before)
                    .param("basis", basis)
                    .param("now", at(now))
                    .update();
            if (taken == 1 && !basis.equals(open.get().basis())) {
                deleteChunks(id);
            }
            return taken == 1 ? find(id) : Optional.empty();
        });
    }

    /**
     * Writes how far a calibration is.
     *
     * @return whether it is still for this process to do
     */
    boolean tell(String id, String loper, double voortgang, @Nullable Integer resterend, Instant now) {
        return jdbc.sql("""
                                update ijking set voortgang = :voortgang, resterend = :resterend, stand_op = :now
                                where id = :id and loper = :loper and toestand = 'LOOPT'
                                """)
                        .param("id", id)
                        .param("loper", loper)
                        .param("voortgang", voortgang)
                        .param("resterend", resterend)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    /** Leaves a calibration for another process to go on with. */
    void leave(String id, String loper) {
        jdbc.sql("update ijking set loper = null where id = :id and loper = :loper and toestand = 'LOOPT'")
                .param("id", id)
                .param("loper", loper)
                .update();
    }

    /** Throws away the chunks that came in after a calibration was over. */
    void tidy(String id) {
        jdbc.sql("""
                        delete from ijking_stuk where ijking_id = :id
                          and exists (select 1 from ijking where id = :id and toestand not in ('WACHT', 'LOOPT'))
                        """).param("id", id).update();
    }

    byte @Nullable [] chunk(String id, String naam) {
        return jdbc.sql("select inhoud from ijking_stuk where ijking_id = :id and naam = :naam")
                .param("id", id)
                .param("naam", naam)
                .query((row, number) -> row.getBytes("inhoud"))
                .optional()
                .map(Ijkingen::unzip)
                .orElse(null);
    }

    void keepChunk(String id, String naam, byte[] content) {
        try {
            jdbc.sql("insert into ijking_stuk (ijking_id, naam, inhoud) values (:id, :naam, :inhoud)")
                    .param("id", id)
                    .param("naam", naam)
                    .param("inhoud", zip(content))
                    .update();
        } catch (DuplicateKeyException e) {
            // two processes did the same chunk, and the other was first: it is the same
            return;
        }
    }

    /**
     * Ends a calibration with its report, unless it is no longer for this process to do.
     *
     * @param files by name; empty when it broke down
     */
    void finish(String id, String loper, Toestand toestand, Uitkomst uitkomst, Map<String, byte[]> files, Instant now) {
        transaction.executeWithoutResult(status -> {
            int ended = jdbc.sql("""
                            update ijking set toestand = :toestand, uitkomst = :uitkomst, voortgang = :voortgang,
                              resterend = null, stand_op = :now, klaar_op = :now, loper = null
                            where id = :id and loper = :loper and toestand = 'LOOPT'
                            """)
                    .param("id", id)
                    .param("loper", loper)
                    .param("toestand", toestand.name())
                    .param("uitkomst", Json.JSON.writeValueAsString(uitkomst))
                    .param("voortgang", files.isEmpty() ? 0 : 1)
                    .param("now", at(now))
                    .update();
            if (ended == 1) {
                deleteChunks(id);
                files.forEach((naam, content) -> addFile(id, naam, zip(content)));
            }
        });
    }

    private void addFile(String id, String naam, byte[] zipped) {
        for (int from = 0; from < zipped.length; from += PART) {
            jdbc.sql("insert into ijking_bestand (ijking_id, naam, deel, inhoud) values (:id, :naam, :deel, :inhoud)")
                    .param("id", id)
                    .param("naam", naam)
                    .param("deel", from / PART)
                    .param("inhoud", Arrays.copyOfRange(zipped, from, Math.min(zipped.length, from + PART)))
                    .update();
        }
    }

    private void deleteChunks(String id) {
        jdbc.sql("delete from ijking_stuk where ijking_id = :id")
                .param("id", id)
                .update();
    }

    private static OffsetDateTime at(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Ijking ijking(ResultSet row, int number) throws SQLException {
        String uitkomst = row.getString("uitkomst");
        int resterend = row.getInt("resterend");
        Integer left = row.wasNull() ? null : Integer.valueOf(resterend);
        Uitkomst came = uitkomst == null ? null : Json.JSON.readValue(uitkomst, Uitkomst.class);
        return new Ijking(
                row.getString("id"),
                Toestand.valueOf(row.getString("toestand")),
                row.getDouble("voortgang"),
                left,
                row.getObject("stand_op", OffsetDateTime.class).toInstant(),
                row.getObject("aangevraagd_op", OffsetDateTime.class).toInstant(),
                instant(row, "begonnen_op"),
                instant(row, "klaar_op"),
                Json.JSON.readValue(row.getString("opdracht"), Opdracht.class),
                came,
                came == null || came.resultaathash() == null ? List.of() : ReportFiles.NAMES);
    }

    private static byte[] zip(byte[] content) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    private static InputStream unzipped(byte[] zipped) {
        try {
            return new GZIPInputStream(new ByteArrayInputStream(zipped));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] unzip(byte[] zipped) {
        try (InputStream in = unzipped(zipped)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
