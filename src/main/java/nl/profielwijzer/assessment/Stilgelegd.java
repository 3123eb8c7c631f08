package nl.profielwijzer.assessment;

import java.util.List;
import nl.profielwijzer.assessment.Uitslag.GeldendeStillegging;
import nl.profielwijzer.catalogue.Parameters;

/**
 * Which advice is suspended for a household: all of it, or that on some profiles and result areas. It changes what is
 * told, never what is weighed.
 */
record Stilgelegd(List<GeldendeStillegging> stilleggingen) {
    static final Stilgelegd NIETS = new Stilgelegd(List.of());

    boolean isNiets() {
        return stilleggingen.isEmpty();
    }

    /** Whether nothing may be said of this profile or result area. */
    boolean raakt(String profiel) {
        return stilleggingen.stream()
                .map(GeldendeStillegging::profielen)
                .anyMatch(profielen -> profielen == null || profielen.contains(profiel));
    }

    /** Whether nothing may be advised to this lid, because something suspended is or could be chosen for it. */
    boolean raakt(LidUitkomst lid, Parameters parameters) {
        return stilleggingen.stream().anyMatch(each -> each.profielen() == null)
                || (!isNiets()
                        && lid.teKiezen(parameters.get(Weighing.MARGE)).stream().anyMatch(this::raakt));
    }
}
