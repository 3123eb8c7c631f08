package nl.profielwijzer.intake;

/** Who brought the question to the access team (Jeugdwet art. 2.6). */
public enum Verwijzer {
    GEMEENTE,
    HUISARTS,
    JEUGDARTS,
    GI,
    MEDISCH_SPECIALIST,
    ZELF,
    RECHTER,
    ONDERWIJS,
    ANDERS
}
