package nl.profielwijzer.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.catalogue.ContentHash;
import nl.profielwijzer.conversation.ConversationDesk;
import nl.profielwijzer.conversation.Gespreksstap;
import nl.profielwijzer.conversation.Intakeconcept;
import nl.profielwijzer.conversation.Intakeconcepten;
import nl.profielwijzer.conversation.Invoer;
import nl.profielwijzer.conversation.Invulfout;
import nl.profielwijzer.conversation.Stand;
import nl.profielwijzer.intake.GelezenIntake;
import nl.profielwijzer.intake.Rol;
import nl.profielwijzer.receipt.AssessmentDesk;
import nl.profielwijzer.receipt.Beoordeling;
import nl.profielwijzer.receipt.Herhaalsleutel;
import nl.profielwijzer.web.IntakePages.Bladzijde;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The conversation at the kitchen table, step by step; every step is kept, right or wrong. */
@Controller
@RequestMapping("/intakes")
class IntakeController {
    private static final String NEW = "nieuw";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd-MM-yyyy");
    private static final String NO_LID = "";

    private final Intakeconcepten concepten;
    private final ConversationDesk conversation;
    private final AssessmentDesk desk;
    private final IntakePages pages;
    private final Logboek logboek;
    private final Clock clock;

    IntakeController(
            Intakeconcepten concepten,
            ConversationDesk conversation,
            AssessmentDesk desk,
            IntakePages pages,
            Logboek logboek,
            Clock clock) {
        this.concepten = concepten;
        this.conversation = conversation;
        this.desk = desk;
        this.pages = pages;
        this.logboek = logboek;
        this.clock = clock;
    }

    @GetMapping("/" + NEW)
    @Vereist(Recht.BEOORDELEN)
    String begin(Gebruiker gebruiker, Model model) {
        Stand stand = conversation.stand(empty(gebruiker));
        return page(NEW, new Bladzijde(Gespreksstap.MELDING, NO_LID), stand, List.of(), gebruiker, model);
    }

    /** Only what is saved makes a conversation; looking at the first page doesn't. */
    @PostMapping("/" + NEW)
    @Vereist(Recht.BEOORDELEN)
    String first(HttpServletRequest request, HttpServletResponse response, Gebruiker gebruiker, Model model) {
        Intakeconcept begonnen = logboek.doe(
                handeling(gebruiker, Actie.AANMAKEN, NEW),
                () -> concepten.begin(
                        gebruiker.naam(),
                        Gespreksstap.MELDING.pad(),
                        empty(gebruiker).met(given(request)).zonderBsn()),
                made -> handeling(gebruiker, Actie.AANMAKEN, made.id()));
        return proceed(begonnen, new Bladzijde(Gespreksstap.MELDING, NO_LID), request, response, gebruiker, model);
    }

    private Invoer empty(Gebruiker gebruiker) {
        Map<String, String> known = new LinkedHashMap<>();
        known.put("peildatum", LocalDate.now(clock).format(DATE));
        if (gebruiker.gemeenten() != null && gebruiker.gemeenten().size() == 1) {
            known.put("gemeente", gebruiker.gemeenten().iterator().next());
        }
        return Invoer.leeg().met(known);
    }

    @GetMapping("/{id}")
    @Vereist(Recht.BEOORDELEN)
    String back(@PathVariable String id, Gebruiker gebruiker) {
        return "redirect:/intakes/%s/%s".formatted(id, find(id, gebruiker).stap());
    }

    @GetMapping({"/{id}/{stap}", "/{id}/{stap}/{lid}"})
    @Vereist(Recht.BEOORDELEN)
    String show(
            @PathVariable String id,
            @PathVariable String stap,
            @PathVariable(required = false) @Nullable String lid,
            Gebruiker gebruiker,
            Model model) {
        Intakeconcept concept = find(id, gebruiker);
        Bladzijde page = page(concept, stap, lid);
        Stand stand = conversation.stand(concept.invoer());
        List<Invulfout> shown = page.stap() == Gespreksstap.CONTROLE ? stand.fouten() : List.of();
        return page(id, page, stand, shown, gebruiker, model);
    }

    @PostMapping({"/{id}/{stap}", "/{id}/{stap}/{lid}"})
    @Vereist(Recht.BEOORDELEN)
    String save(
            @PathVariable String id,
            @PathVariable String stap,
            @PathVariable(required = false) @Nullable String lid,
            HttpServletRequest request,
            HttpServletResponse response,
            Gebruiker gebruiker,
            Model model) {
        Bladzijde page = page(find(id, gebruiker), stap, lid);
        UnaryOperator<Invoer> change = invoer -> act(invoer.met(given(request)), request);
        Intakeconcept saved = logboek.doe(
                handeling(gebruiker, Actie.WIJZIGEN, id),
                () -> concepten
                        .change(
                                id,
                                gebruiker.naam(),
                                page.pad(),
                                invoer -> change.apply(invoer).zonderBsn())
                        .orElseThrow(PageMissing::new));
        return proceed(saved, page, request, response, gebruiker, model);
    }

    /** What a button on the page of the household does besides saving. */
    private static Invoer act(Invoer invoer, HttpServletRequest request) {
        String erbij = request.getParameter("lid-erbij");
        String weg = request.getParameter("lid-weg");
        if (erbij != null) {
            for (Rol rol : Rol.values()) {
                if (rol.name().equals(erbij)) {
                    return invoer.metLid(rol);
                }
            }
        }
        return weg == null ? invoer : invoer.zonderLid(weg);
    }

    /** Where saving leads: on, away, or back to what isn't right yet. What may be a BSN is shown once more, but not kept. */
    private String proceed(
            Intakeconcept saved,
            Bladzijde page,
            HttpServletRequest request,
            HttpServletResponse response,
            Gebruiker gebruiker,
            Model model) {
        Invoer typed = saved.invoer().met(given(request));
        boolean refused = !typed.equals(typed.zonderBsn());
        Stand stand = conversation.stand(refused ? typed : saved.invoer());
        String base = "redirect:/intakes/%s/".formatted(saved.id());
        if (!refused) {
            if (request.getParameter("later") != null) {
                return "redirect:/werkvoorraad";
            }
            if (request.getParameter("lid-erbij") != null) {
                List<String> leden = saved.invoer().leden();
                return base + page.pad() + "#lid-" + leden.get(leden.size() - 1);
            }
            if ("inzet".equals(request.getParameter("blijf"))) {
                return base
                        + page.pad()
                        + "#v-huishouden-inzet-%s-lid".formatted(saved.invoer().nieuweInzet());
            }
            if (request.getParameter("lid-weg") != null || request.getParameter("blijf") != null) {
                return base + page.pad();
            }
        }
        List<Invulfout> shown = stand.fouten(page.stap(), page.lid());
        if (refused) {
            shown = stand.fouten().stream()
                    .filter(fout -> fout.fout().code().equals("bsn") || fout.stap() == page.stap())
                    .toList();
        }
        if (shown.isEmpty()) {
            return base + pages.after(page, saved.invoer()).pad();
        }
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return page(saved.id(), page, stand, shown, gebruiker, model);
    }

    @PostMapping("/{id}/advies")
    @Vereist(Recht.BEOORDELEN)
    String assess(@PathVariable String id, HttpServletResponse response, Gebruiker gebruiker, Model model) {
        Intakeconcept concept = find(id, gebruiker);
        Stand stand = conversation.stand(concept.invoer());
        if (!stand.fouten().isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(id, new Bladzijde(Gespreksstap.CONTROLE, NO_LID), stand, stand.fouten(), gebruiker, model);
        }
        GelezenIntake gelezen = conversation.lees(concept.invoer());
        if (!gebruiker.ziet(gelezen.intake().gemeente())) {
            throw new AccessDeniedException("another municipality");
        }
        // The same answers twice, by an impatient finger or a reload, make one assessment.
        Herhaalsleutel sleutel =
                Herhaalsleutel.of(gebruiker.naam(), id + "/" + ContentHash.of(gelezen.json()), gelezen.json());
        String kenmerk = gelezen.intake().kenmerk();
        Beoordeling beoordeling = logboek.doe(
                new Handeling(gebruiker.naam(), Actie.AANMAKEN, "beoordeling", Verwerking.TOEGANG_TOT_HULP, kenmerk),
                () -> {
                    Beoordeling made = desk.assess(gelezen, sleutel);
                    concepten.assessed(id, made.id());
                    return made;
                },
                made -> new Handeling(
                        gebruiker.naam(),
                        Actie.AANMAKEN,
                        "beoordeling/" + made.id(),
                        Verwerking.TOEGANG_TOT_HULP,
                        kenmerk));
        return "redirect:/beoordelingen/" + beoordeling.id();
    }

    @GetMapping("/{id}/verwijderen")
    @Vereist(Recht.BEOORDELEN)
    String askToRemove(@PathVariable String id, Gebruiker gebruiker, Model model) {
        model.addAttribute("concept", find(id, gebruiker));
        return "intake-verwijderen";
    }

    @PostMapping("/{id}/verwijderen")
    @Vereist(Recht.BEOORDELEN)
    String remove(@PathVariable String id, Gebruiker gebruiker) {
        logboek.doe(handeling(gebruiker, Actie.VERWIJDEREN, id), () -> concepten.remove(id, gebruiker.naam()));
        return "redirect:/werkvoorraad";
    }

    /** The last of several values: a box that isn't ticked still sends the empty one before it. */
    private static Map<String, String> given(HttpServletRequest request) {
        Map<String, String> given = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> given.put(name, values[values.length - 1]));
        return given;
    }

    private Intakeconcept find(String id, Gebruiker gebruiker) {
        return logboek.doe(
                handeling(gebruiker, Actie.LEZEN, id),
                () -> concepten.find(id, gebruiker.naam()).orElseThrow(PageMissing::new));
    }

    private Bladzijde page(Intakeconcept concept, String stap, @Nullable String lid) {
        return pages.find(concept.invoer(), stap, lid == null ? NO_LID : lid).orElseThrow(PageMissing::new);
    }

    private static Handeling handeling(Gebruiker gebruiker, Actie actie, String id) {
        return new Handeling(gebruiker.naam(), actie, "intakeconcept/" + id, Verwerking.TOEGANG_TOT_HULP);
    }

    private String page(
            String id, Bladzijde page, Stand stand, List<Invulfout> shown, Gebruiker gebruiker, Model model) {
        String base = "/intakes/%s/".formatted(id);
        Questions questions = pages.questions(gebruiker, stand, shown);
        model.addAttribute("id", id);
        model.addAttribute("nieuw", id.equals(NEW));
        model.addAttribute("bladzijde", page);
        model.addAttribute("titel", pages.title(page, questions));
        model.addAttribute("schakels", pages.row(page, stand.invoer()));
        model.addAttribute("fouten", pages.faults(shown, page, stand, questions, base));
        model.addAttribute("spoed", stand.spoed());
        model.addAttribute("maatregelen", pages.measures(stand));
        model.addAttribute("telt", pages.counts(stand, base));
        model.addAttribute("bekend", stand.bekend());
        model.addAttribute("stilgelegd", stand.stilgelegd());
        if (page.stap() == Gespreksstap.CONTROLE) {
            model.addAttribute("antwoorden", pages.answers(stand, questions, base));
            return "intake-controle";
        }
        model.addAttribute("groepen", pages.groups(page, stand, questions));
        if (page.stap() == Gespreksstap.HUISHOUDEN) {
            model.addAttribute("leden", pages.leden(stand, questions));
            model.addAttribute("inzet", questions.inzet());
            model.addAttribute("inzetregels", pages.inzet(stand, questions));
            model.addAttribute("rollen", Rol.values());
        }
        return "intake-stap";
    }
}
