package nl.profielwijzer.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.ObjIntConsumer;

/** What was found on one lid, by the place of each rule: all that weighing needs. */
final class Found {
    private final BitSet rules = new BitSet();
    private final List<OnScore> onScores = new ArrayList<>();

    private record OnScore(int rule, Score score) {}

    BitSet rules() {
        return rules;
    }

    void scored(int rule, Score score) {
        onScores.add(new OnScore(rule, score));
    }

    void scored(ObjIntConsumer<Score> each) {
        onScores.forEach(found -> each.accept(found.score(), found.rule()));
    }
}
