package nl.profielwijzer.monitoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.receipt.AnderVerzoek;
import nl.profielwijzer.receipt.Herhaalsleutel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/** Every judgement that consulenten gave after an assessment. */
class Oordelen {
    private static final TypeReference<List<Oordeelregel>> REGELS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    Oordelen(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a judgement, as the latest of its assessment. */
    Consulentoordeel add(
            String beoordeling, String door, Instant now, List<Oordeelregel> regels, @Nullable Herhaalsleutel sleutel) {
        int volgnummer = 1
                + jdbc.sql("select coalesce(max(volgnummer), 0) from oordeel where beoordeling_id = :beoordeling")
                        .param("beoordeling", beoordeling)
                        .query(Integer.class)
                        .single();
        jdbc.sql("""
                        insert into oordeel (beoordeling_id, volgnummer, door, vastgelegd_op, regels, herhaalsleutel, verzoekhash)
                        values (:beoordeling, :volgnummer, :door, :now, :regels, :herhaalsleutel, :verzoekhash)
                        """)
                .param("beoordeling", beoordeling)
                .param("volgnummer", volgnummer)
                .param("door", door)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("regels", Json.JSON.writeValueAsString(regels))
                .param("herhaalsleutel", sleutel == null ? null : sleutel.sleutel())
                .param("verzoekhash", sleutel == null ? null : sleutel.verzoek())
                .update();
        return new Consulentoordeel(volgnummer, door, now, regels);
    }

    /**
     * The judgement that this key led to before.
     *
     * @throws AnderVerzoek when that was asked otherwise
     */
    Optional<Consulentoordeel> find(Herhaalsleutel sleutel) {
        record Eerder(String verzoekhash, Consulentoordeel oordeel) {}
        return jdbc.sql("select * from oordeel where herhaalsleutel = :sleutel")
                .param("sleutel", sleutel.sleutel())
                .query((row, number) -> new Eerder(row.getString("verzoekhash"), oordeel(row, number)))
                .optional()
                .map(eerder -> {
                    if (!eerder.verzoekhash().equals(sleutel.verzoek())) {
                        throw new AnderVerzoek();
                    }
                    return eerder.oordeel();
                });
    }

    Oordeelgeschiedenis history(String beoordeling) {
        return Oordeelgeschiedenis.of(
                jdbc.sql("select * from oordeel where beoordeling_id = :beoordeling order by volgnummer desc")
                        .param("beoordeling", beoordeling)
                        .query(Oordelen::oordeel)
                        .list());
    }

    private static Consulentoordeel oordeel(ResultSet row, int number) throws SQLException {
        return new Consulentoordeel(
                row.getInt("volgnummer"),
                row.getString("door"),
                row.getObject("vastgelegd_op", OffsetDateTime.class).toInstant(),
                Json.JSON.readValue(row.getString("regels"), REGELS));
    }
}
