package nl.profielwijzer.calibration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.profielwijzer.calibration.Ijkrapport.Kaart;
import nl.profielwijzer.calibration.measure.Overeenstemming.PerProfiel;
import nl.profielwijzer.calibration.measure.Overeenstemming.PerWet;
import nl.profielwijzer.calibration.report.Anchor;
import nl.profielwijzer.calibration.report.Block;
import nl.profielwijzer.calibration.report.Bullets;
import nl.profielwijzer.calibration.report.Cell;
import nl.profielwijzer.calibration.report.Details;
import nl.profielwijzer.calibration.report.Dutch;
import nl.profielwijzer.calibration.report.FileCard;
import nl.profielwijzer.calibration.report.Page;
import nl.profielwijzer.calibration.report.Paragraph;
import nl.profielwijzer.calibration.report.Section;
import nl.profielwijzer.calibration.report.Table;
import nl.profielwijzer.calibration.report.Verdict;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Voorstel;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Wijziging;
import nl.profielwijzer.calibration.search.WatAls;
import nl.profielwijzer.casuistry.Casus.Herkomst;
import nl.profielwijzer.catalogue.Parameterset;
import org.jspecify.annotations.Nullable;

/** A report as a page for people, in the order in which they decide. */
final class ReportPage {
    /** Under this many cases agreement is indicative, and under this many with two judgements the ceiling is. */
    private static final int FIRST_IMPRESSION = 200;

    private static final int CEILING = 100;

    private final Ijkrapport rapport;
    private final Parameterset parameters;
    private final boolean gevallen;
    private final ReportCells counts;
    private final AgreementBlocks agreement;
    private final ScoreBlocks scores;
    private final ProposalBlocks proposal;

    /**
     * @param names by code how it is said
     * @param gevallen whether who reads it may see single cases
     */
    ReportPage(Ijkrapport rapport, Parameterset parameters, Map<String, String> names, boolean gevallen) {
        this.rapport = rapport;
        this.parameters = parameters;
        this.gevallen = gevallen;
        this.counts = new ReportCells(!rapport.kaart().verzonnen());
        CaseBlocks cases = new CaseBlocks(rapport, counts, rapport.uitkomst() instanceof Voorstel, gevallen);
        this.agreement = new AgreementBlocks(rapport, names, counts, cases);
        this.scores = new ScoreBlocks(rapport, counts);
        this.proposal = new ProposalBlocks(rapport, parameters, counts, cases);
    }

    Page page() {
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("uitkomst", "Wat is de uitkomst", verdict()));
        sections.add(new Section(new Anchor("kaart"), "Waarop dit rust", card()));
        sections.add(new Section(
                new Anchor("overeenstemming"),
                "Hoe vaak zijn instrument en deskundigen het eens",
                agreement.agreement()));
        sections.add(new Section(new Anchor("kruistabellen"), "Waar zij verschillen", agreement.heatMaps()));
        sections.add(new Section(new Anchor("profielen"), "Per profiel en resultaatgebied", agreement.perProfile()));
        sections.add(
                new Section(new Anchor("scores"), "Liggen de grenzen waar deskundigen anders kiezen", scores.scores()));
        Voorstel voorstel = voorstel();
        if (voorstel != null) {
            sections.add(
                    new Section(new Anchor("wijzigingen"), "Welke getallen veranderen", proposal.changes(voorstel)));
        }
        sections.add(new Section(new Anchor("gevoeligheid"), "Welke getallen ertoe doen", proposal.sensitivity()));
        if (voorstel != null) {
            sections.add(
                    Section.of("kosten", "Overeenstemming, kosten en aantal wijzigingen", proposal.front(voorstel)));
            sections.add(new Section(new Anchor("gevallen"), "Wie een ander advies krijgt", proposal.flips(voorstel)));
            sections.add(Section.of("overgangen", "Van welk advies naar welk", proposal.transitions()));
        }
        sections.add(new Section(new Anchor("groepen"), "Wat het betekent voor groepen", agreement.groups()));
        if (!rapport.maanden().isEmpty()) {
            sections.add(new Section(new Anchor("verloop"), "Verloop per maand", agreement.drift()));
        }
        if (voorstel != null) {
            sections.add(Section.of(
                    "robuustheid", "Hangt het af van hoe wij meten", proposal.robustness(), agreement.measures()));
        }
        if (rapport.toets() != null) {
            sections.add(new Section(new Anchor("toets"), "Op gevallen die niet zijn gebruikt", test()));
        }
        sections.add(new Section(new Anchor("grenzen"), "Wat dit rapport niet kan zeggen", limits()));
        Kaart kaart = rapport.kaart();
        return new Page(
                "Ijkrapport",
                "%s · %s tot en met %s".formatted(kaart.casuistiek(), kaart.van(), kaart.tot()),
                kaart.verzonnen()
                        ? "De gevallen en de oordelen in dit rapport zijn verzonnen. Het zegt niets over echte deskundigen."
                        : "De gevallen in dit rapport zijn gepseudonimiseerd, met verlaagd risico. Houd het bij wie ermee werkt.",
                sections);
    }

    private @Nullable Voorstel voorstel() {
        return rapport.uitkomst() instanceof Voorstel voorstel ? voorstel : null;
    }

    private Verdict verdict() {
        Voorstel voorstel = voorstel();
        if (voorstel == null || !rapport.voorstel()) {
            return new Verdict(Verdict.Kind.REFUSAL, "Er komt geen voorstel.", rapport.redenen());
        }
        List<String> reasons = new ArrayList<>();
        reasons.add("Op gevallen die de procedure niet zag gaat het verlies van %s naar %s%s."
                .formatted(
                        Dutch.number(voorstel.toets().huidig(), 3),
                        Dutch.number(voorstel.toets().voorgesteld(), 3),
                        voorstel.toets()
                                .interval()
                                .fold(
                                        range -> " (verschil %s tot %s)"
                                                .formatted(Dutch.number(range.low(), 3), Dutch.number(range.high(), 3)),
                                        reason -> "")));
        reasons.add(proposal.costs(voorstel));
        reasons.add("%s %s een ander advies."
                .formatted(
                        counts.leden(voorstel.omgeslagen().size()),
                        voorstel.omgeslagen().size() == 1 ? "krijgt" : "krijgen"));
        reasons.add("Niemand in een geval met een veiligheidsmaatregel krijgt minder ondersteuning.");
        List<String> warnings = warnings(voorstel);
        reasons.addAll(warnings);
        boolean proven = voorstel.toets().interval().fold(range -> range.high() < 0, reason -> false);
        int n = voorstel.wijzigingen().size();
        return new Verdict(
                proven && warnings.isEmpty() ? Verdict.Kind.PROPOSAL : Verdict.Kind.CAUTION,
                "%s van de %s getallen %s."
                                .formatted(
                                        Dutch.integer(n),
                                        Dutch.integer(parameters.parameters().stream()
                                                .filter(parameter -> parameter.tunable())
                                                .count()),
                                        n == 1 ? "verandert" : "veranderen")
                        + (proven ? "" : " De winst op ongeziene gevallen is niet zeker."),
                reasons);
    }

    /** What a whole that gets better can hide: a profile that is found less, a change that pays for the others. */
    private List<String> warnings(Voorstel voorstel) {
        List<String> warnings = new ArrayList<>();
        for (PerProfiel profiel : rapport.overeenstemming().profielen()) {
            Double low = profiel.nu().gevonden().laag();
            Double high = profiel.dan().gevonden().hoog();
            Double now = profiel.nu().gevonden().waarde();
            Double then = profiel.dan().gevonden().waarde();
            if (low != null && high != null && now != null && then != null && high < low) {
                warnings.add("Let op: %s %s wordt minder vaak gevonden, van %s naar %s."
                        .formatted(
                                profiel.code(), profiel.naam(), Dutch.percentage(now, 0), Dutch.percentage(then, 0)));
            }
        }
        for (Wijziging change : voorstel.wijzigingen()) {
            if (change.verliesTerug() < voorstel.verlies().voorgesteld()) {
                warnings.add(
                        "Let op: zonder %s zou het verlies kleiner zijn. Die verandering houdt de kosten binnen het budget of een groep binnen haar grens."
                                .formatted(change.parameter()));
            }
        }
        return warnings;
    }

    private List<Block> card() {
        Kaart kaart = rapport.kaart();
        Map<String, Cell> facts = new LinkedHashMap<>();
        facts.put("Casuïstiek", Cell.text(kaart.casuistiek()));
        facts.put("Hash van de casuïstiek", Cell.text(shortened(kaart.hash())));
        facts.put(
                "Herkomst",
                Cell.text(kaart.herkomst().entrySet().stream()
                        .map(entry -> "%s: %s".formatted(herkomst(entry.getKey()), Dutch.integer(entry.getValue())))
                        .collect(Collectors.joining(", "))));
        facts.put("Gevallen", Cell.count(counts.count(kaart.gevallen())));
        facts.put(
                "Gevallen die meetellen",
                Cell.count(counts.count(rapport.overeenstemming().gevallen())));
        facts.put("Peildata", Cell.text("%s tot en met %s".formatted(kaart.van(), kaart.tot())));
        facts.put("Beoordelaars", Cell.integer(rapport.overeenstemming().beoordelaars()));
        kaart.perAantalBeoordelaars()
                .forEach((experts, cases) -> facts.put(
                        "Gevallen met %d %s".formatted(experts, experts == 1 ? "beoordelaar" : "beoordelaars"),
                        Cell.count(counts.count(cases))));
        facts.put(
                "Toets",
                Cell.text(
                        kaart.toets() == null
                                ? "geen"
                                : kaart.toets() + ", " + shortened(Objects.requireNonNull(kaart.toetshash()))));
        facts.put(
                "Budget", Cell.text(kaart.budget() == null ? "geen grens" : "+" + Dutch.percentage(kaart.budget(), 1)));
        facts.put("Zaad", Cell.text(String.valueOf(kaart.zaad())));
        facts.put("Regels", Cell.text(shortened(kaart.regelversie())));
        facts.put(
                "Uitgangspunt",
                Cell.text("parameterset %s, versie %d, %s"
                        .formatted(
                                kaart.parameterset().id(),
                                kaart.parameterset().versie(),
                                shortened(kaart.parameterset().hash()))));
        facts.put(
                "Gewichten in het verlies",
                Cell.text("profiel %s, intensiteit %s, route %s"
                        .formatted(
                                Dutch.number(kaart.gewichten().profiel(), 2),
                                Dutch.number(kaart.gewichten().intensiteit(), 2),
                                Dutch.number(kaart.gewichten().route(), 2))));
        return List.of(
                new FileCard(facts),
                Paragraph.of(
                        "Verlies is wat het instrument er per geval naast zit, van 0 (elke deskundige zegt hetzelfde) tot 1. "
                                + "Gewichten en kosten van verschillen staan in rules/ijking.yaml en zijn beleid."));
    }

    /** Enough of a hash to tell two apart; the whole one stands in rapport.json. */
    private static String shortened(String hash) {
        return hash.substring(0, Math.min(12, hash.length()));
    }

    private static String herkomst(Herkomst herkomst) {
        return switch (herkomst) {
            case FICTIEF -> "verzonnen door mensen";
            case GEANONIMISEERD -> "gepseudonimiseerd";
            case GEGENEREERD -> "verzonnen door de generator";
        };
    }

    private List<Block> test() {
        Ijkrapport.Toets toets = Objects.requireNonNull(rapport.toets());
        List<Block> blocks = new ArrayList<>();
        Double low = toets.verschil().laag();
        Double high = toets.verschil().hoog();
        blocks.add(Paragraph.of(
                "Deze %s gevallen (%s) zijn niet gebruikt om iets te kiezen. Het verlies is nu %s en met het voorstel %s%s."
                        .formatted(
                                counts.count(toets.gevallen()),
                                rapport.kaart().toets(),
                                Dutch.number(toets.verliesNu(), 3),
                                Dutch.number(toets.verliesDan(), 3),
                                low == null || high == null
                                        ? ""
                                        : "; het verschil ligt tussen %s en %s"
                                                .formatted(Dutch.number(low, 3), Dutch.number(high, 3)))));
        for (PerWet wet : toets.overeenstemming().wetten()) {
            blocks.add(
                    agreement.agreement(wet, "figuur-toets-" + wet.wet().name().toLowerCase(Locale.ROOT)));
        }
        return blocks;
    }

    private List<Block> limits() {
        List<String> limits = new ArrayList<>();
        limits.add(
                rapport.kaart().verzonnen()
                        ? "De casuïstiek is verzonnen. De getallen laten zien hoe ijken werkt, niet hoe goed het instrument is."
                        : "De casuïstiek is een steekproef van beoordeelde gevallen. Wat daarin niet voorkomt, is niet gemeten.");
        if (rapport.kaart().herkomst().containsKey(Herkomst.GEGENEREERD)) {
            limits.add(
                    "Nagebootste beoordelaars kijken door het instrument zelf: wat het niet ziet, zien zij ook niet. Echte deskundigen zien meer en verschillen meer.");
        }
        int cases = rapport.overeenstemming().gevallen();
        if (cases < FIRST_IMPRESSION) {
            limits.add("Met %s gevallen is de overeenstemming een eerste beeld; vanaf %d zegt zij meer."
                    .formatted(counts.count(cases), FIRST_IMPRESSION));
        }
        int several = rapport.overeenstemming().gevallenMetMeer();
        if (several < CEILING) {
            limits.add("Het plafond rust op %s gevallen met twee oordelen of meer; er zijn er %d nodig."
                    .formatted(counts.count(several), CEILING));
        }
        if (!gevallen) {
            limits.add(WatAls.NIET_GETOOND);
        }
        limits.add(
                "Deskundigen verschillen van elkaar. Meer overeenstemming dan het plafond zegt dat het instrument één groep deskundigen nabootst.");
        limits.add(
                "Overeenstemming is geen bewijs dat het advies helpt. Daarvoor zijn uitkomsten nodig, zoals doelrealisatie en terugval.");
        limits.add(
                "Het verlies over alle gevallen valt gunstig uit voor het voorstel. Ga af op de gevallen die de procedure niet zag.");
        List<Block> blocks = new ArrayList<>();
        blocks.add(Bullets.of(limits));
        Voorstel voorstel = voorstel();
        if (voorstel != null && !voorstel.buitenBereik().isEmpty()) {
            blocks.add(Details.of(
                    "Getallen waarover deze gevallen niets kunnen zeggen",
                    new Table(
                            "Niet te ijken op deze gevallen",
                            List.of("Parameter", "Reden"),
                            voorstel.buitenBereik().stream()
                                    .map(each -> List.of(Cell.text(each.parameter()), Cell.text(each.reden())))
                                    .toList())));
        }
        if (gevallen && !rapport.mislukt().isEmpty()) {
            blocks.add(Details.of(
                    "Gevallen die niet meetellen",
                    new Table(
                            "Niet gebruikt",
                            List.of("Geval", "Reden"),
                            rapport.mislukt().stream()
                                    .map(each -> List.of(Cell.text(each.casus()), Cell.text(each.reden())))
                                    .toList())));
        }
        return blocks;
    }
}
