package nl.profielwijzer.casuistry;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.profielwijzer.casuistry.Casus.Herkomst;
import org.jspecify.annotations.Nullable;

/** Counts case by case what a set is made of. */
final class Composition {
    private final Map<Herkomst, Integer> herkomst = new EnumMap<>(Herkomst.class);
    private final Map<Integer, Integer> perAantal = new TreeMap<>();
    private final TreeSet<String> beoordelaars = new TreeSet<>();
    private @Nullable LocalDate van;
    private @Nullable LocalDate tot;

    void add(Casus casus) {
        TreeSet<String> experts = new TreeSet<>();
        casus.oordelen().forEach(oordeel -> experts.add(oordeel.beoordelaar()));
        beoordelaars.addAll(experts);
        herkomst.merge(casus.herkomst(), 1, Integer::sum);
        perAantal.merge(experts.size(), 1, Integer::sum);
        LocalDate day = casus.intake().peildatum();
        van = van == null || day.isBefore(van) ? day : van;
        tot = tot == null || day.isAfter(tot) ? day : tot;
    }

    Setopbouw with(Privacyrapport privacy) {
        return new Setopbouw(
                shown(herkomst, privacy.echt()),
                van,
                tot,
                beoordelaars.size(),
                shown(perAantal, privacy.echt()),
                privacy);
    }

    private static <K extends Comparable<K>> Map<K, Aantal> shown(Map<K, Integer> counts, boolean echt) {
        Map<K, Aantal> shown = new TreeMap<>();
        counts.forEach((key, count) -> shown.put(key, Aantal.of(count, echt)));
        return shown;
    }
}
