package nl.profielwijzer.casuistry;

import java.time.LocalDate;
import java.util.Map;
import nl.profielwijzer.casuistry.Casus.Herkomst;
import org.jspecify.annotations.Nullable;

/**
 * What a set of cases is made of, as it was when the set came in. Small counts of real cases aren't shown.
 *
 * @param herkomst cases by where they come from
 * @param van first peildatum; null without cases
 * @param beoordelaars how many experts judged, each under a code of their own
 * @param perAantalBeoordelaars cases by how many experts judged them
 * @param privacy what the privacy gate saw
 */
public record Setopbouw(
        Map<Herkomst, Aantal> herkomst,
        @Nullable LocalDate van,
        @Nullable LocalDate tot,
        int beoordelaars,
        Map<Integer, Aantal> perAantalBeoordelaars,
        Privacyrapport privacy) {}
