package nl.profielwijzer.intake;

/** What running support has brought so far. */
public enum Effect {
    VERBETERD,
    GELIJK,
    VERSLECHTERD
}
