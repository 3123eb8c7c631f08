package nl.profielwijzer.calibration;

/** So many calibrations wait that no other is taken in. */
public final class WachtrijVol extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WachtrijVol() {
        super("de wachtrij is vol");
    }
}
