package nl.profielwijzer.receipt;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.profielwijzer.assessment.Uitkomst;
import nl.profielwijzer.assessment.Uitslag.ParametersetReferentie;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.receipt.Beoordeling.Samenvatting;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;

/** All stored assessments. */
public class Beoordelingen {
    private static final TypeReference<Map<String, Double>> WAARDEN = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final List<ReceiptListener> listeners;

    /** @param listeners hear of each assessment that is stored */
    public Beoordelingen(JdbcClient jdbc, PlatformTransactionManager transactions, List<ReceiptListener> listeners) {
        this.jdbc = jdbc;
        this.listeners = List.copyOf(listeners);
        this.transaction = new TransactionTemplate(transactions);
        // A key that turns out to be used must not spoil what the caller does besides.
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** The id before which all assessments of before this moment sort, and after which all others do. */
    public static String firstId(Instant moment) {
        return TimeOrderedId.first(moment);
    }

    /**
     * Stores an assessment whole, or not at all.
     *
     * @return the stored one: an earlier one when this key was used before for the same intake
     * @throws AnderVerzoek when this key was used before for another intake
     */
    public Beoordeling add(Beoordeling beoordeling, @Nullable Herhaalsleutel sleutel) {
        try {
            transaction.executeWithoutResult(status -> insert(beoordeling, sleutel));
            return beoordeling;
        } catch (DuplicateKeyException e) {
            // Two requests with one key at the same moment: the other was first.
            Optional<Beoordeling> first = sleutel == null ? Optional.empty() : find(sleutel);
            return first.orElseThrow(() -> e);
        }
    }

    private void insert(Beoordeling beoordeling, @Nullable Herhaalsleutel sleutel) {
        jdbc.sql("""
                        insert into beoordeling (id, kenmerk, gemeente, peildatum, beoordeeld_op, uitkomst, regelversie,
                          parameterset_id, parameterset_versie, parameterset_hash, engineversie, herhaalsleutel, verzoekhash)
                        values (:id, :kenmerk, :gemeente, :peildatum, :beoordeeldOp, :uitkomst, :regelversie,
                          :parametersetId, :parametersetVersie, :parametersetHash, :engineversie, :herhaalsleutel, :verzoekhash)
                        """)
                .param("id", beoordeling.id())
                .param("kenmerk", beoordeling.kenmerk())
                .param("gemeente", beoordeling.gemeente())
                .param("peildatum", beoordeling.peildatum())
                .param("beoordeeldOp", beoordeling.beoordeeldOp().atOffset(ZoneOffset.UTC))
                .param("uitkomst", beoordeling.uitkomst().name())
                .param("regelversie", beoordeling.regelversie())
                .param("parametersetId", beoordeling.parameterset().id())
                .param("parametersetVersie", beoordeling.parameterset().versie())
                .param("parametersetHash", beoordeling.parameterset().hash())
                .param("engineversie", beoordeling.engineversie())
                .param("herhaalsleutel", sleutel == null ? null : sleutel.sleutel())
                .param("verzoekhash", sleutel == null ? null : sleutel.verzoek())
                .update();
        jdbc.sql("""
                        insert into beoordeling_inhoud (beoordeling_id, intake, parameterwaarden, uitslag)
                        values (:id, :intake, :parameterwaarden, :uitslag)
                        """)
                .param("id", beoordeling.id())
                .param("intake", beoordeling.intake())
                .param("parameterwaarden", Json.JSON.writeValueAsString(beoordeling.parameterwaarden()))
                .param("uitslag", beoordeling.uitslag())
                .update();
        listeners.forEach(listener -> listener.stored(beoordeling));
    }

    /** The assessment with this id. */
    public Optional<Beoordeling> find(String id) {
        return jdbc.sql("""
                        select * from beoordeling join beoordeling_inhoud on beoordeling_id = id where id = :id
                        """).param("id", id).query(Beoordelingen::beoordeling).optional();
    }

    /**
     * The assessment that this key led to before.
     *
     * @throws AnderVerzoek when that was of another intake
     */
    public Optional<Beoordeling> find(Herhaalsleutel sleutel) {
        record Eerder(String id, String verzoekhash) {}
        return jdbc.sql("select id, verzoekhash from beoordeling where herhaalsleutel = :sleutel")
                .param("sleutel", sleutel.sleutel())
                .query(Eerder.class)
                .optional()
                .flatMap(eerder -> {
                    if (!eerder.verzoekhash().equals(sleutel.verzoek())) {
                        throw new AnderVerzoek();
                    }
                    return find(eerder.id());
                });
    }

    /**
     * Assessments, the newest first.
     *
     * @param voor what to ask for those before them; absent when there are none
     */
    public record Zoekresultaat(
            List<Samenvatting> items, @Nullable String voor) {
        public Zoekresultaat {
            items = List.copyOf(items);
        }
    }

    /** The assessments that someone asks for. An id sorts by time, so the next ones are found at once, however far back. */
    public Zoekresultaat list(Zoekvraag vraag) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        condition(conditions, values, "gemeente in (:gemeenten)", "gemeenten", vraag.gemeenten());
        condition(conditions, values, "kenmerk = :kenmerk", "kenmerk", vraag.kenmerk());
        condition(
                conditions,
                values,
                "uitkomst = :uitkomst",
                "uitkomst",
                vraag.uitkomst() == null ? null : vraag.uitkomst().name());
        condition(conditions, values, "peildatum >= :van", "van", vraag.peildatumVan());
        condition(conditions, values, "peildatum <= :tot", "tot", vraag.peildatumTot());
        condition(conditions, values, "id < :voor", "voor", vraag.voor());
        // with the one outcome in front H2 sees that its index has this order, and doesn't sort all there are of it
        String order = vraag.uitkomst() == null ? "id desc" : "uitkomst desc, id desc";
        // One more than asked tells whether there are any before them.
        List<Samenvatting> found = jdbc.sql("select id, kenmerk, gemeente, peildatum, beoordeeld_op, uitkomst"
                        + " from beoordeling"
                        + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                        + " order by " + order + " fetch next :rows rows only")
                .params(values)
                .param("rows", vraag.grootte() + 1)
                .query(Beoordelingen::samenvatting)
                .list();
        if (found.size() <= vraag.grootte()) {
            return new Zoekresultaat(found, null);
        }
        List<Samenvatting> page = found.subList(0, vraag.grootte());
        return new Zoekresultaat(page, page.get(page.size() - 1).id());
    }

    /** How many were stored from this moment on. */
    public long since(Instant moment) {
        return jdbc.sql("select count(*) from beoordeling where beoordeeld_op >= :moment")
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
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

    private static Samenvatting samenvatting(ResultSet row, int number) throws SQLException {
        return new Samenvatting(
                row.getString("id"),
                row.getString("kenmerk"),
                row.getString("gemeente"),
                row.getObject("peildatum", LocalDate.class),
                row.getObject("beoordeeld_op", OffsetDateTime.class).toInstant(),
                Uitkomst.valueOf(row.getString("uitkomst")));
    }

    private static Beoordeling beoordeling(ResultSet row, int number) throws SQLException {
        Samenvatting head = samenvatting(row, number);
        return new Beoordeling(
                head.id(),
                head.kenmerk(),
                head.gemeente(),
                head.peildatum(),
                head.beoordeeldOp(),
                head.uitkomst(),
                row.getString("regelversie"),
                new ParametersetReferentie(
                        row.getString("parameterset_id"),
                        row.getInt("parameterset_versie"),
                        row.getString("parameterset_hash")),
                Json.JSON.readValue(row.getString("parameterwaarden"), WAARDEN),
                row.getString("engineversie"),
                row.getString("intake"),
                row.getString("uitslag"));
    }
}
