package nl.profielwijzer.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.profielwijzer.calibration.measure.Scorebeeld;
import nl.profielwijzer.calibration.measure.Scorebeeld.Beeld;
import nl.profielwijzer.calibration.measure.Scorebeeld.Schaal;
import nl.profielwijzer.calibration.measure.Scorebeeld.Stapel;
import nl.profielwijzer.calibration.report.Anchor;
import nl.profielwijzer.calibration.report.Block;
import nl.profielwijzer.calibration.report.Cell;
import nl.profielwijzer.calibration.report.Figure;
import nl.profielwijzer.calibration.report.LevelPlot;
import nl.profielwijzer.calibration.report.Paragraph;
import nl.profielwijzer.calibration.report.Table;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Voorstel;
import nl.profielwijzer.casuistry.Aantal;
import nl.profielwijzer.rules.Wording;
import org.jspecify.annotations.Nullable;

/** The part of a report on whether cut-points lie where experts change their mind. */
final class ScoreBlocks {
    private final Ijkrapport rapport;
    private final ReportCells counts;
    private final boolean proposed;

    ScoreBlocks(Ijkrapport rapport, ReportCells counts) {
        this.rapport = rapport;
        this.counts = counts;
        this.proposed = rapport.uitkomst() instanceof Voorstel;
    }

    List<Block> scores() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Paragraph.of(
                "Elke rij is wat deskundigen kozen, elke plek daarin een score van het instrument. Lag een grens precies waar "
                        + "deskundigen anders kiezen, dan stond alles in de gekleurde band. Een score beslist zelden alleen: "
                        + "ook duur, eerdere hulp en veiligheid tellen."));
        for (Scorebeeld scores : rapport.scores()) {
            if (!scores.nu().stapels().isEmpty()) {
                blocks.addAll(figures(scores));
            }
        }
        return blocks;
    }

    /** One figure; two when the proposal changes the scores themselves. */
    private List<Block> figures(Scorebeeld scores) {
        String id = "figuur-score-" + scores.schaal().name().toLowerCase(Locale.ROOT);
        boolean moved = !scores.nu().stapels().equals(scores.dan().stapels());
        if (!proposed) {
            return List.of(figure(new Anchor(id), scores, scores.nu(), null, caption(scores)));
        }
        if (!moved) {
            return List.of(figure(new Anchor(id), scores, scores.nu(), scores.dan(), caption(scores)));
        }
        return List.of(
                figure(new Anchor(id), scores, scores.nu(), null, caption(scores) + ", nu"),
                figure(
                        new Anchor(id + "-voorstel"),
                        scores,
                        scores.dan(),
                        scores.dan(),
                        caption(scores) + ", volgens het voorstel"));
    }

    /** @param then the proposed cut-points, on these same scores; null when they are not drawn */
    private Figure figure(Anchor anchor, Scorebeeld scores, Beeld side, @Nullable Beeld then, String caption) {
        List<LevelPlot.Level> levels = new ArrayList<>();
        for (int level = 0; level < scores.niveaus().size(); level++) {
            int own = level;
            levels.add(new LevelPlot.Level(
                    scores.niveaus().get(level),
                    side.stapels().stream()
                            .filter(pile -> pile.niveau() == own)
                            .map(pile -> new LevelPlot.Spot(pile.score(), counts.count(pile.oordelen())))
                            .toList()));
        }
        return new Figure(
                anchor,
                caption,
                new LevelPlot(
                        axis(scores.schaal()),
                        levels,
                        scores.nu().grenzen(),
                        then == null || then.grenzen().equals(scores.nu().grenzen()) ? null : then.grenzen()),
                inWords(scores, side, then),
                numbers(scores, side, caption));
    }

    private String inWords(Scorebeeld scores, Beeld side, @Nullable Beeld then) {
        StringBuilder words = new StringBuilder();
        boolean now = side == scores.nu();
        if (now) {
            words.append("Met %s %s liggen nu %s van de 100 oordelen op het niveau dat bij de score hoort."
                    .formatted(
                            scores.nu().grenzen().size() == 1 ? "grens" : "grenzen",
                            said(scores.nu().grenzen()),
                            Math.round(100 * scores.nu().gelijk())));
        }
        if (then != null) {
            words.append(
                    then.grenzen().equals(scores.nu().grenzen())
                            ? now
                                    ? " Het voorstel verlegt geen grens."
                                    : "Het voorstel verlegt hier geen grens, maar wel de scores: dan liggen er %s van de 100 op het niveau dat bij de score hoort."
                                            .formatted(Math.round(100 * then.gelijk()))
                            : "%sHet voorstel legt de grens bij %s: dan zijn het er %s van de 100."
                                    .formatted(now ? " " : "", said(then.grenzen()), Math.round(100 * then.gelijk())));
        }
        if (scores.zonderScore() > 0 && now) {
            words.append(" %s %s."
                    .formatted(
                            counts.count(scores.zonderScore()),
                            scores.schaal() == Schaal.PUNTEN
                                    ? "oordelen staan er niet in: voor die leden kan geen profiel passen"
                                    : "oordelen staan er niet in: daar ziet het instrument niets om te scoren"));
        }
        return words.toString();
    }

    private static String said(List<Double> cuts) {
        List<String> said = cuts.stream().map(Wording::number).toList();
        return said.size() < 2
                ? String.join("", said)
                : String.join(", ", said.subList(0, said.size() - 1)) + " en " + said.get(said.size() - 1);
    }

    private Table numbers(Scorebeeld scores, Beeld side, String caption) {
        Map<Double, List<Stapel>> byScore =
                new TreeMap<>(side.stapels().stream().collect(Collectors.groupingBy(Stapel::score)));
        return new Table(
                caption + ": oordelen per score",
                Stream.concat(Stream.of("Score"), scores.niveaus().stream()).toList(),
                byScore.entrySet().stream()
                        .map(entry -> Stream.concat(
                                        Stream.of(Cell.number(entry.getKey(), ReportCells.decimals(entry.getKey()))),
                                        IntStream.range(0, scores.niveaus().size())
                                                .mapToObj(level -> Cell.count(at(entry.getValue(), level))))
                                .toList())
                        .toList());
    }

    private Aantal at(List<Stapel> piles, int level) {
        return counts.count(piles.stream()
                .filter(pile -> pile.niveau() == level)
                .mapToInt(Stapel::oordelen)
                .sum());
    }

    private static String axis(Schaal schaal) {
        return switch (schaal) {
            case PUNTEN -> "punten van het profiel dat bovenaan staat";
            case ERNST -> "ernst, 1 tot en met 5";
            case PROBLEMEN -> "aantal leefgebieden met een probleem";
            case TREDEN -> "treden te overbruggen";
        };
    }

    private static String caption(Scorebeeld scores) {
        return switch (scores.schaal()) {
            case PUNTEN -> "Jeugdwet: punten, en of deskundigen een profiel kiezen";
            case ERNST -> "Jeugdwet: ernst, en welke hulp deskundigen kiezen";
            case PROBLEMEN -> "Jeugdwet: aantal problemen, en welke hulp deskundigen kiezen";
            case TREDEN -> "Wmo: treden te overbruggen in een resultaatgebied, en de zwaarte die deskundigen kiezen";
        };
    }
}
