package nl.profielwijzer.retention;

/** This file has to stay already. */
public final class BewaarplichtBestaat extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
