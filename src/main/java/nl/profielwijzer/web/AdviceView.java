package nl.profielwijzer.web;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.profielwijzer.assessment.Uitslag;
import nl.profielwijzer.assessment.Uitslag.Advies;
import nl.profielwijzer.assessment.Uitslag.Beginselnaleving;
import nl.profielwijzer.assessment.Uitslag.LidUitslag;
import nl.profielwijzer.assessment.Uitslag.Omslag;
import nl.profielwijzer.assessment.Uitslag.OpenVraag;
import nl.profielwijzer.assessment.Uitslag.Stap;
import nl.profielwijzer.assessment.Uitslag.Veiligheidsmaatregel;
import nl.profielwijzer.assessment.Uitslag.Waarneming;
import nl.profielwijzer.catalogue.Aanbod;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Leefgebieden;
import nl.profielwijzer.catalogue.Profiel;
import nl.profielwijzer.catalogue.Profielcatalogus;
import nl.profielwijzer.catalogue.Resultaat;
import nl.profielwijzer.catalogue.Vraag;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Inzet;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.intake.Leefgebied;
import nl.profielwijzer.intake.Lid;
import nl.profielwijzer.receipt.Beoordeling;
import nl.profielwijzer.rules.Naleving;
import nl.profielwijzer.rules.Oordeel;
import nl.profielwijzer.rules.Route;
import nl.profielwijzer.rules.Wording;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/** A stored assessment as it is read aloud at the table: what is known, what fits and why, what doesn't, what is unknown. */
final class AdviceView {
    /** An assessment of an earlier version may hold what this one no longer knows. */
    private static final ObjectReader UITSLAG =
            Json.JSON.readerFor(Uitslag.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final Set<String> HEAD = Set.of("id", "rol", "geboortedatum", "vraagtOndersteuning", "leefgebieden");
    private static final int FIRST_QUESTIONS = 5;

    /** The request and the problems are what was told; the other steps say what follows from it. */
    private static final int TOLD_STEPS = 2;

    private static final String PROBLEM = "probleem.vanaf-score";

    private final Catalogue catalogue;
    private final Wording wording;
    private final Formats formats;
    private final Beoordeling beoordeling;
    private final Intake intake;
    private final JsonNode tree;
    private final Uitslag uitslag;

    AdviceView(Catalogue catalogue, Formats formats, Beoordeling beoordeling) {
        this.catalogue = catalogue;
        this.wording = new Wording(catalogue.codes());
        this.formats = formats;
        this.beoordeling = beoordeling;
        this.tree = Json.JSON.readTree(beoordeling.intake());
        this.intake = Json.JSON.treeToValue(tree, Intake.class);
        this.uitslag = UITSLAG.readValue(beoordeling.uitslag());
    }

    /** Something known, as a question and its answer. */
    record Feit(String wat, String antwoord) {}

    /** What rests on law: the sentence of a rule with its ground and source. */
    record Grond(String regel, String uitleg, String grondslag, String bron) {}

    /**
     * One thing that fits, with all that belongs to it.
     *
     * @param eersteVanMeer whether other things fit almost as well
     */
    record Optie(
            String profiel,
            String naam,
            String wet,
            String intensiteit,
            List<String> omdat,
            List<Grond> gronden,
            List<String> activiteiten,
            String uren,
            boolean voorbeeld,
            int duurMaanden,
            LocalDate evaluatiedatum,
            List<Resultaat> resultaten,
            String kosten,
            @Nullable String lichter,
            @Nullable String eigenBijdrage,
            String verandering,
            boolean overbrugging,
            boolean eersteVanMeer) {}

    /** A measure, who it is about, and why. */
    record Maatregelregel(String wie, String maatregel, boolean acuut, String omdat, List<Grond> gronden) {}

    /** Support that runs or ran. */
    record Inzetregel(String wie, String wat, String wanneer) {}

    public Beoordeling beoordeling() {
        return beoordeling;
    }

    public Uitslag uitslag() {
        return uitslag;
    }

    /** What the answer is, in one sentence that pushes nobody. */
    public String uitkomst() {
        return switch (uitslag.uitkomst()) {
            case SPOED ->
                "Eerst moet nu iets voor de veiligheid gebeuren. Voor wie gevaar loopt, komt er nu geen advies.";
            case STILGELEGD -> "Het advies is stilgelegd. U weegt zelf af wat past, samen met de inwoner.";
            case VRAGEN -> "Er mist nog iets. Zonder die antwoorden kan er geen advies zijn.";
            case KEUZE -> "Er past meer dan één ding. Weeg samen met de inwoner wat het best past.";
            case ADVIES -> "Dit lijkt te passen bij wat nu bekend is.";
        };
    }

    /** Whether somebody's advice is suspended, so that the household can't be told what rests on it either. */
    public boolean stil() {
        return uitslag.leden().stream().anyMatch(AdviceView::stil);
    }

    private static boolean stil(LidUitslag each) {
        return each.stilgelegd() != null;
    }

    /** Whether the advice to this lid is suspended. */
    public boolean stil(String id) {
        return uitslag.leden().stream().anyMatch(each -> each.lid().equals(id) && stil(each));
    }

    /** The steps that say something: of suspended advice only what was told, and whether an expert has to look along. */
    public List<Stap> stappen(LidUitslag each) {
        return each.stappen().stream()
                .filter(step -> !stil(each)
                        || each.route() == Route.SPOED
                        || step.stap() <= TOLD_STEPS
                        || step.deskundigheidNodig())
                .toList();
    }

    /** Who it is suspended for, of those who ask. */
    public List<String> stilVoor() {
        return leden().stream()
                .filter(each -> stil(each) && vraagt(each))
                .map(each -> naam(each.lid()))
                .toList();
    }

    public List<Maatregelregel> veiligheid() {
        return uitslag.veiligheid().stream()
                .sorted(Comparator.comparing((Veiligheidsmaatregel measure) -> !measure.acuut()))
                .map(measure -> new Maatregelregel(
                        Wording.capitalised(naam(measure.lid())),
                        wording.said(measure.maatregel()),
                        measure.acuut(),
                        String.join(" ", sentences(measure.gronden(), measure.lid())),
                        gronden(measure.gronden(), measure.lid())))
                .toList();
    }

    /** Who asks comes first. */
    public List<LidUitslag> leden() {
        return uitslag.leden().stream()
                .sorted(Comparator.comparing(each -> !lid(each.lid()).vraagtOndersteuning()))
                .toList();
    }

    public boolean vraagt(LidUitslag each) {
        return lid(each.lid()).vraagtOndersteuning();
    }

    private Lid lid(String id) {
        return intake.huishouden().leden().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    public String naam(String id) {
        return wording.said(lid(id).rol()) + " " + id;
    }

    /** "Kind k1 (9 jaar)" */
    public String kop(String id) {
        return Wording.capitalised(naam(id))
                + " (%d jaar)"
                        .formatted(Period.between(lid(id).geboortedatum(), intake.peildatum())
                                .getYears());
    }

    /** The laws that give or may give something. */
    public String wetten(LidUitslag each) {
        String laws = each.wetten().stream()
                .filter(wet -> wet.oordeel() != Oordeel.NEE)
                .map(wet -> wording.said(wet.wet()) + (wet.oordeel() == Oordeel.UITZOEKEN ? " (nog uitzoeken)" : ""))
                .collect(Collectors.joining(", "));
        return laws.isEmpty() ? "geen" : laws;
    }

    /** Everything that was told of this lid, what goes worst first; without the scores when asked. */
    public List<Feit> feiten(String id) {
        List<Feit> facts = new ArrayList<>();
        Lid lid = lid(id);
        Map<Leefgebied, Integer> scores = Objects.requireNonNullElse(lid.leefgebieden(), Map.of());
        scores.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .filter(entry -> !ignored(id, entry.getKey()))
                .forEach(entry -> facts.add(
                        new Feit(naam(entry.getKey()), "%s (%d)".formatted(anchor(entry), entry.getValue()))));
        JsonNode node = tree.at("/huishouden/leden")
                .valueStream()
                .filter(each -> each.path("id").asString("").equals(id))
                .findFirst()
                .orElseThrow();
        node.properties().forEach(property -> {
            if (!HEAD.contains(property.getKey())) {
                told(property.getKey(), property.getValue(), naam(id), facts);
            }
        });
        return facts;
    }

    /** What was told of the household and the request. */
    public List<Feit> feitenVanAllen() {
        List<Feit> facts = new ArrayList<>();
        told("melding", tree.path("melding"), "", facts);
        JsonNode huishouden = tree.path("huishouden");
        for (String part : List.of("ouderrelatie", "bestaanszekerheid")) {
            told("huishouden." + part, huishouden.path(part), "", facts);
        }
        return facts;
    }

    private void told(String path, JsonNode value, String naam, List<Feit> into) {
        if (value.isObject()) {
            value.properties()
                    .forEach(property -> told(path + "." + property.getKey(), property.getValue(), naam, into));
            return;
        }
        if (value.isArray()) {
            if (value.isEmpty()) {
                into.add(new Feit(question(path, naam), "nee"));
            }
            for (JsonNode item : value) {
                into.add(new Feit(
                        question(path, naam),
                        item.isObject()
                                ? item.properties().stream()
                                        .map(property -> said(path + "." + property.getKey(), property.getValue()))
                                        .collect(Collectors.joining(", "))
                                : answer(path, item)));
            }
            return;
        }
        into.add(new Feit(question(path, naam), answer(path, value)));
    }

    private String question(String path, String naam) {
        return Wording.capitalised(catalogue.vragen().voor(path).aan(naam));
    }

    /** A part of an item: its kind by name, other parts by what they are. */
    private String said(String path, JsonNode value) {
        String part = path.substring(path.lastIndexOf('.') + 1);
        return switch (part) {
            case "grondslag", "soort" -> wording.code(value.asString());
            case "acuut" -> value.asBoolean() ? "nu gevaar" : "nu geen gevaar";
            case "ernst" -> answer(path, value);
            default -> (value.asBoolean() ? "" : "niet ") + part;
        };
    }

    private String answer(String path, JsonNode value) {
        Vraag vraag = catalogue.vragen().voor(path);
        String said = vraag.antwoorden().get(value.asString());
        if (said != null) {
            return said;
        }
        if (value.isBoolean()) {
            return value.asBoolean() ? "ja" : "nee";
        }
        String text = value.asString();
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return formats.datum(LocalDate.parse(text));
        }
        if (path.equals("mantelzorg.voorLid")) {
            return naam(text);
        }
        return value.isNumber() ? Wording.number(value.asDouble()) : text;
    }

    private boolean ignored(String lid, Leefgebied leefgebied) {
        return uitslag.genegeerd().stream()
                .anyMatch(each -> each.lid().equals(lid) && each.veld().equals("leefgebieden." + leefgebied.key()));
    }

    private String naam(Leefgebied leefgebied) {
        return Wording.capitalised(catalogue.leefgebieden().get(leefgebied).naam());
    }

    private String anchor(Map.Entry<Leefgebied, Integer> score) {
        Leefgebieden.Beschrijving words = catalogue.leefgebieden().get(score.getKey());
        return words.ankers().get(words.ankers().size() - score.getValue());
    }

    /** What doesn't go well, or what does, in words without scores. */
    public List<Feit> gebieden(String id, boolean goed) {
        double problem =
                Objects.requireNonNullElse(beoordeling.parameterwaarden().get(PROBLEM), 3.0);
        return Objects.requireNonNullElse(lid(id).leefgebieden(), Map.<Leefgebied, Integer>of()).entrySet().stream()
                .filter(entry -> !ignored(id, entry.getKey()) && entry.getValue() > problem == goed)
                .sorted(Map.Entry.comparingByValue())
                .map(entry -> new Feit(naam(entry.getKey()), anchor(entry)))
                .toList();
    }

    /** Scores that were given and don't belong to the age. */
    public List<String> genegeerd() {
        return uitslag.genegeerd().stream()
                .map(each -> "%s van %s: hoort niet bij deze leeftijd."
                        .formatted(
                                naam(Leefgebied.of(
                                        each.veld().substring(each.veld().indexOf('.') + 1))),
                                naam(each.lid())))
                .toList();
    }

    /** Everything that fits this lid; things that fit almost equally stand together in the order of the catalogue. */
    public List<Optie> opties(LidUitslag each) {
        Profielcatalogus profielen = catalogue.profielen(intake.gemeente(), intake.peildatum());
        List<String> order =
                profielen.profielen().stream().map(profiel -> profiel.code()).toList();
        return each.adviezen().stream()
                .flatMap(advies -> Stream.concat(
                        Stream.of(optie(each, advies)),
                        Objects.requireNonNullElse(advies.alternatieven(), List.<String>of()).stream()
                                .map(code -> alternative(each, advies, code, profielen))))
                .sorted(Comparator.comparingInt(optie -> order.indexOf(optie.profiel())))
                .toList();
    }

    private Optie optie(LidUitslag each, Advies advies) {
        return new Optie(
                advies.profiel(),
                advies.naam(),
                wording.said(advies.wet()),
                wording.said(advies.intensiteit()),
                sentences(advies.gronden(), each.lid()),
                gronden(advies.gronden(), each.lid()),
                advies.omvang().activiteiten(),
                "%s uur per %s"
                        .formatted(
                                Wording.number(advies.omvang().uren()),
                                period(advies.omvang().per())),
                advies.omvang().voorbeeld(),
                advies.duurMaanden(),
                advies.evaluatiedatum(),
                advies.resultaten(),
                "%s per %s"
                        .formatted(
                                formats.euro(advies.kosten().bedrag()),
                                advies.kosten().per()),
                advies.lichterAlternatief() == null
                        ? null
                        : "%s: %s per %s"
                                .formatted(
                                        wording.said(advies.lichterAlternatief().intensiteit()),
                                        formats.euro(advies.lichterAlternatief()
                                                .kosten()
                                                .bedrag()),
                                        advies.lichterAlternatief().kosten().per()),
                advies.eigenBijdrage() == null ? null : contribution(advies.eigenBijdrage()),
                wording.said(advies.verandering()),
                advies.overbrugging(),
                advies.alternatieven() != null && !advies.alternatieven().isEmpty());
    }

    /** Another profile that fits almost as well, with the scope that the catalogue gives it. */
    private Optie alternative(LidUitslag each, Advies first, String code, Profielcatalogus profielen) {
        Uitslag.Kandidaat candidate = each.profielen().stream()
                .filter(one -> one.profiel().equals(code))
                .findFirst()
                .orElseThrow();
        Profiel profiel = profielen.profielen().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElse(null);
        Aanbod aanbod = profiel == null ? null : profiel.intensiteiten().get(first.intensiteit());
        return new Optie(
                code,
                candidate.naam(),
                wording.said(first.wet()),
                wording.said(first.intensiteit()),
                sentences(candidate.gronden(), each.lid()),
                gronden(candidate.gronden(), each.lid()),
                aanbod == null ? List.of() : aanbod.activiteiten(),
                aanbod == null ? "" : "%s uur per %s".formatted(Wording.number(aanbod.uren()), period(aanbod.per())),
                profielen.voorbeeld(),
                aanbod == null ? first.duurMaanden() : aanbod.duurMaanden(),
                aanbod == null ? first.evaluatiedatum() : intake.peildatum().plusMonths(aanbod.evaluatieNaMaanden()),
                profiel == null ? List.of() : profiel.resultaten(),
                aanbod == null
                        ? ""
                        : "%s per %s"
                                .formatted(
                                        formats.euro(aanbod.tarief().bedrag()),
                                        aanbod.tarief().per()),
                null,
                first.eigenBijdrage() == null ? null : contribution(first.eigenBijdrage()),
                wording.said(first.verandering()),
                first.overbrugging(),
                true);
    }

    private String contribution(Uitslag.EigenBijdrage bijdrage) {
        return bijdrage.bedrag() == 0 ? "geen" : "%s per %s".formatted(formats.euro(bijdrage.bedrag()), bijdrage.per());
    }

    private static String period(Aanbod.Periode per) {
        return per.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The turning points that are about people, or those about the settings of the instrument. */
    public List<Omslag> omslagen(LidUitslag each, boolean instelling) {
        return each.omslagen().stream()
                .filter(omslag -> (omslag.parameter() != null) == instelling)
                .toList();
    }

    public List<Inzetregel> inzet() {
        List<Inzet> inzet = intake.huishouden().inzet();
        return inzet == null
                ? List.of()
                : inzet.stream()
                        .map(each -> new Inzetregel(
                                Wording.capitalised(naam(each.lid())),
                                wording.said(each)
                                        + (each.intensiteit() == null ? "" : ", " + wording.said(each.intensiteit()))
                                        + (each.omschrijving() == null ? "" : ": " + each.omschrijving()),
                                "vanaf " + formats.datum(each.sinds())
                                        + (each.tot() == null
                                                ? ", loopt"
                                                : " tot en met " + formats.datum(each.tot()))))
                        .toList();
    }

    /** Principles of which nothing can be said, because they rest on advice that is suspended. */
    public List<Beginselnaleving> beginselenStil() {
        return uitslag.beginselen().stream().filter(this::stil).toList();
    }

    private boolean stil(Beginselnaleving each) {
        return stil() && each.oordeel() == Naleving.ONBEKEND && each.gronden().isEmpty();
    }

    /** Principles that ask for attention, or the others; without those of which nothing can be said. */
    public List<Beginselnaleving> beginselen(boolean open) {
        return uitslag.beginselen().stream()
                .filter(each -> !stil(each))
                .filter(each -> (each.oordeel() == Naleving.AANDACHT || each.oordeel() == Naleving.ONBEKEND) == open)
                .toList();
    }

    /** The open questions that matter most, or the others. */
    public List<OpenVraag> vragen(boolean eerst) {
        List<OpenVraag> all = uitslag.vragen();
        int first = Math.min(all.size(), FIRST_QUESTIONS);
        return eerst ? all.subList(0, first) : all.subList(first, all.size());
    }

    /** An open question with who it is about. */
    public String vraag(OpenVraag vraag) {
        String lid = vraag.lid();
        return Wording.capitalised(
                lid == null || vraag.vraag().contains(lid) ? vraag.vraag() : naam(lid) + ": " + vraag.vraag());
    }

    /** On what it rests that some things don't fit. */
    public List<Grond> grondenVanNiet(LidUitslag each) {
        return gronden(
                each.waaromNiet().stream()
                        .flatMap(niet -> niet.gronden().stream())
                        .toList(),
                each.lid());
    }

    public List<Grond> gronden(List<String> rules, @Nullable String lid) {
        return seen(rules, lid)
                .map(each -> new Grond(each.regel(), each.uitleg(), each.grondslag(), each.bron()))
                .distinct()
                .toList();
    }

    private List<String> sentences(List<String> rules, String lid) {
        return seen(rules, lid).map(Waarneming::uitleg).distinct().toList();
    }

    /** In the order of the grounds: the main one comes first. */
    private Stream<Waarneming> seen(List<String> rules, @Nullable String lid) {
        return rules.stream()
                .distinct()
                .flatMap(rule -> uitslag.bevindingen().stream()
                        .filter(each -> each.regel().equals(rule)
                                && (lid == null
                                        || each.lid() == null
                                        || each.lid().equals(lid))));
    }

    /** All that the rules saw, for the annex. */
    public List<Grond> alleGronden() {
        return uitslag.bevindingen().stream()
                .map(each -> new Grond(each.regel(), each.uitleg(), each.grondslag(), each.bron()))
                .distinct()
                .toList();
    }

    /** Only the sentences without scores and points: those stand in the annex. */
    public String zonderScores(String text) {
        return Stream.of(text.split("(?<=[.!?])\\s+(?=[\\p{Lu}‘“])"))
                .filter(
                        sentence -> !sentence.matches(
                                "(?s).*(?:\\bscore|\\bscoort|\\bpunt(?:en)?\\b|parameter|kracht \\d|netwerk \\d|vaardigheid is \\d).*"))
                .map(sentence -> sentence.replaceAll("\\s*\\(\\d+(?:,\\d+)?\\)", ""))
                .collect(Collectors.joining(" "));
    }
}
