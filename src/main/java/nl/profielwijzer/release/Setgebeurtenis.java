package nl.profielwijzer.release;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was done with a parameter set, by whom, when and why.
 *
 * @param ingangsdatum the date of effect that was chosen, of an activation only
 */
public record Setgebeurtenis(
        Setstap stap,
        String door,
        Instant tijdstip,
        @Nullable String motief,
        @Nullable LocalDate ingangsdatum) {}
