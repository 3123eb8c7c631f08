package nl.profielwijzer.api;

import nl.profielwijzer.casuistry.Importverslag;

/** Cases that were offered are not taken in, for the reasons in the report. */
final class CasussenGeweigerd extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Importverslag verslag;

    CasussenGeweigerd(Importverslag verslag) {
        super("de casussen zijn geweigerd");
        this.verslag = verslag;
    }

    Importverslag verslag() {
        return verslag;
    }
}
