package nl.profielwijzer.receipt;

import nl.profielwijzer.catalogue.ContentHash;

/**
 * What makes a repeated request recognisable, so that a caller who got no answer can safely ask again.
 *
 * @param sleutel hash of the caller and the key the caller chose; the key itself is not kept
 * @param verzoek hash of what was asked
 */
public record Herhaalsleutel(String sleutel, String verzoek) {

    /** The key that this caller gave with what is asked. */
    public static Herhaalsleutel of(String beller, String sleutel, String verzoek) {
        return new Herhaalsleutel(ContentHash.of(beller + "\n" + sleutel), ContentHash.of(verzoek));
    }
}
