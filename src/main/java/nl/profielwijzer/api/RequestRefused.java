package nl.profielwijzer.api;

/** A request gets no answer, for the reason that goes with this status. */
final class RequestRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    RequestRefused(int status) {
        super("status " + status);
        this.status = status;
    }

    int status() {
        return status;
    }
}
