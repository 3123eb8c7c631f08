package nl.profielwijzer.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.casuistry.Casuistieksets;
import nl.profielwijzer.release.ReleaseDesk;
import nl.profielwijzer.release.Setgebeurtenis;
import nl.profielwijzer.release.Setreferentie;
import nl.profielwijzer.release.Setstap;
import nl.profielwijzer.release.Setstatus;
import nl.profielwijzer.release.Setversie;
import nl.profielwijzer.release.StapGeweigerd;
import nl.profielwijzer.release.VoorstelOngeldig;
import nl.profielwijzer.release.Waardeverschil;
import nl.profielwijzer.shadow.Schaduw;
import nl.profielwijzer.shadow.Schaduwstand;
import nl.profielwijzer.shadow.ShadowDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Parameter sets from concept to in force: submitted by one person, approved by another, with a day and a way back. */
@Controller
class ParametersetPages {
    private static final Set<Setstap> ENDINGS = Set.of(Setstap.AFWIJZEN, Setstap.INTREKKEN, Setstap.TERUGDRAAIEN);
    private static final Set<Setstatus> CAME_TO_NOTHING = Set.of(Setstatus.AFGEWEZEN, Setstatus.INGETROKKEN);

    /** Earlier proposals that are told; all of them stand in the list of sets. */
    private static final int EARLIER = 10;

    /** Approving and rejecting are asked a motive in one field. */
    private static final Set<Actie> JUDGING = Set.of(Actie.GOEDKEUREN, Actie.AFWIJZEN);

    private final ReleaseDesk desk;
    private final Casuistieksets sets;
    private final ShadowDesk schaduwen;
    private final Logboek logboek;

    ParametersetPages(ReleaseDesk desk, Casuistieksets sets, ShadowDesk schaduwen, Logboek logboek) {
        this.desk = desk;
        this.schaduwen = schaduwen;
        this.sets = sets;
        this.logboek = logboek;
    }

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
        model.addAttribute("einde", ending(set));
        model.addAttribute("eerdere", earlier(set));
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

    /** The step with which it ended, before it was in force or after; null when it didn't end so. */
    private static @Nullable Setgebeurtenis ending(Setversie set) {
        Setgebeurtenis last = set.historie().isEmpty()
                ? null
                : set.historie().get(set.historie().size() - 1);
        return last != null && ENDINGS.contains(last.stap()) ? last : null;
    }

    /** What was proposed before from the same set and came to nothing, the newest first. */
    private List<Setversie> earlier(Setversie set) {
        Setreferentie basis = set.basis();
        if (basis == null) {
            return List.of();
        }
        Instant made = set.historie().get(0).tijdstip();
        return desk.list().stream()
                .filter(other -> basis.equals(other.basis()) && CAME_TO_NOTHING.contains(other.status()))
                .filter(other -> {
                    Instant then = other.opgesteldTijdstip();
                    return then != null && then.isBefore(made);
                })
                .limit(EARLIER)
                .map(other -> desk.find(other.referentie()).orElseThrow())
                .toList();
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
        String own =
                JUDGING.contains(actie) ? asked : asked + "-" + actie.name().toLowerCase(Locale.ROOT);
        return Formulierfout.of(ongeldig.fouten()).stream()
                .map(fout -> fout.adres().equals(asked) ? fout.at(own) : fout)
                .toList();
    }

    private static @Nullable String absent(String text) {
        return text.isBlank() ? null : text;
    }

    static Setreferentie reference(String text) {
        return Setreferentie.of(text).orElseThrow(PageMissing::new);
    }

    static Handeling handeling(Gebruiker gebruiker, Actie actie, String object) {
        return new Handeling(gebruiker.naam(), actie, object, Verwerking.REGELBEHEER);
    }
}
