package nl.profielwijzer.catalogue;

/**
 * A principle of integrated access.
 *
 * @param citaat the words of the source
 * @param uitleg how we read it
 */
public record Beginsel(String code, String titel, String citaat, String bron, String uitleg) {}
