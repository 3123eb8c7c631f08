package nl.profielwijzer.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.release.Setreferentie;
import nl.profielwijzer.release.StapGeweigerd;
import nl.profielwijzer.shadow.Schaduwstand;
import nl.profielwijzer.shadow.Schaduwverslag;
import nl.profielwijzer.shadow.ShadowDesk;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What a parameter set that runs along in the shadow would have changed. */
@Controller
class SchaduwPages {
    private final ShadowDesk desk;
    private final Logboek logboek;

    SchaduwPages(ShadowDesk desk, Logboek logboek) {
        this.desk = desk;
        this.logboek = logboek;
    }

    @GetMapping("/parametersets/{referentie}/schaduwen/{id}")
    @Vereist(Recht.SCHADUW_LEZEN)
    String show(@PathVariable String referentie, @PathVariable String id, Gebruiker gebruiker, Model model) {
        return show(reference(referentie), id, List.of(), gebruiker, model);
    }

    private String show(Setreferentie set, String id, List<Formulierfout> fouten, Gebruiker gebruiker, Model model) {
        Schaduwverslag verslag = logboek.doe(
                handeling(gebruiker, Actie.LEZEN, id, Verwerking.KWALITEIT),
                () -> desk.report(set, id, gebruiker.gemeenten()).orElseThrow(PageMissing::new));
        model.addAttribute("verslag", verslag);
        model.addAttribute("schaduw", verslag.schaduw());
        model.addAttribute("fouten", fouten);
        model.addAttribute(
                "magBeeindigen",
                verslag.schaduw().stand() != Schaduwstand.AFGELOPEN
                        && gebruiker.mag(Recht.SCHADUW_STARTEN)
                        && gebruiker.zietAlle(verslag.schaduw().werkingsgebied().gemeenten()));
        return "schaduw";
    }

    @PostMapping("/parametersets/{referentie}/schaduwen/{id}/beeindigingen")
    @Vereist(Recht.SCHADUW_STARTEN)
    String end(
            @PathVariable String referentie,
            @PathVariable String id,
            Gebruiker gebruiker,
            Model model,
            HttpServletResponse response) {
        Setreferentie set = reference(referentie);
        try {
            if (!gebruiker.zietAlle(desk.werkingsgebied(set).gemeenten())) {
                throw new AccessDeniedException("a set of other municipalities");
            }
            logboek.doe(
                    handeling(gebruiker, Actie.STILLEGGEN, id, Verwerking.REGELBEHEER),
                    () -> desk.end(set, id, gebruiker.naam()).orElseThrow(PageMissing::new));
            return "redirect:/parametersets/%s/schaduwen/%s".formatted(set, id);
        } catch (StapGeweigerd geweigerd) {
            if (geweigerd.reden() == StapGeweigerd.Reden.ONBEKEND) {
                throw new PageMissing();
            }
            response.setStatus(409);
            return show(set, id, Formulierfout.of(String.valueOf(geweigerd.getMessage())), gebruiker, model);
        }
    }

    private static Setreferentie reference(String text) {
        return Setreferentie.of(text).orElseThrow(PageMissing::new);
    }

    /** Not every text belongs in a log. */
    private static Handeling handeling(Gebruiker gebruiker, Actie actie, String id, Verwerking verwerking) {
        if (!id.matches("[0-9a-f-]{36}")) {
            throw new PageMissing();
        }
        return new Handeling(gebruiker.naam(), actie, "schaduw/" + id, verwerking);
    }
}
