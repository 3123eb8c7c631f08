package nl.profielwijzer.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.assessment.Uitslag.ParametersetReferentie;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.calibration.Ijking;
import nl.profielwijzer.calibration.Ijkingen;
import nl.profielwijzer.release.GeldendeParameters;
import nl.profielwijzer.release.Onderbouwing;
import nl.profielwijzer.release.ReleaseDesk;
import nl.profielwijzer.release.Setreferentie;
import nl.profielwijzer.release.Setversie;
import nl.profielwijzer.release.StapGeweigerd;
import nl.profielwijzer.release.VoorstelOngeldig;
import nl.profielwijzer.release.Werkingsgebied;
import nl.profielwijzer.release.Wijzigingsvoorstel;
import nl.profielwijzer.rules.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a concept of a parameter set is drawn up and changed, by hand or from what a calibration proposes. */
@Controller
class ParametersetConceptPages {
    private static final String VALUE = "w.";

    private final ReleaseDesk desk;
    private final GeldendeParameters geldend;
    private final Ijkingen ijkingen;
    private final Beoordelaar beoordelaar;
    private final Logboek logboek;

    ParametersetConceptPages(
            ReleaseDesk desk, GeldendeParameters geldend, Ijkingen ijkingen, Beoordelaar beoordelaar, Logboek logboek) {
        this.desk = desk;
        this.geldend = geldend;
        this.ijkingen = ijkingen;
        this.beoordelaar = beoordelaar;
        this.logboek = logboek;
    }

    /**
     * A concept as it stands in the form.
     *
     * @param waarden what was typed for each parameter
     */
    record Ontwerp(
            String motief,
            Onderbouwing.Soort soort,
            String verwijzing,
            List<String> gemeenten,
            Map<String, String> waarden) {}

    @GetMapping("/parametersets/nieuw")
    @Vereist(Recht.PARAMETERSET_OPSTELLEN)
    String draw(
            @RequestParam(defaultValue = "") String ijking,
            @RequestParam(defaultValue = "") String naam,
            @RequestParam(defaultValue = "") String waarde,
            Model model) {
        Map<String, String> waarden = new TreeMap<>();
        Ontwerp ontwerp = new Ontwerp("", Onderbouwing.Soort.BRON, "", List.of(), waarden);
        Ijking done = ijking.matches("[0-9a-f-]{36}") ? ijkingen.find(ijking).orElse(null) : null;
        Ijking.Uitkomst uitkomst = done == null ? null : done.uitkomst();
        if (done != null && uitkomst != null) {
            List<String> gemeenten = takeOver(done, waarden, model);
            uitkomst.wijzigingen().forEach(each -> waarden.put(each.parameter(), Wording.number(each.wordt())));
            ontwerp = new Ontwerp(
                    "",
                    Onderbouwing.Soort.RAPPORT,
                    "IJking %s op %s, resultaat %s"
                            .formatted(
                                    done.id(),
                                    done.opdracht().casuistiek().set(),
                                    Objects.requireNonNullElse(uitkomst.resultaathash(), "zonder hash")),
                    gemeenten,
                    waarden);
        }
        if (!naam.isBlank()) {
            waarden.put(naam, waarde);
        }
        return form(null, 0, ontwerp, List.of(), model);
    }

    /**
     * Takes over in what the set that was calibrated differs from the one the concept is made from, so that the concept
     * says what the calibration proposes.
     *
     * @return the municipalities that set is for
     */
    private List<String> takeOver(Ijking done, Map<String, String> waarden, Model model) {
        ParametersetReferentie calibrated = done.opdracht().parameterset();
        if (calibrated == null) {
            return List.of();
        }
        Setreferentie from = new Setreferentie(calibrated.id(), calibrated.versie());
        Setversie set = desk.find(from).orElse(null);
        Werkingsgebied reach = set == null ? Werkingsgebied.ALLE : set.werkingsgebied();
        Setreferentie basis = desk.basis(reach);
        if (set == null || !isStill(calibrated, from)) {
            model.addAttribute(
                    "opmerking",
                    "De ijking ging uit van %s, en die set is intussen veranderd. Hier staan alleen de getallen die de ijking wil veranderen; ijk opnieuw als u de rest ook wilt."
                            .formatted(from));
        } else if (!from.equals(basis)) {
            desk.verschillen(basis, from).stream()
                    .filter(each -> each.naar() != null)
                    .forEach(each -> waarden.put(each.naam(), Wording.number(Objects.requireNonNull(each.naar()))));
            model.addAttribute(
                    "opmerking",
                    "De ijking ging uit van %s; een nieuw concept gaat uit van %s. De getallen waarin die twee verschillen, staan er daarom ook bij."
                            .formatted(from, basis));
        }
        List<String> gemeenten = reach.gemeenten();
        return gemeenten == null ? List.of() : gemeenten;
    }

    private boolean isStill(ParametersetReferentie calibrated, Setreferentie set) {
        try {
            return geldend.find(set)
                    .filter(now -> now.referentie().equals(calibrated))
                    .isPresent();
        } catch (IllegalArgumentException misfit) {
            return false;
        }
    }

    @GetMapping("/parametersets/{referentie}/wijzigen")
    @Vereist(Recht.PARAMETERSET_OPSTELLEN)
    String change(
            @PathVariable String referentie,
            @RequestParam(defaultValue = "") String naam,
            @RequestParam(defaultValue = "") String waarde,
            Model model) {
        Setversie set = desk.find(ParametersetPages.reference(referentie)).orElseThrow(PageMissing::new);
        Map<String, String> waarden = new TreeMap<>();
        set.wijzigingen().forEach(each -> {
            if (each.naar() != null) {
                waarden.put(each.naam(), Wording.number(each.naar()));
            }
        });
        if (!naam.isBlank()) {
            waarden.put(naam, waarde);
        }
        List<String> gemeenten = set.werkingsgebied().gemeenten();
        return form(
                set.referentie(),
                set.wijziging(),
                new Ontwerp(
                        set.motief(),
                        set.onderbouwing().soort(),
                        set.onderbouwing().verwijzing(),
                        gemeenten == null ? List.of() : gemeenten,
                        waarden),
                List.of(),
                model);
    }

    private String form(
            @Nullable Setreferentie set, int wijziging, Ontwerp ontwerp, List<Formulierfout> fouten, Model model) {
        model.addAttribute("referentie", set);
        model.addAttribute("wijziging", wijziging);
        model.addAttribute("ontwerp", ontwerp);
        model.addAttribute("fouten", fouten);
        model.addAttribute("gemeenten", beoordelaar.catalogue().gemeenten());
        model.addAttribute(
                "teKiezen",
                beoordelaar.catalogue().parameters().parameters().stream()
                        .filter(parameter ->
                                parameter.tunable() && !ontwerp.waarden().containsKey(parameter.naam()))
                        .toList());
        return "parameterset-opstellen";
    }

    @PostMapping("/parametersets")
    @Vereist(Recht.PARAMETERSET_OPSTELLEN)
    String store(
            @RequestParam(defaultValue = "") String referentie,
            @RequestParam(defaultValue = "0") int wijziging,
            @RequestParam MultiValueMap<String, String> form,
            Gebruiker gebruiker,
            Model model,
            HttpServletResponse response) {
        Ontwerp ontwerp = ontwerp(form);
        Setreferentie set = referentie.isEmpty() ? null : ParametersetPages.reference(referentie);
        List<Formulierfout> fouten = new ArrayList<>();
        Map<String, Double> waarden = new LinkedHashMap<>();
        ontwerp.waarden().forEach((naam, waarde) -> {
            if (waarde.strip().matches("-?[0-9]{1,6}([.,][0-9]{1,6})?")) {
                waarden.put(naam, Double.parseDouble(waarde.strip().replace(',', '.')));
            } else {
                fouten.add(new Formulierfout(
                        "#wijzigingen-" + naam, "%s is geen getal. Schrijf bijvoorbeeld 3 of 2,5.".formatted(naam)));
            }
        });
        Werkingsgebied werkingsgebied =
                ontwerp.gemeenten().isEmpty() ? Werkingsgebied.ALLE : new Werkingsgebied(ontwerp.gemeenten());
        if (!gebruiker.zietAlle(werkingsgebied.gemeenten())) {
            throw new AccessDeniedException("a set for other municipalities");
        }
        if (form.containsKey("erbij")) {
            // Another number to change: the form once more, with a field for it.
            return form(set, wijziging, ontwerp, List.of(), model);
        }
        if (fouten.isEmpty()) {
            try {
                Wijzigingsvoorstel voorstel = new Wijzigingsvoorstel(
                        werkingsgebied,
                        ontwerp.motief(),
                        new Onderbouwing(ontwerp.soort(), ontwerp.verwijzing()),
                        waarden);
                Setversie made = set == null
                        ? logboek.doe(
                                ParametersetPages.handeling(gebruiker, Actie.AANMAKEN, "parameterset"),
                                () -> desk.opstellen(null, voorstel, gebruiker.naam()),
                                each -> ParametersetPages.handeling(
                                        gebruiker, Actie.AANMAKEN, "parameterset/" + each.referentie()))
                        : logboek.doe(
                                ParametersetPages.handeling(gebruiker, Actie.WIJZIGEN, "parameterset/" + set),
                                () -> desk.wijzigen(set, wijziging, voorstel, gebruiker.naam()));
                return "redirect:/parametersets/" + made.referentie();
            } catch (VoorstelOngeldig ongeldig) {
                fouten.addAll(Formulierfout.of(ongeldig.fouten()));
            } catch (StapGeweigerd geweigerd) {
                fouten.addAll(Formulierfout.of(String.valueOf(geweigerd.getMessage())));
            }
        }
        response.setStatus(400);
        return form(set, wijziging, ontwerp, fouten, model);
    }

    private static Ontwerp ontwerp(MultiValueMap<String, String> form) {
        Map<String, String> waarden = new TreeMap<>();
        form.forEach((name, values) -> {
            if (name.startsWith(VALUE) && !values.get(0).isBlank()) {
                waarden.put(name.substring(VALUE.length()), values.get(0));
            }
        });
        String more = form.getFirst("naam");
        if (form.containsKey("erbij") && more != null && !more.isBlank()) {
            waarden.putIfAbsent(more, "");
        }
        return new Ontwerp(
                Objects.requireNonNullElse(form.getFirst("motief"), ""),
                "RAPPORT".equals(form.getFirst("soort")) ? Onderbouwing.Soort.RAPPORT : Onderbouwing.Soort.BRON,
                Objects.requireNonNullElse(form.getFirst("verwijzing"), ""),
                form.getOrDefault("gemeenten", List.of()),
                waarden);
    }
}
