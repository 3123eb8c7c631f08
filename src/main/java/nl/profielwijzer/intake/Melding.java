package nl.profielwijzer.intake;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The report with which a question reached the access team (Wmo 2015 art. 2.3.2).
 *
 * @param hulpvraag the question in the resident's own words
 */
public record Melding(
        LocalDate datum,
        @Nullable Verwijzer verwijzer,
        @Nullable String hulpvraag,
        @Nullable Boolean persoonlijkPlan,
        @Nullable Boolean clientondersteuningAangeboden) {}
