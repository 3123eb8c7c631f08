package nl.profielwijzer.assessment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import nl.profielwijzer.catalogue.Profielcatalogus;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.rules.Oordeel;
import nl.profielwijzer.rules.Route;
import nl.profielwijzer.rules.Rule;
import org.jspecify.annotations.Nullable;

/**
 * What weighing makes of the findings on one lid.
 *
 * @param wetten the laws that give or may give something; JEUGDWET and WMO always
 * @param kandidaten youth profiles at the threshold, in order of points
 * @param jeugd the youth advice, if one
 * @param gebieden Wmo result areas above T0
 * @param beslissend the rules that ask what must be known before there can be an advice
 * @param routegronden the rules on which the route rests
 * @param treden by result area with something to bridge the steps that its tier follows from: 0 or less is T0
 */
record LidUitkomst(
        Route route,
        Map<Wet, Wetsoordeel> wetten,
        boolean jeugdBeoordeeld,
        List<Kandidaat> kandidaten,
        @Nullable Jeugdadvies jeugd,
        List<Gebiedsadvies> gebieden,
        List<Rule> beslissend,
        List<Rule> routegronden,
        SortedMap<String, Double> treden) {

    record Wetsoordeel(Oordeel oordeel, List<Rule> gronden) {}

    record Kandidaat(String profiel, double punten, List<Rule> gronden) {}

    /**
     * @param alternatieven other candidates within the margin
     * @param marge points between the first and the second candidate; null when there is no second
     */
    record Jeugdadvies(
            Kandidaat eerste,
            List<Kandidaat> alternatieven,
            @Nullable Double marge,
            Intensiteit intensiteit,
            List<Rule> intensiteitsgronden) {}

    record Gebiedsadvies(String gebied, Intensiteit tier, List<Rule> gronden) {}

    Oordeel oordeel(Wet wet) {
        Wetsoordeel oordeel = wetten.get(wet);
        return oordeel == null ? Oordeel.NEE : oordeel.oordeel();
    }

    /**
     * What the advised support costs, euro per month.
     *
     * @param profiel the youth profile that ranks first, if any does
     */
    double kostenPerMaand(@Nullable String profiel, Profielcatalogus catalogus) {
        double kosten = gebieden.stream()
                .mapToDouble(gebied ->
                        catalogus.profiel(gebied.gebied()).aanbod(gebied.tier()).kostenPerMaand())
                .sum();
        return jeugd == null || profiel == null
                ? kosten
                : kosten
                        + catalogus.profiel(profiel).aanbod(jeugd.intensiteit()).kostenPerMaand();
    }

    /**
     * What the team would choose from: the youth profiles that are first or within the margin of it, advised or not, and
     * the result areas with something to bridge, also where that comes to T0.
     */
    Set<String> teKiezen(double marge) {
        Set<String> codes = new TreeSet<>(treden.keySet());
        gebieden.forEach(gebied -> codes.add(gebied.gebied()));
        for (int i = 0; i < kandidaten.size(); i++) {
            if (i == 0 || kandidaten.get(0).punten() - kandidaten.get(i).punten() < marge) {
                codes.add(kandidaten.get(i).profiel());
            }
        }
        return codes;
    }

    boolean keuze() {
        return jeugd != null && !jeugd.alternatieven().isEmpty();
    }
}
