package nl.profielwijzer.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.casuistry.CaseFiles;
import nl.profielwijzer.casuistry.Casus;
import nl.profielwijzer.casuistry.CasusReader;
import nl.profielwijzer.casuistry.generator.CaseGenerator;
import nl.profielwijzer.casuistry.generator.CaseGenerator.Raters;
import nl.profielwijzer.casuistry.generator.HiddenParameters;
import nl.profielwijzer.catalogue.RulesFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes invented cases with invented judgements. */
@Command(
        name = "genereer",
        description = {
            "Verzin huishoudens en laat nagebootste beoordelaars erover oordelen.",
            "De beoordelaars volgen het instrument, met een eigen neiging naar lichter of zwaarder en met ruis.",
            "Alles is gemerkt als GEGENEREERD en zegt niets over het oordeel van echte deskundigen.",
            "Hetzelfde zaad geeft dezelfde casussen.",
            "",
            "Om te meten of ijken iets terugvindt, verzet --verstoor 35 er 35 ijkbare parameters binnen hun ruimte. "
                    + "De beoordelaars volgen die verborgen set; hij komt in het bestand van --waarheid."
        },
        synopsisHeading = "Gebruik: ",
        customSynopsis = {"java -jar profielwijzer.jar genereer --aantal N [OPTIES] [--uit BESTAND|MAP]"},
        sortOptions = false,
        descriptionHeading = "%n",
        optionListHeading = "%nOpties:%n",
        footer = {"", "Exitcodes: 0 gelukt · 2 de opdracht klopt niet"})
final class GenereerCommand implements Callable<Integer> {
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,3})(?:-([0-9]{1,3}))?");

    private final ProfielwijzerCommand root;
    private final PrintWriter out;
    private final PrintWriter err;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--aantal", required = true, paramLabel = "N", description = "Hoeveel casussen; hoogstens 100.000.")
    private int count;

    @Option(
            names = {"--beoordelaars", "--beoordeelaars"},
            paramLabel = "M",
            defaultValue = "2",
            description = "Hoeveel beoordelaars per casus: een aantal, of van-tot zoals 1-3. Zonder deze optie: 2.")
    private String raters = "2";

    @Option(
            names = "--ruis",
            paramLabel = "R",
            defaultValue = "0.2",
            description = "Hoe vaak een beoordelaar iets kiest dat ernaast ligt, van 0 tot 1. Zonder deze optie: 0.2.")
    private double noise;

    @Option(
            names = "--zaad",
            paramLabel = "S",
            defaultValue = "1",
            description = "Zaad van het toeval. Zonder deze optie: 1.")
    private long seed;

    @Option(
            names = "--parameters",
            paramLabel = "BESTAND",
            description = "De getallen die de beoordelaars volgen, in de vorm van rules/parameters.yaml.")
    private @Nullable Path parameters;

    @Option(
            names = "--verstoor",
            paramLabel = "K",
            description = "Verzet K ijkbare parameters, binnen hun ruimte en hun onderlinge orde.")
    private @Nullable Integer moved;

    @Option(
            names = "--waarheid",
            paramLabel = "BESTAND",
            description = "Waar de verborgen set komt. Zonder deze optie: naast --uit, met .parameters.yaml erachter.")
    private @Nullable Path truth;

    @Option(
            names = "--uit",
            paramLabel = "BESTAND|MAP",
            description =
                    "Bestand (.jsonl of .jsonl.gz), anders een map met YAML. Zonder deze optie: de standaarduitvoer.")
    private @Nullable Path target;

    GenereerCommand(ProfielwijzerCommand root, PrintWriter out, PrintWriter err) {
        this.root = root;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        if (count < 1 || count > CasusReader.MAX_CASES) {
            throw usage("--aantal is %d. Kies 1 tot %d.".formatted(count, CasusReader.MAX_CASES));
        }
        Raters who = raters();
        RulesFolder rules = root.rulesFolder(parameters);
        Path hidden = hidden();
        if (moved != null) {
            rules = HiddenParameters.moved(rules, moved, seed);
        }
        try (Beoordelaar experts = new Beoordelaar(rules)) {
            CaseGenerator generator = new CaseGenerator(experts, who, seed);
            Consumer<Consumer<Casus>> cases = taker -> generator.generate(count, taker);
            if (target == null) {
                CaseFiles.lines(out, cases);
            } else {
                CaseFiles.write(target, cases);
                out.println("%d verzonnen casussen staan in %s.".formatted(count, target));
            }
        }
        if (hidden != null) {
            Files.writeString(hidden, HiddenParameters.text(rules));
            err.println("De beoordelaars volgden de verborgen set in %s.".formatted(hidden));
        }
        return 0;
    }

    private Raters raters() {
        Matcher range = RANGE.matcher(raters);
        if (!range.matches()) {
            throw usage("--beoordelaars %s klopt niet. Geef een aantal, of van-tot zoals 1-3.".formatted(raters));
        }
        int least = Integer.parseInt(range.group(1));
        try {
            return new Raters(least, range.group(2) == null ? least : Integer.parseInt(range.group(2)), noise);
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Path hidden() {
        if (moved == null) {
            return null;
        }
        if (truth == null && target == null) {
            throw usage("Waar moet de verborgen set komen? Geef --waarheid of --uit.");
        }
        Path hidden = truth == null ? Path.of(target + ".parameters.yaml") : truth;
        if (Files.exists(hidden)) {
            throw usage("%s bestaat al. Kies een andere naam of haal het eerst weg.".formatted(hidden));
        }
        return hidden;
    }

    private WrongCommandLine usage(String message) {
        return new WrongCommandLine(Objects.requireNonNull(spec).commandLine(), message);
    }
}
