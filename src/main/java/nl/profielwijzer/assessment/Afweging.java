package nl.profielwijzer.assessment;

import java.util.List;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.catalogue.Profielcatalogus;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.rules.HuishoudenFeiten;
import nl.profielwijzer.rules.HuishoudenWeging;

/**
 * One intake under one set of parameters, with all findings and what weighing made of them; not yet put into words.
 *
 * @param leden outcome per lid, in the order of the intake
 * @param weging the same as the rules on the outcome as a whole saw it
 */
record Afweging(
        Intake intake,
        Parameters parameters,
        HuishoudenFeiten feiten,
        List<LidUitkomst> leden,
        HuishoudenWeging weging,
        Profielcatalogus catalogus) {

    /** SPOED goes before VRAGEN, VRAGEN before KEUZE. */
    Uitkomst uitkomst() {
        if (leden.stream().anyMatch(lid -> lid.route() == nl.profielwijzer.rules.Route.SPOED)) {
            return Uitkomst.SPOED;
        }
        if (leden.stream().anyMatch(lid -> !lid.beslissend().isEmpty())) {
            return Uitkomst.VRAGEN;
        }
        return leden.stream().anyMatch(LidUitkomst::keuze) ? Uitkomst.KEUZE : Uitkomst.ADVIES;
    }
}
