package nl.profielwijzer.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import nl.profielwijzer.catalogue.Bewaarklasse;
import nl.profielwijzer.catalogue.Bewaartermijnen;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.retention.Dossier.Deel;
import nl.profielwijzer.retention.Inzage.Aangeboden;
import nl.profielwijzer.retention.Inzage.Schaduwweging;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** All files, put together from what is stored. */
final class Dossiers {
    private static final int CHUNK = 500;

    /** When an assessment was last added to: a judgement is a change of the file too. */
    private static final String CHANGED =
            "coalesce((select max(o.vastgelegd_op) from oordeel o where o.beoordeling_id = b.id), b.beoordeeld_op)";

    private final JdbcClient jdbc;
    private final Bewaartermijnen termijnen;
    private final Clock clock;

    Dossiers(JdbcClient jdbc, Bewaartermijnen termijnen, Clock clock) {
        this.jdbc = jdbc;
        this.termijnen = termijnen;
        this.clock = clock;
    }

    /** The files of these municipalities (null is all) whose term is over. */
    List<Dossier> outOfTime(@Nullable Set<String> gemeenten) {
        LocalDate today = LocalDate.now(clock);
        OffsetDateTime before =
                termijnen.kortsteVoor(today).atStartOfDay(clock.getZone()).toOffsetDateTime();
        classify(before);
        List<Dossier> over = new ArrayList<>();
        Gathering gathering = new Gathering(dossier -> {
            if (!termijnen.vrijOp(dossier.klasse(), dossier.laatsteWijziging()).isAfter(today)
                    && (gemeenten == null || gemeenten.contains(dossier.gemeente()))) {
                over.add(dossier);
            }
        });
        jdbc.sql("""
                        select b.gemeente, b.kenmerk, b.id, b.beoordeeld_op, %s as gewijzigd_op, k.klasse
                        from beoordeling b left join bewaarklasse k on k.beoordeling_id = b.id
                        order by b.gemeente, b.kenmerk, b.id
                        """.formatted(CHANGED)).withFetchSize(CHUNK).query(gathering::row);
        gathering.end();
        return over;
    }

    /** The file of this household, whatever its age; null when nothing is kept. */
    @Nullable
    Dossier find(String gemeente, String kenmerk) {
        List<Dossier> found = new ArrayList<>();
        Gathering gathering = new Gathering(found::add);
        jdbc.sql("""
                        select b.gemeente, b.kenmerk, b.id, b.beoordeeld_op, %s as gewijzigd_op, i.intake, i.uitslag
                        from beoordeling b join beoordeling_inhoud i on i.beoordeling_id = b.id
                        where b.gemeente = :gemeente and b.kenmerk = :kenmerk order by b.id
                        """.formatted(CHANGED))
                .param("gemeente", gemeente)
                .param("kenmerk", kenmerk)
                .query(gathering::unclassified);
        gathering.end();
        return found.isEmpty() ? null : found.get(0);
    }

    /** Removes these assessments and all that belongs to them. */
    void remove(List<String> beoordelingen) {
        for (int from = 0; from < beoordelingen.size(); from += CHUNK) {
            List<String> chunk = beoordelingen.subList(from, Math.min(from + CHUNK, beoordelingen.size()));
            jdbc.sql("delete from intakeconcept where beoordeling_id in (:ids)")
                    .param("ids", chunk)
                    .update();
            jdbc.sql("delete from beoordeling where id in (:ids)")
                    .param("ids", chunk)
                    .update();
        }
    }

    /** What was chosen after this assessment, each judgement as it was stored, the oldest first. */
    List<JsonNode> oordelen(String beoordeling) {
        return jdbc.sql("select regels from oordeel where beoordeling_id = :id order by volgnummer")
                .param("id", beoordeling)
                .query((row, number) -> Json.JSON.readTree(row.getString("regels")))
                .list();
    }

    /** What parameter sets in the shadow of this assessment would have advised, the oldest shadow first. */
    List<Schaduwweging> schaduwwegingen(String beoordeling) {
        return jdbc.sql("""
                        select s.set_id, s.set_versie, a.lid, a.van, a.naar
                        from schaduwadvies a join schaduw s on s.id = a.schaduw_id
                        where a.beoordeling_id = :id order by s.gestart_op, s.id, a.lid
                        """)
                .param("id", beoordeling)
                .query((row, number) -> new Schaduwweging(
                        "%s@%d".formatted(row.getString("set_id"), row.getInt("set_versie")),
                        row.getString("lid"),
                        row.getString("van"),
                        row.getString("naar")))
                .list();
    }

    /** How this assessment was offered to casuistry; null when it wasn't. */
    @Nullable
    Aangeboden aanbieding(String beoordeling) {
        return jdbc.sql("select status, aangeboden_op, casus from aanbieding where beoordeling_id = :id")
                .param("id", beoordeling)
                .query((row, number) -> {
                    String casus = row.getString("casus");
                    return new Aangeboden(
                            row.getString("status"),
                            row.getObject("aangeboden_op", OffsetDateTime.class).toInstant(),
                            casus == null ? null : Json.JSON.readTree(casus));
                })
                .optional()
                .orElse(null);
    }

    /** Gives each assessment of before that moment its class, when it has none or was judged since. */
    private void classify(OffsetDateTime before) {
        record Inhoud(String id, String intake, String uitslag) {}
        while (true) {
            List<Inhoud> chunk = jdbc.sql("""
                            select b.id, i.intake, i.uitslag
                            from beoordeling b join beoordeling_inhoud i on i.beoordeling_id = b.id
                            where b.beoordeeld_op < :before
                              and not exists (select 1 from bewaarklasse k where k.beoordeling_id = b.id and k.oordelen =
                                (select count(*) from oordeel o where o.beoordeling_id = b.id))
                            order by b.id fetch next %d rows only
                            """.formatted(CHUNK))
                    .param("before", before)
                    .query(Inhoud.class)
                    .list();
            for (Inhoud inhoud : chunk) {
                List<JsonNode> oordelen = oordelen(inhoud.id());
                jdbc.sql("delete from bewaarklasse where beoordeling_id = :id")
                        .param("id", inhoud.id())
                        .update();
                jdbc.sql("insert into bewaarklasse (beoordeling_id, klasse, oordelen) values (:id, :klasse, :oordelen)")
                        .param("id", inhoud.id())
                        .param(
                                "klasse",
                                klasse(inhoud.intake(), inhoud.uitslag(), oordelen)
                                        .name())
                        .param("oordelen", oordelen.size())
                        .update();
            }
            if (chunk.size() < CHUNK) {
                return;
            }
        }
    }

    private static Bewaarklasse klasse(String intake, String uitslag, List<JsonNode> oordelen) {
        return Classifier.of(Json.JSON.readTree(intake), Json.JSON.readTree(uitslag), oordelen);
    }

    /** Makes files of rows that come by household. */
    private final class Gathering {
        private final Consumer<Dossier> taker;
        private final Collection<Deel> delen = new ArrayList<>();
        private @Nullable String gemeente;
        private @Nullable String kenmerk;
        private @Nullable Bewaarklasse klasse;
        private @Nullable LocalDate laatste;
        private boolean complete = true;

        Gathering(Consumer<Dossier> taker) {
            this.taker = taker;
        }

        void row(ResultSet row) throws SQLException {
            String named = row.getString("klasse");
            add(row, named == null ? null : Bewaarklasse.valueOf(named));
        }

        void unclassified(ResultSet row) throws SQLException {
            add(row, klasse(row.getString("intake"), row.getString("uitslag"), oordelen(row.getString("id"))));
        }

        /** @param found null is too young to have a class, and so is its file */
        private void add(ResultSet row, @Nullable Bewaarklasse found) throws SQLException {
            String thisKenmerk = row.getString("kenmerk");
            if (thisKenmerk == null
                    || !thisKenmerk.equals(kenmerk)
                    || !row.getString("gemeente").equals(gemeente)) {
                end();
                gemeente = row.getString("gemeente");
                kenmerk = thisKenmerk;
            }
            LocalDate changed = day(row, "gewijzigd_op");
            delen.add(new Deel(
                    row.getString("id"),
                    YearMonth.from(day(row, "beoordeeld_op")).toString()));
            laatste = laatste == null || laatste.isBefore(changed) ? changed : laatste;
            complete &= found != null;
            klasse = klasse == null || found == null ? found : termijnen.langste(klasse, found);
        }

        private LocalDate day(ResultSet row, String column) throws SQLException {
            return row.getObject(column, OffsetDateTime.class)
                    .atZoneSameInstant(clock.getZone())
                    .toLocalDate();
        }

        void end() {
            if (!delen.isEmpty() && complete) {
                taker.accept(new Dossier(
                        Objects.requireNonNull(gemeente),
                        kenmerk,
                        Objects.requireNonNull(klasse),
                        Objects.requireNonNull(laatste),
                        List.copyOf(delen)));
            }
            delen.clear();
            klasse = null;
            laatste = null;
            complete = true;
        }
    }
}
