package nl.profielwijzer.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.casuistry.Casuistiekset;
import nl.profielwijzer.casuistry.Casuistieksets;
import nl.profielwijzer.casuistry.CasuistryDesk;
import nl.profielwijzer.casuistry.Importverslag;
import nl.profielwijzer.casuistry.Inbox;
import nl.profielwijzer.intake.Fout;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Sets of judged cases, and taking in new ones. */
@Controller
class CasuistiekPages {
    private final Casuistieksets sets;
    private final CasuistryDesk desk;
    private final Inbox inbox;
    private final Logboek logboek;

    CasuistiekPages(Casuistieksets sets, CasuistryDesk desk, Inbox inbox, Logboek logboek) {
        this.sets = sets;
        this.desk = desk;
        this.inbox = inbox;
        this.logboek = logboek;
    }

    @GetMapping("/casuistiek")
    @Vereist(Recht.CASUISTIEK_LEZEN)
    String list(Gebruiker gebruiker, Model model) {
        return list("", List.of(), gebruiker, model);
    }

    private String list(String naam, List<Formulierfout> fouten, Gebruiker gebruiker, Model model) {
        model.addAttribute("naam", naam);
        model.addAttribute("fouten", fouten);
        model.addAttribute("sets", sets.list());
        model.addAttribute("magInlezen", gebruiker.mag(Recht.CASUISTIEK_BEHEREN));
        return "casuistiek";
    }

    @GetMapping("/casuistiek/{set}")
    @Vereist(Recht.CASUISTIEK_LEZEN)
    String show(@PathVariable String set, Model model) {
        Casuistiekset found = sets.find(set).orElseThrow(PageMissing::new);
        model.addAttribute("set", found);
        model.addAttribute("opbouw", desk.opbouw(sets, found));
        return "casuistiekset";
    }

    @PostMapping("/casuistiek")
    @Vereist(Recht.CASUISTIEK_BEHEREN)
    String store(
            @RequestParam(defaultValue = "") String naam,
            @RequestParam MultipartFile bestand,
            @RequestParam(defaultValue = "false") boolean alleenGoede,
            Gebruiker gebruiker,
            Model model,
            HttpServletResponse response)
            throws IOException {
        Fout fault = sets.nameFault(naam);
        if (fault != null || bestand.isEmpty()) {
            response.setStatus(400);
            return list(
                    naam,
                    fault != null
                            ? Formulierfout.of(List.of(fault))
                            : List.of(new Formulierfout(
                                    "#bestand",
                                    "Er is geen bestand met casussen gekozen. Kies een bestand met JSON Lines.")),
                    gebruiker,
                    model);
        }
        Importverslag verslag;
        try (InputStream lines = bestand.getInputStream()) {
            verslag = inbox.look(
                    lines,
                    file -> logboek.doe(
                            new Handeling(
                                    gebruiker.naam(), Actie.AANMAKEN, "casuistiekset/" + naam, Verwerking.KWALITEIT),
                            () -> desk.store(sets, naam, file, alleenGoede)));
        }
        if (verslag.set() == null) {
            response.setStatus(400);
        }
        model.addAttribute("verslag", verslag);
        model.addAttribute("naam", naam);
        return "casuistiek-verslag";
    }
}
