package nl.profielwijzer.calibration;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.profielwijzer.calibration.Ijkrapport.Toelichting;
import nl.profielwijzer.calibration.measure.Lidvergelijking;
import nl.profielwijzer.calibration.measure.Overeenstemming.Aspect;
import nl.profielwijzer.calibration.measure.Overeenstemming.PerAspect;
import nl.profielwijzer.calibration.measure.Overeenstemming.PerWet;
import nl.profielwijzer.calibration.measure.Overeenstemming.Vak;
import nl.profielwijzer.calibration.measure.Verdict;
import nl.profielwijzer.casuistry.Aantal;
import nl.profielwijzer.casuistry.SmallCells;
import nl.profielwijzer.intake.Wet;
import org.jspecify.annotations.Nullable;

/**
 * Where instrument and experts differ, as one looks into it: from a cell of a table to the leden in it to the explanations
 * of one of them. Of real people no small number is in it, nor whom it counts.
 *
 * @param oneens places in {@code gevallen} of leden whose advice no expert would give, the furthest off first
 * @param aantalOneens how many of them there are
 */
public record Verschilbeeld(
        List<Kruistabel> tabellen, List<Integer> oneens, Aantal aantalOneens, List<Geval> gevallen) {
    /** What it is kept as, beside the files of the report. */
    static final String FILE = "verschillen.json";

    /** Most leden that are listed of one cell, and as disagreements. */
    private static final int IN_CELL = 50;

    private static final int DISAGREEMENTS = 200;

    /**
     * What experts chose against what the instrument advised.
     *
     * @param code names it within the report
     * @param regels what experts chose, with as many columns as there are categories
     */
    public record Kruistabel(String code, Wet wet, String titel, List<Categorie> categorieen, List<Regel> regels) {
        private Kruistabel zonderGevallen() {
            return new Kruistabel(
                    code,
                    wet,
                    titel,
                    categorieen,
                    regels.stream()
                            .map(regel -> new Regel(
                                    regel.deskundigen,
                                    regel.aantal,
                                    regel.hokjes.stream()
                                            .map(hokje ->
                                                    new Hokje(hokje.instrument, hokje.aantal, hokje.procent, List.of()))
                                            .toList()))
                            .toList());
        }
    }

    public record Categorie(String code, String naam) {}

    /**
     * @param deskundigen place of the category that they chose
     * @param aantal leden; null when it may not be shown
     */
    public record Regel(int deskundigen, @Nullable Integer aantal, List<Hokje> hokjes) {}

    /**
     * @param instrument place of the category that it advised
     * @param aantal leden, rounded where experts who differ share one; null when it may not be shown
     * @param procent of its line
     * @param gevallen places of some leden in it
     */
    public record Hokje(
            int instrument,
            @Nullable Integer aantal,
            @Nullable Integer procent,
            List<Integer> gevallen) {}

    /**
     * One lid.
     *
     * @param parameters the changes that turn its advice; empty when it stays
     * @param nu the explanation; null when none was kept
     * @param dan the one as proposed; null when the advice stays
     */
    public record Geval(
            String casus,
            String lid,
            List<Gezegd> gezegd,
            List<String> parameters,
            @Nullable String nu,
            @Nullable String dan) {}

    /** What was said of a lid under one law. */
    public record Gezegd(
            Wet wet, List<String> deskundigen, String nu, String dan, Verdict oordeel, double verschuiving) {}

    /** For whoever may not see single cases. */
    Verschilbeeld zonderGevallen() {
        return new Verschilbeeld(
                tabellen.stream().map(Kruistabel::zonderGevallen).toList(), List.of(), aantalOneens, List.of());
    }

    private record OfLid(String casus, String lid) {}

    /** @param names by code how a category is said */
    static Verschilbeeld of(Ijkrapport rapport, Map<String, String> names) {
        return new Maker(rapport, names).make();
    }

    private static final class Maker {
        private final Ijkrapport rapport;
        private final Map<String, String> names;
        private final boolean real;
        private final Map<OfLid, List<Lidvergelijking>> compared = new LinkedHashMap<>();
        private final Map<OfLid, Toelichting> told = new LinkedHashMap<>();
        private final Map<OfLid, Integer> places = new LinkedHashMap<>();

        Maker(Ijkrapport rapport, Map<String, String> names) {
            this.rapport = rapport;
            this.names = names;
            this.real = !rapport.kaart().verzonnen();
            rapport.leden()
                    .forEach(each -> compared.computeIfAbsent(
                                    new OfLid(each.casus(), each.lid()), lid -> new ArrayList<>())
                            .add(each));
            rapport.toelichtingen().forEach(each -> told.put(new OfLid(each.casus(), each.lid()), each));
        }

        Verschilbeeld make() {
            List<OfLid> off = disagreements(rapport.leden());
            List<Kruistabel> tables = new ArrayList<>();
            for (PerWet wet : rapport.overeenstemming().wetten()) {
                for (PerAspect aspect : wet.aspecten()) {
                    if (shown(wet.wet(), aspect.aspect())) {
                        tables.add(table(wet.wet(), aspect));
                    }
                }
            }
            List<Integer> listed = real && SmallCells.small(off.size())
                    ? List.of()
                    : off.stream().limit(DISAGREEMENTS).map(this::place).toList();
            return new Verschilbeeld(
                    tables,
                    listed,
                    Aantal.of(off.size(), real),
                    places.keySet().stream().map(this::geval).toList());
        }

        private Kruistabel table(Wet wet, PerAspect aspect) {
            int size = aspect.categorieen().size();
            double[][] weights = new double[size][size];
            for (int instrument = 0; instrument < size; instrument++) {
                for (int experts = 0; experts < size; experts++) {
                    weights[experts][instrument] = aspect.tabelNu()[instrument][experts];
                }
            }
            Map<List<Integer>, Vak> cells = new LinkedHashMap<>();
            aspect.vakken().forEach(vak -> cells.put(List.of(vak.deskundige(), vak.instrument()), vak));
            // what nobody chose and nothing advised is no line
            List<Integer> used = IntStream.range(0, size)
                    .filter(i -> IntStream.range(0, size).anyMatch(j -> weights[i][j] + weights[j][i] > 0))
                    .boxed()
                    .toList();
            List<Regel> lines = new ArrayList<>();
            for (int line = 0; line < used.size(); line++) {
                lines.add(line(line, used, weights[used.get(line)], cells));
            }
            return new Kruistabel(
                    "%s-%s".formatted(wet, aspect.aspect()).toLowerCase(Locale.ROOT),
                    wet,
                    "%s, %s"
                            .formatted(
                                    AgreementBlocks.said(wet),
                                    AgreementBlocks.said(aspect.aspect(), wet).toLowerCase(Locale.ROOT)),
                    used.stream()
                            .map(i -> aspect.categorieen().get(i))
                            .map(code -> new Categorie(code, names.getOrDefault(code, "")))
                            .toList(),
                    lines);
        }

        private Regel line(int line, List<Integer> used, double[] weights, Map<List<Integer>, Vak> cells) {
            double sum = DoubleStream.of(weights).sum();
            int[] counts = used.stream().mapToInt(i -> count(weights[i])).toArray();
            BitSet hidden = real
                    ? SmallCells.hidden(IntStream.of(counts)
                            .mapToObj(count -> new int[] {count})
                            .toList())
                    : new BitSet();
            List<Hokje> squares = new ArrayList<>();
            for (int i = 0; i < counts.length; i++) {
                Vak vak = cells.get(List.of(used.get(line), used.get(i)));
                squares.add(
                        hidden.get(i)
                                ? new Hokje(i, null, null, List.of())
                                : new Hokje(
                                        i,
                                        counts[i],
                                        sum == 0
                                                ? null
                                                : Integer.valueOf((int) Math.round(100 * weights[used.get(i)] / sum)),
                                        vak == null ? List.of() : inCell(vak)));
            }
            int all = count(sum);
            return new Regel(line, real && SmallCells.small(all) ? null : Integer.valueOf(all), squares);
        }

        /** A part of someone, where experts differ, is someone: what isn't nobody counts as one at least for real people. */
        private int count(double weight) {
            int rounded = (int) Math.round(weight);
            return real && weight > 0 ? Math.max(1, rounded) : rounded;
        }

        /** Those whose explanations are kept first. */
        private List<Integer> inCell(Vak vak) {
            return vak.plekken().stream()
                    .map(plek -> new OfLid(plek.casus(), plek.lid()))
                    .distinct()
                    .sorted(Comparator.comparing(lid -> !told.containsKey(lid)))
                    .limit(IN_CELL)
                    .map(this::place)
                    .toList();
        }

        private int place(OfLid lid) {
            return places.computeIfAbsent(lid, one -> places.size());
        }

        private Geval geval(OfLid lid) {
            Toelichting why = told.get(lid);
            return new Geval(
                    lid.casus(),
                    lid.lid(),
                    Objects.requireNonNullElse(compared.get(lid), List.<Lidvergelijking>of()).stream()
                            .map(each -> new Gezegd(
                                    each.wet(),
                                    each.oordelen(),
                                    each.nu().kort(),
                                    each.dan().kort(),
                                    each.oordeelNu(),
                                    each.verschuivingNu()))
                            .toList(),
                    why == null ? List.of() : why.parameters(),
                    why == null ? null : why.nu(),
                    why == null ? null : why.dan());
        }

        private static List<OfLid> disagreements(List<Lidvergelijking> leden) {
            return Verschilbeeld.disagreements(leden)
                    .map(each -> new OfLid(each.casus(), each.lid()))
                    .distinct()
                    .toList();
        }
    }

    /** The leden whose advice no expert would give, the furthest off first. */
    static Stream<Lidvergelijking> disagreements(List<Lidvergelijking> leden) {
        return leden.stream()
                .filter(each -> each.oordeelNu() == Verdict.ONEENS)
                .sorted(Comparator.comparingDouble((Lidvergelijking each) -> -Math.abs(each.verschuivingNu())));
    }

    /** Whether a table of this is worth looking at: for the Wmo an area is named or not, which the level tells as well. */
    static boolean shown(Wet wet, Aspect aspect) {
        return aspect == Aspect.INTENSITEIT || (aspect == Aspect.PROFIEL && wet == Wet.JEUGDWET);
    }
}
