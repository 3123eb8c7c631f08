package nl.profielwijzer.web;

import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.Logregels;
import nl.profielwijzer.audit.Logvraag;
import nl.profielwijzer.audit.Nacontrole;
import nl.profielwijzer.audit.Verwerking;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who did what, for the auditor. Looking is an act too, and what is looked for never stands in an address. */
@Controller
class LogboekPages {
    private static final int SHOWN = 50;

    private final Logregels regels;
    private final Nacontrole nacontrole;
    private final Logboek logboek;

    LogboekPages(Logregels regels, Nacontrole nacontrole, Logboek logboek) {
        this.regels = regels;
        this.nacontrole = nacontrole;
        this.logboek = logboek;
    }

    @GetMapping("/logboek")
    @Vereist(Recht.LOGBOEK_LEZEN)
    String latest(Gebruiker gebruiker, Model model) {
        return find("", "", "", "", "", gebruiker, model);
    }

    @PostMapping("/logboek")
    @Vereist(Recht.LOGBOEK_LEZEN)
    String find(
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String actie,
            @RequestParam(defaultValue = "") String object,
            @RequestParam(defaultValue = "") String kenmerk,
            @RequestParam(defaultValue = "") String voor,
            Gebruiker gebruiker,
            Model model) {
        Logvraag vraag = new Logvraag(
                null,
                null,
                asked(actor),
                actie(actie),
                null,
                asked(object),
                null,
                asked(kenmerk),
                voor.matches("[0-9]{1,18}") ? Long.valueOf(voor) : null,
                SHOWN);
        model.addAttribute("actor", actor);
        model.addAttribute("actie", actie);
        model.addAttribute("object", object);
        model.addAttribute("kenmerk", kenmerk);
        model.addAttribute("acties", Actie.values());
        model.addAttribute(
                "gevonden",
                logboek.doe(
                        new Handeling(
                                gebruiker.naam(), Actie.ZOEKEN, "logregels", Verwerking.TOEZICHT, vraag.kenmerk()),
                        () -> regels.find(vraag)));
        model.addAttribute("kop", regels.kop());
        model.addAttribute("controle", nacontrole);
        return "logboek";
    }

    private static @Nullable String asked(String text) {
        return text.isBlank() || text.length() > 200 ? null : text.strip();
    }

    private static @Nullable Actie actie(String text) {
        for (Actie actie : Actie.values()) {
            if (actie.name().equals(text)) {
                return actie;
            }
        }
        return null;
    }
}
