package nl.profielwijzer.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.catalogue.Bewaartermijnen;
import nl.profielwijzer.retention.AndereVernietiging;
import nl.profielwijzer.retention.Bewaarplicht;
import nl.profielwijzer.retention.BewaarplichtBestaat;
import nl.profielwijzer.retention.Bewaarplichten;
import nl.profielwijzer.retention.Dossiersleutel;
import nl.profielwijzer.retention.Vernietiging;
import nl.profielwijzer.retention.Vernietigingsverslag;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is kept how long, destroying what was kept long enough, and files that have to stay. */
@Controller
@RequestMapping("/beheer/bewaren")
class BewarenPages {
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final Bewaartermijnen termijnen;
    private final Vernietiging vernietiging;
    private final Bewaarplichten plichten;
    private final Logboek logboek;

    BewarenPages(Bewaartermijnen termijnen, Vernietiging vernietiging, Bewaarplichten plichten, Logboek logboek) {
        this.termijnen = termijnen;
        this.vernietiging = vernietiging;
        this.plichten = plichten;
        this.logboek = logboek;
    }

    @GetMapping
    @Vereist(Recht.BEWAREN)
    String terms(Model model) {
        model.addAttribute("termijnen", termijnen);
        model.addAttribute("verslagen", vernietiging.list());
        return "bewaren";
    }

    @PostMapping("/proefvernietigingen")
    @Vereist(Recht.BEWAREN)
    String trial(Gebruiker gebruiker, Model model) {
        return trial(List.of(), gebruiker, model);
    }

    private String trial(List<Formulierfout> fouten, Gebruiker gebruiker, Model model) {
        model.addAttribute("fouten", fouten);
        model.addAttribute(
                "verslag",
                logboek.doe(
                        handeling(gebruiker, Actie.UITVOEREN, "proefvernietiging", null),
                        () -> vernietiging.trial(gebruiker.gemeenten(), gebruiker.naam())));
        return "proefvernietiging";
    }

    @PostMapping("/vernietigingen")
    @Vereist(Recht.BEWAREN)
    String destroy(
            @RequestParam(defaultValue = "") String controlegetal,
            @RequestParam(defaultValue = "false") boolean nagekeken,
            Gebruiker gebruiker,
            Model model,
            HttpServletResponse response) {
        if (!nagekeken || Vernietigingsverslag.CONTROLEGETAL.fout(controlegetal) != null) {
            response.setStatus(400);
            return trial(
                    List.of(new Formulierfout(
                            "#nagekeken", "Er is niets vernietigd. Zet een vinkje als u het heeft nagekeken.")),
                    gebruiker,
                    model);
        }
        try {
            Vernietigingsverslag verslag = logboek.doe(
                    handeling(gebruiker, Actie.VERWIJDEREN, "vernietiging", null),
                    () -> vernietiging.destroy(controlegetal, gebruiker.gemeenten(), gebruiker.naam()),
                    done -> handeling(gebruiker, Actie.VERWIJDEREN, "vernietiging/" + done.id(), null));
            return "redirect:/beheer/bewaren/vernietigingen/" + verslag.id();
        } catch (AndereVernietiging other) {
            response.setStatus(409);
            return trial(
                    Formulierfout.of(
                            "Er is niets vernietigd: er zou intussen iets anders weggaan. Kijk opnieuw na wat hieronder staat."),
                    gebruiker,
                    model);
        }
    }

    @GetMapping("/vernietigingen/{id}")
    @Vereist(Recht.BEWAREN)
    String report(@PathVariable String id, Model model) {
        model.addAttribute(
                "verslag",
                Optional.of(id)
                        .filter(ID.asMatchPredicate())
                        .flatMap(vernietiging::find)
                        .orElseThrow(PageMissing::new));
        return "vernietiging";
    }

    @GetMapping("/bewaarplichten")
    @Vereist(Recht.BEWAREN)
    String holds(Gebruiker gebruiker, Model model) {
        return holds("", "", "", List.of(), gebruiker, model);
    }

    private String holds(
            String gemeente,
            String kenmerk,
            String reden,
            List<Formulierfout> fouten,
            Gebruiker gebruiker,
            Model model) {
        model.addAttribute("gemeente", gemeente);
        model.addAttribute("kenmerk", kenmerk);
        model.addAttribute("reden", reden);
        model.addAttribute("fouten", fouten);
        model.addAttribute(
                "plichten",
                logboek.doe(
                        handeling(gebruiker, Actie.ZOEKEN, "bewaarplichten", null),
                        () -> plichten.list().stream()
                                .filter(plicht -> gebruiker.ziet(plicht.gemeente()))
                                .toList()));
        return "bewaarplichten";
    }

    @PostMapping("/bewaarplichten")
    @Vereist(Recht.BEWAREN)
    String hold(
            @RequestParam(defaultValue = "") String gemeente,
            @RequestParam(defaultValue = "") String kenmerk,
            @RequestParam(defaultValue = "") String reden,
            Gebruiker gebruiker,
            Model model,
            HttpServletResponse response) {
        List<Formulierfout> fouten = Stream.of(
                        Formulierfout.inGemeente(gemeente),
                        Formulierfout.in(kenmerk, Dossiersleutel.KENMERK),
                        Formulierfout.in(reden, Bewaarplicht.REDEN))
                .flatMap(Function.identity())
                .toList();
        if (!fouten.isEmpty()) {
            response.setStatus(400);
            return holds(gemeente, kenmerk, reden, fouten, gebruiker, model);
        }
        Dossiersleutel sleutel = new Dossiersleutel(gemeente.strip(), kenmerk.strip());
        gebruiker.eis(sleutel.gemeente());
        try {
            logboek.doe(
                    handeling(gebruiker, Actie.AANMAKEN, "bewaarplicht", sleutel.kenmerk()),
                    () -> plichten.add(sleutel.gemeente(), sleutel.kenmerk(), reden.strip(), gebruiker.naam()),
                    made -> handeling(gebruiker, Actie.AANMAKEN, "bewaarplicht/" + made.id(), sleutel.kenmerk()));
            return "redirect:/beheer/bewaren/bewaarplichten";
        } catch (BewaarplichtBestaat exists) {
            response.setStatus(409);
            return holds(
                    gemeente,
                    kenmerk,
                    reden,
                    List.of(
                            new Formulierfout(
                                    "#kenmerk",
                                    "Voor dit dossier geldt al een bewaarplicht. Hef die eerst op als de reden een andere is.")),
                    gebruiker,
                    model);
        }
    }

    @GetMapping("/bewaarplichten/{id}")
    @Vereist(Recht.BEWAREN)
    String hold(@PathVariable String id, Gebruiker gebruiker, Model model) {
        Bewaarplicht plicht = find(id, gebruiker);
        model.addAttribute(
                "plicht",
                logboek.doe(handeling(gebruiker, Actie.LEZEN, "bewaarplicht/" + id, plicht.kenmerk()), () -> plicht));
        return "bewaarplicht";
    }

    @PostMapping("/bewaarplichten/{id}/opheffingen")
    @Vereist(Recht.BEWAREN)
    String release(@PathVariable String id, Gebruiker gebruiker) {
        Bewaarplicht plicht = find(id, gebruiker);
        logboek.doe(
                handeling(gebruiker, Actie.VERWIJDEREN, "bewaarplicht/" + id, plicht.kenmerk()),
                () -> plichten.remove(plicht));
        return "redirect:/beheer/bewaren/bewaarplichten";
    }

    private Bewaarplicht find(String id, Gebruiker gebruiker) {
        return Optional.of(id)
                .filter(ID.asMatchPredicate())
                .flatMap(plichten::find)
                .filter(found -> gebruiker.ziet(found.gemeente()))
                .orElseThrow(PageMissing::new);
    }

    private static Handeling handeling(Gebruiker gebruiker, Actie actie, String object, @Nullable String kenmerk) {
        return new Handeling(gebruiker.naam(), actie, object, Verwerking.BEWARING, kenmerk);
    }
}
