package nl.profielwijzer.monitoring;

import java.time.Instant;
import java.util.List;

/**
 * What a consulent chose after an assessment, for one or more leden. It never changes: who thinks again adds another.
 *
 * @param volgnummer within the assessment, from 1
 * @param door name of the user
 */
public record Consulentoordeel(int volgnummer, String door, Instant vastgelegdTijdstip, List<Oordeelregel> oordelen) {
    public Consulentoordeel {
        oordelen = List.copyOf(oordelen);
    }
}
