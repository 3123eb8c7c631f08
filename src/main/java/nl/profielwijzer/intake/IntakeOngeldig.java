package nl.profielwijzer.intake;

import java.util.List;

/** An intake can't be assessed as it was sent; tells everything that is wrong with it at once. */
public final class IntakeOngeldig extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fout> fouten;

    public IntakeOngeldig(List<Fout> fouten) {
        super("de intake heeft %d fout(en)".formatted(fouten.size()));
        this.fouten = List.copyOf(fouten);
    }

    IntakeOngeldig(Fout fout) {
        this(List.of(fout));
    }

    /** The faults, by pointer. */
    public List<Fout> fouten() {
        return fouten;
    }
}
