package nl.profielwijzer.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A question of the conversation.
 *
 * @param vraag may hold {@code {lid}}, which {@link #aan} fills in
 * @param omdat why it is asked
 * @param antwoorden how each answer is said, by its value in JSON; empty when the answer is free, or yes or no
 */
public record Vraag(String vraag, String omdat, Map<String, String> antwoorden) {

    public Vraag {
        antwoorden = Collections.unmodifiableMap(new LinkedHashMap<>(antwoorden));
    }

    /** The question as it is put about this lid. */
    public String aan(String lid) {
        return vraag.replace("{lid}", lid);
    }
}
