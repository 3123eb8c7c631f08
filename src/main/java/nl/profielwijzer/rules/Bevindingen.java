package nl.profielwijzer.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;
import nl.profielwijzer.intake.Leefgebied;
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
    private final boolean explained;
    private final Map<Key, List<Map<String, Object>>> matches = new HashMap<>();

    private record Key(int rule, int lid, int leefgebied) {}

    private final BitSet household = new BitSet();

    /** @param explained whether to keep the facts that made a rule fire, which costs time */
    Bevindingen(RuleBook rules, HuishoudenFeiten huishouden, boolean explained) {
        this.rules = rules;
        this.huishouden = huishouden;
        this.explained = explained;
    }

    void add(RuleContext context, @Nullable LidFeiten lid, @Nullable Score score) {
        int rule = rules.indexOfName(context.getRule().getName());
        (lid == null ? household : of(lid)).set(rule);
        if (score != null && lid != null) {
            lid.found().scored(rule, score);
        }
        if (!explained) {
            return;
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

    /** The places of the rules that saw something on the household as a whole. */
    public BitSet ofHousehold() {
        return household;
    }

    /** The places of the rules that saw something on this lid. */
    public BitSet of(LidFeiten lid) {
        return lid.found().rules();
    }

    /** Tells of each finding on a leefgebied of this lid the leefgebied and the place of the rule. */
    public void scored(LidFeiten lid, ObjIntConsumer<Score> each) {
        lid.found().scored(each);
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
        Score score =
                key.leefgebied == HOUSEHOLD || lid == null ? null : lid.score(Leefgebied.values()[key.leefgebied]);
        return new Bevinding(
                rules.get(key.rule),
                lid,
                score,
                facts.stream().sorted(this::inOrderOfIntake).toList());
    }

    /** The engine may come by the matches of a rule in any order; a sentence names them in the order of the intake. */
    private int inOrderOfIntake(Map<String, Object> one, Map<String, Object> other) {
        return one.keySet().stream()
                .mapToInt(name -> Integer.compare(place(one.get(name)), place(other.get(name))))
                .filter(comparison -> comparison != 0)
                .findFirst()
                .orElse(0);
    }

    private int place(@Nullable Object fact) {
        if (fact instanceof Score score) {
            return score.getLeefgebied().ordinal();
        }
        return huishouden.getLeden().indexOf(fact instanceof OuderKind pair ? pair.getOuder() : fact);
    }
}
