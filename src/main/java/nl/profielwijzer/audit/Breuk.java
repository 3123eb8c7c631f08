package nl.profielwijzer.audit;

/**
 * A place where the log isn't as it was written.
 *
 * @param volgnummer of the line, as it stands in the log now
 * @param uitleg what is wrong with it, as a sentence
 */
public record Breuk(Soort soort, long volgnummer, String uitleg) {

    /** What was done to the log. */
    public enum Soort {
        /** Something in the line isn't what was sealed. */
        GEWIJZIGD,
        /** Lines that were there are gone. */
        VERWIJDERD,
        /** A line that nobody sealed. */
        INGEVOEGD,
        /** A line that was sealed elsewhere in the log. */
        VERPLAATST,
        /** Lines at the end are gone. */
        AFGEKAPT,
        /** The log ends or ended otherwise than the lines say. */
        KOP
    }
}
