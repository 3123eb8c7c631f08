package nl.profielwijzer.api;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.catalogue.Beginsel;
import nl.profielwijzer.catalogue.Begrip;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Gemeente;
import nl.profielwijzer.catalogue.Profiel;
import nl.profielwijzer.catalogue.Profielcatalogus;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Wet;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What exists: profiles, principles, municipalities, terms. */
@RestController
@RequestMapping(path = "/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class CatalogusController {
    private final Catalogue catalogue;
    private final Clock clock;

    CatalogusController(Beoordelaar beoordelaar, Clock clock) {
        this.catalogue = beoordelaar.catalogue();
        this.clock = clock;
    }

    record Lijst<T>(int totaal, List<T> items) {
        static <T> Lijst<T> of(List<T> items) {
            return new Lijst<>(items.size(), items);
        }
    }

    /** Which catalogue a list of profiles comes from, and that it may be an example. */
    record Profielen(
            String catalogus,
            String versie,
            boolean voorbeeld,
            String toelichting,
            LocalDate peildatum,
            Map<Intensiteit, Integer> zwaarte,
            int totaal,
            List<Kort> items) {}

    record Kort(String code, String naam, Wet wet, String doel) {}

    record Volledig(String catalogus, String versie, boolean voorbeeld, Profiel profiel) {}

    @GetMapping("/profielen")
    @Vereist(Recht.REGELBOEK_LEZEN)
    Profielen profiles(@RequestParam MultiValueMap<String, String> query) {
        Choice choice = choice(query);
        Profielcatalogus catalogus = choice.catalogus();
        return new Profielen(
                catalogus.naam(),
                catalogus.versie(),
                catalogus.voorbeeld(),
                catalogus.toelichting(),
                choice.peildatum(),
                catalogus.zwaarte(),
                catalogus.profielen().size(),
                catalogus.profielen().stream()
                        .map(profiel -> new Kort(profiel.code(), profiel.naam(), profiel.wet(), profiel.doel()))
                        .toList());
    }

    @GetMapping("/profielen/{code}")
    @Vereist(Recht.REGELBOEK_LEZEN)
    Volledig profile(@PathVariable String code, @RequestParam MultiValueMap<String, String> query) {
        Profielcatalogus catalogus = choice(query).catalogus();
        return catalogus.profielen().stream()
                .filter(profiel -> profiel.code().equals(code))
                .map(profiel -> new Volledig(catalogus.naam(), catalogus.versie(), catalogus.voorbeeld(), profiel))
                .findFirst()
                .orElseThrow(() -> new RequestRefused(404));
    }

    private record Choice(Profielcatalogus catalogus, LocalDate peildatum) {}

    private Choice choice(MultiValueMap<String, String> query) {
        QueryCheck check = new QueryCheck(query, Set.of("gemeente", "peildatum"));
        String gemeente = check.text("gemeente", "[0-9]{4}", "Gebruik de CBS-code van vier cijfers.");
        LocalDate asked = check.date("peildatum");
        if (gemeente != null && catalogue.gemeente(gemeente).isEmpty()) {
            check.refuse(
                    "gemeente",
                    "gemeente-onbekend",
                    "Deze gemeente staat niet in de catalogus.",
                    "Kies de CBS-code van een gemeente uit /v1/gemeenten.");
        }
        check.done();
        LocalDate peildatum = asked == null ? LocalDate.now(clock) : asked;
        try {
            return new Choice(catalogue.profielen(Objects.requireNonNullElse(gemeente, ""), peildatum), peildatum);
        } catch (IllegalArgumentException e) {
            throw new RequestRefused(404);
        }
    }

    @GetMapping("/beginselen")
    @Vereist(Recht.REGELBOEK_LEZEN)
    Lijst<Beginsel> principles(@RequestParam MultiValueMap<String, String> query) {
        new QueryCheck(query, Set.of()).done();
        return Lijst.of(catalogue.beginselen());
    }

    @GetMapping("/gemeenten")
    @Vereist(Recht.REGELBOEK_LEZEN)
    Lijst<Gemeente> municipalities(@RequestParam MultiValueMap<String, String> query) {
        new QueryCheck(query, Set.of()).done();
        return Lijst.of(catalogue.gemeenten());
    }

    @GetMapping("/begrippen")
    @Vereist(Recht.REGELBOEK_LEZEN)
    Lijst<Begrip> terms(@RequestParam MultiValueMap<String, String> query) {
        new QueryCheck(query, Set.of()).done();
        return Lijst.of(catalogue.begrippen());
    }
}
