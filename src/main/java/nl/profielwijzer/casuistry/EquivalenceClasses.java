package nl.profielwijzer.casuistry;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Groups of cases that someone who knows a little of a household can't tell apart: same place, age, kind of household,
 * law and period. Sources: Sweeney 2002 (k-anonymity), Machanavajjhala 2007 (distinct l-diversity), Li 2007 (t-closeness,
 * with equal distance between judgements).
 */
final class EquivalenceClasses {
    /** Something that can be known of a person, finely or coarsely. */
    enum Kenmerk {
        GEMEENTE,
        LEEFTIJD,
        HUISHOUDEN,
        PERIODE
    }

    /**
     * A person in a case, as someone outside could know him, and what the experts think.
     *
     * @param casus number of the case: its persons count once
     * @param fijn what can be known, finely
     * @param grof the same, coarsely
     * @param oordeel what no one outside should learn
     */
    record Persoon(int casus, Map<Kenmerk, String> fijn, Map<Kenmerk, String> grof, String wet, String oordeel) {
        private String key(Set<Kenmerk> coarse) {
            StringBuilder key = new StringBuilder(wet);
            for (Kenmerk kenmerk : Kenmerk.values()) {
                key.append('|').append((coarse.contains(kenmerk) ? grof : fijn).get(kenmerk));
            }
            return key.toString();
        }
    }

    private static final class Group {
        private int lastCase = -1;
        private int cases;
        private int persons;
        private final Map<String, Integer> judgements = new TreeMap<>();

        void add(Persoon persoon) {
            cases += persoon.casus() == lastCase ? 0 : 1;
            lastCase = persoon.casus();
            persons++;
            judgements.merge(persoon.oordeel(), 1, Integer::sum);
        }
    }

    private final Collection<Group> groups;
    private final Group all = new Group();

    /**
     * @param personen by case
     * @param coarse what is looked at coarsely
     */
    EquivalenceClasses(List<Persoon> personen, Set<Kenmerk> coarse) {
        Map<String, Group> byKey = new HashMap<>();
        Set<Kenmerk> these = coarse.isEmpty() ? EnumSet.noneOf(Kenmerk.class) : EnumSet.copyOf(coarse);
        for (Persoon persoon : personen) {
            byKey.computeIfAbsent(persoon.key(these), key -> new Group()).add(persoon);
            all.add(persoon);
        }
        groups = byKey.values();
    }

    /** Cases in the smallest group; 0 without groups. */
    int k() {
        return groups.stream().mapToInt(group -> group.cases).min().orElse(0);
    }

    /** Cases that are alone in their group; one with persons in more such groups counts for each. */
    int uniques() {
        return (int) groups.stream().filter(group -> group.cases == 1).count();
    }

    /** Different judgements in the poorest group; 0 without groups. */
    int l() {
        return groups.stream().mapToInt(group -> group.judgements.size()).min().orElse(0);
    }

    /** Largest total variation distance between the judgements of a group and those of all. */
    double t() {
        return groups.stream().mapToDouble(this::distance).max().orElse(0);
    }

    private double distance(Group group) {
        double distance = 0;
        for (Map.Entry<String, Integer> judgement : all.judgements.entrySet()) {
            double here = group.judgements.getOrDefault(judgement.getKey(), 0) / (double) group.persons;
            distance += Math.abs(here - judgement.getValue() / (double) all.persons);
        }
        return distance / 2;
    }
}
