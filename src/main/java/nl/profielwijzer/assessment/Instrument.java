package nl.profielwijzer.assessment;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import nl.profielwijzer.catalogue.Aanbod;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.catalogue.Profiel;
import nl.profielwijzer.catalogue.Profielcatalogus;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Inzet;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.rules.AdviesFeiten;
import nl.profielwijzer.rules.HuishoudenFeiten;
import nl.profielwijzer.rules.HuishoudenWeging;
import nl.profielwijzer.rules.LidFeiten;
import nl.profielwijzer.rules.LidWeging;
import nl.profielwijzer.rules.Oordeel;
import nl.profielwijzer.rules.RuleBook;
import nl.profielwijzer.rules.Verandering;

/**
 * The whole instrument: the rules look at the facts, weighing turns findings into an outcome, and the rules look once
 * more at the outcome (principles, household, urgency, costs).
 */
final class Instrument implements AutoCloseable {
    /** Situations in one session: enough to share its cost, so few that its memory stays in the cache. */
    private static final int TOGETHER = 16;

    private final RuleBook rules;
    private final Catalogue catalogue;
    private final Weighing weighing;

    /** The rules whose findings can change an outcome or a comparison of outcomes: all that trying things out needs. */
    private final RuleBook deciding;

    Instrument(RuleBook rules, Catalogue catalogue) {
        this.rules = rules;
        this.catalogue = catalogue;
        this.weighing = new Weighing(rules);
        BitSet places = weighing.reads();
        places.or(Verschil.Vergelijking.reads(rules));
        this.deciding = rules.only(places);
    }

    /** One intake under one set of parameters. */
    record Situatie(Intake intake, Parameters parameters, Stilgelegd stilgelegd) {

        /** With everything told. */
        Situatie(Intake intake, Parameters parameters) {
            this(intake, parameters, Stilgelegd.NIETS);
        }
    }

    RuleBook rules() {
        return rules;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Weighing weighing() {
        return weighing;
    }

    /** Every parameter that rules or weighing use. */
    Set<String> parameters() {
        Set<String> names = new TreeSet<>(weighing.parameters());
        rules.rules().forEach(rule -> names.addAll(rule.parameters()));
        return names;
    }

    /** The whole outcome, with the facts behind each finding. */
    Afweging weigh(Situatie situatie) {
        return weigh(List.of(situatie), rules, true).get(0);
    }

    /**
     * The outcomes of many situations, to be compared: without what only explains. They cost less together than one by
     * one, since the rules look at many of them in one session.
     */
    List<Afweging> outcomes(List<Situatie> situaties) {
        List<Afweging> afwegingen = new ArrayList<>(situaties.size());
        for (int from = 0; from < situaties.size(); from += TOGETHER) {
            afwegingen.addAll(
                    weigh(situaties.subList(from, Math.min(from + TOGETHER, situaties.size())), deciding, false));
        }
        return afwegingen;
    }

    private List<Afweging> weigh(List<Situatie> situaties, RuleBook looking, boolean explained) {
        List<HuishoudenFeiten> households = situaties.stream()
                .map(situatie -> new HuishoudenFeiten(
                        situatie.intake(), situatie.parameters(), catalogue.leefgebieden(), rules, explained))
                .toList();
        looking.look(households.stream().flatMap(each -> each.facts().stream()).toList());
        List<Afweging> afwegingen = new ArrayList<>();
        List<Object> outcomes = new ArrayList<>();
        for (int i = 0; i < households.size(); i++) {
            Afweging afweging = outcome(situaties.get(i), households.get(i));
            afwegingen.add(afweging);
            outcomes.add(afweging.weging());
            outcomes.addAll(afweging.weging().getLeden());
        }
        looking.look(outcomes);
        return afwegingen;
    }

    @Override
    public void close() {
        deciding.close();
        rules.close();
    }

    private Afweging outcome(Situatie situatie, HuishoudenFeiten feiten) {
        Intake intake = situatie.intake();
        Profielcatalogus profielen = catalogue.profielen(intake.gemeente(), intake.peildatum());
        List<LidUitkomst> uitkomsten = new ArrayList<>();
        List<LidWeging> wegingen = new ArrayList<>();
        for (LidFeiten lid : feiten.getLeden()) {
            LidUitkomst uitkomst = weighing.weigh(weighing.read(lid, feiten.bevindingen()), situatie.parameters());
            uitkomsten.add(uitkomst);
            wegingen.add(new LidWeging(
                    lid,
                    weighing.maatregelen(feiten.bevindingen().of(lid)),
                    oordelen(uitkomst),
                    uitkomst.route(),
                    adviezen(lid, uitkomst, intake, profielen)));
        }
        return new Afweging(
                intake,
                situatie.parameters(),
                feiten,
                List.copyOf(uitkomsten),
                new HuishoudenWeging(feiten, wegingen),
                profielen,
                situatie.stilgelegd());
    }

    private static Map<Wet, Oordeel> oordelen(LidUitkomst uitkomst) {
        Map<Wet, Oordeel> oordelen = new EnumMap<>(Wet.class);
        uitkomst.wetten().forEach((wet, oordeel) -> oordelen.put(wet, oordeel.oordeel()));
        return oordelen;
    }

    private static List<AdviesFeiten> adviezen(
            LidFeiten lid, LidUitkomst uitkomst, Intake intake, Profielcatalogus profielen) {
        List<AdviesFeiten> adviezen = new ArrayList<>();
        LidUitkomst.Jeugdadvies jeugd = uitkomst.jeugd();
        if (jeugd != null) {
            adviezen.add(advies(lid, Wet.JEUGDWET, jeugd.eerste().profiel(), jeugd.intensiteit(), intake, profielen));
        }
        uitkomst.gebieden()
                .forEach(gebied ->
                        adviezen.add(advies(lid, Wet.WMO, gebied.gebied(), gebied.tier(), intake, profielen)));
        return adviezen;
    }

    private static AdviesFeiten advies(
            LidFeiten lid, Wet wet, String code, Intensiteit intensiteit, Intake intake, Profielcatalogus profielen) {
        Profiel profiel = profielen.profiel(code);
        Aanbod aanbod = profiel.aanbod(intensiteit);
        return new AdviesFeiten(
                wet,
                code,
                profiel.naam(),
                intensiteit,
                verandering(lid.getId(), wet, code, intensiteit, intake, profielen),
                aanbod.blijvend());
    }

    /** Held against running support that names profile and intensity: the heaviest of the same profile, then another. */
    private static Verandering verandering(
            String lid, Wet wet, String profiel, Intensiteit nieuw, Intake intake, Profielcatalogus profielen) {
        List<Inzet> inzet = intake.huishouden().inzet();
        if (inzet == null || inzet.isEmpty()) {
            return Verandering.NIEUW;
        }
        List<Inzet> running = inzet.stream()
                .filter(each -> each.lid().equals(lid) && each.wet() == wet)
                .filter(each -> each.profiel() != null && each.intensiteit() != null)
                .filter(each -> each.looptOp(intake.peildatum()))
                .toList();
        OptionalInt present = running.stream()
                .filter(each -> profiel.equals(each.profiel()))
                .mapToInt(each -> profielen.zwaarte(Objects.requireNonNull(each.intensiteit())))
                .max();
        if (present.isEmpty()) {
            return running.isEmpty() || wet != Wet.JEUGDWET ? Verandering.NIEUW : Verandering.ANDER_PROFIEL;
        }
        int verschil = Integer.compare(profielen.zwaarte(nieuw), present.getAsInt());
        return verschil > 0 ? Verandering.OPSCHALEN : verschil < 0 ? Verandering.AFSCHALEN : Verandering.GELIJK;
    }
}
