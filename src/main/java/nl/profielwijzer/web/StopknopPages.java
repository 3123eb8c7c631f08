package nl.profielwijzer.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.catalogue.Gemeente;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.intake.IntakeOngeldig;
import nl.profielwijzer.suspension.AlHervat;
import nl.profielwijzer.suspension.Stillegging;
import nl.profielwijzer.suspension.SuspensionDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The stop switch: what is suspended, suspending in two steps, and letting advice be given again. */
@Controller
@RequestMapping("/beheer/stopknop")
class StopknopPages {
    private final SuspensionDesk desk;
    private final List<Gemeente> gemeenten;
    private final Logboek logboek;

    StopknopPages(SuspensionDesk desk, Beoordelaar beoordelaar, Logboek logboek) {
        this.desk = desk;
        this.gemeenten = beoordelaar.catalogue().gemeenten();
        this.logboek = logboek;
    }

    /**
     * What was filled in.
     *
     * @param wat {@code alles} or {@code profielen}; empty while nothing was chosen
     * @param gemeenten none is all that the user works for
     */
    record Invulling(String wat, List<String> profielen, List<String> gemeenten, String reden) {
        static final Invulling LEEG = new Invulling("", List.of(), List.of(), "");

        static Invulling of(MultiValueMap<String, String> form) {
            return new Invulling(
                    form.getOrDefault("wat", List.of("")).get(0),
                    form.getOrDefault("profielen", List.of()),
                    form.getOrDefault("gemeenten", List.of()),
                    form.getOrDefault("reden", List.of("")).get(0));
        }

        public @Nullable List<String> stil() {
            return wat.equals("alles") ? null : profielen;
        }

        public @Nullable List<String> voor(Gebruiker gebruiker) {
            if (!gemeenten.isEmpty()) {
                return gemeenten;
            }
            return gebruiker.gemeenten() == null ? null : List.copyOf(gebruiker.gemeenten());
        }
    }

    @GetMapping
    @Vereist(Recht.STOPKNOP)
    String show(Gebruiker gebruiker, Model model) {
        return page(Invulling.LEEG, List.of(), gebruiker, model);
    }

    private String page(Invulling invulling, List<Formulierfout> fouten, Gebruiker gebruiker, Model model) {
        List<Stillegging> all = logboek.doe(
                handeling(gebruiker, Actie.ZOEKEN, "stilleggingen"), () -> desk.list(gebruiker.gemeenten()));
        model.addAttribute(
                "geldend",
                all.stream().filter(each -> each.hervatting() == null).toList());
        model.addAttribute(
                "eerder", all.stream().filter(each -> each.hervatting() != null).toList());
        model.addAttribute("wie", gebruiker);
        model.addAttribute("profielen", desk.profielen());
        model.addAttribute(
                "gemeenten",
                gemeenten.stream().filter(each -> gebruiker.ziet(each.code())).toList());
        model.addAttribute("invulling", invulling);
        model.addAttribute("fouten", fouten);
        return "stopknop";
    }

    /** Shows what would happen, before it does. */
    @PostMapping("/controle")
    @Vereist(Recht.STOPKNOP)
    String check(
            @RequestParam MultiValueMap<String, String> form,
            Gebruiker gebruiker,
            Model model,
            HttpServletResponse response) {
        Invulling invulling = Invulling.of(form);
        refuseOthers(invulling.voor(gebruiker), gebruiker);
        if (form.containsKey("terug")) {
            return page(invulling, List.of(), gebruiker, model);
        }
        List<Formulierfout> fouten = faults(invulling, gebruiker);
        if (!fouten.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(invulling, fouten, gebruiker, model);
        }
        model.addAttribute("invulling", invulling);
        model.addAttribute("voor", invulling.voor(gebruiker));
        return "stopknop-controle";
    }

    private List<Formulierfout> faults(Invulling invulling, Gebruiker gebruiker) {
        List<Formulierfout> fouten = new ArrayList<>();
        if (invulling.wat().isEmpty()) {
            fouten.add(new Formulierfout("#wat", "Kies wat stil moet: al het advies of een of meer profielen."));
        }
        List<Fout> found = desk.faults(
                invulling.voor(gebruiker), invulling.wat().isEmpty() ? null : invulling.stil(), invulling.reden());
        fouten.addAll(Formulierfout.of(found));
        return fouten;
    }

    @PostMapping
    @Vereist(Recht.STOPKNOP)
    String suspend(
            @RequestParam MultiValueMap<String, String> form,
            Gebruiker gebruiker,
            Model model,
            HttpServletResponse response) {
        Invulling invulling = Invulling.of(form);
        refuseOthers(invulling.voor(gebruiker), gebruiker);
        List<Formulierfout> fouten = faults(invulling, gebruiker);
        if (!fouten.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(invulling, fouten, gebruiker, model);
        }
        logboek.doe(
                handeling(gebruiker, Actie.STILLEGGEN, "stillegging"),
                () -> desk.stilleggen(invulling.voor(gebruiker), invulling.stil(), invulling.reden(), gebruiker.naam()),
                made -> handeling(gebruiker, Actie.STILLEGGEN, "stillegging/" + made.id()));
        return "redirect:/beheer/stopknop";
    }

    @PostMapping("/{id}/hervattingen")
    @Vereist(Recht.STOPKNOP)
    String resume(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reden,
            Gebruiker gebruiker,
            Model model,
            HttpServletResponse response) {
        Stillegging stillegging = desk.find(id)
                .filter(each -> each.raaktEen(gebruiker.gemeenten()))
                .orElseThrow(PageMissing::new);
        refuseOthers(stillegging.gemeenten(), gebruiker);
        try {
            logboek.doe(
                    handeling(gebruiker, Actie.HERVATTEN, "stillegging/" + id),
                    () -> desk.hervatten(id, reden, gebruiker.naam()));
            return "redirect:/beheer/stopknop";
        } catch (IntakeOngeldig ongeldig) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(
                    Invulling.LEEG,
                    Formulierfout.of(ongeldig.fouten()).stream()
                            .map(fout -> fout.at("#reden-" + id))
                            .toList(),
                    gebruiker,
                    model);
        } catch (AlHervat already) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            return page(
                    Invulling.LEEG,
                    Formulierfout.of("Iemand anders heeft dit al hervat. Hieronder staat door wie en waarom."),
                    gebruiker,
                    model);
        }
    }

    /** Who works for some municipalities only, can't change what others are advised. */
    private static void refuseOthers(@Nullable List<String> codes, Gebruiker gebruiker) {
        if (!gebruiker.zietAlle(codes)) {
            throw new AccessDeniedException("a suspension for other municipalities");
        }
    }

    private static Handeling handeling(Gebruiker gebruiker, Actie actie, String object) {
        return new Handeling(gebruiker.naam(), actie, object, Verwerking.REGELBEHEER);
    }
}
