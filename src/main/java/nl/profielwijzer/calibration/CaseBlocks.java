package nl.profielwijzer.calibration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.profielwijzer.calibration.Ijkrapport.Toelichting;
import nl.profielwijzer.calibration.measure.Lidvergelijking;
import nl.profielwijzer.calibration.measure.Overeenstemming.PerAspect;
import nl.profielwijzer.calibration.measure.Overeenstemming.PerWet;
import nl.profielwijzer.calibration.measure.Overeenstemming.Plek;
import nl.profielwijzer.calibration.measure.Overeenstemming.Vak;
import nl.profielwijzer.calibration.report.Anchor;
import nl.profielwijzer.calibration.report.Block;
import nl.profielwijzer.calibration.report.Cell;
import nl.profielwijzer.calibration.report.OnRequest;
import nl.profielwijzer.calibration.report.Paragraph;
import nl.profielwijzer.calibration.report.Table;
import nl.profielwijzer.intake.Wet;
import org.jspecify.annotations.Nullable;

/** The cases behind the figures of a report: who stands in a cell of a table, and what the instrument tells of them. */
final class CaseBlocks {
    /** Most explanations on paper. */
    static final int ON_PAPER = 25;

    private static final Cell TO_TABLES = Cell.link("Terug naar de kruistabellen", new Anchor("kruistabellen"));
    private static final Cell TO_CASES = Cell.link("Terug naar de lijst", new Anchor("gevallen"));

    private final ReportCells counts;
    private final boolean proposed;
    private final boolean shown;
    private final Map<OfLid, Toelichting> told = new LinkedHashMap<>();
    private final Map<OfLid, Map<Wet, Lidvergelijking>> compared = new HashMap<>();

    /** Whom a cell leads to. */
    private final Set<OfLid> listed = new LinkedHashSet<>();

    private record OfLid(String casus, String lid) {
        Anchor anchor() {
            return Anchor.of("geval", casus + " " + lid);
        }

        @Override
        public String toString() {
            // on one line
            return casus + "\u00a0" + lid;
        }
    }

    /** @param shown whether who reads this may see single cases */
    CaseBlocks(Ijkrapport rapport, ReportCells counts, boolean proposed, boolean shown) {
        this.counts = counts;
        this.shown = shown;
        this.proposed = proposed;
        rapport.toelichtingen().forEach(each -> told.put(new OfLid(each.casus(), each.lid()), each));
        rapport.leden()
                .forEach(each -> compared.computeIfAbsent(new OfLid(each.casus(), each.lid()), lid -> new TreeMap<>())
                        .put(each.wet(), each));
    }

    /**
     * Where the cases of this cell are listed; null when there are none, too few real ones to show, or none for this
     * reader.
     *
     * @param weight of the cell, in which experts who differ share a unit
     */
    @Nullable
    Anchor anchor(PerWet wet, PerAspect aspect, int instrument, int deskundige, double weight) {
        Integer count = counts.count((int) Math.round(weight)).waarde();
        return !shown || count == null || count == 0
                ? null
                : new Anchor("vak-%s-%s-%d-%d"
                        .formatted(wet.wet(), aspect.aspect(), instrument, deskundige)
                        .toLowerCase(Locale.ROOT));
    }

    boolean shown() {
        return shown;
    }

    /** The lists that the cells of this table lead to. */
    List<Block> cells(PerWet wet, PerAspect aspect) {
        List<Block> blocks = new ArrayList<>();
        for (Vak vak : aspect.vakken()) {
            Anchor anchor = anchor(
                    wet,
                    aspect,
                    vak.instrument(),
                    vak.deskundige(),
                    aspect.tabelNu()[vak.instrument()][vak.deskundige()]);
            if (anchor != null) {
                blocks.add(cell(wet, aspect, vak, anchor));
            }
        }
        return blocks;
    }

    private Block cell(PerWet wet, PerAspect aspect, Vak vak, Anchor anchor) {
        List<Plek> shown = vak.plekken().stream()
                .filter(plek -> told.containsKey(of(plek)))
                .toList();
        shown.forEach(plek -> listed.add(of(plek)));
        boolean areas = shown.stream().anyMatch(plek -> plek.gebied() != null);
        List<String> columns = new ArrayList<>(List.of("Geval en lid"));
        if (areas) {
            columns.add("Gebied");
        }
        columns.addAll(List.of("Deskundigen", "Instrument nu"));
        if (proposed) {
            columns.add("Voorstel");
        }
        return new OnRequest(
                anchor,
                "Instrument %s, deskundigen %s"
                        .formatted(
                                aspect.categorieen().get(vak.instrument()),
                                aspect.categorieen().get(vak.deskundige())),
                List.of(
                        Paragraph.of(
                                shown.size() == vak.plekken().size()
                                        ? "Wie hier staan. Kies een geval voor de uitleg."
                                        : "%s van de %s die hier staan. Kies een geval voor de uitleg. Alle staan in gevallen.csv."
                                                .formatted(
                                                        shown.size(),
                                                        counts.count(
                                                                vak.plekken().size()))),
                        new Table(
                                "Gevallen in dit vak",
                                columns,
                                shown.stream()
                                        .map(plek -> row(plek, wet.wet(), areas))
                                        .toList())),
                TO_TABLES,
                false);
    }

    private static OfLid of(Plek plek) {
        return new OfLid(plek.casus(), plek.lid());
    }

    private List<Cell> row(Plek plek, Wet wet, boolean areas) {
        OfLid lid = of(plek);
        Lidvergelijking said =
                Objects.requireNonNull(Objects.requireNonNull(compared.get(lid)).get(wet));
        List<Cell> cells = new ArrayList<>(List.of(Cell.link(lid.toString(), lid.anchor())));
        if (areas) {
            cells.add(Cell.text(plek.gebied() == null ? "" : plek.gebied()));
        }
        cells.add(Cell.text(String.join(" | ", said.oordelen())));
        cells.add(Cell.text(said.nu().kort()));
        if (proposed) {
            cells.add(Cell.text(said.dan().kort()));
        }
        return cells;
    }

    /** Where this lid is explained; null when it isn't. */
    @Nullable
    Anchor anchor(String casus, String lid) {
        OfLid of = new OfLid(casus, lid);
        return told.containsKey(of) ? of.anchor() : null;
    }

    /** The explanations of those whose advice turns, the first also on paper. */
    List<Block> turned() {
        List<OfLid> turned = told.keySet().stream().filter(this::turns).toList();
        return IntStream.range(0, turned.size())
                .mapToObj(i -> explanation(turned.get(i), TO_CASES, i < ON_PAPER))
                .toList();
    }

    /** The explanations of the others to whom a cell leads. */
    List<Block> others() {
        return listed.stream()
                .filter(lid -> !turns(lid))
                .map(lid -> explanation(lid, TO_TABLES, false))
                .toList();
    }

    private boolean turns(OfLid lid) {
        return Objects.requireNonNull(told.get(lid)).dan() != null;
    }

    private Block explanation(OfLid lid, Cell back, boolean onPaper) {
        Toelichting each = Objects.requireNonNull(told.get(lid));
        List<Block> blocks = new ArrayList<>();
        Map<Wet, Lidvergelijking> perWet = Objects.requireNonNullElse(compared.get(lid), Map.of());
        perWet.forEach((wet, said) -> blocks.add(Paragraph.of(
                "Deskundigen (%s): %s.".formatted(AgreementBlocks.said(wet), String.join(" | ", said.oordelen())))));
        Lidvergelijking any = perWet.values().stream().findFirst().orElse(null);
        String now = any == null ? "" : " " + any.nu().kort() + ".";
        String then = any == null ? "" : " " + any.dan().kort() + ".";
        blocks.add(Paragraph.of("Nu:%s %s".formatted(now, each.nu())));
        if (each.dan() != null) {
            blocks.add(Paragraph.of("Voorstel:%s %s".formatted(then, each.dan())));
        } else if (proposed) {
            blocks.add(Paragraph.of("Voorstel: het advies blijft zoals het is, met dezelfde uitleg."));
        }
        return new OnRequest(
                lid.anchor(),
                each.parameters().isEmpty()
                        ? lid.toString()
                        : "%s, door %s".formatted(lid, String.join(" en ", each.parameters())),
                blocks,
                back,
                onPaper);
    }
}
