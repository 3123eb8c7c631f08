package nl.profielwijzer.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.calibration.CalibrationRun;
import nl.profielwijzer.calibration.Ijkopdracht;
import nl.profielwijzer.calibration.Ijkopdracht.Casussen;
import nl.profielwijzer.calibration.Ijkrapport;
import nl.profielwijzer.calibration.ReportFiles;
import nl.profielwijzer.calibration.ReportJson;
import nl.profielwijzer.calibration.search.Chunks;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Voorstel;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Wijziging;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Ijkbeleid;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.rules.Wording;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Calibrates the instrument on judged cases and writes the report and the proposal. */
@Command(
        name = "ijken",
        description = {
            "Vergelijk het instrument met het oordeel van deskundigen en zoek getallen waarmee het hen beter volgt.",
            "Veiligheid, wet en beleid staan vast. Wat de gevallen niet bewijzen, wordt niet voorgesteld.",
            "In de map van --uit komen rapport.html, rapport.json, gevallen.csv, gevallen.parquet en voorstel.yaml."
        },
        synopsisHeading = "Gebruik: ",
        customSynopsis = {
            "java -jar profielwijzer.jar ijken --casuistiek SET|PAD [--toets SET|PAD] --uit MAP",
            "         [--budget 0.5%] [--max-wijzigingen N] [--zaad S] [--data=MAP]"
        },
        sortOptions = false,
        descriptionHeading = "%n",
        optionListHeading = "%nOpties:%n",
        footer = {
            "",
            "Exitcodes: 0 er is een voorstel · 1 de casussen hebben fouten of zijn geweigerd · 2 de opdracht klopt niet",
            "           3 geen voorstel, met de redenen"
        })
final class IjkenCommand implements Callable<Integer> {
    /** There is no proposal. */
    private static final int REFUSED = 3;

    private static final Pattern SHARE = Pattern.compile("([0-9]+(?:[.,][0-9]+)?) ?(%?)");

    private final ProfielwijzerCommand root;
    private final PrintWriter out;
    private final PrintWriter err;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--casuistiek",
            required = true,
            paramLabel = "SET|PAD",
            description = "De casussen: een set (casuistiek lijst), een bestand of een map.")
    private String casuistry = "";

    @Option(
            names = "--toets",
            paramLabel = "SET|PAD",
            description = "Casussen waarop niets gekozen wordt; het voorstel wordt er één keer aan getoetst.")
    private @Nullable String test;

    @Option(
            names = "--budget",
            paramLabel = "DEEL",
            description = "Zoveel duurder mag het worden, zoals 0.5%. Zonder deze optie: geen grens.")
    private @Nullable String budget;

    @Option(
            names = "--max-wijzigingen",
            paramLabel = "N",
            description =
                    "Hoeveel getallen er hoogstens mogen veranderen. Zonder deze optie: wat de gevallen toelaten.")
    private @Nullable Integer changes;

    @Option(
            names = "--zaad",
            paramLabel = "S",
            defaultValue = "1",
            description = "Zaad van het toeval; hetzelfde zaad geeft hetzelfde rapport. Zonder deze optie: 1.")
    private long seed;

    @Option(names = "--uit", required = true, paramLabel = "MAP", description = "Waar het rapport komt.")
    private @Nullable Path target;

    @Option(
            names = "--parameters",
            paramLabel = "BESTAND",
            description =
                    "De getallen waarvan wordt uitgegaan, in de vorm van rules/parameters.yaml. Zonder deze optie: die van de regels.")
    private @Nullable Path parameters;

    @Mixin
    private DataOption data = new DataOption();

    IjkenCommand(ProfielwijzerCommand root, PrintWriter out, PrintWriter err) {
        this.root = root;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        RulesFolder rules = root.rulesFolder(parameters);
        Path folder = Objects.requireNonNull(target);
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw usage("%s is geen map. Kies met --uit een map.".formatted(folder));
        }
        Double share = budget == null ? null : Double.valueOf(share(budget));
        CaseSource source = new CaseSource(Catalogue.read(rules), data.of(root), err);
        Casussen cases = source.read(casuistry);
        Casussen apart = test == null ? null : source.read(test);
        if (cases == null || (test != null && apart == null)) {
            return CommandLineDoor.FAULTS;
        }
        ProgressBar bar = new ProgressBar(err, System::nanoTime);
        Ijkrapport rapport;
        try (Beoordelaar beoordelaar = new Beoordelaar(rules)) {
            rapport = new CalibrationRun(
                            beoordelaar,
                            Ijkbeleid.read(rules),
                            Runtime.getRuntime().availableProcessors())
                    .run(
                            new Ijkopdracht(cases, apart, share, changes == null ? Integer.MAX_VALUE : changes, seed),
                            Chunks.NONE,
                            bar::at);
        }
        bar.done();
        new ReportFiles(rules).write(folder, rapport);
        tell(rapport, folder);
        return rapport.voorstel() ? 0 : REFUSED;
    }

    private void tell(Ijkrapport rapport, Path folder) {
        if (rapport.uitkomst() instanceof Voorstel voorstel && rapport.voorstel()) {
            out.println("Voorstel: %d van de getallen anders."
                    .formatted(voorstel.wijzigingen().size()));
            for (Wijziging wijziging : voorstel.wijzigingen()) {
                out.println("  %-44s %6s → %s"
                        .formatted(
                                wijziging.parameter(),
                                Wording.number(wijziging.nu()),
                                Wording.number(wijziging.wordt())));
            }
            out.println("Verlies op ongeziene gevallen: %.3f, nu %.3f."
                    .formatted(voorstel.toets().voorgesteld(), voorstel.toets().huidig()));
        } else {
            out.println("Geen voorstel.");
            rapport.redenen().forEach(reden -> out.println("  " + reden));
        }
        if (rapport.kaart().verzonnen()) {
            out.println("De casussen zijn verzonnen: dit zegt niets over echte deskundigen.");
        }
        if (!rapport.mislukt().isEmpty()) {
            out.println("Gevallen die niet meetellen: %d. Het rapport noemt elk geval met de reden."
                    .formatted(rapport.mislukt().size()));
        }
        out.println("Resultaathash: " + ReportJson.hash(rapport));
        out.println("Lees %s.".formatted(folder.resolve("rapport.html")));
    }

    private double share(String text) {
        Matcher matcher = SHARE.matcher(text.strip());
        if (!matcher.matches()) {
            throw usage("--budget %s klopt niet. Geef een deel zoals 0.5%%.".formatted(text));
        }
        double number = Double.parseDouble(matcher.group(1).replace(',', '.'));
        return matcher.group(2).isEmpty() ? number : number / 100;
    }

    private WrongCommandLine usage(String message) {
        return new WrongCommandLine(Objects.requireNonNull(spec).commandLine(), message);
    }
}
