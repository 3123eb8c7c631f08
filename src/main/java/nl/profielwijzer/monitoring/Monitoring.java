package nl.profielwijzer.monitoring;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import nl.profielwijzer.casuistry.SmallCells;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.monitoring.Afwijkingenmonitor.Groep;
import nl.profielwijzer.monitoring.Afwijkingenmonitor.Telling;
import nl.profielwijzer.monitoring.Profielmonitor.Maandcijfer;
import nl.profielwijzer.monitoring.Profielmonitor.Profielcijfers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is advised and what was chosen instead, in figures that point nobody out. */
public class Monitoring {
    private static final String TOELICHTING =
            "Elke beoordeling telt, ook een tweede van hetzelfde huishouden. Aantallen zijn afgerond op vijf. Een aantal van 1 tot en met 9 staat er niet, en soms een ander aantal ook niet, zodat u het niet kunt uitrekenen.";

    private static final int HUNDREDS = 100;
    private static final double TENTHS = 10;

    private final JdbcClient jdbc;
    private final CatchUp catchUp;

    Monitoring(JdbcClient jdbc, CatchUp catchUp) {
        this.jdbc = jdbc;
        this.catchUp = catchUp;
    }

    /** Judged advice: how much of it was followed and how much was not. */
    private static final class Gekozen {
        private int gevolgd;
        private int afgeweken;

        void add(boolean afwijkt, int aantal) {
            gevolgd += afwijkt ? 0 : aantal;
            afgeweken += afwijkt ? aantal : 0;
        }

        int[] parts() {
            return new int[] {gevolgd, afgeweken};
        }

        int[] whole() {
            return new int[] {beoordeeld()};
        }

        int beoordeeld() {
            return gevolgd + afgeweken;
        }

        @Nullable
        Afwijkingsaandeel aandeel() {
            return Afwijkingsaandeel.of(afgeweken, beoordeeld());
        }

        boolean small() {
            return SmallCells.small(gevolgd) || SmallCells.small(afgeweken);
        }
    }

    // Advice by profile

    private record Soort(Wet wet, String profiel, Intensiteit intensiteit) implements Comparable<Soort> {
        @Override
        public int compareTo(Soort other) {
            int byCode = profiel.compareTo(other.profiel);
            return byCode != 0 ? byCode : intensiteit.compareTo(other.intensiteit);
        }
    }

    private static final class Gegeven {
        private int aantal;
        private long duur;
        private double bedrag;
        private final Gekozen gekozen = new Gekozen();
        private final Map<YearMonth, Integer> perMaand = new TreeMap<>();
    }

    /** What was advised, by profile and intensity. */
    public Profielmonitor profielen(Monitorvraag vraag) {
        SortedMap<Soort, Gegeven> advice = new TreeMap<>();
        rows(
                vraag,
                """
                maand, wet, profiel, intensiteit,
                case when afwijking is null then 0 when afwijking = '' then 1 else 2 end
                """,
                "count(*) as aantal, sum(duur) as duur, sum(bedrag) as bedrag",
                "profiel not in ('GEEN', 'STIL')",
                (row, number) -> {
                    Gegeven gegeven = advice.computeIfAbsent(
                            new Soort(
                                    Wet.valueOf(row.getString("wet")),
                                    row.getString("profiel"),
                                    Intensiteit.valueOf(row.getString("intensiteit"))),
                            soort -> new Gegeven());
                    int aantal = row.getInt("aantal");
                    gegeven.aantal += aantal;
                    gegeven.duur += row.getLong("duur");
                    gegeven.bedrag += row.getDouble("bedrag");
                    gegeven.perMaand.merge(
                            YearMonth.from(row.getObject("maand", LocalDate.class)), aantal, Integer::sum);
                    int stand = row.getInt(5);
                    if (stand > 0) {
                        gegeven.gekozen.add(stand == 2, aantal);
                    }
                    return gegeven;
                });
        List<Gegeven> cells = List.copyOf(advice.values());
        BitSet hidden = SmallCells.hidden(
                cells.stream().map(cell -> new int[] {cell.aantal}).toList());
        Judged judged = new Judged(cells.stream().map(cell -> cell.gekozen).toList());
        int all = cells.stream().mapToInt(cell -> cell.aantal).sum();
        List<Profielcijfers> profielen = new ArrayList<>();
        advice.forEach((soort, gegeven) -> {
            int place = profielen.size();
            Integer aantal = hidden.get(place) ? null : SmallCells.shown(gegeven.aantal);
            profielen.add(new Profielcijfers(
                    soort.wet(),
                    soort.profiel(),
                    soort.intensiteit(),
                    aantal,
                    aantal == null ? null : Integer.valueOf(Math.round(100f * aantal / all)),
                    aantal == null ? null : Double.valueOf(Math.round(TENTHS * gegeven.duur / gegeven.aantal) / TENTHS),
                    aantal == null
                            ? null
                            : Long.valueOf(Math.round(aantal * gegeven.bedrag / gegeven.aantal / HUNDREDS) * HUNDREDS),
                    judged.beoordeeld(place),
                    judged.aandeel(place),
                    trend(vraag, gegeven, aantal != null)));
        });
        return new Profielmonitor(
                vraag.van(),
                vraag.tot(),
                catchUp.isDone(),
                SmallCells.shown(all),
                SmallCells.shown(suspended(vraag)),
                profielen,
                TOELICHTING);
    }

    /** Leden whose advice was suspended: neither advised nor left without. */
    private int suspended(Monitorvraag vraag) {
        List<Integer> counts = new ArrayList<>();
        rows(
                vraag,
                "profiel",
                "count(*) as aantal",
                "profiel = 'STIL'",
                (row, number) -> counts.add(row.getInt("aantal")));
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    private static List<Maandcijfer> trend(Monitorvraag vraag, Gegeven gegeven, boolean shown) {
        List<YearMonth> months = new ArrayList<>();
        for (YearMonth month = vraag.van(); !month.isAfter(vraag.tot()); month = month.plusMonths(1)) {
            months.add(month);
        }
        List<int[]> counts = months.stream()
                .map(month -> new int[] {gegeven.perMaand.getOrDefault(month, 0)})
                .toList();
        BitSet hidden = SmallCells.hidden(counts);
        List<Maandcijfer> trend = new ArrayList<>();
        for (int i = 0; i < months.size(); i++) {
            trend.add(new Maandcijfer(
                    months.get(i), shown && !hidden.get(i) ? SmallCells.shown(counts.get(i)[0]) : null));
        }
        return trend;
    }

    // What was chosen instead

    /** How often and why was chosen otherwise. */
    public Afwijkingenmonitor afwijkingen(Monitorvraag vraag) {
        Gekozen all = new Gekozen();
        SortedMap<String, Gekozen> perProfiel = new TreeMap<>();
        SortedMap<String, Gekozen> perRegel = new TreeMap<>();
        SortedMap<String, Gekozen> perGemeente = new TreeMap<>();
        SortedMap<String, Integer> perReden = new TreeMap<>();
        SortedMap<String, Integer> perSoort = new TreeMap<>();
        rows(
                vraag,
                "gemeente, profiel, gronden, afwijking, reden",
                "count(*) as aantal",
                "afwijking is not null",
                (row, number) -> {
                    int aantal = row.getInt("aantal");
                    List<String> soorten = words(row.getString("afwijking"));
                    boolean afwijkt = !soorten.isEmpty();
                    all.add(afwijkt, aantal);
                    of(perProfiel, row.getString("profiel")).add(afwijkt, aantal);
                    of(perGemeente, row.getString("gemeente")).add(afwijkt, aantal);
                    words(row.getString("gronden"))
                            .forEach(regel -> of(perRegel, regel).add(afwijkt, aantal));
                    soorten.forEach(soort -> perSoort.merge(soort, aantal, Integer::sum));
                    if (afwijkt) {
                        perReden.merge(String.valueOf(row.getString("reden")), aantal, Integer::sum);
                    }
                    return aantal;
                });
        boolean shown = !all.small();
        return new Afwijkingenmonitor(
                vraag.van(),
                vraag.tot(),
                catchUp.isDone(),
                SmallCells.shown(all.beoordeeld()),
                shown ? all.aandeel() : null,
                parts(perProfiel),
                overlapping(perRegel),
                parts(perGemeente),
                reasons(perReden, shown),
                perSoort.entrySet().stream()
                        .map(each -> new Telling(each.getKey(), shown ? SmallCells.shown(each.getValue()) : null))
                        .toList(),
                TOELICHTING);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    private static Gekozen of(Map<String, Gekozen> groups, String code) {
        return groups.computeIfAbsent(code, each -> new Gekozen());
    }

    /** Groups that together are all that was judged. */
    private static List<Groep> parts(SortedMap<String, Gekozen> groups) {
        Judged judged = new Judged(List.copyOf(groups.values()));
        List<Groep> shown = new ArrayList<>();
        groups.keySet()
                .forEach(code ->
                        shown.add(new Groep(code, judged.beoordeeld(shown.size()), judged.aandeel(shown.size()))));
        return shown;
    }

    /** Groups of which one piece of advice can be in several: no sum of them is known. */
    private static List<Groep> overlapping(SortedMap<String, Gekozen> groups) {
        return groups.entrySet().stream()
                .map(each -> new Groep(
                        each.getKey(),
                        SmallCells.shown(each.getValue().beoordeeld()),
                        each.getValue().small() ? null : each.getValue().aandeel()))
                .toList();
    }

    private static List<Telling> reasons(SortedMap<String, Integer> perReden, boolean shown) {
        BitSet hidden = SmallCells.hidden(
                perReden.values().stream().map(aantal -> new int[] {aantal}).toList());
        List<Telling> reasons = new ArrayList<>();
        perReden.forEach((code, aantal) ->
                reasons.add(new Telling(code, shown && !hidden.get(reasons.size()) ? SmallCells.shown(aantal) : null)));
        return reasons;
    }

    /** What may be seen of the judged parts of a whole. */
    private static final class Judged {
        private final List<Gekozen> cells;
        private final BitSet whole;
        private final BitSet parts;

        Judged(List<Gekozen> cells) {
            this.cells = cells;
            this.whole = hidden(cells, Gekozen::whole);
            this.parts = hidden(cells, Gekozen::parts);
            this.parts.or(whole);
        }

        private static BitSet hidden(List<Gekozen> cells, Function<Gekozen, int[]> counts) {
            return SmallCells.hidden(cells.stream().map(counts).toList());
        }

        @Nullable
        Integer beoordeeld(int place) {
            return whole.get(place) ? null : SmallCells.shown(cells.get(place).beoordeeld());
        }

        @Nullable
        Afwijkingsaandeel aandeel(int place) {
            return parts.get(place) ? null : cells.get(place).aandeel();
        }
    }

    /** Counts by these columns. */
    private void rows(Monitorvraag vraag, String columns, String counts, String condition, RowMapper<?> rows) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("van", vraag.van().atDay(1));
        values.put("tot", vraag.tot().atDay(1));
        if (vraag.gemeenten() != null) {
            values.put("gemeenten", vraag.gemeenten());
        }
        jdbc.sql("select %s, %s from beoordeling_advies where %s and maand >= :van and maand <= :tot%s group by %s"
                        .formatted(
                                columns,
                                counts,
                                condition,
                                vraag.gemeenten() == null ? "" : " and gemeente in (:gemeenten)",
                                columns))
                .params(values)
                .query(rows)
                .list();
    }
}
