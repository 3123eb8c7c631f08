package nl.profielwijzer.release;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which set counts where on which day. For a municipality a set that names it goes before one for all; of those the one
 * with the latest first day, and of those the one that was activated last. Immutable.
 */
final class Tijdlijnen {
    private static final Comparator<Activering> LATEST =
            Comparator.comparing(Activering::vanaf).thenComparing(Activering::volgnummer);

    private final List<Activering> activeringen;
    private final Setreferentie standaard;
    private final NavigableMap<LocalDate, Optional<Setreferentie>> alle;
    private final Map<String, NavigableMap<LocalDate, Optional<Setreferentie>>> perGemeente = new HashMap<>();

    /** @param standaard counts where none was activated */
    Tijdlijnen(List<Activering> activeringen, Setreferentie standaard) {
        this.activeringen = List.copyOf(activeringen);
        this.standaard = standaard;
        List<Activering> forAll = new ArrayList<>();
        Map<String, List<Activering>> named = new HashMap<>();
        for (Activering activering : activeringen) {
            List<String> gemeenten = activering.werkingsgebied().gemeenten();
            if (gemeenten == null) {
                forAll.add(activering);
            } else {
                gemeenten.forEach(gemeente -> named.computeIfAbsent(gemeente, each -> new ArrayList<>())
                        .add(activering));
            }
        }
        alle = timeline(forAll);
        named.forEach((gemeente, own) -> perGemeente.put(gemeente, timeline(own)));
    }

    /** What is on top from each day on which that changes. */
    private static NavigableMap<LocalDate, Optional<Setreferentie>> timeline(List<Activering> activeringen) {
        NavigableMap<LocalDate, List<Activering>> begins = new TreeMap<>();
        NavigableMap<LocalDate, List<Activering>> ends = new TreeMap<>();
        for (Activering activering : activeringen) {
            begins.computeIfAbsent(activering.vanaf(), day -> new ArrayList<>()).add(activering);
            if (activering.tot() != null) {
                ends.computeIfAbsent(activering.tot(), day -> new ArrayList<>()).add(activering);
            }
        }
        TreeSet<LocalDate> days = new TreeSet<>(begins.keySet());
        days.addAll(ends.keySet());
        TreeSet<Activering> counting = new TreeSet<>(LATEST);
        NavigableMap<LocalDate, Optional<Setreferentie>> timeline = new TreeMap<>();
        for (LocalDate day : days) {
            counting.addAll(begins.getOrDefault(day, List.of()));
            // what ends on its first day never counts
            ends.getOrDefault(day, List.of()).forEach(counting::remove);
            timeline.put(
                    day,
                    counting.isEmpty()
                            ? Optional.empty()
                            : Optional.of(counting.last().set()));
        }
        return timeline;
    }

    /** The set that counts for this municipality on this day. */
    Setreferentie op(String gemeente, LocalDate day) {
        return at(perGemeente.getOrDefault(gemeente, new TreeMap<>()), day)
                .or(() -> at(alle, day))
                .orElse(standaard);
    }

    private static Optional<Setreferentie> at(
            NavigableMap<LocalDate, Optional<Setreferentie>> timeline, LocalDate day) {
        Map.Entry<LocalDate, Optional<Setreferentie>> entry = timeline.floorEntry(day);
        return entry == null ? Optional.empty() : entry.getValue();
    }

    /** The sets whose place a new one with this reach would take, in the order of its municipalities. */
    Set<Setreferentie> laatste(Werkingsgebied werkingsgebied) {
        Set<Setreferentie> sets = new LinkedHashSet<>();
        if (werkingsgebied.gemeenten() == null) {
            sets.add(at(alle, LocalDate.MAX).orElse(standaard));
        } else {
            werkingsgebied.gemeenten().forEach(gemeente -> sets.add(op(gemeente, LocalDate.MAX)));
        }
        return sets;
    }

    /** Every set that counts somewhere on this day; the one for all also when each known municipality has its own. */
    Set<Setreferentie> actief(LocalDate day) {
        Set<Setreferentie> sets = new LinkedHashSet<>();
        sets.add(at(alle, day).orElse(standaard));
        perGemeente.keySet().forEach(gemeente -> sets.add(op(gemeente, day)));
        return sets;
    }

    /** Every set that counts somewhere on some day, but for the one that comes with the rules. */
    Set<Setreferentie> ooit() {
        Set<Setreferentie> sets = new LinkedHashSet<>();
        alle.values().forEach(each -> each.ifPresent(sets::add));
        perGemeente.values().forEach(timeline -> timeline.values().forEach(each -> each.ifPresent(sets::add)));
        return sets;
    }

    /** An activation after this day that touches this reach, other than of this set. */
    Optional<Activering> gepland(Werkingsgebied werkingsgebied, LocalDate day, Setreferentie behalve) {
        return activeringen.stream()
                .filter(each -> each.vanaf().isAfter(day) && each.tot() == null)
                .filter(each -> !each.set().equals(behalve))
                .filter(each -> each.werkingsgebied().raakt(werkingsgebied))
                .min(LATEST);
    }
}
