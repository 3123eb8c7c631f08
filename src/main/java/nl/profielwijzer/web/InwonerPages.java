package nl.profielwijzer.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.retention.Dossiersleutel;
import nl.profielwijzer.retention.Inwonersrechten;
import nl.profielwijzer.retention.Inzage;
import nl.profielwijzer.retention.Vernietigingsverslag;
import nl.profielwijzer.retention.WissenGeweigerd;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a resident may ask about the own file: to see it, to have it, to have it erased. Its kenmerk never is in an address. */
@Controller
@RequestMapping("/beheer/inwoner")
class InwonerPages {
    private final Inwonersrechten rechten;
    private final Logboek logboek;

    InwonerPages(Inwonersrechten rechten, Logboek logboek) {
        this.rechten = rechten;
        this.logboek = logboek;
    }

    @GetMapping
    @Vereist(Recht.INWONERSRECHTEN)
    String ask(Model model) {
        return page("", "", null, List.of(), model);
    }

    private String page(
            String gemeente, String kenmerk, @Nullable Inzage inzage, List<Formulierfout> fouten, Model model) {
        model.addAttribute("gemeente", gemeente);
        model.addAttribute("kenmerk", kenmerk);
        model.addAttribute("inzage", inzage);
        model.addAttribute("fouten", fouten);
        return "inwoner";
    }

    @PostMapping
    @Vereist(Recht.INWONERSRECHTEN)
    String show(
            @RequestParam(defaultValue = "") String gemeente,
            @RequestParam(defaultValue = "") String kenmerk,
            Gebruiker gebruiker,
            Model model,
            HttpServletResponse response) {
        List<Formulierfout> fouten = faults(gemeente, kenmerk);
        if (!fouten.isEmpty()) {
            response.setStatus(400);
            return page(gemeente, kenmerk, null, fouten, model);
        }
        return found(key(gemeente, kenmerk, gebruiker), List.of(), gebruiker, model);
    }

    private String found(Dossiersleutel sleutel, List<Formulierfout> fouten, Gebruiker gebruiker, Model model) {
        return page(sleutel.gemeente(), sleutel.kenmerk(), look(sleutel, gebruiker), fouten, model);
    }

    /** Everything as a file that another system can read; without anything of the household in its name. */
    @PostMapping("/inzagen")
    @Vereist(Recht.INWONERSRECHTEN)
    ResponseEntity<byte[]> download(
            @RequestParam(defaultValue = "") String gemeente,
            @RequestParam(defaultValue = "") String kenmerk,
            Gebruiker gebruiker) {
        if (!faults(gemeente, kenmerk).isEmpty()) {
            throw new PageMissing();
        }
        Inzage inzage = look(key(gemeente, kenmerk, gebruiker), gebruiker);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"inzage.json\"")
                .body(Json.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(inzage));
    }

    @PostMapping("/wissingen")
    @Vereist(Recht.INWONERSRECHTEN)
    String erase(
            @RequestParam(defaultValue = "") String gemeente,
            @RequestParam(defaultValue = "") String kenmerk,
            @RequestParam(defaultValue = "false") boolean belangAnderenAfgewogen,
            @RequestParam(defaultValue = "false") boolean nagekeken,
            Gebruiker gebruiker,
            Model model,
            HttpServletResponse response) {
        List<Formulierfout> fouten = faults(gemeente, kenmerk);
        if (!fouten.isEmpty()) {
            response.setStatus(400);
            return page(gemeente, kenmerk, null, fouten, model);
        }
        Dossiersleutel sleutel = key(gemeente, kenmerk, gebruiker);
        if (!nagekeken) {
            response.setStatus(400);
            return found(
                    sleutel,
                    List.of(new Formulierfout(
                            "#nagekeken", "Er is niets gewist. Zet een vinkje als dit het dossier is dat u bedoelt.")),
                    gebruiker,
                    model);
        }
        try {
            Vernietigingsverslag verslag = logboek.doe(
                    handeling(gebruiker, Actie.VERWIJDEREN, "dossier", sleutel.kenmerk()),
                    () -> erased(sleutel, belangAnderenAfgewogen, gebruiker),
                    done -> handeling(gebruiker, Actie.VERWIJDEREN, "vernietiging/" + done.id(), sleutel.kenmerk()));
            return "redirect:/beheer/bewaren/vernietigingen/" + verslag.id();
        } catch (WissenGeweigerd geweigerd) {
            response.setStatus(409);
            return found(
                    sleutel,
                    List.of(new Formulierfout(geweigerd.afTeWegen() ? "#afgewogen" : "#inhoud", geweigerd.reden())),
                    gebruiker,
                    model);
        }
    }

    private Vernietigingsverslag erased(Dossiersleutel sleutel, boolean weighed, Gebruiker gebruiker) {
        Vernietigingsverslag verslag = rechten.erase(sleutel.gemeente(), sleutel.kenmerk(), weighed, gebruiker.naam());
        if (verslag == null) {
            throw new PageMissing();
        }
        return verslag;
    }

    private Inzage look(Dossiersleutel sleutel, Gebruiker gebruiker) {
        return logboek.doe(
                handeling(gebruiker, Actie.LEZEN, "dossier", sleutel.kenmerk()),
                () -> rechten.show(sleutel.gemeente(), sleutel.kenmerk()));
    }

    private static List<Formulierfout> faults(String gemeente, String kenmerk) {
        return Stream.concat(Formulierfout.inGemeente(gemeente), Formulierfout.in(kenmerk, Dossiersleutel.KENMERK))
                .toList();
    }

    private static Dossiersleutel key(String gemeente, String kenmerk, Gebruiker gebruiker) {
        Dossiersleutel sleutel = new Dossiersleutel(gemeente.strip(), kenmerk.strip());
        gebruiker.eis(sleutel.gemeente());
        return sleutel;
    }

    private static Handeling handeling(Gebruiker gebruiker, Actie actie, String object, String kenmerk) {
        return new Handeling(gebruiker.naam(), actie, object, Verwerking.BEWARING, kenmerk);
    }
}
