package nl.profielwijzer.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.assessment.Uitslag;
import nl.profielwijzer.catalogue.IntakeReaders;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.intake.GelezenIntake;
import nl.profielwijzer.intake.IntakeOngeldig;
import nl.profielwijzer.intake.IntakeReader;
import nl.profielwijzer.intake.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Assesses one intake and prints the answer; keeps nothing. */
@Command(
        name = "beoordeel",
        description = {"Beoordeel een intake en toon het antwoord met alle redenen.", "Er wordt niets opgeslagen."},
        synopsisHeading = "Gebruik: ",
        customSynopsis = "java -jar profielwijzer.jar beoordeel BESTAND|- [--json] [--regels=MAP]",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%nOpties:%n")
final class BeoordeelCommand implements Callable<Integer> {
    private final ProfielwijzerCommand root;
    private final InputStream in;
    private final PrintWriter out;
    private final PrintWriter err;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "BESTAND",
            description = "Bestand met de intake in YAML of JSON; een streepje leest van de standaardinvoer.")
    private String file = "";

    @Option(names = "--json", description = "Toon het antwoord als JSON.")
    private boolean json;

    BeoordeelCommand(ProfielwijzerCommand root, InputStream in, PrintWriter out, PrintWriter err) {
        this.root = root;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        byte[] text = text();
        try (Beoordelaar beoordelaar = new Beoordelaar(root.rulesFolder())) {
            GelezenIntake gelezen = IntakeReaders.of(beoordelaar.catalogue()).readYaml(text);
            Uitslag uitslag = beoordelaar.beoordeel(gelezen.intake());
            if (json) {
                out.println(Json.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(uitslag));
            } else {
                out.print(new AnswerText(beoordelaar.catalogue(), gelezen.intake(), uitslag).text());
                out.flush();
            }
            return 0;
        } catch (IntakeOngeldig ongeldig) {
            err.println(
                    ongeldig.fouten().size() == 1
                            ? "De intake heeft één fout:"
                            : "De intake heeft %d fouten:"
                                    .formatted(ongeldig.fouten().size()));
            for (Fout fout : ongeldig.fouten()) {
                err.println("  %s [%s]".formatted(fout.pointer().isEmpty() ? "/" : fout.pointer(), fout.code()));
                err.println("    %s %s".formatted(fout.melding(), fout.herstel()));
            }
            return CommandLineDoor.FAULTS;
        }
    }

    private byte[] text() throws IOException {
        if (file.equals("-")) {
            return in.readNBytes(IntakeReader.MAX_BYTES + 1);
        }
        Path path = Path.of(file);
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new WrongCommandLine(
                    Objects.requireNonNull(spec).commandLine(),
                    "Bestand %s is er niet of is niet leesbaar. Kijk de naam na.".formatted(file));
        }
        try (InputStream content = Files.newInputStream(path)) {
            return content.readNBytes(IntakeReader.MAX_BYTES + 1);
        }
    }
}
