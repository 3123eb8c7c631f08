package nl.profielwijzer.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.calibration.CalibrationRun;
import nl.profielwijzer.calibration.Ijkopdracht.Casussen;
import nl.profielwijzer.calibration.ReportJson;
import nl.profielwijzer.calibration.report.Dutch;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Gevoeligheid;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Groepsverschil;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Omgeslagen;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Punt;
import nl.profielwijzer.calibration.search.WatAls;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Ijkbeleid;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.rules.Wording;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what other values of some parameters would do to judged cases. */
@Command(
        name = "wat-als",
        description = {
            "Bekijk wat andere getallen zouden doen: verlies, euro's, wie een ander advies krijgt en welke groepen.",
            "Er verandert niets."
        },
        synopsisHeading = "Gebruik: ",
        customSynopsis = {
            "java -jar profielwijzer.jar wat-als --parameter NAAM=WAARDE [--parameter …] [--casuistiek SET|PAD]",
            "         [--parameters BESTAND] [--json] [--data=MAP]"
        },
        sortOptions = false,
        descriptionHeading = "%n",
        optionListHeading = "%nOpties:%n",
        footer = {"", "Exitcodes: 0 gelukt · 1 de casussen hebben fouten of zijn geweigerd · 2 de opdracht klopt niet"})
final class WatAlsCommand implements Callable<Integer> {
    private static final int SHOWN = 20;

    private final ProfielwijzerCommand root;
    private final PrintWriter out;
    private final PrintWriter err;

    @Option(
            names = "--parameter",
            required = true,
            paramLabel = "NAAM=WAARDE",
            description = "Een parameter met zijn andere waarde, zoals profiel.drempel=6. Mag vaker.")
    private Map<String, Double> values = new LinkedHashMap<>();

    @Option(
            names = "--casuistiek",
            paramLabel = "SET|PAD",
            defaultValue = "demo",
            description = "De casussen: een set, een bestand of een map. Zonder deze optie: de verzonnen set demo.")
    private String casuistry = "demo";

    @Option(names = "--json", description = "Toon het antwoord als JSON.")
    private boolean json;

    @Option(
            names = "--parameters",
            paramLabel = "BESTAND",
            description =
                    "De getallen waarvan wordt uitgegaan, in de vorm van rules/parameters.yaml. Zonder deze optie: die van de regels.")
    private @Nullable Path parameters;

    @Mixin
    private DataOption data = new DataOption();

    WatAlsCommand(ProfielwijzerCommand root, PrintWriter out, PrintWriter err) {
        this.root = root;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        RulesFolder rules = root.rulesFolder(parameters);
        Casussen cases = new CaseSource(Catalogue.read(rules), data.of(root), err).read(casuistry);
        if (cases == null) {
            return CommandLineDoor.FAULTS;
        }
        try (Beoordelaar beoordelaar = new Beoordelaar(rules)) {
            WatAls answer = new CalibrationRun(
                            beoordelaar,
                            Ijkbeleid.read(rules),
                            Runtime.getRuntime().availableProcessors())
                    .watAls(cases.casussen(), values);
            if (json) {
                out.print(ReportJson.text(answer));
                out.flush();
            } else {
                tell(answer);
            }
        }
        return 0;
    }

    private void tell(WatAls answer) {
        out.println("Uitgaand van parameterset %s@%d."
                .formatted(answer.parameterset().id(), answer.parameterset().versie()));
        out.println("Verlies per geval: %s, nu %s.".formatted(loss(answer.verliesWordt()), loss(answer.verliesNu())));
        Double euro = answer.euroPerMaand();
        out.println(
                euro == null
                        ? "Wat het kost staat er niet: zo weinig leden krijgen een ander advies dat het te veel over hen zou zeggen."
                        : "Kosten van alle gevallen samen: %s per maand %s."
                                .formatted(Dutch.euro(Math.abs(euro), 0), euro < 0 ? "minder" : "meer"));
        if (answer.steunOmlaag()) {
            out.println("Let op: een lid in een geval met een veiligheidsmaatregel krijgt minder ondersteuning. "
                    + "Zo'n set kan nooit worden voorgesteld.");
        }
        for (Gevoeligheid curve : answer.curven()) {
            out.println();
            out.println("%s wordt %s. Het verlies bij elke waarde:"
                    .formatted(curve.parameter(), Wording.number(curve.nu())));
            for (Punt punt : curve.curve()) {
                out.println("  %6s  %s".formatted(Wording.number(punt.waarde()), loss(punt.verlies())));
            }
        }
        out.println();
        out.println("Leden met een ander advies: %s".formatted(answer.aantalOmgeslagen()));
        for (Omgeslagen flip : answer.omgeslagen().stream().limit(SHOWN).toList()) {
            out.println("  %s %s: %s → %s (door %s)"
                    .formatted(
                            flip.casus(),
                            flip.lid(),
                            flip.was().kort(),
                            flip.wordt().kort(),
                            String.join(", ", flip.parameters())));
        }
        if (answer.omgeslagen().size() > SHOWN) {
            out.println("  … en %d andere; --json toont ze alle."
                    .formatted(answer.omgeslagen().size() - SHOWN));
        }
        out.println();
        out.println("Groepen: treden zwaarder dan de deskundigen");
        for (Groepsverschil groep : answer.groepen()) {
            Double nu = groep.nu();
            Double wordt = groep.wordt();
            if (nu != null && wordt != null && !nu.equals(wordt)) {
                out.println("  %-44s %s, nu %s%s"
                        .formatted(groep.groep(), shift(wordt), shift(nu), groep.gevlagd() ? " (valt op)" : ""));
            }
        }
    }

    private static String loss(double value) {
        return String.format(Locale.forLanguageTag("nl"), "%.4f", value);
    }

    private static String shift(double value) {
        return String.format(Locale.forLanguageTag("nl"), "%+.2f", value);
    }
}
