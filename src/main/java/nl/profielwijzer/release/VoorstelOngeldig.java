package nl.profielwijzer.release;

import java.util.List;
import nl.profielwijzer.intake.Fout;

/** A change of a parameter set doesn't hold; tells everything that is wrong with it at once. */
public final class VoorstelOngeldig extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fout> fouten;

    public VoorstelOngeldig(List<Fout> fouten) {
        super("het voorstel heeft %d fout(en)".formatted(fouten.size()));
        this.fouten = List.copyOf(fouten);
    }

    public List<Fout> fouten() {
        return fouten;
    }
}
