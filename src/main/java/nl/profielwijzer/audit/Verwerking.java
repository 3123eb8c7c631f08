package nl.profielwijzer.audit;

/** For which purpose something was done: the processing activities of the register (AVG art. 30). */
public enum Verwerking {
    /** Advice on a household's request for help. */
    TOEGANG_TOT_HULP,
    /** Judged cases and calibration. */
    KWALITEIT,
    /** Rules, parameter sets, stop switch. */
    REGELBEHEER,
    /** Retention, and the rights of residents over their data. */
    BEWARING,
    /** Reading and checking this log. */
    TOEZICHT,
    /** Logging in and out, and what users were refused. */
    TOEGANGSBEHEER
}
