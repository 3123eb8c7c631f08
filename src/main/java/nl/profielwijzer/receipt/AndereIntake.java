package nl.profielwijzer.receipt;

/** The caller used the same key before, for another intake. */
public final class AndereIntake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AndereIntake() {
        super("de sleutel is al gebruikt voor een andere intake");
    }
}
