package nl.profielwijzer.audit;

import org.jspecify.annotations.Nullable;

/**
 * What someone is about to do.
 *
 * @param actor name of the user
 * @param object what it is done to, as kind and id: {@code beoordeling/0197…}; never something that tells who a resident is
 * @param betrokkene kenmerk of the household it is about, kept as a pseudonym only; null when it is about none or many
 */
public record Handeling(
        String actor,
        Actie actie,
        String object,
        Verwerking verwerking,
        @Nullable String betrokkene) {

    /** About nobody in particular. */
    public Handeling(String actor, Actie actie, String object, Verwerking verwerking) {
        this(actor, actie, object, verwerking, null);
    }
}
