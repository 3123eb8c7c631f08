package nl.profielwijzer.rules;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one rule saw.
 *
 * @param lid whom it is about; null is the household
 * @param score the leefgebied it is about, if one
 * @param matches the facts by name, once for each time the rule fired on this lid and leefgebied
 */
public record Bevinding(
        Rule rule, @Nullable LidFeiten lid, @Nullable Score score, List<Map<String, Object>> matches) {

    public boolean about(LidFeiten other) {
        return lid == other;
    }
}
