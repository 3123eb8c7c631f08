package nl.profielwijzer.audit;

/** How an act ended. */
public enum Resultaat {
    GELUKT,
    GEWEIGERD,
    MISLUKT
}
