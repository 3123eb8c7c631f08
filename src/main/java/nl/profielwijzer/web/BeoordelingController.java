package nl.profielwijzer.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.catalogue.Afwijkredenen;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.conversation.Intakeconcepten;
import nl.profielwijzer.intake.IntakeOngeldig;
import nl.profielwijzer.monitoring.OordeelDesk;
import nl.profielwijzer.receipt.Beoordeling;
import nl.profielwijzer.receipt.Beoordelingen;
import nl.profielwijzer.receipt.OwnAssessments;
import nl.profielwijzer.receipt.Repeater;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.ObjectNode;

/** The advice page and the report for the resident. */
@Controller
@RequestMapping("/beoordelingen/{id}")
class BeoordelingController {
    private final OwnAssessments own;
    private final Intakeconcepten concepten;
    private final Repeater repeater;
    private final OordeelDesk oordelen;
    private final Afwijkredenen redenen;
    private final Catalogue catalogue;
    private final Formats formats;
    private final ReportPrinter printer;
    private final Logboek logboek;

    BeoordelingController(
            Beoordelingen beoordelingen,
            Intakeconcepten concepten,
            Repeater repeater,
            OordeelDesk oordelen,
            Afwijkredenen redenen,
            Beoordelaar beoordelaar,
            Formats formats,
            ReportPrinter printer,
            Logboek logboek) {
        this.own = new OwnAssessments(beoordelingen);
        this.concepten = concepten;
        this.repeater = repeater;
        this.oordelen = oordelen;
        this.redenen = redenen;
        this.catalogue = beoordelaar.catalogue();
        this.formats = formats;
        this.printer = printer;
        this.logboek = logboek;
    }

    @GetMapping
    @Vereist(Recht.BEOORDELING_LEZEN)
    String show(@PathVariable String id, Gebruiker gebruiker, Model model) {
        return advice(find(id, gebruiker), Map.of(), gebruiker, model);
    }

    @GetMapping("/verslag")
    @Vereist(Recht.BEOORDELING_LEZEN)
    String report(@PathVariable String id, Gebruiker gebruiker, Model model) {
        return page(find(id, gebruiker), "verslag", gebruiker, model);
    }

    /** The same as a file, without anything of the household in its name. */
    @GetMapping(path = "/verslag.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Vereist(Recht.BEOORDELING_LEZEN)
    ResponseEntity<byte[]> print(@PathVariable String id, Gebruiker gebruiker) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"onderzoeksverslag.pdf\"")
                .body(printer.print(new AdviceView(catalogue, formats, find(id, gebruiker))));
    }

    @PostMapping("/herhaling")
    @Vereist(Recht.BEOORDELING_LEZEN)
    String repeat(@PathVariable String id, Gebruiker gebruiker, Model model) {
        Beoordeling beoordeling = find(id, gebruiker);
        model.addAttribute("herhaling", repeater.repeat(beoordeling));
        return advice(beoordeling, Map.of(), gebruiker, model);
    }

    /** What the team chose, with the reason when that is not what was advised. */
    @PostMapping("/oordelen")
    @Vereist(Recht.OORDELEN)
    String judge(
            @PathVariable String id,
            @RequestParam Map<String, String> answers,
            HttpServletResponse response,
            Gebruiker gebruiker,
            Model model) {
        Beoordeling beoordeling = find(id, gebruiker);
        OordeelForm form = form(beoordeling, answers);
        Handeling handeling = new Handeling(
                gebruiker.naam(),
                Actie.AANMAKEN,
                "beoordeling/%s/oordeel".formatted(id),
                Verwerking.TOEGANG_TOT_HULP,
                beoordeling.kenmerk());
        try {
            ObjectNode chosen = form.json();
            logboek.doe(handeling, () -> oordelen.record(beoordeling, chosen, gebruiker.naam(), null));
            return "redirect:/beoordelingen/" + id + "#kop-oordeel";
        } catch (IntakeOngeldig faults) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute(
                    "fouten",
                    faults.fouten().stream().map(form::told).distinct().toList());
            return advice(beoordeling, answers, gebruiker, model);
        }
    }

    private String advice(Beoordeling beoordeling, Map<String, String> answers, Gebruiker gebruiker, Model model) {
        model.addAttribute("mag", gebruiker.mag(Recht.OORDELEN));
        model.addAttribute("oordeel", form(beoordeling, answers));
        model.addAttribute("gekozen", oordelen.history(beoordeling));
        return page(beoordeling, "advies", gebruiker, model);
    }

    private OordeelForm form(Beoordeling beoordeling, Map<String, String> answers) {
        return new OordeelForm(
                new AdviceView(catalogue, formats, beoordeling), catalogue, beoordeling, redenen, answers);
    }

    private String page(Beoordeling beoordeling, String template, Gebruiker gebruiker, Model model) {
        model.addAttribute("a", new AdviceView(catalogue, formats, beoordeling));
        model.addAttribute(
                "concept", concepten.of(beoordeling.id(), gebruiker.naam()).orElse(null));
        return template;
    }

    /** Assessments of another municipality aren't there for this user. */
    private Beoordeling find(String id, Gebruiker gebruiker) {
        OwnAssessments.checkId(id);
        return logboek.doe(
                handeling(id, gebruiker, null),
                () -> own.find(id, gebruiker),
                found -> handeling(id, gebruiker, found.kenmerk()));
    }

    private static Handeling handeling(String id, Gebruiker gebruiker, @Nullable String kenmerk) {
        return new Handeling(gebruiker.naam(), Actie.LEZEN, "beoordeling/" + id, Verwerking.TOEGANG_TOT_HULP, kenmerk);
    }
}
