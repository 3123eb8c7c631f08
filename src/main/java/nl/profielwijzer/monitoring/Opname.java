package nl.profielwijzer.monitoring;

import nl.profielwijzer.casuistry.Aantal;

/**
 * Offered cases that were taken into a set.
 *
 * @param naam of the set
 * @param versie the version they are in, with all cases of the version before
 */
public record Opname(String naam, int versie, Aantal opgenomen) {}
