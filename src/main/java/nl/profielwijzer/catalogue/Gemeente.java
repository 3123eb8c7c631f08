package nl.profielwijzer.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A municipality that can be named in an intake.
 *
 * @param code CBS code, four digits
 * @param kostenaandeel its share in the cost of the subregion, per cent
 * @param gecontroleerd whether the figures were read in the source; else they are cited from memory
 */
public record Gemeente(
        String code, String naam, String subregio, @Nullable Double kostenaandeel, String bron, boolean gecontroleerd) {
    public Gemeente {
        if (!code.matches("[0-9]{4}")) {
            throw new IllegalArgumentException(
                    "gemeente %s heeft code '%s'. Geef de CBS-code van vier cijfers tussen aanhalingstekens."
                            .formatted(naam, code));
        }
    }
}
