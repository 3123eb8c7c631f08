package nl.profielwijzer.monitoring;

import java.time.Instant;
import nl.profielwijzer.casuistry.Casus;

/**
 * A judged assessment that a consulent offers to casuistry.
 *
 * @param casus what would be taken over, and nothing more
 */
public record Aanbieding(Instant aangebodenTijdstip, Casus casus) {}
