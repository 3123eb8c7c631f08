package nl.profielwijzer.receipt;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.assessment.Rekenset;
import nl.profielwijzer.assessment.Uitslag;
import nl.profielwijzer.assessment.Uitslag.GeldendeStillegging;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.receipt.Herhaling.Verschil;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Does an assessment again from what was stored: by the rules and numbers of then when they are still there, otherwise
 * by those of now, and says which.
 */
public class Repeater {
    private final Beoordelaar running;
    private final BiFunction<String, LocalDate, Rekenset> geldend;
    private final RegelArchief archief;

    /**
     * @param running works with the rules in force
     * @param geldend the parameters in force for a municipality on a day
     */
    public Repeater(Beoordelaar running, BiFunction<String, LocalDate, Rekenset> geldend, RegelArchief archief) {
        this.running = running;
        this.geldend = geldend;
        this.archief = archief;
    }

    /** With what was suspended then: that is part of the answer, and so of the receipt. */
    private static List<GeldendeStillegging> stilleggingen(Beoordeling beoordeling) {
        return Json.JSON
                .readTree(beoordeling.uitslag())
                .path("stilleggingen")
                .valueStream()
                .map(each -> Json.JSON.treeToValue(each, GeldendeStillegging.class))
                .toList();
    }

    public Herhaling repeat(Beoordeling beoordeling) {
        Intake intake = Json.JSON.readValue(beoordeling.intake(), Intake.class);
        if (beoordeling.regelversie().equals(running.rules().hash())) {
            return asThen(beoordeling, intake, running);
        }
        Optional<RulesFolder> regelsVanToen = archief.find(beoordeling.regelversie());
        return regelsVanToen.isPresent()
                ? asThen(beoordeling, intake, regelsVanToen.get())
                : asNow(beoordeling, intake, "De regels van toen zijn er niet meer.");
    }

    /** One at a time: an archived rule book costs a second and some memory while it is open. */
    private synchronized Herhaling asThen(Beoordeling beoordeling, Intake intake, RulesFolder regels) {
        try (Beoordelaar toen = new Beoordelaar(regels)) {
            return asThen(beoordeling, intake, toen);
        } catch (IllegalArgumentException e) {
            return asNow(beoordeling, intake, "De regels van toen passen niet meer op deze versie van Profielwijzer.");
        }
    }

    private static Herhaling asThen(Beoordeling beoordeling, Intake intake, Beoordelaar beoordelaar) {
        return herhaling(
                beoordeling,
                beoordelaar.beoordeel(
                        intake, beoordeling.parameterwaarden(), beoordeling.parameterset(), stilleggingen(beoordeling)),
                beoordeling.regelversie(),
                true,
                "Herhaald met de regels en de parameters van toen.");
    }

    private Herhaling asNow(Beoordeling beoordeling, Intake intake, String why) {
        Map<String, Double> then = beoordeling.parameterwaarden();
        Rekenset set = geldend.apply(intake.gemeente(), intake.peildatum());
        Map<String, Double> now = set.op(intake.peildatum()).asMap();
        boolean covered = then.keySet().containsAll(now.keySet());
        return herhaling(
                beoordeling,
                covered
                        ? running.beoordeel(intake, then, beoordeling.parameterset(), stilleggingen(beoordeling))
                        : running.beoordeel(intake, set, stilleggingen(beoordeling)),
                running.rules().hash(),
                covered || then.equals(now),
                why
                        + (covered
                                ? " Herhaald met de regels van nu en de parameters van toen."
                                : " Herhaald met de regels en de parameters van nu."));
    }

    private static Herhaling herhaling(
            Beoordeling beoordeling, Uitslag nu, String regelversieNu, boolean zelfdeParameters, String toelichting) {
        List<Verschil> verschillen =
                Differences.between(answer(beoordeling.uitslag()), answer(Json.JSON.writeValueAsString(nu)));
        return new Herhaling(
                verschillen.isEmpty(),
                beoordeling.regelversie(),
                regelversieNu,
                beoordeling.regelversie().equals(regelversieNu),
                zelfdeParameters,
                toelichting,
                verschillen);
    }

    /** What was answered, without the names of the rules and parameters it was answered by: the repetition tells those. */
    private static JsonNode answer(String uitslag) {
        return ((ObjectNode) Json.JSON.readTree(uitslag)).without(List.of("regelversie", "parameterset"));
    }
}
