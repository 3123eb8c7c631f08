package nl.profielwijzer.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The household as a whole.
 *
 * @param inzet support that runs or ran; null is not asked, empty is none
 */
public record Huishouden(
        List<Lid> leden,
        @Nullable List<Inzet> inzet,
        @Nullable Ouderrelatie ouderrelatie,
        @Nullable Bestaanszekerheid bestaanszekerheid) {

    public Huishouden {
        leden = List.copyOf(leden);
        inzet = inzet == null ? null : List.copyOf(inzet);
    }

    /** The same household with the lid of the same id replaced. */
    public Huishouden with(Lid lid) {
        List<Lid> replaced = new ArrayList<>(leden);
        replaced.replaceAll(present -> present.id().equals(lid.id()) ? lid : present);
        return new Huishouden(replaced, inzet, ouderrelatie, bestaanszekerheid);
    }
}
