package nl.profielwijzer.receipt;

/** The caller used the same key before, for another request. */
public final class AnderVerzoek extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AnderVerzoek() {
        super("de sleutel is al gebruikt voor een ander verzoek");
    }
}
