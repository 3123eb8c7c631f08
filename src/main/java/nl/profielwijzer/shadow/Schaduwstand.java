package nl.profielwijzer.shadow;

/** Whether a shadow still has to begin, runs, or is over. */
public enum Schaduwstand {
    GEPLAND,
    LOOPT,
    AFGELOPEN
}
