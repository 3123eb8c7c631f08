package nl.profielwijzer.release;

/**
 * The evidence for a change.
 *
 * @param verwijzing which calibration report, or which source
 */
public record Onderbouwing(Soort soort, String verwijzing) {

    public enum Soort {
        /** A calibration report: its values count as calibrated. */
        RAPPORT,
        /** Research, policy or experience. */
        BRON
    }
}
