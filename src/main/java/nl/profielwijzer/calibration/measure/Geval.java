package nl.profielwijzer.calibration.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.profielwijzer.assessment.PreparedLid;
import nl.profielwijzer.casuistry.Casus;
import nl.profielwijzer.casuistry.Casus.Expertoordeel;
import nl.profielwijzer.catalogue.Profielcatalogus;
import nl.profielwijzer.intake.Wet;

/**
 * A judged case on which the rules have looked.
 *
 * @param catalogus of its municipality on its day
 * @param groepen the groups that it counts for
 * @param leden in the order of the intake
 */
public record Geval(Casus casus, Profielcatalogus catalogus, Set<String> groepen, List<PreparedLid> leden) {
    public Geval {
        groepen = Set.copyOf(groepen);
        leden = List.copyOf(leden);
    }

    String huishouden() {
        return casus.intake().kenmerk() == null ? casus.id() : casus.intake().kenmerk();
    }

    /** By expert what they said on this lid under this law. */
    Map<String, List<Expertoordeel>> oordelen(PreparedLid lid, Wet wet) {
        Map<String, List<Expertoordeel>> byExpert = new TreeMap<>();
        for (Expertoordeel oordeel : casus.oordelen()) {
            if (oordeel.lid().equals(lid.id()) && oordeel.wet() == wet) {
                byExpert.computeIfAbsent(oordeel.beoordelaar(), expert -> new ArrayList<>())
                        .add(oordeel);
            }
        }
        return byExpert;
    }
}
