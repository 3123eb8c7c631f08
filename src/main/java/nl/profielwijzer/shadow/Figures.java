package nl.profielwijzer.shadow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.profielwijzer.casuistry.SmallCells;
import nl.profielwijzer.shadow.Schaduwverslag.Groep;
import nl.profielwijzer.shadow.Schaduwverslag.Overgang;
import org.jspecify.annotations.Nullable;

/** Counts what a shadow weighed, in figures that point nobody out. */
final class Figures {
    private static final String TOELICHTING =
            "Elke beoordeling telt, ook een tweede van hetzelfde huishouden. Aantallen zijn afgerond op vijf, bedragen op honderd euro per maand. Een aantal van 1 tot en met 9 staat er niet, en soms een ander aantal ook niet, zodat u het niet kunt uitrekenen.";

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final int HUNDREDS = 100;
    private static final int NAMED = 100;

    private final Schaduwen schaduwen;
    private final String id;
    private final @Nullable Set<String> gemeenten;

    private final Cell beoordelingen = new Cell();
    private final Cell leden = new Cell();
    private double euroVan;
    private final Map<Pair, Cell> overgangen = new TreeMap<>();
    /** The youngest first. */
    private final SortedMap<String, Cell> perLeeftijd =
            new TreeMap<>(Comparator.comparing(Figures::firstAge).thenComparing(Comparator.naturalOrder()));

    private final SortedMap<String, Cell> perHuishouden = new TreeMap<>();
    private final SortedMap<String, Cell> perGemeente = new TreeMap<>();

    Figures(Schaduwen schaduwen, String id, @Nullable Set<String> gemeenten) {
        this.schaduwen = schaduwen;
        this.id = id;
        this.gemeenten = gemeenten;
    }

    /** How many there are of a kind, how many of those get another advice, and what that costs more. */
    private static final class Cell {
        private int anders;
        private int gelijk;
        private double euro;

        void add(boolean other, int aantal, double more) {
            anders += other ? aantal : 0;
            gelijk += other ? 0 : aantal;
            euro += more;
        }

        int all() {
            return anders + gelijk;
        }

        int[] whole() {
            return new int[] {all()};
        }

        int[] parts() {
            return new int[] {anders, gelijk};
        }

        boolean small() {
            return SmallCells.small(anders) || SmallCells.small(gelijk);
        }

        /** By the rounded count, so that the amount gives no more away than that. */
        long euro(int shown) {
            return anders == 0 ? 0 : Math.round(shown * euro / anders / HUNDREDS) * HUNDREDS;
        }
    }

    private record Pair(String van, String naar) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            return Comparator.comparing(Pair::van).thenComparing(Pair::naar).compare(this, other);
        }
    }

    private static int firstAge(String naam) {
        Matcher number = NUMBER.matcher(naam);
        return number.find() ? Integer.parseInt(number.group()) : 0;
    }

    Schaduwverslag report(Schaduw schaduw) {
        schaduwen.wegingen(id, gemeenten, this::weging);
        schaduwen.leden(id, gemeenten, this::lid);
        Integer shown = SmallCells.shown(leden.all());
        Integer other = leden.small() ? null : SmallCells.shown(leden.anders);
        List<String> unsafe = schaduwen.unsafe(id, gemeenten);
        return new Schaduwverslag(
                schaduw,
                SmallCells.shown(beoordelingen.all()),
                beoordelingen.small() ? null : SmallCells.shown(beoordelingen.anders),
                schaduwen.failed(id, gemeenten),
                shown,
                other,
                shown == null ? null : Long.valueOf(costs(shown)),
                other == null ? null : Long.valueOf(leden.euro(other)),
                transitions(),
                groups(perLeeftijd),
                groups(perHuishouden),
                groups(perGemeente),
                unsafe.size(),
                unsafe.subList(0, Math.min(NAMED, unsafe.size())),
                TOELICHTING);
    }

    private long costs(int shown) {
        return leden.all() == 0 ? 0 : Math.round(shown * euroVan / leden.all() / HUNDREDS) * HUNDREDS;
    }

    private void weging(ResultSet row) throws SQLException {
        boolean anders = row.getBoolean("anders");
        beoordelingen.add(anders, row.getInt("aantal"), 0);
        int whole = row.getInt("zonder_lid");
        if (anders && whole > 0) {
            overgangen
                    .computeIfAbsent(
                            new Pair(row.getString("uitkomst_van"), row.getString("uitkomst_naar")), pair -> new Cell())
                    .add(true, whole, 0);
        }
    }

    private void lid(ResultSet row) throws SQLException {
        boolean anders = row.getBoolean("anders");
        int aantal = row.getInt("aantal");
        double more = row.getDouble("euro_naar") - row.getDouble("euro_van");
        euroVan += row.getDouble("euro_van");
        List<Cell> cells = new ArrayList<>(List.of(
                leden,
                cell(perLeeftijd, row.getString("leeftijd")),
                cell(perHuishouden, row.getString("huishouden")),
                cell(perGemeente, row.getString("gemeente"))));
        if (anders) {
            cells.add(overgangen.computeIfAbsent(
                    new Pair(row.getString("van"), row.getString("naar")), pair -> new Cell()));
        }
        cells.forEach(cell -> cell.add(anders, aantal, more));
    }

    private static Cell cell(SortedMap<String, Cell> groups, String naam) {
        return groups.computeIfAbsent(naam, each -> new Cell());
    }

    /** Without those of few leden: that someone makes one says too much. */
    private List<Overgang> transitions() {
        List<Map.Entry<Pair, Cell>> pairs = new ArrayList<>(overgangen.entrySet());
        pairs.sort(Comparator.comparing((Map.Entry<Pair, Cell> pair) -> -pair.getValue().anders)
                .thenComparing(Map.Entry::getKey));
        List<int[]> counts = new ArrayList<>();
        pairs.forEach(pair -> counts.add(pair.getValue().whole()));
        // those that keep their advice are the rest of a whole that is known
        counts.add(new int[] {leden.gelijk});
        BitSet hidden = SmallCells.hidden(counts);
        List<Overgang> transitions = new ArrayList<>();
        for (int place = 0; place < pairs.size(); place++) {
            Cell cell = pairs.get(place).getValue();
            Integer aantal = hidden.get(place) ? null : SmallCells.shown(cell.anders);
            if (aantal != null) {
                Pair pair = pairs.get(place).getKey();
                transitions.add(new Overgang(pair.van(), pair.naar(), aantal, cell.euro(aantal)));
            }
        }
        return transitions;
    }

    /** Groups that together are all leden. */
    private static List<Groep> groups(SortedMap<String, Cell> groups) {
        List<Cell> cells = List.copyOf(groups.values());
        BitSet whole = hidden(cells, Cell::whole);
        BitSet parts = hidden(cells, Cell::parts);
        parts.or(whole);
        List<Groep> shown = new ArrayList<>();
        groups.forEach((naam, cell) -> {
            int place = shown.size();
            Integer anders = parts.get(place) ? null : SmallCells.shown(cell.anders);
            shown.add(new Groep(
                    naam,
                    whole.get(place) ? null : SmallCells.shown(cell.all()),
                    anders,
                    anders == null ? null : Long.valueOf(cell.euro(anders))));
        });
        return shown;
    }

    private static BitSet hidden(List<Cell> cells, Function<Cell, int[]> counts) {
        return SmallCells.hidden(cells.stream().map(counts).toList());
    }
}
