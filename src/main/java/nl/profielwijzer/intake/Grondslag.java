package nl.profielwijzer.intake;

/** The ground of a limitation. */
public enum Grondslag {
    PSYCHISCH,
    VERSTANDELIJK,
    LICHAMELIJK,
    ZINTUIGLIJK,
    PSYCHOSOCIAAL,
    PSYCHOGERIATRISCH,
    ONTWIKKELING,
    GEDRAG,
    VERSLAVING,
    DYSLEXIE
}
