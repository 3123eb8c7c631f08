package nl.profielwijzer.calibration;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.assessment.Rekenset;
import nl.profielwijzer.assessment.Uitslag.Stap;
import nl.profielwijzer.calibration.Ijkrapport.Toelichting;
import nl.profielwijzer.calibration.measure.Lidvergelijking;
import nl.profielwijzer.calibration.measure.Overeenstemming;
import nl.profielwijzer.calibration.measure.Overeenstemming.Vak;
import nl.profielwijzer.calibration.search.Ijkuitkomst;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Omgeslagen;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Voorstel;
import nl.profielwijzer.calibration.search.Workers;
import nl.profielwijzer.casuistry.Casus;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Lid;
import org.jspecify.annotations.Nullable;

/** Tells of chosen leden why they are advised what they are advised, now and as proposed. */
final class Explanations {
    /** Leden whose advice turns; the others stand in the table of cases. */
    private static final int TURNED = 50;

    /** Leden whose advice no expert would give, the furthest off first. */
    private static final int DISAGREEMENTS = 50;

    /** Leden per cell of a table in which instrument and experts differ, and in which they agree. */
    private static final int DIFFERENT = 6;

    private static final int SAME = 2;

    private final Beoordelaar beoordelaar;
    private final Rekenset basis;
    private final Map<String, Casus> byId;

    Explanations(Beoordelaar beoordelaar, Rekenset basis, Map<String, Casus> byId) {
        this.beoordelaar = beoordelaar;
        this.basis = basis;
        this.byId = byId;
    }

    private record OfLid(String casus, String lid) {}

    List<Toelichting> of(
            Ijkuitkomst uitkomst, Overeenstemming overeenstemming, List<Lidvergelijking> leden, Workers workers) {
        Voorstel voorstel = uitkomst instanceof Voorstel found ? found : null;
        Set<OfLid> chosen = new LinkedHashSet<>();
        if (voorstel != null) {
            voorstel.omgeslagen().stream()
                    .limit(TURNED)
                    .forEach(flip -> chosen.add(new OfLid(flip.casus(), flip.lid())));
        }
        overeenstemming.wetten().stream()
                .flatMap(wet -> wet.aspecten().stream())
                .flatMap(aspect -> aspect.vakken().stream())
                .forEach(vak -> chosen.addAll(first(vak)));
        Verschilbeeld.disagreements(leden)
                .limit(DISAGREEMENTS)
                .forEach(each -> chosen.add(new OfLid(each.casus(), each.lid())));
        List<String> cases = chosen.stream().map(OfLid::casus).distinct().toList();
        return workers
                .each(
                        cases.size(),
                        i -> toelichtingen(
                                cases.get(i), lid -> chosen.contains(new OfLid(cases.get(i), lid)), voorstel))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<OfLid> first(Vak vak) {
        return vak.plekken().stream()
                .limit(vak.instrument() == vak.deskundige() ? SAME : DIFFERENT)
                .map(plek -> new OfLid(plek.casus(), plek.lid()))
                .toList();
    }

    /** Of one lid whose advice turns with these other values. */
    Toelichting of(Omgeslagen flip, Map<String, Double> changed) {
        return toelichtingen(flip.casus(), flip.lid()::equals, List.of(flip), changed)
                .get(0);
    }

    private List<Toelichting> toelichtingen(String casus, Predicate<String> chosen, @Nullable Voorstel voorstel) {
        return voorstel == null
                ? toelichtingen(casus, chosen, List.of(), Map.of())
                : toelichtingen(
                        casus,
                        chosen,
                        voorstel.omgeslagen().stream()
                                .filter(flip -> flip.casus().equals(casus))
                                .toList(),
                        voorstel.voorgesteld().values());
    }

    private List<Toelichting> toelichtingen(
            String casus, Predicate<String> chosen, List<Omgeslagen> flips, Map<String, Double> changed) {
        Intake intake = Objects.requireNonNull(byId.get(casus)).intake();
        Map<String, Double> values = new TreeMap<>(basis.op(intake.peildatum()).asMap());
        Map<String, List<Stap>> was = beoordelaar.stappen(intake, values, basis.referentie());
        Map<String, List<Stap>> wordt = was;
        if (!flips.isEmpty()) {
            values.putAll(changed);
            wordt = beoordelaar.stappen(intake, values, basis.referentie());
        }
        List<Toelichting> toelichtingen = new ArrayList<>();
        for (Lid each : intake.huishouden().leden()) {
            String lid = each.id();
            if (chosen.test(lid)) {
                Omgeslagen flip = flips.stream()
                        .filter(turned -> turned.lid().equals(lid))
                        .findFirst()
                        .orElse(null);
                toelichtingen.add(new Toelichting(
                        casus,
                        lid,
                        flip == null ? List.of() : flip.parameters(),
                        told(Objects.requireNonNull(was.get(lid))),
                        flip == null ? null : told(Objects.requireNonNull(wordt.get(lid)))));
            }
        }
        return toelichtingen;
    }

    private static String told(List<Stap> stappen) {
        return stappen.get(2).conclusie() + " " + stappen.get(4).conclusie();
    }
}
