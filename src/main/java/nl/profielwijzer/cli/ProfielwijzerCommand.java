package nl.profielwijzer.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import nl.profielwijzer.casuistry.generator.HiddenParameters;
import nl.profielwijzer.catalogue.RulesFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Without a command it starts the service. */
@Command(
        name = "profielwijzer",
        description = {
            "Uitgelegd advies voor toegangsteams, uit regels die een jurist kan lezen.",
            "Profielwijzer adviseert; een mens kiest.",
            "",
            "Zonder opdracht start de service."
        },
        synopsisHeading = "Gebruik: ",
        customSynopsis = {
            "java -jar profielwijzer.jar [--data=MAP] [--regels=MAP] [--server.port=NUMMER]",
            "         java -jar profielwijzer.jar OPDRACHT [OPTIES]"
        },
        descriptionHeading = "%n",
        optionListHeading = "%nOpties:%n",
        commandListHeading = "%nOpdrachten:%n",
        footer = {
            "",
            "Met de service gaan ook opties van Spring Boot mee, zoals --server.port=8081.",
            "",
            "Exitcodes: 0 gelukt · 1 de invoer heeft fouten · 2 de opdracht klopt niet · 4 start niet of storing"
        })
final class ProfielwijzerCommand implements Callable<Integer> {
    private final ServiceStarter starter;
    private final String version;
    private final PrintWriter out;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            // Spring would join two of the same setting with a comma.
            names = {"--data", "--profielwijzer.data"},
            paramLabel = "MAP",
            defaultValue = "${env:PROFIELWIJZER_DATA:-data}",
            description =
                    "Map waarin de service alles bewaart. Zonder deze optie: die van PROFIELWIJZER_DATA, of de map data hier.")
    private Path data = Path.of("data");

    @Option(
            names = {"--regels", "--profielwijzer.regels"},
            paramLabel = "MAP",
            scope = ScopeType.INHERIT,
            description = "Map met regels. Zonder deze optie: de regels die zijn meegeleverd.")
    private @Nullable Path regels;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Toon deze uitleg.")
    private boolean help;

    @Option(names = "--versie", description = "Toon de versie.")
    private boolean showVersion;

    @Unmatched
    private List<String> rest = new ArrayList<>();

    ProfielwijzerCommand(ServiceStarter starter, String version, PrintWriter out) {
        this.starter = starter;
        this.version = version;
        this.out = out;
    }

    @Override
    public Integer call() {
        if (showVersion) {
            out.println("profielwijzer " + version);
            return 0;
        }
        for (String argument : rest) {
            if (!argument.matches("--[a-z][\\w-]*(\\.[\\w-]+(\\[\\d+])?)+(=.*)?")) {
                throw new WrongCommandLine(Objects.requireNonNull(spec).commandLine(), "Onbekend: " + argument);
            }
        }
        List<String> arguments = new ArrayList<>(rest);
        arguments.add("--profielwijzer.data=" + data.toAbsolutePath().normalize());
        if (regels != null) {
            arguments.add("--profielwijzer.regels=" + regels.toAbsolutePath().normalize());
        }
        return starter.start(arguments) ? 0 : CommandLineDoor.FAILED;
    }

    /** Where everything is kept. */
    Path data() {
        return data;
    }

    /** The rules to work with. */
    RulesFolder rulesFolder() {
        return RulesFolder.read(regels);
    }

    /**
     * The same with other numbers.
     *
     * @param parameters in the form of {@code rules/parameters.yaml}; null is those of the rules
     * @throws IllegalArgumentException when it can't be read
     */
    RulesFolder rulesFolder(@Nullable Path parameters) {
        if (parameters == null) {
            return rulesFolder();
        }
        try {
            return HiddenParameters.with(rulesFolder(), Files.readString(parameters));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Bestand %s is er niet of is niet leesbaar. Kijk de naam na.".formatted(parameters), e);
        }
    }
}
