package nl.profielwijzer;

/** The service can't or may not start; says why and what to do, in Dutch. */
final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartRefused(String message) {
        super(message);
    }
}
