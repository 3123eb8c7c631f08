package nl.profielwijzer.intake;

/** What work a lid is able to do. */
public enum Arbeidsvermogen {
    GEEN,
    BEPERKT,
    VOLLEDIG
}
