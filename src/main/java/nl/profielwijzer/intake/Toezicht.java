package nl.profielwijzer.intake;

/** How much supervision a lid needs. */
public enum Toezicht {
    GEEN,
    PERIODIEK,
    WEKELIJKS,
    DAGELIJKS,
    PERMANENT
}
