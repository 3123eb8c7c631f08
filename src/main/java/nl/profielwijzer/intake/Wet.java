package nl.profielwijzer.intake;

/** The laws and regulations a household's question can fall under. */
public enum Wet {
    JEUGDWET,
    WMO,
    WLZ,
    ZVW,
    PARTICIPATIEWET,
    SCHULDHULP,
    PASSEND_ONDERWIJS,
    LEERPLICHT
}
