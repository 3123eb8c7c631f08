package nl.profielwijzer.release;

/** Where a parameter set is in its life. */
public enum Setstatus {
    CONCEPT,
    TER_GOEDKEURING,
    /** Approved; with a date of effect in the future it waits for that day. */
    GOEDGEKEURD,
    AFGEWEZEN,
    /** In force today, for at least one municipality. */
    ACTIEF,
    /** Another took its place, or it was rolled back. */
    VERVALLEN,
    INGETROKKEN
}
