package nl.profielwijzer.web;

import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.conversation.Intakeconcepten;
import nl.profielwijzer.receipt.Beoordelingen;
import nl.profielwijzer.receipt.Zoekvraag;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What a consulent is working on. */
@Controller
class WerkvoorraadController {
    private static final int SHOWN = 20;

    private final Intakeconcepten concepten;
    private final Beoordelingen beoordelingen;
    private final Logboek logboek;

    WerkvoorraadController(Intakeconcepten concepten, Beoordelingen beoordelingen, Logboek logboek) {
        this.concepten = concepten;
        this.beoordelingen = beoordelingen;
        this.logboek = logboek;
    }

    @GetMapping("/werkvoorraad")
    @Vereist(Recht.BEOORDELING_LEZEN)
    String show(Gebruiker gebruiker, Model model) {
        model.addAttribute(
                "concepten",
                logboek.doe(
                        new Handeling(gebruiker.naam(), Actie.ZOEKEN, "intakeconcepten", Verwerking.TOEGANG_TOT_HULP),
                        () -> concepten.list(gebruiker.naam(), SHOWN)));
        model.addAttribute(
                "beoordelingen",
                logboek.doe(
                        new Handeling(gebruiker.naam(), Actie.ZOEKEN, "beoordelingen", Verwerking.TOEGANG_TOT_HULP),
                        () -> beoordelingen.list(new Zoekvraag(gebruiker.gemeenten(), null, null, null), 1, SHOWN)));
        return "werkvoorraad";
    }
}
