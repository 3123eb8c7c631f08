package nl.profielwijzer.rules;

/** How an advice relates to support that runs for the same lid and law. */
public enum Verandering {
    OPSCHALEN,
    AFSCHALEN,
    GELIJK,
    ANDER_PROFIEL,
    NIEUW
}
