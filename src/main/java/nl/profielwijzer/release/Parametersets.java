package nl.profielwijzer.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.profielwijzer.assessment.Rekenset;
import nl.profielwijzer.catalogue.Herkomst;
import nl.profielwijzer.catalogue.Parameter;
import nl.profielwijzer.catalogue.Parameterset;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.release.Setversie.Samenvatting;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/**
 * All parameter sets: the one that comes with the rules and those that were made here. A method that changes something
 * is called within a transaction that began with {@link #lock}.
 */
public final class Parametersets {
    private static final TypeReference<TreeMap<String, Setwaarde>> WAARDEN = new TypeReference<>() {};
    private static final TypeReference<TreeMap<String, Double>> WIJZIGINGEN = new TypeReference<>() {};
    private static final Onderbouwing RULES = new Onderbouwing(Onderbouwing.Soort.BRON, "rules/parameters.yaml");

    private final JdbcClient jdbc;
    private final Rekenset standaard;
    private final Setreferentie referentieStandaard;
    private final Map<String, Parameter> parameters;

    /**
     * @param standaard the set that comes with the rules
     * @throws IllegalArgumentException when a set that was made here already has its name and version
     */
    public Parametersets(JdbcClient jdbc, Parameterset standaard) {
        this.jdbc = jdbc;
        this.standaard = new Rekenset(standaard);
        this.referentieStandaard = new Setreferentie(standaard.id(), standaard.versie());
        this.parameters = standaard.parameters().stream()
                .collect(Collectors.toMap(Parameter::naam, Function.identity(), (a, b) -> a, TreeMap::new));
        if (row(referentieStandaard).isPresent()) {
            throw new IllegalArgumentException(
                    "rules/parameters.yaml: versie %d van '%s' is hier al gemaakt en goedgekeurd. Geef het bestand versie %d."
                            .formatted(standaard.versie(), standaard.id(), nextVersion(standaard.id())));
        }
    }

    /** What is stored of a set that was made here. */
    record Opgeslagen(
            Setreferentie referentie,
            int wijziging,
            Setstatus status,
            Werkingsgebied werkingsgebied,
            Setreferentie basis,
            String motief,
            Onderbouwing onderbouwing,
            SortedMap<String, Setwaarde> uitgangswaarden,
            SortedMap<String, Double> wijzigingen,
            @Nullable Toetsverslag toetsverslag) {}

    private record Planning(LocalDate vanaf, boolean loopt) {}

    Rekenset standaard() {
        return standaard;
    }

    Setreferentie referentieStandaard() {
        return referentieStandaard;
    }

    /** Every parameter by name, as the rules folder describes it. */
    Map<String, Parameter> parameters() {
        return parameters;
    }

    /** Counts every change, whoever made it. */
    long wijziging() {
        return jdbc.sql("select wijziging from parametersetstand")
                .query(Long.class)
                .single();
    }

    /** Makes every other change wait until this transaction has ended. */
    void lock() {
        jdbc.sql("update parametersetstand set wijziging = wijziging + 1").update();
    }

    Tijdlijnen tijdlijnen() {
        return new Tijdlijnen(
                jdbc.sql("""
                                select volgnummer, id, versie, werkingsgebied, vanaf, tot from parametersetactivering
                                where vervangen_door is null and (tot is null or tot > vanaf) order by volgnummer
                                """)
                        .query((row, number) -> new Activering(
                                row.getLong("volgnummer"),
                                referentie(row),
                                Werkingsgebied.stored(row.getString("werkingsgebied")),
                                row.getObject("vanaf", LocalDate.class),
                                row.getObject("tot", LocalDate.class)))
                        .list(),
                referentieStandaard);
    }

    /**
     * This set, ready to assess with.
     *
     * @throws IllegalArgumentException when it doesn't exist or doesn't fit the rules of the folder
     */
    Rekenset rekenset(Setreferentie set) {
        if (set.equals(referentieStandaard)) {
            return standaard;
        }
        Opgeslagen stored = row(set).orElseThrow(
                        () -> new IllegalArgumentException("parameterset %s bestaat niet.".formatted(set)));
        try {
            return rekenset(stored);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "parameterset %s past niet bij deze regels: %s Start met de regels van eerder en maak daar een set die wel past."
                            .formatted(set, e.getMessage()),
                    e);
        }
    }

    /** This set as it would be with its changes, which have to be allowed. */
    Rekenset rekenset(Opgeslagen stored) {
        List<Parameter> all = new ArrayList<>();
        for (Parameter parameter : standaard.set().parameters()) {
            Setwaarde was = stored.uitgangswaarden().get(parameter.naam());
            Double wordt = stored.wijzigingen().get(parameter.naam());
            if (!parameter.tunable()) {
                all.add(parameter);
            } else if (wordt != null) {
                Herkomst before = was == null ? parameter.herkomst() : was.herkomst();
                all.add(parameter.with(
                        Map.of(parameter.firstDay(), wordt),
                        stored.onderbouwing().soort() == Onderbouwing.Soort.RAPPORT ? Herkomst.GEIJKT : before,
                        stored.onderbouwing().verwijzing()));
            } else if (was == null || was.equals(Setwaarde.of(parameter))) {
                all.add(parameter);
            } else {
                all.add(parameter.with(was.waarden(), was.herkomst(), was.bron()));
            }
        }
        return new Rekenset(
                new Parameterset(stored.referentie().id(), stored.referentie().versie(), all));
    }

    /** What this set says of each tunable parameter. */
    static SortedMap<String, Setwaarde> waarden(Rekenset set) {
        SortedMap<String, Setwaarde> waarden = new TreeMap<>();
        set.set().parameters().stream()
                .filter(Parameter::tunable)
                .forEach(parameter -> waarden.put(parameter.naam(), Setwaarde.of(parameter)));
        return waarden;
    }

    /** The last value of every parameter in this set, whether it is allowed or not; empty when there is no such set. */
    Optional<Map<String, Double>> laatsteWaarden(Setreferentie set) {
        Map<String, Double> waarden = new TreeMap<>(standaard.op(LocalDate.MAX).asMap());
        if (set.equals(referentieStandaard)) {
            return Optional.of(waarden);
        }
        return row(set).map(stored -> {
            stored.uitgangswaarden().forEach((naam, waarde) -> waarden.put(naam, laatste(waarde)));
            waarden.putAll(stored.wijzigingen());
            waarden.keySet().retainAll(parameters.keySet());
            return waarden;
        });
    }

    private static double laatste(Setwaarde waarde) {
        return new TreeMap<>(waarde.waarden()).lastEntry().getValue();
    }

    /** What these values are other than those. */
    List<Waardeverschil> verschillen(Map<String, Double> van, Map<String, Double> naar) {
        List<Waardeverschil> verschillen = new ArrayList<>();
        for (Parameter parameter : standaard.set().parameters()) {
            Double was = van.get(parameter.naam());
            Double wordt = naar.get(parameter.naam());
            if (was == null ? wordt != null : !was.equals(wordt)) {
                verschillen.add(new Waardeverschil(
                        parameter.naam(),
                        parameter.omschrijving(),
                        parameter.eenheid(),
                        parameter.herkomst(),
                        was,
                        wordt));
            }
        }
        return verschillen;
    }

    /** The set with this reference, as it stands on this day. */
    Optional<Setversie> find(Setreferentie set, LocalDate today) {
        Tijdlijnen tijdlijnen = tijdlijnen();
        if (set.equals(referentieStandaard)) {
            return Optional.of(new Setversie(
                    set,
                    0,
                    statusStandaard(tijdlijnen, today),
                    Werkingsgebied.ALLE,
                    null,
                    "De set die met de regels meekomt.",
                    RULES,
                    List.of(),
                    null,
                    List.of(),
                    null));
        }
        return row(set).map(stored -> {
            Planning planning = planningen(set).get(set);
            return new Setversie(
                    set,
                    stored.wijziging(),
                    status(stored.status(), set, planning, tijdlijnen.actief(today), today),
                    stored.werkingsgebied(),
                    stored.basis(),
                    stored.motief(),
                    stored.onderbouwing(),
                    wijzigingen(stored),
                    planning == null ? null : planning.vanaf(),
                    historie(set),
                    stored.toetsverslag());
        });
    }

    private List<Waardeverschil> wijzigingen(Opgeslagen stored) {
        Map<String, Double> van = new HashMap<>(standaard.op(LocalDate.MAX).asMap());
        stored.uitgangswaarden().forEach((naam, waarde) -> van.put(naam, laatste(waarde)));
        Map<String, Double> naar = new HashMap<>(van);
        naar.putAll(stored.wijzigingen());
        return verschillen(van, naar);
    }

    private Setstatus statusStandaard(Tijdlijnen tijdlijnen, LocalDate today) {
        return tijdlijnen.actief(today).contains(referentieStandaard) ? Setstatus.ACTIEF : Setstatus.VERVALLEN;
    }

    /** Of what was activated the day says whether it waits, counts or was replaced. */
    private static Setstatus status(
            Setstatus stored,
            Setreferentie set,
            @Nullable Planning planning,
            Set<Setreferentie> actief,
            LocalDate today) {
        if (stored != Setstatus.ACTIEF || planning == null) {
            return stored;
        }
        return planning.loopt() && planning.vanaf().isAfter(today)
                ? Setstatus.GOEDGEKEURD
                : actief.contains(set) ? Setstatus.ACTIEF : Setstatus.VERVALLEN;
    }

    /** Every set, the newest first and the one that comes with the rules last. */
    List<Samenvatting> list(LocalDate today) {
        Tijdlijnen tijdlijnen = tijdlijnen();
        Set<Setreferentie> actief = tijdlijnen.actief(today);
        Map<Setreferentie, Planning> planningen = planningen(null);
        List<Samenvatting> sets = new ArrayList<>(jdbc.sql("""
                        select p.id, p.versie, p.status, p.werkingsgebied, p.basis_id, p.basis_versie, p.motief,
                          p.wijzigingen, g.door, g.tijdstip
                        from parameterset p
                        join parametersetgebeurtenis g on g.id = p.id and g.versie = p.versie and g.volgnummer = 1
                        order by g.tijdstip desc, p.id, p.versie desc
                        """)
                .query((row, number) -> {
                    Setreferentie set = referentie(row);
                    Planning planning = planningen.get(set);
                    return new Samenvatting(
                            set,
                            status(Setstatus.valueOf(row.getString("status")), set, planning, actief, today),
                            Werkingsgebied.stored(row.getString("werkingsgebied")),
                            new Setreferentie(row.getString("basis_id"), row.getInt("basis_versie")),
                            row.getString("motief"),
                            Json.JSON
                                    .readValue(row.getString("wijzigingen"), WIJZIGINGEN)
                                    .size(),
                            row.getString("door"),
                            row.getObject("tijdstip", OffsetDateTime.class).toInstant(),
                            planning == null ? null : planning.vanaf());
                })
                .list());
        Setversie standaard = find(referentieStandaard, today).orElseThrow();
        sets.add(new Samenvatting(
                referentieStandaard,
                standaard.status(),
                standaard.werkingsgebied(),
                null,
                standaard.motief(),
                0,
                null,
                null,
                null));
        return sets;
    }

    /** The last activation of each set, or of this one. */
    private Map<Setreferentie, Planning> planningen(@Nullable Setreferentie only) {
        Map<Setreferentie, Planning> planningen = new HashMap<>();
        var statement = only == null
                ? jdbc.sql("select id, versie, vanaf, tot from parametersetactivering order by volgnummer")
                : jdbc.sql("""
                                select id, versie, vanaf, tot from parametersetactivering
                                where id = :id and versie = :versie order by volgnummer
                                """).param("id", only.id()).param("versie", only.versie());
        statement.query(row -> {
            planningen.put(
                    referentie(row),
                    new Planning(row.getObject("vanaf", LocalDate.class), row.getObject("tot") == null));
        });
        return planningen;
    }

    Optional<Opgeslagen> row(Setreferentie set) {
        return jdbc.sql("select * from parameterset where id = :id and versie = :versie")
                .param("id", set.id())
                .param("versie", set.versie())
                .query((row, number) -> new Opgeslagen(
                        set,
                        row.getInt("wijziging"),
                        Setstatus.valueOf(row.getString("status")),
                        Werkingsgebied.stored(row.getString("werkingsgebied")),
                        new Setreferentie(row.getString("basis_id"), row.getInt("basis_versie")),
                        row.getString("motief"),
                        new Onderbouwing(
                                Onderbouwing.Soort.valueOf(row.getString("onderbouwing_soort")),
                                row.getString("onderbouwing")),
                        Json.JSON.readValue(row.getString("uitgangswaarden"), WAARDEN),
                        Json.JSON.readValue(row.getString("wijzigingen"), WIJZIGINGEN),
                        row.getString("toetsverslag") == null
                                ? null
                                : Json.JSON.readValue(row.getString("toetsverslag"), Toetsverslag.class)))
                .optional();
    }

    private List<Setgebeurtenis> historie(Setreferentie set) {
        return jdbc.sql("select * from parametersetgebeurtenis where id = :id and versie = :versie order by volgnummer")
                .param("id", set.id())
                .param("versie", set.versie())
                .query((row, number) -> new Setgebeurtenis(
                        Setstap.valueOf(row.getString("stap")),
                        row.getString("door"),
                        row.getObject("tijdstip", OffsetDateTime.class).toInstant(),
                        row.getString("motief"),
                        row.getObject("ingangsdatum", LocalDate.class)))
                .list();
    }

    private static Setreferentie referentie(ResultSet row) throws SQLException {
        return new Setreferentie(row.getString("id"), row.getInt("versie"));
    }

    int nextVersion(String id) {
        int highest = jdbc.sql("select coalesce(max(versie), 0) from parameterset where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
        return 1 + Math.max(highest, id.equals(referentieStandaard.id()) ? referentieStandaard.versie() : 0);
    }

    void add(Opgeslagen set) {
        contents("""
                insert into parameterset (id, versie, wijziging, status, werkingsgebied, basis_id, basis_versie, motief,
                  onderbouwing_soort, onderbouwing, uitgangswaarden, wijzigingen)
                values (:id, :versie, 0, :status, :werkingsgebied, :basisId, :basisVersie, :motief,
                  :soort, :onderbouwing, :uitgangswaarden, :wijzigingen)
                """, set);
    }

    void change(Opgeslagen set) {
        contents("""
                update parameterset set status = :status, werkingsgebied = :werkingsgebied, basis_id = :basisId,
                  basis_versie = :basisVersie, motief = :motief, onderbouwing_soort = :soort,
                  onderbouwing = :onderbouwing, uitgangswaarden = :uitgangswaarden, wijzigingen = :wijzigingen
                where id = :id and versie = :versie
                """, set);
    }

    private void contents(String sql, Opgeslagen set) {
        jdbc.sql(sql)
                .param("id", set.referentie().id())
                .param("versie", set.referentie().versie())
                .param("status", set.status().name())
                .param("werkingsgebied", set.werkingsgebied().text())
                .param("basisId", set.basis().id())
                .param("basisVersie", set.basis().versie())
                .param("motief", set.motief())
                .param("soort", set.onderbouwing().soort().name())
                .param("onderbouwing", set.onderbouwing().verwijzing())
                .param("uitgangswaarden", Json.JSON.writeValueAsString(set.uitgangswaarden()))
                .param("wijzigingen", Json.JSON.writeValueAsString(set.wijzigingen()))
                .update();
    }

    void report(Setreferentie set, Toetsverslag toetsverslag) {
        jdbc.sql("update parameterset set toetsverslag = :toetsverslag where id = :id and versie = :versie")
                .param("toetsverslag", Json.JSON.writeValueAsString(toetsverslag))
                .param("id", set.id())
                .param("versie", set.versie())
                .update();
    }

    /** Writes what was done in the history, and the status it led to. */
    void note(Setreferentie set, Setgebeurtenis gebeurtenis) {
        jdbc.sql("""
                        update parameterset set status = :status, wijziging = wijziging + 1
                        where id = :id and versie = :versie
                        """)
                .param("status", gebeurtenis.stap().naar().name())
                .param("id", set.id())
                .param("versie", set.versie())
                .update();
        jdbc.sql("""
                        insert into parametersetgebeurtenis
                          (id, versie, volgnummer, stap, door, tijdstip, motief, ingangsdatum)
                        select id, versie, wijziging, :stap, :door, :tijdstip, :motief, :ingangsdatum
                        from parameterset where id = :id and versie = :versie
                        """)
                .param("id", set.id())
                .param("versie", set.versie())
                .param("stap", gebeurtenis.stap().name())
                .param("door", gebeurtenis.door())
                .param("tijdstip", gebeurtenis.tijdstip().atOffset(ZoneOffset.UTC))
                .param("motief", gebeurtenis.motief())
                .param("ingangsdatum", gebeurtenis.ingangsdatum())
                .update();
    }

    /** Lets this set count from this day on; what has the same reach and first day can then not be seen. */
    void activate(Setreferentie set, Werkingsgebied werkingsgebied, LocalDate vanaf) {
        long volgnummer = 1
                + jdbc.sql("select coalesce(max(volgnummer), 0) from parametersetactivering")
                        .query(Long.class)
                        .single();
        jdbc.sql("""
                        update parametersetactivering set vervangen_door = :volgnummer
                        where vervangen_door is null and werkingsgebied = :werkingsgebied and vanaf = :vanaf
                          and tot is null
                        """)
                .param("volgnummer", volgnummer)
                .param("werkingsgebied", werkingsgebied.text())
                .param("vanaf", vanaf)
                .update();
        jdbc.sql("""
                        insert into parametersetactivering (volgnummer, id, versie, werkingsgebied, vanaf)
                        values (:volgnummer, :id, :versie, :werkingsgebied, :vanaf)
                        """)
                .param("volgnummer", volgnummer)
                .param("id", set.id())
                .param("versie", set.versie())
                .param("werkingsgebied", werkingsgebied.text())
                .param("vanaf", vanaf)
                .update();
    }

    /** Lets this set count no longer from this day on, or not at all when it hadn't begun; what it hid counts again. */
    void end(Setreferentie set, LocalDate tot) {
        jdbc.sql("""
                        update parametersetactivering set vervangen_door = null where vervangen_door in
                          (select volgnummer from parametersetactivering
                           where id = :id and versie = :versie and tot is null)
                        """).param("id", set.id()).param("versie", set.versie()).update();
        jdbc.sql("""
                        update parametersetactivering set tot = case when vanaf > :tot then vanaf else :tot end
                        where id = :id and versie = :versie and tot is null
                        """)
                .param("id", set.id())
                .param("versie", set.versie())
                .param("tot", tot)
                .update();
    }
}
