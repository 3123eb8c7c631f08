package nl.profielwijzer.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.catalogue.Profielcatalogus;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.rules.HuishoudenFeiten;
import nl.profielwijzer.rules.HuishoudenWeging;
import nl.profielwijzer.rules.Oordeel;

/**
 * One intake under one set of parameters, with all findings and what weighing made of them; not yet put into words.
 *
 * @param leden outcome per lid, in the order of the intake
 * @param weging the same as the rules on the outcome as a whole saw it
 * @param stilgelegd what of it may not be told
 */
record Afweging(
        Intake intake,
        Parameters parameters,
        HuishoudenFeiten feiten,
        List<LidUitkomst> leden,
        HuishoudenWeging weging,
        Profielcatalogus catalogus,
        Stilgelegd stilgelegd) {

    /** Whether no advice may be told to the lid at this place. */
    boolean isStilgelegd(int place) {
        return stilgelegd.raakt(leden.get(place), parameters);
    }

    /** Whether no advice may be told to somebody, so that the household can't be told what rests on it either. */
    boolean isStilgelegd() {
        return leden.stream().anyMatch(lid -> stilgelegd.raakt(lid, parameters));
    }

    /** SPOED goes before STILGELEGD, that before VRAGEN, VRAGEN before KEUZE. */
    Uitkomst uitkomst() {
        if (leden.stream().anyMatch(lid -> lid.route() == nl.profielwijzer.rules.Route.SPOED)) {
            return Uitkomst.SPOED;
        }
        if (isStilgelegd()) {
            return Uitkomst.STILGELEGD;
        }
        if (leden.stream().anyMatch(lid -> !lid.beslissend().isEmpty())) {
            return Uitkomst.VRAGEN;
        }
        return leden.stream().anyMatch(LidUitkomst::keuze) ? Uitkomst.KEUZE : Uitkomst.ADVIES;
    }

    /** The advice of each lid, without words. */
    List<Lidadvies> adviezen() {
        List<Lidadvies> adviezen = new ArrayList<>();
        for (int i = 0; i < leden.size(); i++) {
            LidUitkomst uitkomst = leden.get(i);
            LidUitkomst.Jeugdadvies jeugd = uitkomst.jeugd();
            Map<String, Intensiteit> gebieden = new TreeMap<>();
            uitkomst.gebieden().forEach(gebied -> gebieden.put(gebied.gebied(), gebied.tier()));
            adviezen.add(new Lidadvies(
                    intake.huishouden().leden().get(i).id(),
                    uitkomst.oordeel(Wet.JEUGDWET) == Oordeel.JA ? Wet.JEUGDWET : Wet.WMO,
                    uitkomst.route(),
                    uitkomst.kandidaten().stream()
                            .map(LidUitkomst.Kandidaat::profiel)
                            .toList(),
                    jeugd == null ? null : jeugd.intensiteit(),
                    gebieden,
                    Set.copyOf(weging.getLeden().get(i).getMaatregelen()),
                    uitkomst.kostenPerMaand(
                            jeugd == null ? null : jeugd.eerste().profiel(), catalogus)));
        }
        return adviezen;
    }
}
