package nl.profielwijzer.calibration;

/** A calibration that is over can't be stopped any more. */
public final class IjkingKlaar extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IjkingKlaar() {
        super("de ijking is al klaar");
    }
}
