package nl.profielwijzer.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.profielwijzer.assessment.LidUitkomst.Gebiedsadvies;
import nl.profielwijzer.assessment.LidUitkomst.Jeugdadvies;
import nl.profielwijzer.assessment.LidUitkomst.Kandidaat;
import nl.profielwijzer.assessment.Uitslag.Advies;
import nl.profielwijzer.assessment.Uitslag.Beginselnaleving;
import nl.profielwijzer.assessment.Uitslag.CatalogusReferentie;
import nl.profielwijzer.assessment.Uitslag.EigenBijdrage;
import nl.profielwijzer.assessment.Uitslag.GenegeerdeScore;
import nl.profielwijzer.assessment.Uitslag.Gespreksvraag;
import nl.profielwijzer.assessment.Uitslag.Gezin;
import nl.profielwijzer.assessment.Uitslag.Kosten;
import nl.profielwijzer.assessment.Uitslag.LichterAlternatief;
import nl.profielwijzer.assessment.Uitslag.LidUitslag;
import nl.profielwijzer.assessment.Uitslag.NietPassend;
import nl.profielwijzer.assessment.Uitslag.Omslag;
import nl.profielwijzer.assessment.Uitslag.Omvang;
import nl.profielwijzer.assessment.Uitslag.OpenVraag;
import nl.profielwijzer.assessment.Uitslag.ParametersetReferentie;
import nl.profielwijzer.assessment.Uitslag.Urgentie;
import nl.profielwijzer.assessment.Uitslag.Veiligheidsmaatregel;
import nl.profielwijzer.assessment.Uitslag.Waarneming;
import nl.profielwijzer.assessment.Uitslag.Wetsoordeel;
import nl.profielwijzer.catalogue.Aanbod;
import nl.profielwijzer.catalogue.Beginsel;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.catalogue.Profiel;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.rules.AdviesFeiten;
import nl.profielwijzer.rules.Bevinding;
import nl.profielwijzer.rules.LidFeiten;
import nl.profielwijzer.rules.LidWeging;
import nl.profielwijzer.rules.Maatregel;
import nl.profielwijzer.rules.Naleving;
import nl.profielwijzer.rules.Oordeel;
import nl.profielwijzer.rules.Route;
import nl.profielwijzer.rules.Rule;
import nl.profielwijzer.rules.Wording;
import nl.profielwijzer.rules.Wording.Told;
import org.jspecify.annotations.Nullable;

/** Puts an outcome into the words of the contract: advice, steps, why not, household, principles and grounds. */
final class Explanation {
    static final String PERIODS_PER_YEAR = "eigen-bijdrage.perioden-per-jaar";
    private static final String HOUSEHOLD_NORM = "W03";
    private static final Gezin NOTHING = new Gezin(null, null, List.of(), List.of());

    /** Routes that follow from safety, from a question that comes first or from who asks, and not from advice. */
    private static final Set<Route> WITHOUT_ADVICE = Set.of(Route.SPOED, Route.ONBEKEND, Route.GEEN_VRAAG);

    private static final String SUSPENDED = "Hierover is nu niets te zeggen: het advies is stilgelegd.";
    private static final String PROFILE_SUSPENDED =
            "Over dit profiel wordt nu niet geadviseerd: dat is stilgelegd. Het kan dus wel passen.";

    /** Findings that are told whatever they led to; the others only when something rests on them. */
    private static final String ALWAYS_TOLD = "VLB";

    private final Instrument instrument;
    private final Wording wording;
    private final Verschil.Vergelijking vergelijking;
    private final OpenQuestions openQuestions;
    private final NearestChanges nearestChanges;
    private final CourtSteps steps;
    private final WhyNot whyNot;

    Explanation(Instrument instrument, Wording wording) {
        this.instrument = instrument;
        this.wording = wording;
        this.vergelijking = new Verschil.Vergelijking(
                instrument.rules(), wording, instrument.catalogue().beginselen());
        this.openQuestions = new OpenQuestions(instrument, wording, vergelijking);
        this.nearestChanges = new NearestChanges(instrument, wording, vergelijking);
        this.steps = new CourtSteps(wording);
        this.whyNot = new WhyNot(instrument.weighing());
    }

    Uitslag of(Afweging afweging, ParametersetReferentie parameterset) {
        return of(afweging, parameterset, nearestChanges.omslagen(afweging), openQuestions.vragen(afweging));
    }

    /** The same without trying anything, which costs more than all the rest: with what trying has found, by lid. */
    Uitslag of(
            Afweging afweging,
            ParametersetReferentie parameterset,
            Map<String, List<Omslag>> omslagen,
            List<OpenVraag> vragen) {
        Findings findings = new Findings(afweging, wording);
        List<LidUitslag> leden = new ArrayList<>();
        for (int i = 0; i < afweging.leden().size(); i++) {
            LidWeging weging = afweging.weging().getLeden().get(i);
            leden.add(lid(
                    afweging,
                    findings,
                    weging,
                    afweging.leden().get(i),
                    afweging.isStilgelegd(i),
                    omslagen.getOrDefault(weging.getLid().getId(), List.of())));
        }
        List<Veiligheidsmaatregel> veiligheid = veiligheid(afweging, findings);
        Gezin gezin = afweging.isStilgelegd() ? NOTHING : gezin(findings);
        List<Beginselnaleving> beginselen = beginselen(afweging, findings);
        Predicate<Bevinding> told = told(afweging, grounds(veiligheid, leden, gezin, beginselen), leden);
        return new Uitslag(
                afweging.intake().peildatum(),
                afweging.uitkomst(),
                afweging.stilgelegd().isNiets() ? null : afweging.stilgelegd().stilleggingen(),
                instrument.rules().hash(),
                parameterset,
                new CatalogusReferentie(
                        afweging.catalogus().naam(),
                        afweging.catalogus().versie(),
                        afweging.catalogus().voorbeeld()),
                veiligheid,
                leden,
                gezin,
                beginselen,
                vragen,
                genegeerd(afweging),
                findings.all().stream()
                        .filter(told)
                        .map(finding -> waarneming(findings, finding, afweging.parameters()))
                        .toList());
    }

    /**
     * Which findings are told: those that something in the answer rests on, and those that are told always. Of a lid whose
     * advice is suspended only its own grounds count, and nothing that rests on advice.
     */
    private static Predicate<Bevinding> told(Afweging afweging, Set<String> grounds, List<LidUitslag> leden) {
        Map<String, Set<String>> suspended = new HashMap<>();
        leden.stream()
                .filter(lid -> lid.stilgelegd() != null)
                .forEach(lid -> suspended.put(lid.lid(), grounds(List.of(), List.of(lid), NOTHING, List.of())));
        return finding -> {
            Rule rule = finding.rule();
            LidFeiten lid = finding.lid();
            Set<String> own = lid == null ? null : suspended.get(lid.getId());
            boolean open = own == null && (lid != null || !afweging.isStilgelegd());
            return (ALWAYS_TOLD.indexOf(rule.letter()) >= 0 && (open || !rule.opAdvies()))
                    || (own == null ? grounds : own).contains(rule.id());
        };
    }

    private LidUitslag lid(
            Afweging afweging,
            Findings findings,
            LidWeging weging,
            LidUitkomst uitkomst,
            boolean stil,
            List<Omslag> omslagen) {
        LidFeiten lid = weging.getLid();
        boolean deskundig = !findings.of(lid, "D01").isEmpty();
        List<Wetsoordeel> wetten = new ArrayList<>();
        uitkomst.wetten().forEach((wet, oordeel) -> {
            if (wet == Wet.JEUGDWET || wet == Wet.WMO || oordeel.oordeel() != Oordeel.NEE) {
                wetten.add(new Wetsoordeel(
                        wet,
                        oordeel.oordeel(),
                        stil && oordeel.oordeel() == Oordeel.UITZOEKEN
                                ? null
                                : Boolean.valueOf(oordeel.oordeel() == Oordeel.UITZOEKEN && weging.isMetAdvies()),
                        ids(oordeel.gronden())));
            }
        });
        if (stil) {
            return new LidUitslag(
                    lid.getId(),
                    true,
                    wetten,
                    WITHOUT_ADVICE.contains(uitkomst.route()) ? uitkomst.route() : Route.MENSELIJK_OORDEEL,
                    deskundig,
                    List.of(),
                    List.of(),
                    steps.of(afweging, findings, weging, uitkomst, deskundig, true),
                    List.of(),
                    List.of(),
                    null,
                    List.of(),
                    lid.getPositieveGezondheid());
        }
        List<Advies> adviezen = adviezen(afweging, findings, weging, uitkomst);
        return new LidUitslag(
                lid.getId(),
                null,
                wetten,
                uitkomst.route(),
                deskundig,
                uitkomst.kandidaten().stream()
                        .filter(kandidaat -> !afweging.stilgelegd().raakt(kandidaat.profiel()))
                        .map(kandidaat -> new Uitslag.Kandidaat(
                                kandidaat.profiel(),
                                afweging.catalogus()
                                        .profiel(kandidaat.profiel())
                                        .naam(),
                                kandidaat.punten(),
                                ids(kandidaat.gronden())))
                        .toList(),
                adviezen,
                steps.of(afweging, findings, weging, uitkomst, deskundig, false),
                uitkomst.jeugdBeoordeeld() || !uitkomst.kandidaten().isEmpty()
                        ? whyNot.of(afweging, findings, lid, uitkomst).stream()
                                .map(niet -> afweging.stilgelegd().raakt(niet.profiel())
                                        ? new NietPassend(
                                                niet.profiel(), niet.naam(), PROFILE_SUSPENDED, null, List.of())
                                        : niet)
                                .toList()
                        : List.of(),
                omslagen,
                urgentie(afweging, findings, lid),
                findings.of(lid, "P01").stream()
                        .map(finding -> new Gespreksvraag(
                                findings.sentence(finding),
                                List.of(finding.rule().id())))
                        .toList(),
                lid.getPositieveGezondheid());
    }

    private List<Advies> adviezen(Afweging afweging, Findings findings, LidWeging weging, LidUitkomst uitkomst) {
        List<Advies> adviezen = new ArrayList<>();
        for (AdviesFeiten feiten : weging.getAdviezen()) {
            Jeugdadvies jeugd = feiten.wet() == Wet.JEUGDWET ? uitkomst.jeugd() : null;
            List<Rule> gronden = jeugd != null
                    ? Stream.concat(jeugd.eerste().gronden().stream(), jeugd.intensiteitsgronden().stream())
                            .toList()
                    : uitkomst.gebieden().stream()
                            .filter(gebied -> gebied.gebied().equals(feiten.profiel()))
                            .map(Gebiedsadvies::gronden)
                            .findFirst()
                            .orElseThrow();
            adviezen.add(advies(afweging, findings, weging, feiten, jeugd, gronden));
        }
        return adviezen;
    }

    private Advies advies(
            Afweging afweging,
            Findings findings,
            LidWeging weging,
            AdviesFeiten feiten,
            @Nullable Jeugdadvies jeugd,
            List<Rule> gronden) {
        Profiel profiel = afweging.catalogus().profiel(feiten.profiel());
        Aanbod aanbod = profiel.aanbod(feiten.intensiteit());
        LocalDate evaluatie = afweging.intake().peildatum().plusMonths(aanbod.evaluatieNaMaanden());
        List<String> alternatieven = jeugd == null
                ? null
                : jeugd.alternatieven().stream().map(Kandidaat::profiel).toList();
        Set<String> ids = new LinkedHashSet<>(ids(gronden));
        if (feiten.profiel().equals(HOUSEHOLD_NORM)) {
            findings.of(weging.getLid(), "O01")
                    .forEach(finding -> ids.add(finding.rule().id()));
        }
        return new Advies(
                feiten.wet(),
                feiten.profiel(),
                feiten.naam(),
                feiten.intensiteit(),
                alternatieven,
                jeugd == null ? null : jeugd.marge(),
                omvang(afweging, weging.getLid(), feiten.profiel(), aanbod),
                aanbod.duurMaanden(),
                aanbod.evaluatieNaMaanden(),
                evaluatie,
                profiel.resultaten(),
                kosten(afweging, aanbod),
                lighter(afweging, profiel, feiten.intensiteit()),
                eigenBijdrage(afweging, findings, weging.getLid(), feiten.wet()),
                feiten.verandering(),
                weging.isMetUitTeZoeken(),
                List.copyOf(ids));
    }

    private Omvang omvang(Afweging afweging, LidFeiten lid, String profiel, Aanbod aanbod) {
        return profiel.equals(HOUSEHOLD_NORM)
                ? new Omvang(aanbod.activiteiten(), vergelijking.hours(afweging, lid), Aanbod.Periode.JAAR, false)
                : new Omvang(
                        aanbod.activiteiten(),
                        aanbod.uren(),
                        aanbod.per(),
                        afweging.catalogus().voorbeeld());
    }

    private static Kosten kosten(Afweging afweging, Aanbod aanbod) {
        return Kosten.of(
                aanbod.tarief(),
                "%s, versie %s"
                        .formatted(
                                afweging.catalogus().naam(),
                                afweging.catalogus().versie()));
    }

    /** The next lighter intensity of the same profile, if there is one. */
    private static @Nullable LichterAlternatief lighter(Afweging afweging, Profiel profiel, Intensiteit now) {
        int zwaarte = afweging.catalogus().zwaarte(now);
        return profiel.intensiteiten().keySet().stream()
                .filter(other -> afweging.catalogus().zwaarte(other) < zwaarte)
                .filter(other -> isLasting(other) == isLasting(now) || !isLasting(now))
                .filter(other -> !isLasting(other) || isLasting(now))
                .max(Comparator.comparingInt(other -> afweging.catalogus().zwaarte(other)))
                .map(other -> new LichterAlternatief(other, kosten(afweging, profiel.aanbod(other))))
                .orElse(null);
    }

    private static boolean isLasting(Intensiteit intensiteit) {
        return intensiteit.name().startsWith("D");
    }

    private static @Nullable EigenBijdrage eigenBijdrage(Afweging afweging, Findings findings, LidFeiten lid, Wet wet) {
        List<Rule> gronden = findings.of(lid, "K01").stream()
                .map(Bevinding::rule)
                .filter(rule -> rule.id().equals("K01.4") == (wet == Wet.JEUGDWET))
                .toList();
        if (gronden.isEmpty()) {
            return null;
        }
        String parameter = gronden.get(0).parameter();
        double bedrag = parameter == null ? 0 : afweging.parameters().get(parameter);
        boolean months = afweging.parameters().get(PERIODS_PER_YEAR) == 12;
        return new EigenBijdrage(bedrag, months ? "maand" : "vier weken", ids(gronden));
    }

    private static @Nullable Urgentie urgentie(Afweging afweging, Findings findings, LidFeiten lid) {
        List<Bevinding> all = Stream.of("U01", "U02", "U03")
                .flatMap(item -> findings.of(lid, item).stream())
                .toList();
        if (all.isEmpty()) {
            return null;
        }
        String item = all.get(0).rule().item();
        List<Rule> gronden = all.stream()
                .map(Bevinding::rule)
                .filter(rule -> rule.item().equals(item))
                .toList();
        String norm = Objects.requireNonNull(gronden.get(0).parameter());
        return new Urgentie(
                Integer.parseInt(item.substring(1)), (int) afweging.parameters().get(norm), ids(gronden));
    }

    private static List<Veiligheidsmaatregel> veiligheid(Afweging afweging, Findings findings) {
        List<Veiligheidsmaatregel> veiligheid = new ArrayList<>();
        for (LidFeiten lid : afweging.feiten().getLeden()) {
            Map<Maatregel, List<Rule>> gronden = new TreeMap<>();
            findings.of(lid)
                    .forEach(finding -> finding.rule()
                            .maatregelen()
                            .forEach(maatregel -> gronden.computeIfAbsent(maatregel, m -> new ArrayList<>())
                                    .add(finding.rule())));
            gronden.forEach((maatregel, rules) -> veiligheid.add(new Veiligheidsmaatregel(
                    lid.getId(), maatregel, rules.stream().anyMatch(Rule::acuut), ids(rules))));
        }
        veiligheid.sort(Comparator.comparing((Veiligheidsmaatregel each) -> !each.acuut())
                .thenComparing(Veiligheidsmaatregel::maatregel));
        return veiligheid;
    }

    private Gezin gezin(Findings findings) {
        List<Bevinding> samenloop = findings.all().stream()
                .filter(finding -> finding.rule().letter() == 'S')
                .toList();
        List<Rule> plan =
                findings.ofHousehold("B05").stream().map(Bevinding::rule).toList();
        Set<String> gronden = new LinkedHashSet<>(ids(plan));
        samenloop.forEach(finding -> gronden.add(finding.rule().id()));
        return new Gezin(
                plan.stream()
                        .anyMatch(rule -> rule.id().equals("B05.1") || rule.id().equals("B05.2")),
                plan.stream().anyMatch(rule -> Set.of("B05.3", "B05.4", "B05.5").contains(rule.id())),
                samenloop.stream().map(findings::sentence).toList(),
                List.copyOf(gronden));
    }

    /**
     * Of a principle that can rest on advice, while advice is suspended, only what asks for attention without advice is
     * told: nothing goes before that.
     */
    private List<Beginselnaleving> beginselen(Afweging afweging, Findings findings) {
        Map<String, Naleving> strongest = vergelijking.principles(afweging);
        List<Beginselnaleving> beginselen = new ArrayList<>();
        for (Beginsel beginsel : instrument.catalogue().beginselen()) {
            Naleving oordeel = Objects.requireNonNull(
                    strongest.get(beginsel.code()), () -> "no rule of " + beginsel.code() + " fired");
            boolean stil = afweging.isStilgelegd() && vergelijking.restsOnAdvice(beginsel);
            List<Bevinding> counting = findings.ofHousehold(beginsel.code()).stream()
                    .filter(finding -> finding.rule().naleving() == (stil ? Naleving.AANDACHT : oordeel))
                    .filter(finding -> !stil || !finding.rule().opAdvies())
                    .toList();
            if (stil && counting.isEmpty()) {
                beginselen.add(new Beginselnaleving(
                        beginsel.code(), beginsel.titel(), Naleving.ONBEKEND, SUSPENDED, List.of()));
                continue;
            }
            beginselen.add(new Beginselnaleving(
                    beginsel.code(),
                    beginsel.titel(),
                    stil ? Naleving.AANDACHT : oordeel,
                    String.join(" ", counting.stream().map(findings::sentence).toList()),
                    ids(counting.stream().map(Bevinding::rule).toList())));
        }
        return beginselen;
    }

    private static List<GenegeerdeScore> genegeerd(Afweging afweging) {
        return afweging.feiten().getLeden().stream()
                .flatMap(lid -> lid.getGenegeerd().stream()
                        .map(leefgebied -> new GenegeerdeScore(lid.getId(), "leefgebieden." + leefgebied.key())))
                .toList();
    }

    private static Waarneming waarneming(Findings findings, Bevinding finding, Parameters parameters) {
        Rule rule = finding.rule();
        LidFeiten lid = finding.lid();
        String weight = Weighing.weightOf(rule);
        Told told = findings.told(finding);
        return new Waarneming(
                rule.id(),
                lid == null ? null : lid.getId(),
                rule.strekking(),
                told.sentence(),
                rule.grondslag(),
                rule.bron(),
                parameters.has(weight) ? parameters.get(weight) : null,
                told.facts());
    }

    private static Set<String> grounds(
            List<Veiligheidsmaatregel> veiligheid,
            List<LidUitslag> leden,
            Gezin gezin,
            List<Beginselnaleving> beginselen) {
        Set<String> grounds = new TreeSet<>(gezin.gronden());
        veiligheid.forEach(each -> grounds.addAll(each.gronden()));
        beginselen.forEach(each -> grounds.addAll(each.gronden()));
        for (LidUitslag lid : leden) {
            lid.wetten().forEach(each -> grounds.addAll(each.gronden()));
            lid.profielen().forEach(each -> grounds.addAll(each.gronden()));
            lid.stappen().forEach(each -> grounds.addAll(each.gronden()));
            lid.waaromNiet().forEach(each -> grounds.addAll(each.gronden()));
            lid.gespreksvragen().forEach(each -> grounds.addAll(each.gronden()));
            Urgentie urgentie = lid.urgentie();
            if (urgentie != null) {
                grounds.addAll(urgentie.gronden());
            }
            for (Advies advies : lid.adviezen()) {
                grounds.addAll(advies.gronden());
                EigenBijdrage bijdrage = advies.eigenBijdrage();
                if (bijdrage != null) {
                    grounds.addAll(bijdrage.gronden());
                }
            }
        }
        return grounds;
    }

    static List<String> ids(Collection<Rule> rules) {
        return rules.stream().map(Rule::id).distinct().toList();
    }
}
