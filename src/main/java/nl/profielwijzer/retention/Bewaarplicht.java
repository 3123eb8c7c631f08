package nl.profielwijzer.retention;

import java.time.Instant;
import nl.profielwijzer.intake.TextForm;

/**
 * A file that has to stay, whatever its age and whoever asks.
 *
 * @param kenmerk pseudonym of the household
 * @param reden why, in words for who asks later; never about a person
 * @param ingesteldDoor name of the user
 */
public record Bewaarplicht(
        String id, String gemeente, String kenmerk, String reden, Instant ingesteldTijdstip, String ingesteldDoor) {
    public static final TextForm REDEN = new TextForm(
            "reden",
            "(?s)\\S.{2,499}",
            "Zeg in 3 tot 500 tekens waarom het dossier moet blijven, zonder iemand te noemen.");
}
