package nl.profielwijzer.shadow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.profielwijzer.assessment.Uitkomst;
import nl.profielwijzer.release.Setreferentie;
import nl.profielwijzer.release.Werkingsgebied;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All shadows, and what they weighed. */
final class Schaduwen {
    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    Schaduwen(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    /** A shadow as it is stored. */
    record Opgeslagen(
            String id,
            Setreferentie set,
            LocalDate vanaf,
            LocalDate totEnMet,
            String gestartDoor,
            Instant gestartOp,
            @Nullable String beeindigdDoor,
            @Nullable Instant beeindigdOp,
            Instant bijgewerktTot,
            boolean afgerond) {}

    /** An assessment that a shadow has still to weigh. */
    record Ongewogen(String id, String gemeente, Instant beoordeeldOp, String intake, String parameterwaarden) {}

    /**
     * An assessment as a shadow weighed it.
     *
     * @param uitkomst null when it failed
     */
    record Weging(
            String beoordeling,
            String gemeente,
            @Nullable Uitkomstpaar uitkomst,
            boolean anders,
            boolean onveiliger,
            List<Lidweging> leden) {}

    /** @param huishouden the kind of household */
    record Uitkomstpaar(String huishouden, Uitkomst van, Uitkomst naar) {}

    record Lidweging(
            String lid, String leeftijd, String van, String naar, boolean anders, double euroVan, double euroNaar) {}

    /** Keeps every parameter set as it is, and other shadows from being started, until this transaction has ended. */
    void lockSets() {
        jdbc.sql("select wijziging from parametersetstand for update")
                .query(Long.class)
                .single();
    }

    void add(Opgeslagen schaduw) {
        jdbc.sql("""
                        insert into schaduw (id, set_id, set_versie, vanaf, tot_en_met, gestart_door, gestart_op,
                          bijgewerkt_tot, afgerond)
                        values (:id, :setId, :setVersie, :vanaf, :totEnMet, :door, :op, :bijgewerktTot, false)
                        """)
                .param("id", schaduw.id())
                .param("setId", schaduw.set().id())
                .param("setVersie", schaduw.set().versie())
                .param("vanaf", schaduw.vanaf())
                .param("totEnMet", schaduw.totEnMet())
                .param("door", schaduw.gestartDoor())
                .param("op", utc(schaduw.gestartOp()))
                .param("bijgewerktTot", utc(schaduw.bijgewerktTot()))
                .update();
    }

    void end(String id, String door, Instant op) {
        jdbc.sql("update schaduw set beeindigd_door = :door, beeindigd_op = :op where id = :id")
                .param("door", door)
                .param("op", utc(op))
                .param("id", id)
                .update();
    }

    void progress(String id, Instant bijgewerktTot, boolean afgerond) {
        jdbc.sql("update schaduw set bijgewerkt_tot = :tot, afgerond = :afgerond where id = :id")
                .param("tot", utc(bijgewerktTot))
                .param("afgerond", afgerond)
                .param("id", id)
                .update();
    }

    Optional<Opgeslagen> find(Setreferentie set, String id) {
        return of(set).stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** The shadows of this set, the newest first. */
    List<Opgeslagen> of(Setreferentie set) {
        return jdbc.sql("""
                        select * from schaduw where set_id = :id and set_versie = :versie order by gestart_op desc, id
                        """)
                .param("id", set.id())
                .param("versie", set.versie())
                .query(Schaduwen::opgeslagen)
                .list();
    }

    /** Every shadow for which something can come. */
    List<Opgeslagen> open() {
        return jdbc.sql("select * from schaduw where not afgerond order by gestart_op, id")
                .query(Schaduwen::opgeslagen)
                .list();
    }

    /** This shadow, for this transaction alone; empty when another works on it or it is finished. */
    Optional<Opgeslagen> claim(String id) {
        return jdbc.sql("select * from schaduw where id = :id and not afgerond for update skip locked")
                .param("id", id)
                .query(Schaduwen::opgeslagen)
                .optional();
    }

    private static Opgeslagen opgeslagen(ResultSet row, int number) throws SQLException {
        OffsetDateTime ended = row.getObject("beeindigd_op", OffsetDateTime.class);
        return new Opgeslagen(
                row.getString("id"),
                new Setreferentie(row.getString("set_id"), row.getInt("set_versie")),
                row.getObject("vanaf", LocalDate.class),
                row.getObject("tot_en_met", LocalDate.class),
                row.getString("gestart_door"),
                row.getObject("gestart_op", OffsetDateTime.class).toInstant(),
                row.getString("beeindigd_door"),
                ended == null ? null : ended.toInstant(),
                row.getObject("bijgewerkt_tot", OffsetDateTime.class).toInstant(),
                row.getBoolean("afgerond"));
    }

    /** The oldest assessments of this time and reach that this shadow hasn't weighed. */
    List<Ongewogen> unweighed(String id, Werkingsgebied werkingsgebied, Instant from, Instant before, int most) {
        Map<String, Object> values = new HashMap<>(Map.of("id", id, "vanaf", utc(from), "voor", utc(before)));
        if (werkingsgebied.gemeenten() != null) {
            values.put("gemeenten", werkingsgebied.gemeenten());
        }
        return jdbc.sql("""
                        select b.id, b.gemeente, b.beoordeeld_op, i.intake, i.parameterwaarden
                        from beoordeling b join beoordeling_inhoud i on i.beoordeling_id = b.id
                        where b.beoordeeld_op >= :vanaf and b.beoordeeld_op < :voor%s
                          and not exists (select 1 from schaduwweging w
                            where w.schaduw_id = :id and w.beoordeling_id = b.id)
                        order by b.beoordeeld_op, b.id fetch first %d rows only
                        """.formatted(
                                werkingsgebied.gemeenten() == null ? "" : " and b.gemeente in (:gemeenten)", most))
                .params(values)
                .query((row, number) -> new Ongewogen(
                        row.getString("id"),
                        row.getString("gemeente"),
                        row.getObject("beoordeeld_op", OffsetDateTime.class).toInstant(),
                        row.getString("intake"),
                        row.getString("parameterwaarden")))
                .list();
    }

    void add(String schaduw, List<Weging> wegingen) {
        List<Object[]> assessments = new ArrayList<>();
        List<Object[]> leden = new ArrayList<>();
        for (Weging weging : wegingen) {
            Uitkomstpaar uitkomst = weging.uitkomst();
            assessments.add(new @Nullable Object[] {
                schaduw,
                weging.beoordeling(),
                weging.gemeente(),
                uitkomst == null ? null : uitkomst.huishouden(),
                uitkomst == null ? null : uitkomst.van().name(),
                uitkomst == null ? null : uitkomst.naar().name(),
                weging.anders(),
                weging.onveiliger()
            });
            for (Lidweging lid : weging.leden()) {
                leden.add(new Object[] {
                    schaduw,
                    weging.beoordeling(),
                    lid.lid(),
                    lid.leeftijd(),
                    lid.van(),
                    lid.naar(),
                    lid.anders(),
                    lid.euroVan(),
                    lid.euroNaar()
                });
            }
        }
        template.batchUpdate("""
                insert into schaduwweging (schaduw_id, beoordeling_id, gemeente, huishouden, uitkomst_van, uitkomst_naar,
                  anders, onveiliger) values (?, ?, ?, ?, ?, ?, ?, ?)
                """, assessments);
        template.batchUpdate("""
                insert into schaduwadvies (schaduw_id, beoordeling_id, lid, leeftijd, van, naar, anders, euro_van,
                  euro_naar) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, leden);
    }

    /** Counts the weighed assessments of these municipalities (null is all) by outcome, without those that failed. */
    void wegingen(String id, @Nullable Set<String> gemeenten, RowCallbackHandler rows) {
        count(id, gemeenten, """
                select w.uitkomst_van, w.uitkomst_naar, w.anders, count(*) as aantal,
                  sum(case when exists (select 1 from schaduwadvies a where a.schaduw_id = w.schaduw_id
                    and a.beoordeling_id = w.beoordeling_id and a.anders) then 0 else 1 end) as zonder_lid
                from schaduwweging w where w.schaduw_id = :id and w.uitkomst_van is not null%s
                group by w.uitkomst_van, w.uitkomst_naar, w.anders
                """, rows);
    }

    /** Counts the leden in them by group and advice. */
    void leden(String id, @Nullable Set<String> gemeenten, RowCallbackHandler rows) {
        count(id, gemeenten, """
                select w.gemeente, w.huishouden, a.leeftijd, a.van, a.naar, a.anders, count(*) as aantal,
                  sum(a.euro_van) as euro_van, sum(a.euro_naar) as euro_naar
                from schaduwadvies a
                join schaduwweging w on w.schaduw_id = a.schaduw_id and w.beoordeling_id = a.beoordeling_id
                where w.schaduw_id = :id%s
                group by w.gemeente, w.huishouden, a.leeftijd, a.van, a.naar, a.anders
                """, rows);
    }

    int failed(String id, @Nullable Set<String> gemeenten) {
        int[] failed = {0};
        count(
                id,
                gemeenten,
                "select count(*) from schaduwweging w where w.schaduw_id = :id and w.uitkomst_van is null%s",
                row -> failed[0] = row.getInt(1));
        return failed[0];
    }

    /** The assessments with a safety measure that would get less support or other measures. */
    List<String> unsafe(String id, @Nullable Set<String> gemeenten) {
        List<String> unsafe = new ArrayList<>();
        count(
                id,
                gemeenten,
                "select w.beoordeling_id from schaduwweging w where w.schaduw_id = :id and w.onveiliger%s order by 1",
                row -> unsafe.add(row.getString(1)));
        return unsafe;
    }

    private void count(String id, @Nullable Set<String> gemeenten, String sql, RowCallbackHandler rows) {
        Map<String, Object> values = new HashMap<>(Map.of("id", id));
        if (gemeenten != null) {
            // no municipality at all is a list that SQL doesn't know
            values.put("gemeenten", gemeenten.isEmpty() ? Set.of("") : gemeenten);
        }
        jdbc.sql(sql.formatted(gemeenten == null ? "" : " and w.gemeente in (:gemeenten)"))
                .params(values)
                .query(rows);
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
