package nl.profielwijzer.web;

import java.util.List;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.assessment.Uitkomst;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.conversation.Intakeconcepten;
import nl.profielwijzer.intake.Burgerservicenummer;
import nl.profielwijzer.receipt.Beoordelingen;
import nl.profielwijzer.receipt.Zoekvraag;
import nl.profielwijzer.suspension.SuspensionDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a consulent is working on, and what was assessed before. */
@Controller
class WerkvoorraadController {
    private static final int SHOWN = 20;

    private final Intakeconcepten concepten;
    private final Beoordelingen beoordelingen;
    private final SuspensionDesk stopknop;
    private final Logboek logboek;

    WerkvoorraadController(
            Intakeconcepten concepten, Beoordelingen beoordelingen, SuspensionDesk stopknop, Logboek logboek) {
        this.concepten = concepten;
        this.beoordelingen = beoordelingen;
        this.stopknop = stopknop;
        this.logboek = logboek;
    }

    @GetMapping("/werkvoorraad")
    @Vereist(Recht.BEOORDELING_LEZEN)
    String show(Gebruiker gebruiker, Model model) {
        model.addAttribute(
                "stilleggingen",
                stopknop.list(gebruiker.gemeenten()).stream()
                        .filter(each -> each.hervatting() == null)
                        .toList());
        model.addAttribute(
                "concepten",
                logboek.doe(
                        handeling(gebruiker, "intakeconcepten", null), () -> concepten.list(gebruiker.naam(), SHOWN)));
        return page(
                "werkvoorraad",
                new Zoekvraag(gebruiker.gemeenten(), null, null, null, null, null, SHOWN),
                gebruiker,
                model);
    }

    /** The kenmerk is sent and not asked by address, because addresses end up in logs of others. */
    @PostMapping("/beoordelingen/zoeken")
    @Vereist(Recht.BEOORDELING_LEZEN)
    String find(
            @RequestParam(defaultValue = "") String kenmerk,
            @RequestParam(defaultValue = "") String uitkomst,
            @RequestParam(defaultValue = "") String voor,
            Gebruiker gebruiker,
            Model model) {
        boolean bsn = Burgerservicenummer.in(kenmerk);
        model.addAttribute(
                "fouten",
                bsn
                        ? List.of(new Formulierfout(
                                "#kenmerk",
                                "Dit kan een BSN zijn. Zoek met het kenmerk waaronder het huishouden is beoordeeld."))
                        : List.of());
        model.addAttribute("kenmerk", bsn ? "" : kenmerk);
        Zoekvraag vraag = new Zoekvraag(
                gebruiker.gemeenten(),
                kenmerk.isBlank() ? null : kenmerk.strip(),
                uitkomst(uitkomst),
                null,
                null,
                voor.isEmpty() ? null : voor,
                SHOWN);
        model.addAttribute("vraag", vraag);
        if (bsn) {
            model.addAttribute("uitkomsten", Uitkomst.values());
            model.addAttribute("beoordelingen", new Beoordelingen.Zoekresultaat(List.of(), null));
            return "beoordelingen";
        }
        return page("beoordelingen", vraag, gebruiker, model);
    }

    private String page(String name, Zoekvraag vraag, Gebruiker gebruiker, Model model) {
        model.addAttribute("uitkomsten", Uitkomst.values());
        model.addAttribute(
                "beoordelingen",
                logboek.doe(handeling(gebruiker, "beoordelingen", vraag.kenmerk()), () -> beoordelingen.list(vraag)));
        return name;
    }

    private static @Nullable Uitkomst uitkomst(String name) {
        for (Uitkomst uitkomst : Uitkomst.values()) {
            if (uitkomst.name().equals(name)) {
                return uitkomst;
            }
        }
        return null;
    }

    private static Handeling handeling(Gebruiker gebruiker, String object, @Nullable String kenmerk) {
        return new Handeling(gebruiker.naam(), Actie.ZOEKEN, object, Verwerking.TOEGANG_TOT_HULP, kenmerk);
    }
}
