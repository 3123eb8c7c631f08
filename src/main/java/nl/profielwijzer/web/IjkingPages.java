package nl.profielwijzer.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.calibration.CalibrationDesk;
import nl.profielwijzer.calibration.Ijking;
import nl.profielwijzer.calibration.IjkingKlaar;
import nl.profielwijzer.calibration.Ijkingen;
import nl.profielwijzer.calibration.Ijkverzoek;
import nl.profielwijzer.calibration.ReportFiles;
import nl.profielwijzer.calibration.Verschilbeeld;
import nl.profielwijzer.calibration.Verschilbeeld.Hokje;
import nl.profielwijzer.calibration.Verschilbeeld.Kruistabel;
import nl.profielwijzer.calibration.WachtrijVol;
import nl.profielwijzer.calibration.search.WatAls;
import nl.profielwijzer.casuistry.Casuistieksets;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.intake.IntakeOngeldig;
import nl.profielwijzer.release.GeldendeParameters;
import nl.profielwijzer.release.ReleaseDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Calibrations as an analist starts, follows, stops and compares them. */
@Controller
class IjkingPages {
    private static final int SHOWN = 50;

    /** Disagreements on the page of a calibration; the others stand on one of their own. */
    private static final int FIRST_OFF = 10;

    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
    private static final Pattern PERCENTAGE = Pattern.compile("([0-9]{1,3}(?:[.,][0-9]{1,3})?) ?%?");

    private final CalibrationDesk desk;
    private final Ijkingen ijkingen;
    private final Casuistieksets sets;
    private final ReleaseDesk release;
    private final GeldendeParameters geldend;
    private final Clock clock;
    private final Logboek logboek;
    private final Formats formats;

    IjkingPages(
            CalibrationDesk desk,
            Ijkingen ijkingen,
            Casuistieksets sets,
            ReleaseDesk release,
            GeldendeParameters geldend,
            Clock clock,
            Logboek logboek,
            Formats formats) {
        this.formats = formats;
        this.release = release;
        this.geldend = geldend;
        this.clock = clock;
        this.desk = desk;
        this.ijkingen = ijkingen;
        this.sets = sets;
        this.logboek = logboek;
    }

    /** What was typed in the form, kept as it is when it can't be used. */
    record Aanvraag(
            String casuistiek, String toets, String parameterset, String budget, String maxWijzigingen, String zaad) {}

    /** One parameter in two calibrations; null where nothing is proposed. */
    record Naast(
            String parameter,
            @Nullable Double een,
            @Nullable Double ander) {}

    @GetMapping("/ijkingen")
    @Vereist(Recht.IJKING_LEZEN)
    String list(Gebruiker gebruiker, Model model) {
        return list(new Aanvraag("demo", "", "", "", "", "1"), List.of(), gebruiker, model);
    }

    private String list(Aanvraag aanvraag, List<Formulierfout> fouten, Gebruiker gebruiker, Model model) {
        model.addAttribute("aanvraag", aanvraag);
        model.addAttribute("fouten", fouten);
        model.addAttribute("ijkingen", ijkingen.list(0, SHOWN));
        model.addAttribute("sets", sets.list());
        model.addAttribute("vandaag", geldend.algemeen(LocalDate.now(clock)).referentie());
        model.addAttribute("parametersets", release.list());
        model.addAttribute("magIjken", gebruiker.mag(Recht.IJKEN));
        return "ijkingen";
    }

    @PostMapping("/ijkingen")
    @Vereist(Recht.IJKEN)
    String start(
            @RequestParam(defaultValue = "") String casuistiek,
            @RequestParam(defaultValue = "") String toets,
            @RequestParam(defaultValue = "") String parameterset,
            @RequestParam(defaultValue = "") String budget,
            @RequestParam(defaultValue = "") String maxWijzigingen,
            @RequestParam(defaultValue = "1") String zaad,
            Gebruiker gebruiker,
            Model model,
            HttpServletResponse response) {
        List<Fout> fouten = new ArrayList<>();
        Double share = share(budget, fouten);
        Long changes = number("maxWijzigingen", maxWijzigingen, fouten);
        Long seed = number("zaad", zaad, fouten);
        String apart = toets.isBlank() ? null : toets;
        String named = parameterset.isBlank() ? null : parameterset;
        fouten.addAll(desk.faults(casuistiek, apart, named, null));
        Aanvraag aanvraag = new Aanvraag(casuistiek, toets, parameterset, budget, maxWijzigingen, zaad);
        if (!fouten.isEmpty()) {
            response.setStatus(400);
            return list(aanvraag, Formulierfout.of(fouten), gebruiker, model);
        }
        try {
            Ijking made = logboek.doe(
                    handeling(gebruiker, Actie.AANMAKEN, "ijking"),
                    () -> desk.start(new Ijkverzoek(
                            casuistiek, apart, share, changes == null ? null : changes.intValue(), seed, named, null)),
                    ijking -> handeling(gebruiker, Actie.AANMAKEN, "ijking/" + ijking.id()));
            return "redirect:/ijkingen/" + made.id();
        } catch (IntakeOngeldig ongeldig) {
            response.setStatus(400);
            return list(aanvraag, Formulierfout.of(ongeldig.fouten()), gebruiker, model);
        } catch (WachtrijVol vol) {
            response.setStatus(409);
            return list(
                    aanvraag,
                    Formulierfout.of("Er wachten al veel ijkingen. Wacht tot er een klaar is, of breek er een af."),
                    gebruiker,
                    model);
        }
    }

    private static @Nullable Double share(String text, List<Fout> fouten) {
        if (text.isBlank()) {
            return null;
        }
        Matcher matcher = PERCENTAGE.matcher(text.strip());
        if (!matcher.matches()) {
            fouten.add(new Fout(
                    "/budget",
                    "geen-getal",
                    "Het budget is geen percentage.",
                    "Schrijf het als 0,5 of laat het leeg."));
            return null;
        }
        return Double.parseDouble(matcher.group(1).replace(',', '.')) / 100;
    }

    private static @Nullable Long number(String name, String text, List<Fout> fouten) {
        if (text.isBlank()) {
            return null;
        }
        if (!text.strip().matches("[0-9]{1,9}")) {
            fouten.add(new Fout(
                    "/" + name, "geen-getal", "Dit is geen heel getal van nul of meer.", "Schrijf alleen cijfers."));
            return null;
        }
        return Long.valueOf(text.strip());
    }

    @GetMapping("/ijkingen/{id}")
    @Vereist(Recht.IJKING_LEZEN)
    String show(@PathVariable String id, Gebruiker gebruiker, Model model) {
        Ijking ijking = seesCases(gebruiker) ? find(id) : find(id).zonderGevallen();
        model.addAttribute("ijking", ijking);
        model.addAttribute("titel", "IJking van " + formats.tijdstip(ijking.aangevraagdOp()));
        model.addAttribute(
                "magAfbreken", gebruiker.mag(Recht.IJKEN) && !ijking.toestand().klaar());
        model.addAttribute("magOpstellen", gebruiker.mag(Recht.PARAMETERSET_OPSTELLEN));
        model.addAttribute(
                "verschillen", ijkingen.verschillen(id, seesCases(gebruiker)).orElse(null));
        model.addAttribute("nietGetoond", notShown(ijking, gebruiker));
        model.addAttribute("eersteOneens", FIRST_OFF);
        model.addAttribute(
                "andere",
                ijkingen.list(0, SHOWN).stream()
                        .filter(other ->
                                !other.id().equals(id) && other.toestand().klaar())
                        .toList());
        return "ijking";
    }

    /** Who stands in one cell of a table. */
    @GetMapping("/ijkingen/{id}/kruistabellen/{tabel}/{deskundigen}/{instrument}")
    @Vereist(Recht.IJKING_LEZEN)
    String cell(
            @PathVariable String id,
            @PathVariable String tabel,
            @PathVariable String deskundigen,
            @PathVariable String instrument,
            Gebruiker gebruiker,
            Model model) {
        Verschilbeeld beeld = differences(id, gebruiker, model);
        Kruistabel table = beeld.tabellen().stream()
                .filter(each -> each.code().equals(tabel))
                .findFirst()
                .orElseThrow(PageMissing::new);
        int size = table.categorieen().size();
        int experts = place(deskundigen, size);
        int advised = place(instrument, size);
        Hokje square = table.regels().get(experts).hokjes().get(advised);
        if (square.gevallen().isEmpty()) {
            throw new PageMissing();
        }
        model.addAttribute("tabel", table);
        model.addAttribute("deskundigen", table.categorieen().get(experts));
        model.addAttribute("instrument", table.categorieen().get(advised));
        model.addAttribute("hokje", square);
        return "ijking-hokje";
    }

    /** The leden whose advice no expert would give. */
    @GetMapping("/ijkingen/{id}/oneens")
    @Vereist(Recht.IJKING_LEZEN)
    String disagreements(@PathVariable String id, Gebruiker gebruiker, Model model) {
        differences(id, gebruiker, model);
        return "ijking-oneens";
    }

    /** One lid with what was said of it and both explanations. */
    @GetMapping("/ijkingen/{id}/gevallen/{plaats}")
    @Vereist(Recht.IJKING_LEZEN)
    String lid(@PathVariable String id, @PathVariable String plaats, Gebruiker gebruiker, Model model) {
        Verschilbeeld beeld = differences(id, gebruiker, model);
        model.addAttribute(
                "geval", beeld.gevallen().get(place(plaats, beeld.gevallen().size())));
        return "ijking-geval";
    }

    private static int place(String text, int places) {
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) >= places) {
            throw new PageMissing();
        }
        return Integer.parseInt(text);
    }

    private Verschilbeeld differences(String id, Gebruiker gebruiker, Model model) {
        Ijking ijking = find(id);
        Verschilbeeld beeld = logboek.doe(
                handeling(gebruiker, Actie.LEZEN, "ijking/" + id + "/verschillen"),
                () -> ijkingen.verschillen(id, seesCases(gebruiker)).orElseThrow(PageMissing::new));
        model.addAttribute("ijking", ijking);
        model.addAttribute("verschillen", beeld);
        model.addAttribute("nietGetoond", notShown(ijking, gebruiker));
        return beeld;
    }

    @PostMapping("/ijkingen/{id}/afbrekingen")
    @Vereist(Recht.IJKEN)
    String breakOff(@PathVariable String id, Gebruiker gebruiker) {
        find(id);
        try {
            logboek.doe(handeling(gebruiker, Actie.STILLEGGEN, "ijking/" + id), () -> desk.breakOff(id));
            return "redirect:/ijkingen/" + id;
        } catch (IjkingKlaar over) {
            // The page shows how it ended.
            return "redirect:/ijkingen/" + id;
        }
    }

    @GetMapping("/ijkingen/{id}/vergelijking")
    @Vereist(Recht.IJKING_LEZEN)
    String compare(@PathVariable String id, @RequestParam(defaultValue = "") String met, Model model) {
        Ijking one = find(id);
        Ijking other = find(met);
        Map<String, Double> proposed = proposed(one);
        Map<String, Double> otherProposed = proposed(other);
        TreeSet<String> names = new TreeSet<>(proposed.keySet());
        names.addAll(otherProposed.keySet());
        model.addAttribute("een", one);
        model.addAttribute("ander", other);
        model.addAttribute(
                "naast",
                names.stream()
                        .map(name -> new Naast(name, proposed.get(name), otherProposed.get(name)))
                        .toList());
        return "ijking-vergelijking";
    }

    private static Map<String, Double> proposed(Ijking ijking) {
        Map<String, Double> proposed = new LinkedHashMap<>();
        Ijking.Uitkomst uitkomst = ijking.uitkomst();
        if (uitkomst != null) {
            uitkomst.wijzigingen().forEach(waarde -> proposed.put(waarde.parameter(), waarde.wordt()));
        }
        return proposed;
    }

    @GetMapping("/ijkingen/{id}/bestanden/{naam}")
    @Vereist(Recht.IJKING_LEZEN)
    void file(@PathVariable String id, @PathVariable String naam, Gebruiker gebruiker, HttpServletResponse response)
            throws IOException {
        find(id);
        String type = ReportFiles.MEDIA_TYPES.get(naam);
        if (type == null) {
            throw new PageMissing();
        }
        try (InputStream file = logboek.doe(
                handeling(gebruiker, Actie.LEZEN, "ijking/%s/%s".formatted(id, naam)),
                () -> ijkingen.file(id, naam, seesCases(gebruiker)).orElseThrow(PageMissing::new))) {
            response.setContentType(type);
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    naam.equals(ReportFiles.PAGE) ? "inline" : "attachment; filename=\"%s\"".formatted(naam));
            response.setHeader("Content-Security-Policy", ReportFiles.PAGE_POLICY + "'self'");
            file.transferTo(response.getOutputStream());
        }
    }

    private static boolean seesCases(Gebruiker gebruiker) {
        return gebruiker.mag(Recht.CASUISTIEK_BEHEREN);
    }

    /** Why this user doesn't see the cases of this calibration; null for whoever sees them. */
    private static @Nullable String notShown(Ijking ijking, Gebruiker gebruiker) {
        return ijking.opdracht().echt() && !seesCases(gebruiker) ? WatAls.NIET_GETOOND : null;
    }

    private Ijking find(String id) {
        return ID.matcher(id).matches() ? ijkingen.find(id).orElseThrow(PageMissing::new) : missing();
    }

    private static Ijking missing() {
        throw new PageMissing();
    }

    private static Handeling handeling(Gebruiker gebruiker, Actie actie, String object) {
        return new Handeling(gebruiker.naam(), actie, object, Verwerking.KWALITEIT);
    }
}
