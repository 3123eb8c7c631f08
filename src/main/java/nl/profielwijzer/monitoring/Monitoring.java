package nl.profielwijzer.monitoring;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import nl.profielwijzer.monitoring.Tellingen.Cel;
import nl.profielwijzer.monitoring.Tellingen.Deel;
import nl.profielwijzer.monitoring.Tellingen.Som;
import nl.profielwijzer.monitoring.Tellingen.Stand;
import org.jspecify.annotations.Nullable;

/** What is advised and what was chosen instead, in figures that point nobody out. */
public class Monitoring {
    private static final String TOELICHTING =
            "Elke beoordeling telt, ook een tweede van hetzelfde huishouden. Aantallen zijn afgerond op vijf. Een aantal van 1 tot en met 9 staat er niet, en soms een ander aantal ook niet, zodat u het niet kunt uitrekenen.";

    private static final int HUNDREDS = 100;
    private static final double CENTS_IN_HUNDRED = 10_000;
    private static final double TENTHS = 10;

    private final Tellingen tellingen;
    private final CatchUp catchUp;

    Monitoring(Tellingen tellingen, CatchUp catchUp) {
        this.tellingen = tellingen;
        this.catchUp = catchUp;
    }

    /** Judged advice: how much of it was followed and how much was not. */
    private static final class Gekozen {
        private int gevolgd;
        private int afgeweken;

        void add(Stand stand, int aantal) {
            gevolgd += stand == Stand.GEVOLGD ? aantal : 0;
            afgeweken += stand == Stand.AFGEWEKEN ? aantal : 0;
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
        static Soort of(String[] code) {
            return new Soort(Wet.valueOf(code[0]), code[1], Intensiteit.valueOf(code[2]));
        }

        @Override
        public int compareTo(Soort other) {
            int byCode = profiel.compareTo(other.profiel);
            return byCode != 0 ? byCode : intensiteit.compareTo(other.intensiteit);
        }
    }

    private static final class Gegeven {
        private int aantal;
        private long duur;
        private long centen;
        private final Gekozen gekozen = new Gekozen();
        private final Map<YearMonth, Integer> perMaand = new TreeMap<>();
    }

    /** What was advised, by profile and intensity. */
    public Profielmonitor profielen(Monitorvraag vraag) {
        SortedMap<Soort, Gegeven> advice = new TreeMap<>();
        int suspended = 0;
        for (Map.Entry<Cel, Som> each : tellingen.of(vraag, Set.of(Deel.ADVIES)).entrySet()) {
            Cel cel = each.getKey();
            Som som = each.getValue();
            String[] code = cel.code().split(" ");
            int aantal = (int) som.aantal();
            if (code.length > 1) {
                Gegeven gegeven = advice.computeIfAbsent(Soort.of(code), soort -> new Gegeven());
                gegeven.aantal += aantal;
                gegeven.duur += som.duur();
                gegeven.centen += som.centen();
                gegeven.perMaand.merge(YearMonth.from(cel.maand()), aantal, Integer::sum);
                gegeven.gekozen.add(cel.stand(), aantal);
            } else if (cel.code().equals(Adviesregels.STILGELEGD)) {
                suspended += aantal;
            }
        }
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
                            : Long.valueOf(
                                    Math.round((double) aantal * gegeven.centen / gegeven.aantal / CENTS_IN_HUNDRED)
                                            * HUNDREDS),
                    judged.beoordeeld(place),
                    judged.aandeel(place),
                    trend(vraag, gegeven, aantal != null)));
        });
        return new Profielmonitor(
                vraag.van(),
                vraag.tot(),
                catchUp.isDone(),
                SmallCells.shown(all),
                SmallCells.shown(suspended),
                profielen,
                TOELICHTING);
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
        for (Map.Entry<Cel, Som> each :
                tellingen.of(vraag, EnumSet.allOf(Deel.class)).entrySet()) {
            Cel cel = each.getKey();
            int aantal = (int) each.getValue().aantal();
            if (cel.stand() != Stand.ONBEOORDEELD) {
                switch (cel.deel()) {
                    case ADVIES -> {
                        all.add(cel.stand(), aantal);
                        String[] code = cel.code().split(" ");
                        of(perProfiel, code[code.length > 1 ? 1 : 0]).add(cel.stand(), aantal);
                    }
                    case GEMEENTE -> of(perGemeente, cel.code()).add(cel.stand(), aantal);
                    case REGEL -> of(perRegel, cel.code()).add(cel.stand(), aantal);
                    case REDEN -> perReden.merge(cel.code(), aantal, Integer::sum);
                    case SOORT -> perSoort.merge(cel.code(), aantal, Integer::sum);
                }
            }
        }
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
}
