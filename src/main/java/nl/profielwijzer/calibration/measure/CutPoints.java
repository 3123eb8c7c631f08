package nl.profielwijzer.calibration.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import nl.profielwijzer.assessment.Replay;
import nl.profielwijzer.assessment.Tuning;
import nl.profielwijzer.assessment.Weegscore;
import nl.profielwijzer.calibration.measure.LawUnits.Unit;
import nl.profielwijzer.calibration.measure.Scorebeeld.Beeld;
import nl.profielwijzer.calibration.measure.Scorebeeld.Schaal;
import nl.profielwijzer.calibration.measure.Scorebeeld.Stapel;
import nl.profielwijzer.casuistry.Casus.Expertoordeel;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Wet;
import org.jspecify.annotations.Nullable;

/** Puts the scores that weighing and rules use beside the levels that experts chose. */
final class CutPoints {
    /** The levels that ernst and number of problems lead to; complex and lasting help follow from something else. */
    private static final List<Intensiteit> BY_SEVERITY = List.of(Intensiteit.A, Intensiteit.P, Intensiteit.I);

    private final Tuning nu;
    private final Tuning dan;
    private final Parameters valuesNow;
    private final Parameters valuesThen;

    CutPoints(Replay replay, Tuning nu, Tuning dan) {
        this.nu = nu;
        this.dan = dan;
        this.valuesNow = replay.parameters(nu);
        this.valuesThen = replay.parameters(dan);
    }

    /** What a unit scores; null when it has no score. */
    private interface Score extends BiFunction<Unit, Weegscore, @Nullable Double> {}

    /** The level that one expert chose for a unit; null when that is none of those compared. */
    private interface Level extends BiFunction<Unit, List<Expertoordeel>, @Nullable Integer> {}

    List<Scorebeeld> of(LawUnits law) {
        if (law.wet() == Wet.WMO) {
            return List.of(picture(
                    law,
                    Schaal.TREDEN,
                    List.of("T0", "T1", "T2", "T3", "T4"),
                    (unit, score) -> score.treden().get(unit.gebied()),
                    CutPoints::tier,
                    values -> List.of(1.0, 2.0, 3.0, 4.0)));
        }
        List<String> levels = List.of("lichter (A, P)", "intensief (I)");
        Level level = (unit, rows) -> {
            Intensiteit chosen = rows.get(0).intensiteit();
            if (chosen == null || !BY_SEVERITY.contains(chosen)) {
                return null;
            }
            return chosen == Intensiteit.I ? 1 : 0;
        };
        return List.of(
                picture(
                        law,
                        Schaal.PUNTEN,
                        List.of("geen profiel", "een profiel"),
                        (unit, score) -> score.punten(),
                        (unit, rows) -> unit.named(rows) == null ? 0 : 1,
                        values -> List.of(values.get("profiel.drempel"))),
                picture(
                        law,
                        Schaal.ERNST,
                        levels,
                        (unit, score) -> score.ernst() == null ? null : Double.valueOf(score.ernst()),
                        level,
                        values -> List.of(values.get("jeugd.intensief-vanaf-ernst"))),
                picture(
                        law,
                        Schaal.PROBLEMEN,
                        levels,
                        (unit, score) -> Double.valueOf(score.problemen()),
                        level,
                        values -> List.of(values.get("jeugd.intensief-vanaf-gebieden"))));
    }

    private static @Nullable Integer tier(Unit unit, List<Expertoordeel> rows) {
        Expertoordeel row = unit.row(rows);
        if (row == null) {
            return 0;
        }
        return row.intensiteit() == null ? null : Integer.valueOf(unit.level(row.intensiteit()));
    }

    private Scorebeeld picture(
            LawUnits law,
            Schaal schaal,
            List<String> levels,
            Score score,
            Level level,
            Function<Parameters, List<Double>> cuts) {
        int without = law.units().stream()
                .filter(unit -> score.apply(unit, unit.lid().score(nu)) == null)
                .mapToInt(unit -> unit.oordelen().size())
                .sum();
        return new Scorebeeld(
                schaal,
                law.wet(),
                levels,
                side(law, nu, cuts.apply(valuesNow), score, level),
                side(law, dan, cuts.apply(valuesThen), score, level),
                without);
    }

    private static Beeld side(LawUnits law, Tuning tuning, List<Double> cuts, Score score, Level level) {
        record Spot(int level, double score) {}
        SortedMap<Spot, Integer> counts =
                new TreeMap<>(Comparator.comparingInt(Spot::level).thenComparingDouble(Spot::score));
        for (Unit unit : law.units()) {
            Double scored = score.apply(unit, unit.lid().score(tuning));
            if (scored != null) {
                for (List<Expertoordeel> rows : unit.oordelen()) {
                    Integer chosen = level.apply(unit, rows);
                    if (chosen != null) {
                        counts.merge(new Spot(chosen, scored), 1, Integer::sum);
                    }
                }
            }
        }
        List<Stapel> piles = new ArrayList<>();
        counts.forEach((spot, count) -> piles.add(new Stapel(spot.level(), spot.score(), count)));
        int all = piles.stream().mapToInt(Stapel::oordelen).sum();
        int same = piles.stream()
                .filter(pile -> cuts.stream().filter(cut -> pile.score() >= cut).count() == pile.niveau())
                .mapToInt(Stapel::oordelen)
                .sum();
        return new Beeld(cuts, piles, all == 0 ? 0 : (double) same / all);
    }
}
