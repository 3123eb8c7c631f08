package nl.profielwijzer.retention;

/** What would be destroyed now isn't what the trial showed. */
public final class AndereVernietiging extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
