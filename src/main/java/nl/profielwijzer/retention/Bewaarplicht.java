package nl.profielwijzer.retention;

import java.time.Instant;

/**
 * A file that has to stay, whatever its age and whoever asks.
 *
 * @param kenmerk pseudonym of the household
 * @param reden why, in words for who asks later; never about a person
 * @param ingesteldDoor name of the user
 */
public record Bewaarplicht(
        String id, String gemeente, String kenmerk, String reden, Instant ingesteldTijdstip, String ingesteldDoor) {}
