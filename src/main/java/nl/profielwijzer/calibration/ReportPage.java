package nl.profielwijzer.calibration;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.profielwijzer.calibration.Ijkrapport.Kaart;
import nl.profielwijzer.calibration.Ijkrapport.Maand;
import nl.profielwijzer.calibration.Ijkrapport.Toelichting;
import nl.profielwijzer.calibration.agreement.Interval;
import nl.profielwijzer.calibration.measure.Maat;
import nl.profielwijzer.calibration.measure.Overeenstemming;
import nl.profielwijzer.calibration.measure.Overeenstemming.Aspect;
import nl.profielwijzer.calibration.measure.Overeenstemming.PerAspect;
import nl.profielwijzer.calibration.measure.Overeenstemming.PerProfiel;
import nl.profielwijzer.calibration.measure.Overeenstemming.PerWet;
import nl.profielwijzer.calibration.measure.Overeenstemming.Trefzekerheid;
import nl.profielwijzer.calibration.measure.Overeenstemming.Verdeling;
import nl.profielwijzer.calibration.report.Anchor;
import nl.profielwijzer.calibration.report.Block;
import nl.profielwijzer.calibration.report.Bullets;
import nl.profielwijzer.calibration.report.Cell;
import nl.profielwijzer.calibration.report.Details;
import nl.profielwijzer.calibration.report.Dutch;
import nl.profielwijzer.calibration.report.Estimate;
import nl.profielwijzer.calibration.report.Figure;
import nl.profielwijzer.calibration.report.FileCard;
import nl.profielwijzer.calibration.report.Forest;
import nl.profielwijzer.calibration.report.Front;
import nl.profielwijzer.calibration.report.HeatMap;
import nl.profielwijzer.calibration.report.LossCurve;
import nl.profielwijzer.calibration.report.Page;
import nl.profielwijzer.calibration.report.Paragraph;
import nl.profielwijzer.calibration.report.Section;
import nl.profielwijzer.calibration.report.Table;
import nl.profielwijzer.calibration.report.Tornado;
import nl.profielwijzer.calibration.report.Trend;
import nl.profielwijzer.calibration.report.Unit;
import nl.profielwijzer.calibration.report.Verdict;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Frontpunt;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Gevoeligheid;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Omgeslagen;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Punt;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Voorstel;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Wijziging;
import nl.profielwijzer.casuistry.Aantal;
import nl.profielwijzer.casuistry.Casus.Herkomst;
import nl.profielwijzer.catalogue.Parameterset;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.rules.Wording;
import org.jspecify.annotations.Nullable;

/** A report as a page for people, in the order in which they decide. */
final class ReportPage {
    /** Most leden in the table of those whose advice turns; all of them stand in the table of cases. */
    private static final int FLIPS = 200;

    private static final int BARS = 12;

    private final Ijkrapport rapport;
    private final Parameterset parameters;
    private final Map<String, String> names;

    /** @param names by code how it is said */
    ReportPage(Ijkrapport rapport, Parameterset parameters, Map<String, String> names) {
        this.rapport = rapport;
        this.parameters = parameters;
        this.names = names;
    }

    Page page() {
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("uitkomst", "Wat is de uitkomst", verdict()));
        sections.add(new Section(new Anchor("kaart"), "Waarop dit rust", card()));
        sections.add(new Section(
                new Anchor("overeenstemming"), "Hoe vaak zijn instrument en deskundigen het eens", agreement()));
        sections.add(new Section(new Anchor("kruistabellen"), "Waar zij verschillen", heatMaps()));
        sections.add(Section.of("profielen", "Per profiel en resultaatgebied", perProfile()));
        Voorstel voorstel = voorstel();
        if (voorstel != null) {
            sections.add(new Section(new Anchor("wijzigingen"), "Welke getallen veranderen", changes(voorstel)));
        }
        sections.add(new Section(new Anchor("gevoeligheid"), "Welke getallen ertoe doen", sensitivity()));
        if (voorstel != null) {
            sections.add(Section.of("kosten", "Overeenstemming, kosten en aantal wijzigingen", front(voorstel)));
            sections.add(new Section(new Anchor("gevallen"), "Wie een ander advies krijgt", flips(voorstel)));
            sections.add(Section.of("overgangen", "Van welk advies naar welk", transitions()));
        }
        sections.add(Section.of("groepen", "Wat het betekent voor groepen", groups()));
        if (!rapport.maanden().isEmpty()) {
            sections.add(Section.of("verloop", "Verloop per maand", months()));
        }
        if (voorstel != null) {
            sections.add(Section.of("robuustheid", "Hangt het af van de gewichten", robustness()));
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
        Double over = voorstel.kosten().kansBovenBudget();
        reasons.add("De kosten veranderen met %s%s."
                .formatted(
                        Dutch.percentage(voorstel.kosten().relatief(), 1),
                        over == null
                                ? ""
                                : "; de kans dat het budget wordt overschreden is " + Dutch.percentage(over, 0)));
        reasons.add("%s %s een ander advies."
                .formatted(
                        Dutch.integer(voorstel.omgeslagen().size()),
                        voorstel.omgeslagen().size() == 1 ? "lid krijgt" : "leden krijgen"));
        reasons.add("Niemand in een geval met een veiligheidsmaatregel krijgt minder ondersteuning.");
        boolean proven = voorstel.toets().interval().fold(range -> range.high() < 0, reason -> false);
        int n = voorstel.wijzigingen().size();
        return new Verdict(
                proven ? Verdict.Kind.PROPOSAL : Verdict.Kind.CAUTION,
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
        facts.put("Gevallen", Cell.count(count(kaart.gevallen())));
        facts.put(
                "Gevallen die meetellen",
                Cell.count(count(rapport.overeenstemming().gevallen())));
        facts.put("Peildata", Cell.text("%s tot en met %s".formatted(kaart.van(), kaart.tot())));
        facts.put("Beoordelaars", Cell.integer(rapport.overeenstemming().beoordelaars()));
        kaart.perAantalBeoordelaars()
                .forEach((experts, cases) -> facts.put(
                        "Gevallen met %d %s".formatted(experts, experts == 1 ? "beoordelaar" : "beoordelaars"),
                        Cell.count(count(cases))));
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
                "Parameterset",
                Cell.text("%s, versie %d, %s"
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

    private List<Block> agreement() {
        List<Block> blocks = new ArrayList<>();
        Overeenstemming measured = rapport.overeenstemming();
        for (PerWet wet : measured.wetten()) {
            blocks.add(
                    agreement(wet, "figuur-overeenstemming-" + wet.wet().name().toLowerCase(Locale.ROOT)));
        }
        blocks.add(verdicts(measured));
        int missed = measured.gemisteVeiligheid().size();
        blocks.add(Paragraph.of(
                missed == 0
                        ? "Veiligheid: er is geen lid bij wie de deskundigen een maatregel nodig vinden en het instrument geen vindt."
                        : "Veiligheid: bij %s vinden de deskundigen een maatregel nodig en vindt het instrument geen. Dat hoort 0 te zijn: %s."
                                .formatted(
                                        missed == 1 ? "1 lid" : missed + " leden",
                                        measured.gemisteVeiligheid().stream()
                                                .map(each -> each.casus() + " " + each.lid())
                                                .collect(Collectors.joining(", ")))));
        return blocks;
    }

    private Figure agreement(PerWet wet, String anchor) {
        List<Forest.Row> rows = new ArrayList<>();
        List<List<Cell>> cells = new ArrayList<>();
        for (PerAspect aspect : wet.aspecten()) {
            rows.add(new Forest.Row(
                    said(aspect.aspect()), estimate(aspect.nu()), voorstel() == null ? null : estimate(aspect.dan())));
            rows.add(new Forest.Row(
                    said(aspect.aspect()) + ": deskundigen onderling", estimate(aspect.deskundigen()), null));
            cells.add(List.of(
                    Cell.text(said(aspect.aspect())),
                    Cell.count(count(aspect.eenheden())),
                    Cell.count(count(aspect.metMeer())),
                    cell(aspect.nu()),
                    cell(aspect.dan()),
                    cell(aspect.verschil()),
                    cell(aspect.deskundigen()),
                    aspect.plafond() == null ? Cell.absent() : Cell.number(aspect.plafond(), 2),
                    cell(aspect.alfa()),
                    cell(aspect.gwetNu()),
                    cell(aspect.gwetDan()),
                    Cell.percentage(aspect.gelijkNu(), 0),
                    Cell.percentage(aspect.gelijkDan(), 0),
                    share(aspect.naastNu()),
                    share(aspect.naastDan()),
                    shift(aspect.verschuivingNu()),
                    shift(aspect.verschuivingDan())));
        }
        PerAspect first = wet.aspecten().get(0);
        return new Figure(
                new Anchor(anchor),
                "Overeenstemming boven toeval, %s".formatted(said(wet.wet())),
                new Forest("kappa (0 is toeval, 1 is altijd eens)", Unit.COEFFICIENT, rows, List.of()),
                agreementInWords(first),
                new Table(
                        "Overeenstemming per onderdeel, %s".formatted(said(wet.wet())),
                        List.of(
                                "Onderdeel",
                                "Eenheden",
                                "Met twee of meer",
                                "Kappa nu",
                                "Kappa voorstel",
                                "Verschil",
                                "Deskundigen onderling",
                                "Plafond",
                                "Alfa",
                                "AC nu",
                                "AC voorstel",
                                "Gelijk nu",
                                "Gelijk voorstel",
                                "Hoogstens 1 ernaast nu",
                                "Hoogstens 1 ernaast voorstel",
                                "Zwaarder nu",
                                "Zwaarder voorstel"),
                        cells));
    }

    private static String agreementInWords(PerAspect profile) {
        String now = "Van elke 100 oordelen over het profiel geeft het instrument er nu %s hetzelfde antwoord op"
                .formatted(Math.round(100 * profile.gelijkNu()));
        String then = profile.gelijkDan() == profile.gelijkNu()
                ? "."
                : ", volgens het voorstel %s.".formatted(Math.round(100 * profile.gelijkDan()));
        Double plafond = profile.plafond();
        Double experts = profile.deskundigen().waarde();
        String ceiling = plafond == null || experts == null
                ? " Hoe eens de deskundigen het onderling zijn is niet te zeggen: er zijn te weinig gevallen met twee oordelen."
                : " Deskundigen halen onderling een kappa van %s; het best denkbare instrument zou tegen één deskundige ongeveer %s halen."
                        .formatted(Dutch.number(experts, 2), Dutch.number(plafond, 2));
        return now + then + ceiling;
    }

    private Table verdicts(Overeenstemming measured) {
        return new Table(
                "Oordeel per geval",
                List.of("", "Eens", "Verdedigbaar", "Oneens"),
                List.of(row("Nu", measured.nu()), row("Voorstel", measured.dan())));
    }

    private List<Cell> row(String label, Verdeling verdeling) {
        return List.of(
                Cell.text(label),
                Cell.count(count(verdeling.eens())),
                Cell.count(count(verdeling.verdedigbaar())),
                Cell.count(count(verdeling.oneens())));
    }

    private List<Block> heatMaps() {
        List<Block> blocks = new ArrayList<>();
        for (PerWet wet : rapport.overeenstemming().wetten()) {
            Aspect aspect = wet.wet() == Wet.JEUGDWET ? Aspect.PROFIEL : Aspect.INTENSITEIT;
            wet.aspecten().stream()
                    .filter(each -> each.aspect() == aspect)
                    .forEach(each -> blocks.add(heatMap(wet.wet(), each)));
        }
        return blocks;
    }

    private Figure heatMap(Wet wet, PerAspect aspect) {
        List<String> codes = aspect.categorieen();
        List<HeatMap.Category> categories = codes.stream()
                .map(code -> new HeatMap.Category(
                        code,
                        aspect.aspect() == Aspect.INTENSITEIT ? "zwaarte " + code : names.getOrDefault(code, code)))
                .toList();
        List<List<HeatMap.Square>> squares = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        for (int a = 0; a < codes.size(); a++) {
            List<HeatMap.Square> line = new ArrayList<>();
            List<Cell> cells = new ArrayList<>(List.of(Cell.text(codes.get(a))));
            for (double weight : aspect.tabelNu()[a]) {
                Aantal number = count((int) Math.round(weight));
                line.add(new HeatMap.Square(number, null));
                cells.add(Cell.count(number));
            }
            squares.add(line);
            rows.add(cells);
        }
        return new Figure(
                new Anchor("figuur-kruistabel-" + wet.name().toLowerCase(Locale.ROOT)),
                "Wat het instrument nu adviseert en wat deskundigen kozen, %s, %s"
                        .formatted(said(wet), said(aspect.aspect()).toLowerCase(Locale.ROOT)),
                new HeatMap(categories, squares),
                "Op de schuine lijn zijn zij het eens. %s Deskundigen die verschillen delen een geval; de aantallen zijn afgerond."
                        .formatted(mostMixedUp(aspect)),
                new Table(
                        "Instrument (regel) tegen deskundigen (kolom), %s".formatted(said(wet)),
                        Stream.concat(Stream.of("Instrument"), codes.stream()).toList(),
                        rows));
    }

    private String mostMixedUp(PerAspect aspect) {
        double most = 0;
        String said = "";
        for (int a = 0; a < aspect.categorieen().size(); a++) {
            for (int b = 0; b < aspect.categorieen().size(); b++) {
                if (a != b && aspect.tabelNu()[a][b] > most) {
                    most = aspect.tabelNu()[a][b];
                    said = "Het vaakst verschilt het zo: het instrument zegt %s, de deskundigen %s."
                            .formatted(
                                    aspect.categorieen().get(a),
                                    aspect.categorieen().get(b));
                }
            }
        }
        return said;
    }

    private Table perProfile() {
        List<List<Cell>> rows = new ArrayList<>();
        for (PerProfiel profiel : rapport.overeenstemming().profielen()) {
            rows.add(List.of(
                    Cell.text(profiel.code() + " " + profiel.naam()),
                    Cell.count(count(profiel.genoemd())),
                    share(profiel.nu().precisie()),
                    share(profiel.dan().precisie()),
                    share(profiel.nu().gevonden()),
                    share(profiel.dan().gevonden()),
                    f1(profiel.nu()),
                    f1(profiel.dan())));
        }
        return new Table(
                "Hoe trefzeker het instrument is per profiel of resultaatgebied, tegen wat de meeste deskundigen noemen; "
                        + "onder 10 gevallen staat er niets",
                List.of(
                        "Profiel of gebied",
                        "Genoemd",
                        "Terecht geadviseerd nu",
                        "Terecht geadviseerd voorstel",
                        "Gevonden nu",
                        "Gevonden voorstel",
                        "F1 nu",
                        "F1 voorstel"),
                rows);
    }

    private static Cell f1(Trefzekerheid figures) {
        return figures.f1() == null ? Cell.absent() : Cell.number(figures.f1(), 2);
    }

    private List<Block> changes(Voorstel voorstel) {
        if (voorstel.wijzigingen().isEmpty()) {
            return List.of(Paragraph.of("Geen enkel getal verandert."));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (Wijziging change : voorstel.wijzigingen()) {
            rows.add(List.of(
                    Cell.text(change.parameter()),
                    Cell.text(meaning(change.parameter())),
                    Cell.number(change.nu(), decimals(change.nu())),
                    Cell.number(change.wordt(), decimals(change.wordt())),
                    Cell.text(change.plateau().stream().map(Wording::number).collect(Collectors.joining(", "))),
                    Cell.count(count(change.gewonnen())),
                    Cell.count(count(change.verloren())),
                    Cell.number(change.verliesTerug() - voorstel.verlies().voorgesteld(), 4),
                    Cell.euro(change.euroPerMaand()),
                    Cell.count(count(change.omgeslagen())),
                    Cell.percentage(change.stabiliteit(), 0)));
        }
        return List.of(
                new Table(
                        "De voorgestelde getallen",
                        List.of(
                                "Parameter",
                                "Betekenis",
                                "Nu",
                                "Voorstel",
                                "Even goed",
                                "Gevallen beter",
                                "Gevallen slechter",
                                "Verlies erbij zonder deze",
                                "Euro per maand",
                                "Leden met ander advies",
                                "Stabiel"),
                        rows),
                Paragraph.of(
                        "Stabiel: het deel van 50 halve steekproeven waarin dezelfde verandering dezelfde kant op gaat. "
                                + "Even goed: de waarden die op deze gevallen niet slechter zijn; de dichtstbijzijnde is gekozen."));
    }

    private String meaning(String parameter) {
        return parameters.parameters().stream()
                .filter(each -> each.naam().equals(parameter))
                .map(each -> each.omschrijving())
                .findFirst()
                .orElse("");
    }

    private static int decimals(double value) {
        return value == Math.rint(value) ? 0 : 2;
    }

    private List<Block> sensitivity() {
        List<Gevoeligheid> ranked = rapport.uitkomst().gevoeligheid().stream()
                .filter(each -> spread(each) > 0)
                .sorted(Comparator.comparingDouble(ReportPage::spread).reversed())
                .limit(BARS)
                .toList();
        if (ranked.isEmpty()) {
            return List.of(Paragraph.of("Geen enkel getal maakt op deze gevallen verschil."));
        }
        double base = at(ranked.get(0), ranked.get(0).nu());
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Figure(
                new Anchor("figuur-gevoeligheid"),
                "Wat het verlies wordt als één getal verandert",
                new Tornado(
                        "gemiddeld verlies per geval",
                        Unit.LOSS,
                        base,
                        ranked.stream()
                                .map(each -> new Tornado.Bar(
                                        each.parameter(),
                                        end(each.curve().get(0)),
                                        end(each.curve().get(each.curve().size() - 1))))
                                .toList()),
                "Het meeste hangt af van %s. Elke balk loopt van het verlies bij de laagste waarde naar dat bij de hoogste."
                        .formatted(ranked.get(0).parameter()),
                new Table(
                        "De getallen waar het verlies het meest van afhangt",
                        List.of("Parameter", "Gevallen", "Nu", "Beste waarde", "Verlies nu", "Verlies daar"),
                        ranked.stream().map(each -> sensitivityRow(each)).toList())));
        Voorstel voorstel = voorstel();
        if (voorstel != null) {
            for (Wijziging change : voorstel.wijzigingen()) {
                rapport.uitkomst().gevoeligheid().stream()
                        .filter(each -> each.parameter().equals(change.parameter()))
                        .forEach(each -> blocks.add(Details.of(
                                "Verlies bij elke waarde van " + each.parameter(), curve(each, change.wordt()))));
            }
        }
        return blocks;
    }

    private static double spread(Gevoeligheid each) {
        return each.curve().stream().mapToDouble(Punt::verlies).max().orElse(0)
                - each.curve().stream().mapToDouble(Punt::verlies).min().orElse(0);
    }

    private static double at(Gevoeligheid each, double value) {
        return each.curve().stream()
                .filter(punt -> punt.waarde() == value)
                .mapToDouble(Punt::verlies)
                .findFirst()
                .orElseThrow();
    }

    private static Tornado.End end(Punt punt) {
        return new Tornado.End(Wording.number(punt.waarde()), punt.verlies());
    }

    private List<Cell> sensitivityRow(Gevoeligheid each) {
        Punt best = each.curve().stream()
                .min(Comparator.comparingDouble(Punt::verlies)
                        .thenComparingDouble(punt -> Math.abs(punt.waarde() - each.nu())))
                .orElseThrow();
        return List.of(
                Cell.text(each.parameter()),
                Cell.count(count(each.gevallen())),
                Cell.number(each.nu(), decimals(each.nu())),
                Cell.number(best.waarde(), decimals(best.waarde())),
                Cell.number(at(each, each.nu()), 4),
                Cell.number(best.verlies(), 4));
    }

    private static Figure curve(Gevoeligheid each, double proposed) {
        List<LossCurve.Step> steps = each.curve().stream()
                .map(punt -> new LossCurve.Step(punt.waarde(), punt.verlies()))
                .toList();
        return new Figure(
                Anchor.of("curve", each.parameter()),
                "Verlies bij elke waarde van " + each.parameter(),
                new LossCurve(
                        each.parameter(),
                        steps,
                        each.curve().get(each.curve().size() - 1).waarde(),
                        each.nu(),
                        proposed),
                "Al het andere als nu: bij %s is het verlies %s, bij %s %s."
                        .formatted(
                                Wording.number(each.nu()),
                                Dutch.number(at(each, each.nu()), 4),
                                Wording.number(proposed),
                                Dutch.number(at(each, proposed), 4)),
                new Table(
                        "Verlies per waarde van " + each.parameter(),
                        List.of("Waarde", "Verlies", "Euro per maand", "Verlaagt steun bij veiligheid"),
                        each.curve().stream()
                                .map(punt -> List.of(
                                        Cell.number(punt.waarde(), decimals(punt.waarde())),
                                        Cell.number(punt.verlies(), 4),
                                        Cell.euro(punt.kostenPerMaand()),
                                        Cell.text(punt.steunOmlaag() ? "ja" : "nee")))
                                .toList()));
    }

    private Figure front(Voorstel voorstel) {
        double now = voorstel.kosten().nu();
        List<Front.Choice> choices = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        for (Frontpunt point : voorstel.front()) {
            double cost = now == 0 ? 0 : point.kostenPerMaand() / now - 1;
            choices.add(new Front.Choice(
                    point.wijzigingen() == 0 ? Front.Kind.NOW : Front.Kind.POSSIBLE,
                    cost,
                    1 - point.verlies(),
                    point.wijzigingen()));
            rows.add(List.of(
                    Cell.integer(point.wijzigingen()),
                    Cell.number(1 - point.verlies(), 3),
                    Cell.percentage(cost, 1),
                    Cell.euro(point.kostenPerMaand())));
        }
        choices.add(new Front.Choice(
                Front.Kind.PROPOSED,
                voorstel.kosten().relatief(),
                1 - voorstel.verlies().voorgesteld(),
                voorstel.wijzigingen().size()));
        return new Figure(
                new Anchor("figuur-front"),
                "Wat meer overeenstemming kost",
                new Front("1 − verlies", Unit.LOSS, choices, rapport.kaart().budget()),
                "Het voorstel kost %s %s dan nu. Elke andere stip is een set die door geen andere op alle drie wordt verslagen."
                        .formatted(
                                Dutch.percentage(Math.abs(voorstel.kosten().relatief()), 1),
                                voorstel.kosten().relatief() > 0 ? "meer" : "minder"),
                new Table(
                        "Sets die door geen andere worden verslagen",
                        List.of("Wijzigingen", "1 − verlies", "Kosten erbij", "Euro per maand"),
                        rows));
    }

    private List<Block> flips(Voorstel voorstel) {
        List<Omgeslagen> shown = voorstel.omgeslagen().stream().limit(FLIPS).toList();
        if (shown.isEmpty()) {
            return List.of(Paragraph.of("Niemand krijgt een ander advies."));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (Omgeslagen flip : shown) {
            boolean told = rapport.toelichtingen().stream().anyMatch(each -> same(each, flip));
            Cell name = Cell.text(flip.casus() + " " + flip.lid());
            rows.add(List.of(
                    told ? name.to(anchor(flip.casus(), flip.lid())) : name,
                    Cell.text(CalibrationRun.said(flip.was())),
                    Cell.text(CalibrationRun.said(flip.wordt())),
                    Cell.number(flip.verliesWas(), 3),
                    Cell.number(flip.verliesWordt(), 3),
                    Cell.text(String.join(", ", flip.parameters()))));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Table(
                shown.size() < voorstel.omgeslagen().size()
                        ? "De eerste %d van %d leden met een ander advies; allemaal staan zij in gevallen.csv"
                                .formatted(shown.size(), voorstel.omgeslagen().size())
                        : "Leden met een ander advies",
                List.of("Geval en lid", "Nu", "Voorstel", "Verlies nu", "Verlies voorstel", "Door"),
                rows));
        for (Toelichting told : rapport.toelichtingen()) {
            blocks.add(nl.profielwijzer.calibration.report.Subsection.of(
                    anchor(told.casus(), told.lid()),
                    "%s %s, door %s".formatted(told.casus(), told.lid(), String.join(" en ", told.parameters())),
                    Details.of(
                            "Beide uitleggen",
                            Paragraph.of("Nu. " + told.nu()),
                            Paragraph.of("Voorstel. " + told.dan()))));
        }
        return blocks;
    }

    private static boolean same(Toelichting told, Omgeslagen flip) {
        return told.casus().equals(flip.casus()) && told.lid().equals(flip.lid());
    }

    private static Anchor anchor(String casus, String lid) {
        return Anchor.of("geval", casus + " " + lid);
    }

    private Table transitions() {
        return new Table(
                "Van welk advies naar welk, met leden en euro",
                List.of("Nu", "Voorstel", "Leden", "Euro per maand erbij"),
                rapport.overgangen().stream()
                        .map(each -> List.of(
                                Cell.text(each.van()),
                                Cell.text(each.naar()),
                                Cell.count(count(each.leden())),
                                Cell.euro(each.euroPerMaand())))
                        .toList());
    }

    private Table groups() {
        return new Table(
                "Per groep: hoe vaak hetzelfde profiel of gebied, en hoeveel treden zwaarder dan de deskundigen",
                List.of("Groep", "Eenheden", "Gelijk nu", "Gelijk voorstel", "Zwaarder nu", "Zwaarder voorstel"),
                rapport.overeenstemming().groepen().stream()
                        .map(each -> List.of(
                                Cell.text(each.groep()),
                                Cell.count(count(each.eenheden())),
                                share(each.gelijkNu()),
                                share(each.gelijkDan()),
                                shift(each.verschuivingNu()),
                                shift(each.verschuivingDan())))
                        .toList());
    }

    private Figure months() {
        List<Maand> months = rapport.maanden();
        double centre = months.stream()
                        .mapToDouble(month -> month.verschuiving() * month.gevallen())
                        .sum()
                / months.stream().mapToInt(Maand::gevallen).sum();
        List<Trend.Month> drawn = months.stream()
                .map(month -> new Trend.Month(
                        YearMonth.parse(month.maand()),
                        month.voortschrijdend(),
                        centre - month.grens(),
                        centre + month.grens()))
                .toList();
        long out = months.stream()
                .filter(month -> Math.abs(month.voortschrijdend() - centre) > month.grens())
                .count();
        return new Figure(
                new Anchor("figuur-verloop"),
                "Hoeveel treden zwaarder dan de deskundigen, voortschrijdend per maand",
                new Trend("treden zwaarder dan de deskundigen", Unit.COEFFICIENT, centre, drawn),
                out == 0
                        ? "In geen maand wijkt het instrument meer af dan toeval verklaart."
                        : "In %s wijkt het instrument meer af dan toeval verklaart: kijk wat er toen veranderde."
                                .formatted(out == 1 ? "1 maand" : out + " maanden"),
                new Table(
                        "Verschuiving per maand van de peildatum",
                        List.of("Maand", "Leden", "Verschuiving", "Voortschrijdend", "Grens"),
                        months.stream()
                                .map(month -> List.of(
                                        Cell.text(Dutch.month(YearMonth.parse(month.maand()))),
                                        Cell.count(count(month.gevallen())),
                                        Cell.number(month.verschuiving(), 2),
                                        Cell.number(month.voortschrijdend(), 2),
                                        Cell.number(month.grens(), 2)))
                                .toList()));
    }

    private Table robustness() {
        return new Table(
                "Het verlies als profiel, intensiteit of route anders meetelt; het voorstel is gekozen met de vastgestelde gewichten",
                List.of("Weging", "Verlies nu", "Verlies voorstel", "Verschil"),
                rapport.robuustheid().stream()
                        .map(each -> List.of(
                                Cell.text(each.weging()),
                                Cell.number(each.verliesNu(), 4),
                                Cell.number(each.verliesDan(), 4),
                                Cell.number(each.verliesDan() - each.verliesNu(), 4)))
                        .toList());
    }

    private List<Block> test() {
        Ijkrapport.Toets toets = Objects.requireNonNull(rapport.toets());
        List<Block> blocks = new ArrayList<>();
        Double low = toets.verschil().laag();
        Double high = toets.verschil().hoog();
        blocks.add(Paragraph.of(
                "Deze %s gevallen (%s) zijn niet gebruikt om iets te kiezen. Het verlies is nu %s en met het voorstel %s%s."
                        .formatted(
                                count(toets.gevallen()),
                                rapport.kaart().toets(),
                                Dutch.number(toets.verliesNu(), 3),
                                Dutch.number(toets.verliesDan(), 3),
                                low == null || high == null
                                        ? ""
                                        : "; het verschil ligt tussen %s en %s"
                                                .formatted(Dutch.number(low, 3), Dutch.number(high, 3)))));
        for (PerWet wet : toets.overeenstemming().wetten()) {
            blocks.add(agreement(wet, "figuur-toets-" + wet.wet().name().toLowerCase(Locale.ROOT)));
        }
        return blocks;
    }

    private List<Block> limits() {
        List<String> limits = new ArrayList<>();
        limits.add(
                rapport.kaart().verzonnen()
                        ? "De casuïstiek is verzonnen. De getallen laten zien hoe ijken werkt, niet hoe goed het instrument is."
                        : "De casuïstiek is een steekproef van beoordeelde gevallen. Wat daarin niet voorkomt, is niet gemeten.");
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
        if (!rapport.uitkomst().mislukt().isEmpty()) {
            blocks.add(Details.of(
                    "Gevallen die niet meetellen",
                    new Table(
                            "Niet gebruikt",
                            List.of("Geval", "Reden"),
                            rapport.uitkomst().mislukt().stream()
                                    .map(each -> List.of(Cell.text(each.casus()), Cell.text(each.reden())))
                                    .toList())));
        }
        return blocks;
    }

    private Aantal count(int number) {
        return Aantal.of(number, !rapport.kaart().verzonnen());
    }

    private static @Nullable Estimate estimate(Maat maat) {
        Double value = maat.waarde();
        Double low = maat.laag();
        Double high = maat.hoog();
        if (value == null) {
            return null;
        }
        return new Estimate(value, low == null || high == null ? null : new Interval(low, high));
    }

    private static Cell cell(Maat maat) {
        Estimate estimate = estimate(maat);
        return estimate == null ? Cell.absent() : Cell.estimate(estimate, Unit.COEFFICIENT);
    }

    private static Cell share(Maat maat) {
        Estimate estimate = estimate(maat);
        return estimate == null ? Cell.absent() : Cell.estimate(estimate, Unit.SHARE);
    }

    private static Cell share(@Nullable Double share) {
        return share == null ? Cell.absent() : Cell.percentage(share, 0);
    }

    private static Cell shift(@Nullable Double levels) {
        return levels == null ? Cell.absent() : Cell.number(levels, 2);
    }

    private static String said(Aspect aspect) {
        return switch (aspect) {
            case PROFIEL -> "Profiel of gebied";
            case INTENSITEIT -> "Intensiteit";
            case ROUTE -> "Route";
        };
    }

    private static String said(Wet wet) {
        return wet == Wet.JEUGDWET ? "Jeugdwet" : "Wmo";
    }
}
