package nl.profielwijzer.casuistry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.profielwijzer.intake.Burgerservicenummer;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.intake.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** All sets of cases: those that are stored and those that come with the product. */
public class Casuistieksets {
    private static final Pattern NAAM = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern REFERENTIE =
            Pattern.compile("(?<naam>[a-z0-9][a-z0-9-]{0,39})(?:@(?<versie>[0-9]{1,6}))?");
    private static final int CHUNK = 1_000;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final PackagedSets packaged = new PackagedSets();

    public Casuistieksets(JdbcTemplate template, PlatformTransactionManager transactions) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Why no set can be stored under this name; null when one can. */
    public @Nullable Fout nameFault(String naam) {
        if (!NAAM.matcher(naam).matches() || Burgerservicenummer.in(naam)) {
            return new Fout(
                    "",
                    "verkeerde-naam",
                    "Dit kan geen naam van een set zijn.",
                    "Gebruik hoogstens 40 kleine letters, cijfers en streepjes, en geen BSN.");
        }
        return PackagedSets.NAMES.contains(naam)
                ? new Fout(
                        "",
                        "meegeleverd",
                        "De set %s is meegeleverd en verandert niet.".formatted(naam),
                        "Kies een andere naam.")
                : null;
    }

    /**
     * Refuses a name that no stored set can have.
     *
     * @throws IllegalArgumentException with the reason
     */
    void checkName(String naam) {
        Fout fout = nameFault(naam);
        if (fout != null) {
            throw new IllegalArgumentException(fout.melding() + " " + fout.herstel());
        }
    }

    /** The version of this name that holds the same cases. */
    Optional<Casuistiekset> same(String naam, CasusHashes content) {
        return jdbc.sql("select * from casuistiekset where naam = :naam and hash = :hash")
                .param("naam", naam)
                .param("hash", content.hash())
                .query(Casuistieksets::casuistiekset)
                .optional();
    }

    /**
     * Stores these cases as the next version of this name: whole, or not at all.
     *
     * @param content of all cases
     * @param opbouw of all cases
     * @param cases gives every case once, in any order
     * @throws IllegalArgumentException when the cases aren't those of the content
     */
    Casuistiekset add(String naam, CasusHashes content, Setopbouw opbouw, Consumer<Consumer<Casus>> cases) {
        checkName(naam);
        return transaction.execute(status -> insert(naam, content, opbouw, cases));
    }

    private Casuistiekset insert(String naam, CasusHashes content, Setopbouw opbouw, Consumer<Consumer<Casus>> cases) {
        int versie = 1
                + jdbc.sql("select coalesce(max(versie), 0) from casuistiekset where naam = :naam")
                        .param("naam", naam)
                        .query(Integer.class)
                        .single();
        String id = UUID.randomUUID().toString();
        String hash = content.hash();
        jdbc.sql("""
                        insert into casuistiekset (id, naam, versie, hash, aantal, echt, opbouw)
                        values (:id, :naam, :versie, :hash, :aantal, :echt, :opbouw)
                        """)
                .param("id", id)
                .param("naam", naam)
                .param("versie", versie)
                .param("hash", hash)
                .param("aantal", content.size())
                .param("echt", content.real())
                .param("opbouw", Json.JSON.writeValueAsString(opbouw))
                .update();
        Map<String, Integer> places = content.places();
        CasusHashes stored = new CasusHashes();
        List<Object[]> rows = new ArrayList<>();
        cases.accept(casus -> {
            stored.add(casus);
            rows.add(new Object[] {id, places.get(casus.id()), casus.id(), CasusHashes.text(casus)});
            if (rows.size() == CHUNK) {
                insertCases(rows);
            }
        });
        insertCases(rows);
        if (!stored.hash().equals(hash)) {
            throw new IllegalArgumentException(
                    "De casussen zijn veranderd terwijl ze werden opgeslagen. Er is niets bewaard; probeer het opnieuw.");
        }
        return find(naam, versie).orElseThrow();
    }

    private void insertCases(List<Object[]> rows) {
        template.batchUpdate(
                "insert into casuistiek_casus (set_id, plaats, casus_id, inhoud) values (?, ?, ?, ?)", rows);
        rows.clear();
    }

    /**
     * The set that is meant by a name (its newest version) or by name and version.
     *
     * @param referentie as {@code weert} or {@code weert@2}
     */
    public Optional<Casuistiekset> find(String referentie) {
        Matcher parts = REFERENTIE.matcher(referentie);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String naam = parts.group("naam");
        String versie = parts.group("versie");
        if (PackagedSets.NAMES.contains(naam)) {
            return Optional.of(packaged.find(naam)).filter(set -> versie == null || versie.equals("1"));
        }
        return versie == null
                ? jdbc.sql(
                                "select * from casuistiekset where naam = :naam order by versie desc fetch first 1 rows only")
                        .param("naam", naam)
                        .query(Casuistieksets::casuistiekset)
                        .optional()
                : find(naam, Integer.parseInt(versie));
    }

    private Optional<Casuistiekset> find(String naam, int versie) {
        return jdbc.sql("select * from casuistiekset where naam = :naam and versie = :versie")
                .param("naam", naam)
                .param("versie", versie)
                .query(Casuistieksets::casuistiekset)
                .optional();
    }

    /** Every version of every set: first those that come with the product. */
    public List<Casuistiekset> list() {
        List<Casuistiekset> sets = new ArrayList<>();
        PackagedSets.NAMES.forEach(naam -> sets.add(packaged.find(naam)));
        sets.addAll(jdbc.sql("select * from casuistiekset order by naam, versie")
                .query(Casuistieksets::casuistiekset)
                .list());
        return sets;
    }

    /** What a stored set is made of; empty when that was never written down. */
    Optional<Setopbouw> opbouw(Casuistiekset set) {
        return set.meegeleverd()
                ? Optional.empty()
                : jdbc.sql("""
                                select opbouw from casuistiekset
                                where naam = :naam and versie = :versie and opbouw is not null
                                """)
                        .param("naam", set.naam())
                        .param("versie", set.versie())
                        .query(String.class)
                        .optional()
                        .map(text -> Json.JSON.readValue(text, Setopbouw.class));
    }

    /** Gives every case of this set, by id. */
    public void read(Casuistiekset set, Consumer<Casus> cases) {
        if (set.meegeleverd()) {
            packaged.cases(set.naam()).forEach(cases);
            return;
        }
        String id = jdbc.sql("select id from casuistiekset where naam = :naam and versie = :versie")
                .param("naam", set.naam())
                .param("versie", set.versie())
                .query(String.class)
                .single();
        // Chunk by chunk, because the database would keep a whole result in memory.
        for (int from = 0; ; from += CHUNK) {
            List<String> chunk = jdbc.sql("""
                            select inhoud from casuistiek_casus
                            where set_id = :id and plaats >= :from and plaats < :to order by plaats
                            """)
                    .param("id", id)
                    .param("from", from)
                    .param("to", from + CHUNK)
                    .query(String.class)
                    .list();
            if (chunk.isEmpty()) {
                return;
            }
            chunk.forEach(text -> cases.accept(Json.JSON.readValue(text, Casus.class)));
        }
    }

    private static Casuistiekset casuistiekset(ResultSet row, int number) throws SQLException {
        return new Casuistiekset(
                row.getString("naam"),
                row.getInt("versie"),
                row.getString("hash"),
                Aantal.of(row.getInt("aantal"), row.getBoolean("echt")),
                row.getBoolean("echt"),
                row.getObject("opgeslagen_op", OffsetDateTime.class).toInstant());
    }
}
