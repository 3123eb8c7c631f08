package nl.profielwijzer.release;

/** Something can't be done with a parameter set; the message says why and what to do, in Dutch. */
public final class StapGeweigerd extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public enum Reden {
        /** There is no such set. */
        ONBEKEND,
        /** Somebody changed it since the caller saw it. */
        VERANDERD,
        /** Not in this status, or not beside the other sets. */
        STAND,
        /** Another person has to do this. */
        VIER_OGEN
    }

    private final Reden reden;

    public StapGeweigerd(Reden reden, String message) {
        super(message);
        this.reden = reden;
    }

    public Reden reden() {
        return reden;
    }
}
