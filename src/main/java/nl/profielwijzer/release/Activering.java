package nl.profielwijzer.release;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That a set counts for some municipalities from a day on.
 *
 * @param volgnummer in order of activating: of two with one first day the later counts
 * @param tot first day on which it no longer counts; null has no end
 */
record Activering(
        long volgnummer,
        Setreferentie set,
        Werkingsgebied werkingsgebied,
        LocalDate vanaf,
        @Nullable LocalDate tot) {}
