package nl.profielwijzer.monitoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The sums behind the figures of monitoring. Advice of assessments up to a certain id is in the sums; later advice is counted
 * when it is asked for. Whoever changes advice that is in the sums says so, in the same transaction.
 */
public class Tellingen {
    private static final int MOST_MARKS = 500;

    /** Stands for all municipalities together. */
    private static final String ALLE = "";

    private static final String GROUPS = "gemeente, maand, profiel, wet, intensiteit, gronden, afwijking, reden";

    private static final String SUMS = """
            count(*) as aantal, coalesce(sum(duur), 0) as duur,
            coalesce(sum(cast(round(bedrag * 100) as bigint)), 0) as centen
            """;

    private static final String COUNTED = GROUPS + ", " + SUMS;

    private final JdbcTemplate jdbc;

    public Tellingen(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What is told apart. */
    enum Deel {
        /** By law, profile and intensity; the profile alone where there is no advice. */
        ADVIES,
        /** Judged advice by municipality. */
        GEMEENTE,
        /** Judged advice by each rule among its grounds. */
        REGEL,
        /** Advice that was not followed by the reason that was given. */
        REDEN,
        /** Advice that was not followed by each thing that differs. */
        SOORT
    }

    /** What a consulent made of advice. */
    enum Stand {
        ONBEOORDEELD,
        GEVOLGD,
        AFGEWEKEN
    }

    /** @param maand first day of the month of the peildatum */
    record Cel(String gemeente, Deel deel, LocalDate maand, String code, Stand stand) {}

    /** @param duur months together */
    record Som(long aantal, long duur, long centen) {
        Som plus(Som other) {
            return new Som(aantal + other.aantal, duur + other.duur, centen + other.centen);
        }

        Som times(int sign) {
            return new Som(sign * aantal, sign * duur, sign * centen);
        }
    }

    /** Adds a group of equal advice to each cell it is part of. */
    private static void add(ResultSet row, int sign, Map<Cel, Som> sums) throws SQLException {
        String gemeente = row.getString("gemeente");
        LocalDate maand = row.getObject("maand", LocalDate.class);
        String afwijking = row.getString("afwijking");
        Stand stand = afwijking == null ? Stand.ONBEOORDEELD : afwijking.isEmpty() ? Stand.GEVOLGD : Stand.AFGEWEKEN;
        Som som = new Som(row.getLong("aantal"), row.getLong("duur"), row.getLong("centen")).times(sign);
        for (String where : new String[] {gemeente, ALLE}) {
            String wet = row.getString("wet");
            String profiel = row.getString("profiel");
            String code = wet == null ? profiel : "%s %s %s".formatted(wet, profiel, row.getString("intensiteit"));
            sums.merge(new Cel(where, Deel.ADVIES, maand, code, stand), som, Som::plus);
            if (stand != Stand.ONBEOORDEELD) {
                sums.merge(new Cel(where, Deel.GEMEENTE, maand, gemeente, stand), som, Som::plus);
                for (String regel : words(row.getString("gronden"))) {
                    sums.merge(new Cel(where, Deel.REGEL, maand, regel, stand), som, Som::plus);
                }
            }
            if (stand == Stand.AFGEWEKEN) {
                String reden = String.valueOf(row.getString("reden"));
                sums.merge(new Cel(where, Deel.REDEN, maand, reden, stand), som, Som::plus);
                for (String soort : words(afwijking)) {
                    sums.merge(new Cel(where, Deel.SOORT, maand, soort, stand), som, Som::plus);
                }
            }
        }
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    // Figures

    /** All that is counted for this question; of its municipalities together. */
    Map<Cel, Som> of(Monitorvraag vraag, Set<Deel> delen) {
        Set<String> gemeenten = vraag.gemeenten();
        String place = gemeenten == null ? "" : " and gemeente in (%s)".formatted(marks(gemeenten.size()));
        String known = upTo("");
        while (true) {
            List<Object> values = new ArrayList<>();
            values.add(vraag.van().atDay(1));
            values.add(vraag.tot().atDay(1));
            delen.forEach(deel -> values.add(deel.name()));
            values.addAll(gemeenten == null ? List.of(ALLE) : gemeenten);
            values.add(known);
            values.add(vraag.van().atDay(1));
            values.add(vraag.tot().atDay(1));
            if (gemeenten != null) {
                values.addAll(gemeenten);
            }
            Map<Cel, Som> sums = new HashMap<>();
            String[] counted = {known};
            // One statement sees one state: the sums, what is not in them yet, and where the one ends and the other
            // begins.
            jdbc.query(
                    """
                    select 'T' as kind, gemeente, maand, deel as profiel, null as wet, null as intensiteit,
                      code as gronden, null as afwijking, null as reden, aantal, duur, centen, stand
                    from advies_telling
                    where maand >= ? and maand <= ? and deel in (%s) and gemeente in (%s)
                    union all
                    select 'S', '', null, '', null, null, tot_en_met, null, null, 0, 0, 0, 0 from telstand
                    union all
                    select 'R', %s, 0
                    from beoordeling_advies
                    where beoordeling_id > ? and maand >= ? and maand <= ?%s
                    group by %s
                    """.formatted(
                                    marks(delen.size()),
                                    gemeenten == null ? "?" : marks(gemeenten.size()),
                                    COUNTED,
                                    place,
                                    GROUPS),
                    row -> {
                        switch (row.getString("kind")) {
                            case "T" -> sums.merge(cel(row), som(row), Som::plus);
                            case "S" -> counted[0] = row.getString("gronden");
                            default -> add(row, 1, sums);
                        }
                    },
                    values.toArray());
            if (counted[0].equals(known)) {
                Map<Cel, Som> answer = new HashMap<>();
                sums.forEach((cel, som) -> {
                    boolean asked = delen.contains(cel.deel())
                            && (gemeenten == null ? cel.gemeente().equals(ALLE) : gemeenten.contains(cel.gemeente()));
                    if (asked && som.aantal() > 0) {
                        answer.merge(new Cel(ALLE, cel.deel(), cel.maand(), cel.code(), cel.stand()), som, Som::plus);
                    }
                });
                return answer;
            }
            known = counted[0];
        }
    }

    private static Cel cel(ResultSet row) throws SQLException {
        return new Cel(
                row.getString("gemeente"),
                Deel.valueOf(row.getString("profiel")),
                row.getObject("maand", LocalDate.class),
                row.getString("gronden"),
                Stand.values()[row.getInt("stand")]);
    }

    private static Som som(ResultSet row) throws SQLException {
        return new Som(row.getLong("aantal"), row.getLong("duur"), row.getLong("centen"));
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    // Keeping the sums

    private String upTo(String lock) {
        return String.valueOf(jdbc.queryForObject("select tot_en_met from telstand where id = 1" + lock, String.class));
    }

    /** Whoever changes counted advice waits for who does so at the same moment, and the sums stay as they are meanwhile. */
    String lock() {
        return upTo(" for update");
    }

    /** Takes the advice of these assessments out of the sums, before it is changed or destroyed. */
    public void forget(Collection<String> beoordelingen) {
        change(beoordelingen, -1);
    }

    /** Puts the advice of these assessments into the sums, after it was changed. */
    void remember(Collection<String> beoordelingen) {
        change(beoordelingen, 1);
    }

    private void change(Collection<String> beoordelingen, int sign) {
        String upTo = lock();
        List<String> counted =
                beoordelingen.stream().filter(id -> id.compareTo(upTo) <= 0).toList();
        Map<Cel, Som> sums = new HashMap<>();
        for (int from = 0; from < counted.size(); from += MOST_MARKS) {
            List<String> some = counted.subList(from, Math.min(from + MOST_MARKS, counted.size()));
            jdbc.query(
                    "select %s from beoordeling_advies where beoordeling_id in (%s) group by %s"
                            .formatted(COUNTED, marks(some.size()), GROUPS),
                    row -> {
                        add(row, sign, sums);
                    },
                    some.toArray());
        }
        write(sums);
    }

    /**
     * Puts the advice of the next assessments into the sums.
     *
     * @param before those from this id on are left: some of them may still be written
     * @return whether there were any
     */
    boolean step(String before, int most) {
        String upTo = lock();
        String last = jdbc.queryForObject("""
                select max(id) from (select id from beoordeling where id > ? and id < ? order by id
                  fetch first %d rows only) volgende
                """.formatted(most), String.class, upTo, before);
        if (last == null) {
            return false;
        }
        Map<Cel, Som> sums = new HashMap<>();
        jdbc.query(
                "select %s from beoordeling_advies where beoordeling_id > ? and beoordeling_id <= ? group by %s"
                        .formatted(COUNTED, GROUPS),
                row -> {
                    add(row, 1, sums);
                },
                upTo,
                last);
        write(sums);
        jdbc.update("update telstand set tot_en_met = ? where id = 1", last);
        return true;
    }

    /** Only one does this at a time: who has the lock. */
    private void write(Map<Cel, Som> sums) {
        List<Map.Entry<Cel, Som>> changes = List.copyOf(sums.entrySet());
        int[] found =
                jdbc.batchUpdate("""
                update advies_telling set aantal = aantal + ?, duur = duur + ?, centen = centen + ?
                where gemeente = ? and deel = ? and maand = ? and code = ? and stand = ?
                """, changes.stream().map(Tellingen::values).toList());
        List<Object[]> added = new ArrayList<>();
        List<Object[]> lessened = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            Object[] values = values(changes.get(i));
            if (found[i] == 0) {
                added.add(values);
            } else if (changes.get(i).getValue().aantal() < 0) {
                lessened.add(Arrays.copyOfRange(values, 3, values.length));
            }
        }
        jdbc.batchUpdate("""
                insert into advies_telling (aantal, duur, centen, gemeente, deel, maand, code, stand)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """, added);
        jdbc.batchUpdate("""
                delete from advies_telling
                where gemeente = ? and deel = ? and maand = ? and code = ? and stand = ? and aantal = 0
                """, lessened);
    }

    private static @Nullable Object[] values(Map.Entry<Cel, Som> change) {
        Cel cel = change.getKey();
        Som som = change.getValue();
        return new Object[] {
            som.aantal(),
            som.duur(),
            som.centen(),
            cel.gemeente(),
            cel.deel().name(),
            cel.maand(),
            cel.code(),
            cel.stand().ordinal()
        };
    }
}
