package nl.profielwijzer.api;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.casuistry.PackagedCases;
import nl.profielwijzer.casuistry.PackagedCases.Geval;
import nl.profielwijzer.catalogue.Herkomst;
import nl.profielwijzer.catalogue.Parameter;
import nl.profielwijzer.release.GeldendeParameters;
import nl.profielwijzer.rules.Rule;
import nl.profielwijzer.rules.RuleBook;
import nl.profielwijzer.rules.Strekking;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** By which rules and numbers intakes are assessed, as civil servants wrote them. */
@RestController
@RequestMapping(path = "/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class RegelboekController {
    private final RuleBook rules;
    private final GeldendeParameters geldend;
    private final PackagedCases cases;
    private final Clock clock;

    RegelboekController(Beoordelaar beoordelaar, GeldendeParameters geldend, PackagedCases cases, Clock clock) {
        this.rules = beoordelaar.rules();
        this.geldend = geldend;
        this.cases = cases;
        this.clock = clock;
    }

    /** @param soort what the finding of the rule is for */
    record Kort(String id, String titel, Strekking soort, String grondslag, String bron, String bestand) {
        static Kort of(Rule rule) {
            return new Kort(rule.id(), rule.titel(), rule.strekking(), rule.grondslag(), rule.bron(), rule.bestand());
        }
    }

    record Regels(String regelversie, int totaal, List<Kort> items) {}

    /**
     * @param toelichting law, reading and limits, as they stand above the rule
     * @param tekst the rule itself
     * @param parameters the numbers it depends on
     * @param gevallen cases that show it
     */
    record Regel(
            String id,
            String titel,
            Strekking soort,
            String regelversie,
            String bestand,
            String grondslag,
            String bron,
            String uitleg,
            String toelichting,
            String tekst,
            List<Getal> parameters,
            List<Geval> gevallen) {}

    /** @param waarde today's value; absent when it has none yet */
    record Getal(
            String naam,
            String omschrijving,
            String eenheid,
            Herkomst herkomst,
            String bron,
            @Nullable Double waarde) {}

    @GetMapping("/regels")
    @Vereist(Recht.REGELBOEK_LEZEN)
    Regels rules(@RequestParam MultiValueMap<String, String> query) {
        QueryCheck check = new QueryCheck(query, Set.of("soort", "letter"));
        Strekking soort = check.oneOf("soort", Strekking.class);
        String letter = check.text("letter", "[A-Z]", "Gebruik één hoofdletter, zoals J.");
        check.done();
        List<Kort> items = rules.rules().stream()
                .filter(rule -> soort == null || rule.strekking() == soort)
                .filter(rule -> letter == null || rule.letter() == letter.charAt(0))
                .map(Kort::of)
                .toList();
        return new Regels(rules.hash(), items.size(), items);
    }

    @GetMapping("/regels/{id}")
    @Vereist(Recht.REGELBOEK_LEZEN)
    ResponseEntity<Regel> rule(@PathVariable String id) {
        Rule rule = rules.get(id);
        if (rule == null) {
            throw new RequestRefused(404);
        }
        // An id looks like a file name; without this Spring offers the answer as a download.
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .body(new Regel(
                        rule.id(),
                        rule.titel(),
                        rule.strekking(),
                        rules.hash(),
                        rule.bestand(),
                        rule.grondslag(),
                        rule.bron(),
                        rule.uitleg(),
                        rule.toelichting(),
                        rule.tekst(),
                        parametersOf(rule),
                        cases.of(id)));
    }

    private List<Getal> parametersOf(Rule rule) {
        return geldend.algemeen(LocalDate.now(clock)).set().parameters().stream()
                .filter(parameter -> rule.dependsOn(parameter.naam()))
                .sorted(Comparator.comparing(Parameter::naam))
                .map(parameter -> new Getal(
                        parameter.naam(),
                        parameter.omschrijving(),
                        parameter.eenheid(),
                        parameter.herkomst(),
                        parameter.bron(),
                        today(parameter)))
                .toList();
    }

    private @Nullable Double today(Parameter parameter) {
        return parameter.on(LocalDate.now(clock)).orElse(null);
    }
}
