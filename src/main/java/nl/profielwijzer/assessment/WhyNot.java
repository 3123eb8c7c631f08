package nl.profielwijzer.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.profielwijzer.assessment.LidUitkomst.Jeugdadvies;
import nl.profielwijzer.assessment.LidUitkomst.Kandidaat;
import nl.profielwijzer.assessment.Uitslag.NietPassend;
import nl.profielwijzer.catalogue.Profiel;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.rules.Bevinding;
import nl.profielwijzer.rules.LidFeiten;
import nl.profielwijzer.rules.Rule;
import nl.profielwijzer.rules.Strekking;
import nl.profielwijzer.rules.Wording;
import org.jspecify.annotations.Nullable;

/** Says of every youth profile that is not advised why: which must doesn't hold, or how many points it is short. */
final class WhyNot {
    private final Weighing weighing;

    WhyNot(Weighing weighing) {
        this.weighing = weighing;
    }

    List<NietPassend> of(Afweging afweging, Findings findings, LidFeiten lid, LidUitkomst uitkomst) {
        Jeugdadvies jeugd = uitkomst.jeugd();
        List<NietPassend> reasons = new ArrayList<>();
        for (Profiel profiel : afweging.catalogus().profielen()) {
            boolean advised = jeugd != null && jeugd.eerste().profiel().equals(profiel.code());
            if (profiel.wet() == Wet.JEUGDWET && !advised) {
                reasons.add(reason(afweging, findings, lid, uitkomst, profiel));
            }
        }
        return reasons;
    }

    private NietPassend reason(
            Afweging afweging, Findings findings, LidFeiten lid, LidUitkomst uitkomst, Profiel profiel) {
        Kandidaat punten =
                weighing.points(profiel.code(), afweging.feiten().bevindingen().of(lid), afweging.parameters());
        if (punten == null) {
            List<Bevinding> against = findings.of(lid, profiel.code()).stream()
                    .filter(finding -> finding.rule().strekking() == Strekking.TEGEN
                            || finding.rule().strekking() == Strekking.SLUIT_UIT)
                    .toList();
            return of(
                    profiel,
                    findings.sentences(against),
                    null,
                    against.stream().map(Bevinding::rule).toList());
        }
        double drempel = afweging.parameters().get(Weighing.DREMPEL);
        if (punten.punten() < drempel) {
            return of(
                    profiel,
                    "Het profiel past gedeeltelijk: het heeft %s punten, en telt mee vanaf %s."
                            .formatted(Wording.number(punten.punten()), Wording.number(drempel)),
                    drempel - punten.punten(),
                    punten.gronden());
        }
        Jeugdadvies jeugd = uitkomst.jeugd();
        if (jeugd == null) {
            return of(
                    profiel,
                    "Het profiel past bij wat er speelt (%s punten), maar er is nu geen advies: %s"
                            .formatted(Wording.number(punten.punten()), withoutAdvice(findings, lid, uitkomst)),
                    null,
                    punten.gronden());
        }
        double verschil = jeugd.eerste().punten() - punten.punten();
        boolean close =
                jeugd.alternatieven().stream().anyMatch(other -> other.profiel().equals(profiel.code()));
        String first = afweging.catalogus().profiel(jeugd.eerste().profiel()).naam();
        return of(
                profiel,
                close
                        ? "Het profiel past bijna even goed als ‘%s’: het verschil is %s, kleiner dan de marge van %s. Weeg samen af wat het beste past."
                                .formatted(
                                        first,
                                        points(verschil),
                                        Wording.number(afweging.parameters().get(Weighing.MARGE)))
                        : "Het profiel past ook, maar ‘%s’ past beter: het verschil is %s."
                                .formatted(first, points(verschil)),
                verschil,
                punten.gronden());
    }

    private static String points(double number) {
        return Wording.number(number) + (number == 1 ? " punt" : " punten");
    }

    private static String withoutAdvice(Findings findings, LidFeiten lid, LidUitkomst uitkomst) {
        return findings.sentences(findings.of(lid, uitkomst.routegronden()));
    }

    private static NietPassend of(Profiel profiel, String reden, @Nullable Double tekort, List<Rule> gronden) {
        return new NietPassend(
                profiel.code(), profiel.naam(), Objects.requireNonNull(reden), tekort, Explanation.ids(gronden));
    }
}
