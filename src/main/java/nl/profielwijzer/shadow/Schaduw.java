package nl.profielwijzer.shadow;

import java.time.Instant;
import java.time.LocalDate;
import nl.profielwijzer.release.Setreferentie;
import nl.profielwijzer.release.Werkingsgebied;
import org.jspecify.annotations.Nullable;

/**
 * A parameter set that is weighed beside the assessments of a period, without anybody getting another answer.
 *
 * @param vanaf assessments made from this day on
 * @param totEnMet last day
 * @param einde when it ends or ended
 * @param beeindigdDoor who ended it before that; null when nobody did
 * @param volledigTot every assessment of before this moment is in its report
 * @param volledig whether nothing can come any more
 */
public record Schaduw(
        String id,
        Setreferentie parameterset,
        Werkingsgebied werkingsgebied,
        LocalDate vanaf,
        LocalDate totEnMet,
        Schaduwstand stand,
        Schaduweinde einde,
        String gestartDoor,
        Instant gestartTijdstip,
        @Nullable String beeindigdDoor,
        Instant volledigTot,
        boolean volledig) {}
