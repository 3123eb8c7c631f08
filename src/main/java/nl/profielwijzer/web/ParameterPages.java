package nl.profielwijzer.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.calibration.CalibrationDesk;
import nl.profielwijzer.calibration.Watalsvraag;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Omgeslagen;
import nl.profielwijzer.calibration.search.WatAls;
import nl.profielwijzer.casuistry.Casuistieksets;
import nl.profielwijzer.catalogue.Herkomst;
import nl.profielwijzer.catalogue.Parameter;
import nl.profielwijzer.intake.IntakeOngeldig;
import nl.profielwijzer.release.GeldendeParameters;
import nl.profielwijzer.release.ReleaseDesk;
import nl.profielwijzer.release.Setstatus;
import nl.profielwijzer.rules.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The workbench: every number, and what another value would do, before anyone changes it. */
@Controller
class ParameterPages {
    private static final int SHOWN = 50;

    private final GeldendeParameters geldend;
    private final CalibrationDesk desk;
    private final ReleaseDesk release;
    private final Casuistieksets sets;
    private final Logboek logboek;
    private final Clock clock;

    ParameterPages(
            GeldendeParameters geldend,
            CalibrationDesk desk,
            ReleaseDesk release,
            Casuistieksets sets,
            Logboek logboek,
            Clock clock) {
        this.geldend = geldend;
        this.desk = desk;
        this.release = release;
        this.sets = sets;
        this.logboek = logboek;
        this.clock = clock;
    }

    /** A number with its value of today; null when it has none yet. */
    record Getal(Parameter parameter, @Nullable Double waarde) {}

    /** A lid that would be advised something else. */
    record Verschuiving(String casus, String lid, String van, String naar, double verlies) {
        static Verschuiving of(Omgeslagen flip) {
            return new Verschuiving(
                    flip.casus(),
                    flip.lid(),
                    flip.was().kort(),
                    flip.wordt().kort(),
                    flip.verliesWordt() - flip.verliesWas());
        }
    }

    @GetMapping("/parameters")
    @Vereist(Recht.WAT_ALS)
    String list(@RequestParam(defaultValue = "") String q, Model model) {
        String wanted = q.strip().toLowerCase(Locale.ROOT);
        Map<String, List<Getal>> groepen = new LinkedHashMap<>();
        for (String groep : List.of("Drempels en afkappunten", "Gewichten per profiel", "Vast door wet of beleid")) {
            groepen.put(
                    groep,
                    today().stream()
                            .filter(parameter -> groep(parameter).equals(groep))
                            .filter(parameter -> wanted.isEmpty()
                                    || (parameter.naam() + " " + parameter.omschrijving())
                                            .toLowerCase(Locale.ROOT)
                                            .contains(wanted))
                            .map(this::getal)
                            .toList());
        }
        groepen.values().removeIf(List::isEmpty);
        model.addAttribute("q", q);
        model.addAttribute("groepen", groepen);
        return "parameters";
    }

    private static String groep(Parameter parameter) {
        if (!parameter.tunable()) {
            return "Vast door wet of beleid";
        }
        return parameter.naam().startsWith("gewicht.") ? "Gewichten per profiel" : "Drempels en afkappunten";
    }

    private List<Parameter> today() {
        return geldend.algemeen(LocalDate.now(clock)).set().parameters();
    }

    private Getal getal(Parameter parameter) {
        return new Getal(parameter, parameter.on(LocalDate.now(clock)).orElse(null));
    }

    @GetMapping("/parameters/{naam}")
    @Vereist(Recht.WAT_ALS)
    String show(
            @PathVariable String naam,
            @RequestParam(defaultValue = "") String waarde,
            @RequestParam(defaultValue = "demo") String casuistiek,
            @RequestParam(defaultValue = "") String parameterset,
            Gebruiker gebruiker,
            Model model) {
        String named = parameterset.isBlank() ? null : parameterset;
        List<Parameter> basis =
                desk.basis(named).map(set -> set.set().parameters()).orElseGet(this::today);
        Parameter parameter = basis.stream()
                .filter(each -> each.naam().equals(naam))
                .findFirst()
                .orElseThrow(PageMissing::new);
        Parameter.Ijkruimte range = parameter.ijken();
        model.addAttribute("getal", getal(parameter));
        model.addAttribute("vast", range == null);
        model.addAttribute("vastDoor", parameter.herkomst() == Herkomst.WET ? "de wet" : "beleid of een vaste keuze");
        model.addAttribute(
                "ruimte",
                range == null
                        ? List.of()
                        : Arrays.stream(range.values()).boxed().toList());
        model.addAttribute("sets", sets.list());
        model.addAttribute("casuistiek", casuistiek);
        model.addAttribute("parameterset", parameterset);
        model.addAttribute("parametersets", release.list());
        model.addAttribute("vandaag", geldend.algemeen(LocalDate.now(clock)).referentie());
        model.addAttribute("fouten", List.of());
        model.addAttribute("uitkomst", null);
        model.addAttribute("geprobeerd", null);
        model.addAttribute(
                "concepten",
                gebruiker.mag(Recht.PARAMETERSET_OPSTELLEN)
                        ? release.list().stream()
                                .filter(set -> set.status() == Setstatus.CONCEPT)
                                .toList()
                        : List.of());
        model.addAttribute("magOpstellen", gebruiker.mag(Recht.PARAMETERSET_OPSTELLEN));
        if (range != null && waarde.matches("-?[0-9]{1,6}([.,][0-9]{1,6})?")) {
            tryOut(parameter, Double.parseDouble(waarde.replace(',', '.')), casuistiek, named, gebruiker, model);
        }
        return "parameter";
    }

    private void tryOut(
            Parameter parameter,
            double waarde,
            String casuistiek,
            @Nullable String parameterset,
            Gebruiker gebruiker,
            Model model) {
        model.addAttribute("geprobeerd", waarde);
        try {
            WatAls found = logboek.doe(
                    new Handeling(gebruiker.naam(), Actie.UITVOEREN, "wat-als", Verwerking.KWALITEIT),
                    () -> desk.watAls(
                            new Watalsvraag(casuistiek, Map.of(parameter.naam(), waarde), parameterset, null)));
            WatAls uitkomst = gebruiker.mag(Recht.CASUISTIEK_BEHEREN) ? found : found.zonderGevallen();
            model.addAttribute("uitkomst", uitkomst);
            model.addAttribute("samengevat", samengevat(uitkomst));
            model.addAttribute(
                    "curve",
                    new Curve(uitkomst.curven().get(0), getal(parameter).waarde(), waarde));
            model.addAttribute(
                    "verschuivingen",
                    uitkomst.omgeslagen().stream()
                            .limit(SHOWN)
                            .map(Verschuiving::of)
                            .toList());
        } catch (IntakeOngeldig ongeldig) {
            model.addAttribute("fouten", Formulierfout.of(ongeldig.fouten()));
        }
    }

    private static String samengevat(WatAls uitkomst) {
        Integer moved = uitkomst.aantalOmgeslagen().waarde();
        if (moved != null && moved == 0) {
            return "Niemand in deze casussen krijgt een ander advies.";
        }
        Double euro = uitkomst.euroPerMaand();
        return "%s een ander advies. %s"
                .formatted(
                        moved != null && moved == 1
                                ? "1 inwoner krijgt"
                                : Wording.capitalised(uitkomst.aantalOmgeslagen() + " inwoners krijgen"),
                        euro == null
                                ? "Wat dat kost staat er niet: het zou te veel over hen zeggen."
                                : "Alle casussen samen worden per maand %s %s."
                                        .formatted(Formats.money(Math.abs(euro)), euro < 0 ? "goedkoper" : "duurder"));
    }
}
