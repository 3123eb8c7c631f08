package nl.profielwijzer.rules;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.profielwijzer.catalogue.Leefgebieden;
import nl.profielwijzer.intake.Leefgebied;
import nl.profielwijzer.intake.Lid;
import org.jspecify.annotations.Nullable;

/** All leefgebieden of one lid, asked and unasked; a score outside the ages of its leefgebied is set aside. */
final class Scores {
    private final Map<Leefgebied, Score> all = new EnumMap<>(Leefgebied.class);
    private final List<Score> gescoord = new ArrayList<>();
    private final List<Score> problemen = new ArrayList<>();
    private final List<Score> onderGewenst = new ArrayList<>();
    private final List<Leefgebied> genegeerd = new ArrayList<>();
    private final @Nullable Integer ernst;

    Scores(Lid lid, LidFeiten feiten, Leefgebieden leefgebieden) {
        int lowest = Integer.MAX_VALUE;
        for (Leefgebied leefgebied : Leefgebied.values()) {
            Integer waarde = in(lid.leefgebieden(), leefgebied);
            if (waarde != null && !leefgebieden.asked(leefgebied, feiten.getLeeftijd())) {
                genegeerd.add(leefgebied);
                waarde = null;
            }
            Score score = new Score(
                    feiten,
                    leefgebied,
                    leefgebieden.get(leefgebied).naam(),
                    waarde,
                    in(lid.gewenst(), leefgebied),
                    in(lid.begeleiding(), leefgebied));
            all.put(leefgebied, score);
            if (waarde != null) {
                gescoord.add(score);
                lowest = Math.min(lowest, waarde);
                if (score.isProbleem()) {
                    problemen.add(score);
                }
                if (score.isOnderGewenst()) {
                    onderGewenst.add(score);
                }
            }
        }
        this.ernst = gescoord.isEmpty() ? null : 6 - lowest;
    }

    private static @Nullable Integer in(@Nullable Map<Leefgebied, Integer> values, Leefgebied leefgebied) {
        return values == null ? null : values.get(leefgebied);
    }

    Score get(Leefgebied leefgebied) {
        return Objects.requireNonNull(all.get(leefgebied));
    }

    List<Score> gescoord() {
        return gescoord;
    }

    List<Score> problemen() {
        return problemen;
    }

    List<Score> onderGewenst() {
        return onderGewenst;
    }

    List<Leefgebied> genegeerd() {
        return genegeerd;
    }

    @Nullable
    Integer ernst() {
        return ernst;
    }
}
