package nl.profielwijzer.calibration.measure;

/** How an advice stands to the experts: of the leden of a case the worst one counts. */
public enum Verdict {
    /** The profile and intensity that most experts name. */
    EENS,
    /** Not that, but an expert names it, it is one level off, or the experts' profile is within the margin. */
    VERDEDIGBAAR,
    ONEENS
}
