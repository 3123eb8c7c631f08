package nl.profielwijzer.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.casuistry.PackagedCases;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Parameter;
import nl.profielwijzer.catalogue.Profiel;
import nl.profielwijzer.rules.Rule;
import nl.profielwijzer.rules.RuleBook;
import nl.profielwijzer.rules.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The rule book, for who wants to know by what the advice comes about. */
@Controller
class RegelboekPages {
    private final RuleBook rules;
    private final Catalogue catalogue;
    private final PackagedCases cases;
    private final Clock clock;
    private final Regelboek regelboek;

    RegelboekPages(Beoordelaar beoordelaar, PackagedCases cases, Clock clock) {
        this.rules = beoordelaar.rules();
        this.catalogue = beoordelaar.catalogue();
        this.cases = cases;
        this.clock = clock;
        this.regelboek = new Regelboek(rules, catalogue);
    }

    /**
     * A piece of the sentence of a rule.
     *
     * @param gat whether the facts of the household come here
     * @param parameter the number that comes here; null when it isn't one
     */
    record Deel(String tekst, boolean gat, @Nullable Parameter parameter) {}

    /** A number and what it is today; null when it has no value yet. */
    record Getal(Parameter parameter, @Nullable Double waarde) {}

    @GetMapping("/regelboek")
    @Vereist(Recht.REGELBOEK_LEZEN)
    String contents(@RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("vraag", q);
        model.addAttribute("gevonden", regelboek.zoek(q));
        model.addAttribute("hoofdstukken", regelboek.hoofdstukken());
        model.addAttribute("versie", rules.hash());
        model.addAttribute("aantal", rules.rules().size());
        return "regelboek";
    }

    @GetMapping("/regelboek/onderdelen/{code}")
    @Vereist(Recht.REGELBOEK_LEZEN)
    String item(@PathVariable String code, Model model) {
        Regelboek.Onderdeel onderdeel = regelboek.onderdeel(code);
        model.addAttribute("onderdeel", onderdeel);
        model.addAttribute(
                "betekenissen", onderdeel.regels().stream().collect(Collectors.toMap(Rule::id, Regelboek::betekenis)));
        model.addAttribute("profielen", profielen(code));
        model.addAttribute(
                "beginsel",
                catalogue.beginselen().stream()
                        .filter(beginsel -> beginsel.code().equals(code))
                        .findFirst()
                        .orElse(null));
        return "regelboek-onderdeel";
    }

    /** A profile as each catalogue has it that is valid today. */
    record Aangeboden(String catalogus, boolean voorbeeld, String toelichting, Profiel profiel) {}

    private List<Aangeboden> profielen(String code) {
        LocalDate today = LocalDate.now(clock);
        return catalogue.profielcatalogi().stream()
                .filter(catalogus -> !today.isBefore(catalogus.geldigVan())
                        && (catalogus.geldigTot() == null || !today.isAfter(catalogus.geldigTot())))
                .flatMap(catalogus -> catalogus.profielen().stream()
                        .filter(profiel -> profiel.code().equals(code))
                        .map(profiel -> new Aangeboden(
                                catalogus.naam(), catalogus.voorbeeld(), catalogus.toelichting(), profiel)))
                .toList();
    }

    @GetMapping("/regelboek/regels/{id}")
    @Vereist(Recht.REGELBOEK_LEZEN)
    String rule(@PathVariable String id, Model model) {
        Rule rule = rules.get(id);
        if (rule == null) {
            throw new PageMissing();
        }
        model.addAttribute("regel", rule);
        model.addAttribute("zin", zin(rule));
        model.addAttribute("onderdeel", regelboek.onderdeel(rule.item()));
        model.addAttribute(
                "getallen",
                catalogue.parameters().parameters().stream()
                        .filter(parameter -> rule.dependsOn(parameter.naam()))
                        .map(this::getal)
                        .toList());
        model.addAttribute("betekenis", Regelboek.betekenis(rule));
        model.addAttribute(
                "eigen",
                cases.of(id).stream()
                        .filter(geval -> geval.soort() != PackagedCases.Soort.CASUS)
                        .toList());
        model.addAttribute(
                "casussen",
                cases.of(id).stream()
                        .filter(geval -> geval.soort() == PackagedCases.Soort.CASUS)
                        .toList());
        model.addAttribute("versie", rules.hash());
        return "regelboek-regel";
    }

    private List<Deel> zin(Rule rule) {
        return Wording.parts(rule.uitleg()).stream().map(this::deel).toList();
    }

    private Deel deel(Wording.Part part) {
        if (!part.isFact()) {
            return new Deel(part.text(), false, null);
        }
        Parameter parameter = parameter(part.text());
        String tekst = parameter == null ? part.path().get(part.path().size() - 1) : today(parameter);
        return new Deel(tekst, true, parameter);
    }

    private @Nullable Parameter parameter(String naam) {
        return catalogue.parameters().parameters().stream()
                .filter(parameter -> parameter.naam().equals(naam))
                .findFirst()
                .orElse(null);
    }

    private String today(Parameter parameter) {
        Double waarde = getal(parameter).waarde();
        return waarde == null ? "…" : Wording.number(waarde);
    }

    private Getal getal(Parameter parameter) {
        return new Getal(parameter, parameter.on(LocalDate.now(clock)).orElse(null));
    }

    @GetMapping("/regelboek/getallen")
    @Vereist(Recht.REGELBOEK_LEZEN)
    String parameters(Model model) {
        model.addAttribute(
                "getallen",
                catalogue.parameters().parameters().stream().map(this::getal).toList());
        return "regelboek-getallen";
    }

    @GetMapping("/regelboek/getallen/{naam}")
    @Vereist(Recht.REGELBOEK_LEZEN)
    String parameter(@PathVariable String naam, Model model) {
        Parameter parameter = parameter(naam);
        if (parameter == null) {
            throw new PageMissing();
        }
        model.addAttribute("getal", getal(parameter));
        model.addAttribute("waarden", new TreeMap<>(parameter.waarden()).descendingMap());
        model.addAttribute(
                "regels",
                rules.rules().stream().filter(rule -> rule.dependsOn(naam)).toList());
        return "regelboek-getal";
    }

    @GetMapping("/regelboek/begrippen")
    @Vereist(Recht.REGELBOEK_LEZEN)
    String terms(Model model) {
        model.addAttribute(
                "begrippen",
                catalogue.begrippen().stream()
                        .sorted(Comparator.comparing(begrip -> begrip.naam().toLowerCase(Locale.ROOT)))
                        .toList());
        return "regelboek-begrippen";
    }
}
