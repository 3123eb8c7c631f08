package nl.profielwijzer.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.Match;
import org.kie.api.runtime.rule.RuleContext;

/**
 * What the rules saw in one household: a set, so that the order in which rules and facts come does not matter. A rule
 * that fires more than once on a lid and leefgebied gives one finding with all facts that made it fire.
 */
public final class Bevindingen {
    private static final int HOUSEHOLD = -1;

    private final RuleBook rules;
    private final HuishoudenFeiten huishouden;
    private final Map<LidFeiten, BitSet> found = new HashMap<>();
    private final Map<Key, List<Map<String, Object>>> matches = new HashMap<>();

    private record Key(int rule, int lid, int leefgebied) {}

    Bevindingen(RuleBook rules, HuishoudenFeiten huishouden) {
        this.rules = rules;
        this.huishouden = huishouden;
        huishouden.getLeden().forEach(lid -> found.put(lid, new BitSet()));
    }

    void add(RuleContext context, @Nullable LidFeiten lid, @Nullable Score score) {
        int rule = rules.indexOfName(context.getRule().getName());
        if (lid != null) {
            of(lid).set(rule);
        }
        Key key = new Key(
                rule,
                lid == null ? HOUSEHOLD : huishouden.getLeden().indexOf(lid),
                score == null ? HOUSEHOLD : score.getLeefgebied().ordinal());
        matches.computeIfAbsent(key, k -> new ArrayList<>(1)).add(facts(context.getMatch()));
    }

    private static Map<String, Object> facts(Match match) {
        Map<String, Object> facts = new TreeMap<>();
        for (String name : match.getDeclarationIds()) {
            facts.put(name, match.getDeclarationValue(name));
        }
        return facts;
    }

    /** Whether this rule saw something on this lid. */
    public boolean has(LidFeiten lid, int rule) {
        return of(lid).get(rule);
    }

    /** Whether any of these rules saw something on this lid. */
    public boolean hasAny(LidFeiten lid, BitSet ofRules) {
        return of(lid).intersects(ofRules);
    }

    private BitSet of(LidFeiten lid) {
        return java.util.Objects.requireNonNull(found.get(lid), "lid of another household");
    }

    /** All findings, by rule, then lid in the order of the intake, then leefgebied. */
    public List<Bevinding> all() {
        return matches.entrySet().stream()
                .sorted(Comparator.comparing(
                        Map.Entry::getKey,
                        Comparator.comparingInt(Key::rule)
                                .thenComparingInt(Key::lid)
                                .thenComparingInt(Key::leefgebied)))
                .map(entry -> bevinding(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Bevinding bevinding(Key key, List<Map<String, Object>> facts) {
        LidFeiten lid = key.lid == HOUSEHOLD ? null : huishouden.getLeden().get(key.lid);
        Score score = key.leefgebied == HOUSEHOLD || lid == null
                ? null
                : lid.score(nl.profielwijzer.intake.Leefgebied.values()[key.leefgebied]);
        return new Bevinding(rules.get(key.rule), lid, score, List.copyOf(facts));
    }
}
