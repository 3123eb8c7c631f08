package nl.profielwijzer.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import nl.profielwijzer.catalogue.Bewaarklasse;
import nl.profielwijzer.catalogue.Bewaartermijnen;
import nl.profielwijzer.intake.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Conversations that were begun. One that led to an assessment goes with it; another when it is left alone too long. */
final class Conversations {
    private final JdbcClient jdbc;
    private final Bewaartermijnen termijnen;
    private final Clock clock;

    Conversations(JdbcClient jdbc, Bewaartermijnen termijnen, Clock clock) {
        this.jdbc = jdbc;
        this.termijnen = termijnen;
        this.clock = clock;
    }

    /**
     * One conversation.
     *
     * @param inhoud what was filled in, by field
     */
    record Gesprek(String id, @Nullable String gemeente, LocalDate gewijzigd, JsonNode inhoud) {
        boolean isOf(String gemeente, String kenmerk) {
            return gemeente.equals(this.gemeente)
                    && inhoud.path("kenmerk").asString("").strip().equals(kenmerk);
        }
    }

    /** Those of these municipalities (null is all) that led to nothing and were left alone for the shortest term. */
    List<Gesprek> outOfTime(@Nullable Set<String> gemeenten) {
        LocalDate today = LocalDate.now(clock);
        return read("where beoordeling_id is null", "").stream()
                .filter(gesprek -> !termijnen
                        .vrijOp(Bewaarklasse.AFGEBROKEN, gesprek.gewijzigd())
                        .isAfter(today))
                .filter(gesprek ->
                        gemeenten == null || (gesprek.gemeente() != null && gemeenten.contains(gesprek.gemeente())))
                .toList();
    }

    /** Those about this household. */
    List<Gesprek> of(String gemeente, String kenmerk) {
        return read("where gemeente = :gemeente", gemeente).stream()
                .filter(gesprek -> gesprek.isOf(gemeente, kenmerk))
                .toList();
    }

    private List<Gesprek> read(String where, String gemeente) {
        return jdbc.sql("select id, gemeente, gewijzigd_op, inhoud from intakeconcept " + where + " order by id")
                .param("gemeente", gemeente)
                .query((row, number) -> new Gesprek(
                        row.getString("id"),
                        row.getString("gemeente"),
                        row.getObject("gewijzigd_op", OffsetDateTime.class)
                                .atZoneSameInstant(clock.getZone())
                                .toLocalDate(),
                        Json.JSON.readTree(row.getString("inhoud"))))
                .list();
    }

    void remove(List<String> ids) {
        ids.forEach(id -> jdbc.sql("delete from intakeconcept where id = :id")
                .param("id", id)
                .update());
    }
}
