package nl.profielwijzer.retention;

/** A file stays although the resident asks to erase it; the message says why, in Dutch. */
public final class WissenGeweigerd extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WissenGeweigerd(String message) {
        super(message);
    }

    /** Why, and what to do. */
    public String reden() {
        return String.valueOf(getMessage());
    }
}
