package nl.profielwijzer.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nl.profielwijzer.audit.Logboek.Kop;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lines of the log, to read. */
public class Logregels {
    /** So many lines are in memory at once. */
    private static final int CHUNK = 5_000;

    private final JdbcClient jdbc;
    private final Seal seal;

    Logregels(JdbcClient jdbc, Seal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /** What the lines were sealed with. */
    Seal seal() {
        return seal;
    }

    /** Where the log ends now. */
    public Kop kop() {
        return Logboek.kop(jdbc, "");
    }

    /** Gives every line, the oldest first. Lines that are written meanwhile come along. */
    public void each(Consumer<Logregel> reader) {
        each("", Map.of(), reader);
    }

    /**
     * Gives every line about this kenmerk, the oldest first. Elsewhere the same kenmerk may be another household's: the
     * object of a line tells which it is.
     */
    public void about(String kenmerk, Consumer<Logregel> reader) {
        each("betrokkene = :betrokkene and ", Map.of("betrokkene", seal.pseudonym(kenmerk)), reader);
    }

    private void each(String condition, Map<String, ?> values, Consumer<Logregel> reader) {
        long last = 0;
        List<Logregel> chunk;
        do {
            chunk = jdbc.sql("select * from logregel where " + condition + "volgnummer > :last"
                            + " order by volgnummer fetch next :chunk rows only")
                    .params(values)
                    .param("last", last)
                    .param("chunk", CHUNK)
                    .query(Logregels::logregel)
                    .list();
            for (Logregel regel : chunk) {
                reader.accept(regel);
                last = regel.volgnummer();
            }
        } while (chunk.size() == CHUNK);
    }

    /** The lines that someone asks for, the newest first. */
    public Gevonden find(Logvraag vraag) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> conditions = new ArrayList<>();
        condition(conditions, values, "volgnummer < :voor", "voor", vraag.voorVolgnummer());
        condition(
                conditions,
                values,
                "tijdstip >= :van",
                "van",
                vraag.periodeVan() == null ? null : vraag.periodeVan().atOffset(ZoneOffset.UTC));
        condition(
                conditions,
                values,
                "tijdstip < :tot",
                "tot",
                vraag.periodeTot() == null ? null : vraag.periodeTot().atOffset(ZoneOffset.UTC));
        condition(conditions, values, "actor = :actor", "actor", vraag.actor());
        condition(conditions, values, "actie = :actie", "actie", name(vraag.actie()));
        condition(conditions, values, "resultaat = :resultaat", "resultaat", name(vraag.resultaat()));
        condition(conditions, values, "object = :object", "object", vraag.object());
        condition(conditions, values, "trace = :trace", "trace", vraag.trace());
        condition(
                conditions,
                values,
                "betrokkene = :betrokkene",
                "betrokkene",
                vraag.kenmerk() == null ? null : seal.pseudonym(vraag.kenmerk()));
        // One more than asked tells whether there is a next page.
        List<Logregel> found = jdbc.sql("select * from logregel"
                        + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                        + " order by volgnummer desc fetch next :rows rows only")
                .params(values)
                .param("rows", vraag.grootte() + 1)
                .query(Logregels::logregel)
                .list();
        boolean more = found.size() > vraag.grootte();
        List<Logregel> page = more ? found.subList(0, vraag.grootte()) : found;
        return new Gevonden(page, more ? page.get(page.size() - 1).volgnummer() : null);
    }

    /**
     * A page of lines.
     *
     * @param voorVolgnummer what to ask for the next page; absent on the last one
     */
    public record Gevonden(List<Logregel> items, @Nullable Long voorVolgnummer) {
        public Gevonden {
            items = List.copyOf(items);
        }
    }

    private static void condition(
            List<String> conditions,
            Map<String, Object> values,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static Logregel logregel(ResultSet row, int number) throws SQLException {
        return new Logregel(
                row.getLong("volgnummer"),
                row.getObject("tijdstip", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("actie"),
                row.getString("object"),
                row.getString("resultaat"),
                row.getString("oorsprong"),
                row.getString("trace"),
                row.getString("verwerking"),
                row.getString("betrokkene"),
                row.getString("schakel"));
    }
}
