package nl.profielwijzer.suspension;

/** The suspension was lifted before. */
public final class AlHervat extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AlHervat() {
        super("de stillegging is al opgeheven");
    }
}
