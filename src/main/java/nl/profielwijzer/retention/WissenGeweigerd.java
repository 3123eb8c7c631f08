package nl.profielwijzer.retention;

/** A file stays although the resident asks to erase it; the message says why, in Dutch. */
public final class WissenGeweigerd extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean afTeWegen;

    WissenGeweigerd(String message, boolean afTeWegen) {
        super(message);
        this.afTeWegen = afTeWegen;
    }

    /** Whether it can be erased once a person has weighed that nobody else needs it. */
    public boolean afTeWegen() {
        return afTeWegen;
    }

    /** Why, and what to do. */
    public String reden() {
        return String.valueOf(getMessage());
    }
}
