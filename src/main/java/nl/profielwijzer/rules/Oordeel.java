package nl.profielwijzer.rules;

/** Whether a law gives the household something. */
public enum Oordeel {
    JA,
    NEE,
    UITZOEKEN
}
