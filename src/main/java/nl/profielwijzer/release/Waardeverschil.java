package nl.profielwijzer.release;

import nl.profielwijzer.catalogue.Herkomst;
import org.jspecify.annotations.Nullable;

/**
 * One parameter that has another value in one set than in another.
 *
 * @param van null when it has no value in the first
 * @param naar null when it has none in the second
 */
public record Waardeverschil(
        String naam,
        String omschrijving,
        String eenheid,
        Herkomst herkomst,
        @Nullable Double van,
        @Nullable Double naar) {}
