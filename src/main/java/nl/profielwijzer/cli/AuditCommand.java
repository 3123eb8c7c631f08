package nl.profielwijzer.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Controle;
import nl.profielwijzer.audit.Controleverslag;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Koppenbestand;
import nl.profielwijzer.audit.Logboek.Kop;
import nl.profielwijzer.audit.Logregel;
import nl.profielwijzer.audit.Logregels;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.intake.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks whether the log is as it was written, tells where it ends, and gives it out. */
@Command(
        name = "audit",
        description = {
            "Controleer het logboek, bewaar waar het eindigt, of schrijf het weg.",
            "Het logboek zegt wie wat deed met welk huishouden of welke parameterset. Elke regel is verzegeld met een",
            "sleutel die niet in de database staat.",
            "Met H2: stop de service eerst, want de opdracht gebruikt dezelfde gegevens."
        },
        synopsisHeading = "Gebruik: ",
        customSynopsis = "java -jar profielwijzer.jar audit controleer|kop|exporteer",
        descriptionHeading = "%n",
        optionListHeading = "%nOpties:%n",
        commandListHeading = "%nOpdrachten:%n",
        footer = {"", "Exitcodes: 0 het logboek is heel · 1 er is aan het logboek gezeten · 2 de opdracht klopt niet"})
final class AuditCommand implements Runnable {
    private final ProfielwijzerCommand root;
    private final Clock clock;
    private final PrintWriter out;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private DataOption data = new DataOption();

    AuditCommand(ProfielwijzerCommand root, Clock clock, PrintWriter out) {
        this.root = root;
        this.clock = clock;
        this.out = out;
    }

    @Override
    public void run() {
        throw new WrongCommandLine(Objects.requireNonNull(spec).commandLine(), "Kies controleer, kop of exporteer.");
    }

    @Command(
            name = "controleer",
            description = {
                "Ga elke regel na en noem elke regel die is gewijzigd, weggehaald, ingevoegd of verplaatst.",
                "Of er regels aan het eind weg zijn, is te zien aan koppen die elders zijn bewaard: die van --kop, of anders",
                "die in profielwijzer.logboek.kopbestand."
            },
            synopsisHeading = "Gebruik: ",
            customSynopsis = "java -jar profielwijzer.jar audit controleer [--kop=BESTAND] [--json] [--data=MAP]",
            descriptionHeading = "%n",
            optionListHeading = "%nOpties:%n")
    int controleer(
            @Option(names = "--kop", paramLabel = "BESTAND", description = "Koppen die u zelf heeft bewaard.") @Nullable
                    Path kept,
            @Option(names = "--json", description = "Toon het verslag als JSON.") boolean json) {
        try (Database database = database()) {
            Path koppen = kept == null ? database.koppen() : kept;
            boolean compared = kept != null || Files.exists(koppen);
            Controleverslag verslag =
                    new Controle(database.logboek(clock).regels()).run(compared ? new Koppenbestand(koppen) : null);
            if (json) {
                out.println(Json.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(verslag));
            } else {
                print(verslag, compared);
            }
            return verslag.ongeschonden() ? 0 : CommandLineDoor.FAULTS;
        }
    }

    private void print(Controleverslag verslag, boolean compared) {
        out.println(
                verslag.ongeschonden()
                        ? "Het logboek is heel: %s.".formatted(count(verslag.regels(), "regel", "regels"))
                        : "Aan het logboek is gezeten: %s in %s."
                                .formatted(
                                        count(verslag.aantalBreuken(), "breuk", "breuken"),
                                        count(verslag.regels(), "regel", "regels")));
        out.println(
                compared
                        ? "Vergeleken met %s van elders.".formatted(count(verslag.koppen(), "kop", "koppen"))
                        : "Er zijn geen koppen van elders: of er regels aan het eind weg zijn, is niet helemaal te zien.");
        verslag.breuken().forEach(breuk -> out.println("- " + breuk.uitleg()));
        if (verslag.breuken().size() < verslag.aantalBreuken()) {
            out.println("- en nog %d"
                    .formatted(verslag.aantalBreuken() - verslag.breuken().size()));
        }
    }

    private static String count(long number, String one, String more) {
        return String.format(Locale.forLanguageTag("nl"), "%,d %s", number, number == 1 ? one : more);
    }

    @Command(
            name = "kop",
            description = {
                "Toon waar het logboek nu eindigt: volgnummer en zegel.",
                "Met BESTAND komt de kop er ook achteraan te staan. Bewaar dat bestand waar wie bij de database kan, er niet bij",
                "kan; geef het later aan audit controleer."
            },
            synopsisHeading = "Gebruik: ",
            customSynopsis = "java -jar profielwijzer.jar audit kop [BESTAND] [--data=MAP]",
            descriptionHeading = "%n",
            parameterListHeading = "%n",
            optionListHeading = "%nOpties:%n")
    int kop(
            @Parameters(paramLabel = "BESTAND", arity = "0..1", description = "Waar de kop bij komt te staan.")
                    @Nullable
                    Path file) {
        try (Database database = database()) {
            Kop kop = database.logboek(clock).regels().kop();
            if (file != null) {
                new Koppenbestand(file).add(kop, clock.instant());
            }
            out.println("%d %s".formatted(kop.volgnummer(), kop.schakel()));
            return 0;
        }
    }

    @Command(
            name = "exporteer",
            description = "Schrijf alle regels weg als JSON Lines, de oudste eerst. Ook dat komt in het logboek.",
            synopsisHeading = "Gebruik: ",
            customSynopsis = "java -jar profielwijzer.jar audit exporteer BESTAND [--data=MAP]",
            descriptionHeading = "%n",
            parameterListHeading = "%n",
            optionListHeading = "%nOpties:%n")
    int exporteer(
            @Parameters(paramLabel = "BESTAND", description = "Waar de regels komen; het mag nog niet bestaan.")
                    Path target) {
        try (Database database = database()) {
            Handeling handeling = new Handeling(
                    System.getProperty("user.name", "onbekend"), Actie.LEZEN, "logboek", Verwerking.TOEZICHT);
            long written = database.logboek(clock)
                    .doe(handeling, () -> write(database.logboek(clock).regels(), target));
            out.println("%s in %s.".formatted(count(written, "regel staat", "regels staan"), target));
            return 0;
        }
    }

    private static long write(Logregels regels, Path target) {
        long[] written = {0};
        try (Writer file = Files.newBufferedWriter(target, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
            regels.each(regel -> {
                line(file, regel);
                written[0]++;
            });
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException("%s bestaat al. Kies een ander bestand.".formatted(target), e);
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("In %s kan niet worden geschreven.".formatted(target), e);
        }
        return written[0];
    }

    private static void line(Writer file, Logregel regel) {
        try {
            file.write(Json.JSON.writeValueAsString(regel));
            file.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Database database() {
        return Database.open(data.of(root));
    }
}
