package nl.profielwijzer.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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
import nl.profielwijzer.calibration.Ijkrapport;
import nl.profielwijzer.calibration.Watalsvraag;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Groepsverschil;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Omgeslagen;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Punt;
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

    /** Of a difference in three decimals the least that is seen. */
    private static final double SEEN = .0005;

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

    /** A number as it stands in the list beside the chosen one. */
    record Regel(Parameter parameter, @Nullable Double waarde, boolean gevonden) {}

    /** A part of that list. */
    record Groep(String naam, List<Regel> regels, boolean open) {
        public boolean gevonden() {
            return regels.stream().anyMatch(Regel::gevonden);
        }
    }

    /**
     * What is tried.
     *
     * @param casuistiek the cases it is tried on
     * @param parameterset where it starts from; empty is what is in force today
     */
    record Proef(String naam, String waarde, String casuistiek, String parameterset) {
        @Nullable
        String vanuit() {
            return parameterset.isBlank() ? null : parameterset;
        }

        boolean gevraagd() {
            return waarde.matches("-?[0-9]{1,6}([.,][0-9]{1,6})?");
        }

        double geprobeerd() {
            return Double.parseDouble(waarde.replace(',', '.'));
        }

        Watalsvraag vraag() {
            return new Watalsvraag(casuistiek, Map.of(naam, geprobeerd()), vanuit(), null);
        }
    }

    /**
     * Leden that would go from one advice to another.
     *
     * @param leden null, with {@code euroPerMaand}, where so few real people are that they could be pointed out
     */
    record Overgang(
            String van,
            String naar,
            @Nullable Integer leden,
            @Nullable Double euroPerMaand) {}

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
        model.addAttribute("q", q);
        model.addAttribute(
                "groepen",
                groepen(today(), q, "").stream().filter(Groep::gevonden).toList());
        return "parameters";
    }

    /** Every number in groups, those that aren't looked for as well; the group of the chosen one stands open. */
    private List<Groep> groepen(List<Parameter> parameters, String q, String chosen) {
        String wanted = q.strip().toLowerCase(Locale.ROOT);
        List<Groep> groepen = new ArrayList<>();
        for (String naam : List.of("Drempels en afkappunten", "Gewichten per profiel", "Vast door wet of beleid")) {
            List<Regel> regels = parameters.stream()
                    .filter(parameter -> groep(parameter).equals(naam))
                    .map(parameter -> new Regel(
                            parameter,
                            getal(parameter).waarde(),
                            (parameter.naam() + " " + parameter.omschrijving())
                                    .toLowerCase(Locale.ROOT)
                                    .contains(wanted)))
                    .toList();
            groepen.add(new Groep(
                    naam,
                    regels,
                    !wanted.isEmpty()
                            || regels.stream()
                                    .anyMatch(regel -> regel.parameter().naam().equals(chosen))));
        }
        return groepen;
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

    private List<Parameter> basis(Proef proef) {
        return desk.basis(proef.vanuit()).map(set -> set.set().parameters()).orElseGet(this::today);
    }

    private static Parameter parameter(List<Parameter> parameters, String naam) {
        return parameters.stream()
                .filter(each -> each.naam().equals(naam))
                .findFirst()
                .orElseThrow(PageMissing::new);
    }

    @GetMapping("/parameters/{naam}")
    @Vereist(Recht.WAT_ALS)
    String show(
            @PathVariable String naam,
            @RequestParam(defaultValue = "") String waarde,
            @RequestParam(defaultValue = "demo") String casuistiek,
            @RequestParam(defaultValue = "") String parameterset,
            @RequestParam(defaultValue = "") String q,
            Gebruiker gebruiker,
            Model model) {
        Proef proef = new Proef(naam, waarde, casuistiek, parameterset);
        List<Parameter> basis = basis(proef);
        Parameter parameter = parameter(basis, naam);
        Parameter.Ijkruimte range = parameter.ijken();
        model.addAttribute("q", q);
        model.addAttribute("groepen", groepen(basis, q, naam));
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
        if (range != null && proef.gevraagd()) {
            tryOut(parameter, proef, gebruiker, model);
        }
        return "parameter";
    }

    private void tryOut(Parameter parameter, Proef proef, Gebruiker gebruiker, Model model) {
        model.addAttribute("geprobeerd", proef.geprobeerd());
        try {
            WatAls all = watAls(proef, Actie.UITVOEREN, gebruiker);
            WatAls uitkomst = shown(all, gebruiker);
            model.addAttribute("uitkomst", uitkomst);
            model.addAttribute("samengevat", samengevat(uitkomst));
            List<Punt> punten = uitkomst.curven().get(0).curve();
            Double nu = getal(parameter).waarde();
            model.addAttribute(
                    "curven",
                    Arrays.stream(Curve.Soort.values())
                            .filter(soort -> punten.stream().allMatch(punt -> soort.of(punt) != null))
                            .map(soort -> new Curve(punten, soort, nu, proef.geprobeerd()))
                            .toList());
            model.addAttribute("overgangen", overgangen(all));
            model.addAttribute("groepsverschillen", groepsverschillen(uitkomst));
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

    private WatAls watAls(Proef proef, Actie actie, Gebruiker gebruiker) {
        return logboek.doe(
                new Handeling(gebruiker.naam(), actie, "wat-als", Verwerking.KWALITEIT),
                () -> desk.watAls(proef.vraag()));
    }

    /** One lid that would be advised something else, with both explanations. */
    @GetMapping("/parameters/{naam}/verschuivingen/{plaats}")
    @Vereist(Recht.WAT_ALS)
    String lid(
            @PathVariable String naam,
            @PathVariable String plaats,
            @RequestParam(defaultValue = "") String waarde,
            @RequestParam(defaultValue = "demo") String casuistiek,
            @RequestParam(defaultValue = "") String parameterset,
            Gebruiker gebruiker,
            Model model) {
        Proef proef = new Proef(naam, waarde, casuistiek, parameterset);
        Parameter parameter = parameter(basis(proef), naam);
        if (!proef.gevraagd() || !plaats.matches("[0-9]{1,6}")) {
            throw new PageMissing();
        }
        List<Omgeslagen> leden;
        try {
            leden = shown(watAls(proef, Actie.LEZEN, gebruiker), gebruiker).omgeslagen();
        } catch (IntakeOngeldig ongeldig) {
            throw new PageMissing();
        }
        int place = Integer.parseInt(plaats);
        if (place >= leden.size()) {
            throw new PageMissing();
        }
        model.addAttribute("getal", getal(parameter));
        model.addAttribute("proef", proef);
        model.addAttribute("geprobeerd", proef.geprobeerd());
        model.addAttribute("verschuiving", Verschuiving.of(leden.get(place)));
        model.addAttribute("toelichting", desk.toelichting(proef.vraag(), leden.get(place)));
        return "parameter-geval";
    }

    /** Without the cases of real people for whoever may not see them. */
    private static WatAls shown(WatAls uitkomst, Gebruiker gebruiker) {
        return gebruiker.mag(Recht.CASUISTIEK_BEHEREN) ? uitkomst : uitkomst.zonderGevallen();
    }

    /** From which advice to which, most leden first. */
    static List<Overgang> overgangen(WatAls uitkomst) {
        return Ijkrapport.Overgang.of(uitkomst.omgeslagen(), Omgeslagen::was, Omgeslagen::wordt, uitkomst.echt())
                .stream()
                .map(each -> new Overgang(
                        each.van(),
                        each.naar(),
                        each.euroPerMaand() == null ? null : Integer.valueOf(each.leden()),
                        each.euroPerMaand()))
                .toList();
    }

    /** The groups to which it makes a difference, most first. */
    private static List<Groepsverschil> groepsverschillen(WatAls uitkomst) {
        return uitkomst.groepen().stream()
                .filter(groep -> difference(groep) > SEEN)
                .sorted(Comparator.comparing(ParameterPages::difference).reversed())
                .toList();
    }

    private static double difference(Groepsverschil groep) {
        Double nu = groep.nu();
        Double wordt = groep.wordt();
        return nu == null || wordt == null ? 0 : Math.abs(wordt - nu);
    }

    static String samengevat(WatAls uitkomst) {
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
                                : Formats.samen(euro));
    }
}
