package nl.profielwijzer.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.assessment.Uitslag.ParametersetReferentie;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.calibration.Ijking;
import nl.profielwijzer.calibration.Ijkingen;
import nl.profielwijzer.casuistry.Casuistieksets;
import nl.profielwijzer.release.GeldendeParameters;
import nl.profielwijzer.release.Onderbouwing;
import nl.profielwijzer.release.ReleaseDesk;
import nl.profielwijzer.release.Setreferentie;
import nl.profielwijzer.release.Setstap;
import nl.profielwijzer.release.Setversie;
import nl.profielwijzer.release.StapGeweigerd;
import nl.profielwijzer.release.VoorstelOngeldig;
import nl.profielwijzer.release.Waardeverschil;
import nl.profielwijzer.release.Werkingsgebied;
import nl.profielwijzer.release.Wijzigingsvoorstel;
import nl.profielwijzer.rules.Wording;
import nl.profielwijzer.shadow.Schaduw;
import nl.profielwijzer.shadow.Schaduwstand;
import nl.profielwijzer.shadow.ShadowDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Parameter sets from concept to in force: drawn up by one person, approved by another, with a day and a way back. */
@Controller
class ParametersetPages {
    private static final String VALUE = "w.";

    private final ReleaseDesk desk;
    private final GeldendeParameters geldend;
    private final Ijkingen ijkingen;
    private final Casuistieksets sets;
    private final Beoordelaar beoordelaar;
    private final ShadowDesk schaduwen;
    private final Logboek logboek;

    ParametersetPages(
            ReleaseDesk desk,
            GeldendeParameters geldend,
            Ijkingen ijkingen,
            Casuistieksets sets,
            Beoordelaar beoordelaar,
            ShadowDesk schaduwen,
            Logboek logboek) {
        this.desk = desk;
        this.geldend = geldend;
        this.schaduwen = schaduwen;
        this.ijkingen = ijkingen;
        this.sets = sets;
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

    @GetMapping("/parametersets")
    @Vereist(Recht.PARAMETERSET_LEZEN)
    String list(Gebruiker gebruiker, Model model) {
        model.addAttribute("sets", logboek.doe(handeling(gebruiker, Actie.ZOEKEN, "parametersets"), desk::list));
        return "parametersets";
    }

    @GetMapping("/parametersets/{referentie}")
    @Vereist(Recht.PARAMETERSET_LEZEN)
    String show(
            @PathVariable String referentie,
            @RequestParam(defaultValue = "") String met,
            Gebruiker gebruiker,
            Model model) {
        return show(reference(referentie), met, List.of(), gebruiker, model);
    }

    private String show(
            Setreferentie referentie, String met, List<Formulierfout> fouten, Gebruiker gebruiker, Model model) {
        Setversie set = logboek.doe(
                handeling(gebruiker, Actie.LEZEN, "parameterset/" + referentie),
                () -> desk.find(referentie).orElseThrow(PageMissing::new));
        // Who works for some municipalities only, can't change what others are assessed with.
        boolean reach = gebruiker.zietAlle(set.werkingsgebied().gemeenten());
        model.addAttribute("set", set);
        model.addAttribute("fouten", fouten);
        model.addAttribute("sets", sets.list());
        model.addAttribute("magIndienen", reach && may(gebruiker, Recht.PARAMETERSET_OPSTELLEN, Setstap.INDIENEN, set));
        model.addAttribute("magWijzigen", reach && may(gebruiker, Recht.PARAMETERSET_OPSTELLEN, Setstap.WIJZIGEN, set));
        model.addAttribute(
                "magIntrekken", reach && may(gebruiker, Recht.PARAMETERSET_OPSTELLEN, Setstap.INTREKKEN, set));
        boolean judge = reach && may(gebruiker, Recht.PARAMETERSET_GOEDKEUREN, Setstap.GOEDKEUREN, set);
        model.addAttribute("magOordelen", judge && !set.isVan(gebruiker.naam()));
        model.addAttribute("wachtOpAnder", judge && set.isVan(gebruiker.naam()));
        model.addAttribute(
                "magActiveren", reach && may(gebruiker, Recht.PARAMETERSET_ACTIVEREN, Setstap.ACTIVEREN, set));
        model.addAttribute(
                "magTerugdraaien",
                reach
                        && set.basis() != null
                        && may(gebruiker, Recht.PARAMETERSET_ACTIVEREN, Setstap.TERUGDRAAIEN, set));
        List<Schaduw> shadows = gebruiker.mag(Recht.SCHADUW_LEZEN) ? schaduwen.list(referentie) : List.of();
        model.addAttribute("schaduwen", shadows);
        model.addAttribute(
                "magMeelopen",
                reach
                        && gebruiker.mag(Recht.SCHADUW_STARTEN)
                        && ShadowDesk.kan(set.status())
                        && shadows.stream().allMatch(each -> each.stand() == Schaduwstand.AFGELOPEN));
        model.addAttribute(
                "andere",
                desk.list().stream()
                        .map(Setversie.Samenvatting::referentie)
                        .filter(other -> !other.equals(referentie))
                        .toList());
        Setreferentie other = Setreferentie.of(met).orElse(null);
        model.addAttribute("met", other);
        model.addAttribute("verschillen", other == null ? List.of() : differences(other, referentie));
        return "parameterset";
    }

    private List<Waardeverschil> differences(Setreferentie van, Setreferentie naar) {
        try {
            return desk.verschillen(van, naar);
        } catch (StapGeweigerd unknown) {
            throw new PageMissing();
        }
    }

    private static boolean may(Gebruiker gebruiker, Recht recht, Setstap stap, Setversie set) {
        return gebruiker.mag(recht) && stap.kan(set.status());
    }

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
        Setversie set = desk.find(reference(referentie)).orElseThrow(PageMissing::new);
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
        Setreferentie set = referentie.isEmpty() ? null : reference(referentie);
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
                                handeling(gebruiker, Actie.AANMAKEN, "parameterset"),
                                () -> desk.opstellen(null, voorstel, gebruiker.naam()),
                                each -> handeling(gebruiker, Actie.AANMAKEN, "parameterset/" + each.referentie()))
                        : logboek.doe(
                                handeling(gebruiker, Actie.WIJZIGEN, "parameterset/" + set),
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

    @PostMapping("/parametersets/{referentie}/indieningen")
    @Vereist(Recht.PARAMETERSET_OPSTELLEN)
    String submit(
            @PathVariable String referentie,
            @RequestParam int wijziging,
            @RequestParam(defaultValue = "") String motief,
            @RequestParam(defaultValue = "") String casuistiek,
            Gebruiker gebruiker,
            Model model,
            HttpServletResponse response) {
        return step(
                referentie,
                Actie.INDIENEN,
                set -> desk.indienen(set, wijziging, absent(motief), absent(casuistiek), gebruiker.naam()),
                gebruiker,
                model,
                response);
    }

    @PostMapping("/parametersets/{referentie}/goedkeuringen")
    @Vereist(Recht.PARAMETERSET_GOEDKEUREN)
    String approve(
            @PathVariable String referentie,
            @RequestParam int wijziging,
            @RequestParam(defaultValue = "") String motief,
            Gebruiker gebruiker,
            Model model,
            HttpServletResponse response) {
        return step(
                referentie,
                Actie.GOEDKEUREN,
                set -> desk.goedkeuren(set, wijziging, motief, gebruiker.naam()),
                gebruiker,
                model,
                response);
    }

    @PostMapping("/parametersets/{referentie}/afwijzingen")
    @Vereist(Recht.PARAMETERSET_GOEDKEUREN)
    String reject(
            @PathVariable String referentie,
            @RequestParam int wijziging,
            @RequestParam(defaultValue = "") String motief,
            Gebruiker gebruiker,
            Model model,
            HttpServletResponse response) {
        return step(
                referentie,
                Actie.AFWIJZEN,
                set -> desk.afwijzen(set, wijziging, motief, gebruiker.naam()),
                gebruiker,
                model,
                response);
    }

    @PostMapping("/parametersets/{referentie}/activeringen")
    @Vereist(Recht.PARAMETERSET_ACTIVEREN)
    String activate(
            @PathVariable String referentie,
            @RequestParam int wijziging,
            @RequestParam(defaultValue = "") String ingangsdatum,
            @RequestParam(defaultValue = "") String motief,
            Gebruiker gebruiker,
            Model model,
            HttpServletResponse response) {
        List<Formulierfout> fouten = new ArrayList<>();
        LocalDate day = date("ingangsdatum", "De ingangsdatum", ingangsdatum, fouten);
        if (!fouten.isEmpty()) {
            response.setStatus(400);
            return show(reference(referentie), "", fouten, gebruiker, model);
        }
        return step(
                referentie,
                Actie.ACTIVEREN,
                set -> desk.activeren(set, wijziging, day, absent(motief), gebruiker.naam()),
                gebruiker,
                model,
                response);
    }

    @PostMapping("/parametersets/{referentie}/intrekkingen")
    @Vereist(Recht.PARAMETERSET_OPSTELLEN)
    String withdraw(
            @PathVariable String referentie,
            @RequestParam int wijziging,
            @RequestParam(defaultValue = "") String motief,
            Gebruiker gebruiker,
            Model model,
            HttpServletResponse response) {
        return step(
                referentie,
                Actie.INTREKKEN,
                set -> desk.intrekken(set, wijziging, motief, gebruiker.naam()),
                gebruiker,
                model,
                response);
    }

    @PostMapping("/parametersets/{referentie}/terugdraaiingen")
    @Vereist(Recht.PARAMETERSET_ACTIVEREN)
    String rollBack(
            @PathVariable String referentie,
            @RequestParam int wijziging,
            @RequestParam(defaultValue = "") String motief,
            Gebruiker gebruiker,
            Model model,
            HttpServletResponse response) {
        return step(
                referentie,
                Actie.TERUGDRAAIEN,
                set -> desk.terugdraaien(set, wijziging, motief, gebruiker.naam()),
                gebruiker,
                model,
                response);
    }

    @PostMapping("/parametersets/{referentie}/schaduwen")
    @Vereist(Recht.SCHADUW_STARTEN)
    String shadow(
            @PathVariable String referentie,
            @RequestParam(defaultValue = "") String vanaf,
            @RequestParam(defaultValue = "") String totEnMet,
            Gebruiker gebruiker,
            Model model,
            HttpServletResponse response) {
        List<Formulierfout> fouten = new ArrayList<>();
        LocalDate first = date("vanaf", "De eerste dag", vanaf, fouten);
        LocalDate last = date("totEnMet", "De laatste dag", totEnMet, fouten);
        if (totEnMet.isBlank()) {
            fouten.add(new Formulierfout("#totEnMet", "Er is geen laatste dag. Schrijf haar als 01-01-2027."));
        }
        if (!fouten.isEmpty()) {
            response.setStatus(400);
            return show(reference(referentie), "", fouten, gebruiker, model);
        }
        return step(
                referentie,
                Actie.AANMAKEN,
                set -> schaduwen.start(set, first, Objects.requireNonNull(last), gebruiker.naam()),
                schaduw -> "schaduw/" + schaduw.id(),
                gebruiker,
                model,
                response);
    }

    /** The date as typed; null when it is left out, or is no date and is told so. */
    private static @Nullable LocalDate date(String veld, String naam, String typed, List<Formulierfout> fouten) {
        try {
            return typed.isBlank() ? null : LocalDate.parse(typed.strip(), Formats.TYPED);
        } catch (DateTimeParseException e) {
            fouten.add(new Formulierfout("#" + veld, "%s is geen datum. Schrijf haar als 01-01-2027.".formatted(naam)));
            return null;
        }
    }

    private interface Step<T> {
        T with(Setreferentie set);
    }

    private String step(
            String referentie,
            Actie actie,
            Step<Setversie> step,
            Gebruiker gebruiker,
            Model model,
            HttpServletResponse response) {
        return step(referentie, actie, step, done -> "parameterset/" + done.referentie(), gebruiker, model, response);
    }

    /** @param object what the log says it was done with */
    private <T> String step(
            String referentie,
            Actie actie,
            Step<T> step,
            Function<T, String> object,
            Gebruiker gebruiker,
            Model model,
            HttpServletResponse response) {
        Setreferentie set = reference(referentie);
        Setversie seen = desk.find(set).orElseThrow(PageMissing::new);
        if (!gebruiker.zietAlle(seen.werkingsgebied().gemeenten())) {
            throw new AccessDeniedException("a set of other municipalities");
        }
        try {
            logboek.doe(
                    handeling(gebruiker, actie, "parameterset/" + set),
                    () -> step.with(set),
                    done -> handeling(gebruiker, actie, object.apply(done)));
            return "redirect:/parametersets/" + set;
        } catch (VoorstelOngeldig ongeldig) {
            response.setStatus(400);
            return show(set, "", faults(ongeldig, actie), gebruiker, model);
        } catch (StapGeweigerd geweigerd) {
            response.setStatus(409);
            return show(set, "", Formulierfout.of(String.valueOf(geweigerd.getMessage())), gebruiker, model);
        }
    }

    /** Where one page asks for a motive more than once, that of the step that was taken. */
    private static List<Formulierfout> faults(VoorstelOngeldig ongeldig, Actie actie) {
        String asked = "#motief";
        String own = actie == Actie.TERUGDRAAIEN || actie == Actie.INTREKKEN
                ? asked + "-" + actie.name().toLowerCase(Locale.ROOT)
                : asked;
        return Formulierfout.of(ongeldig.fouten()).stream()
                .map(fout -> fout.adres().equals(asked) ? fout.at(own) : fout)
                .toList();
    }

    private static @Nullable String absent(String text) {
        return text.isBlank() ? null : text;
    }

    private static Setreferentie reference(String text) {
        return Setreferentie.of(text).orElseThrow(PageMissing::new);
    }

    private static Handeling handeling(Gebruiker gebruiker, Actie actie, String object) {
        return new Handeling(gebruiker.naam(), actie, object, Verwerking.REGELBEHEER);
    }
}
