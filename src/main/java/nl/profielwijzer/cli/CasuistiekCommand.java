package nl.profielwijzer.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.casuistry.CaseFiles;
import nl.profielwijzer.casuistry.Casuistiekset;
import nl.profielwijzer.casuistry.CasuistryDesk;
import nl.profielwijzer.casuistry.Importverslag;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.intake.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes in sets of judged cases, lists them and gives them back. */
@Command(
        name = "casuistiek",
        description = {
            "Neem beoordeelde casussen op, toon welke sets er zijn en geef ze terug.",
            "Een set verandert nooit: andere inhoud onder dezelfde naam is een nieuwe versie (weert@2).",
            "De sets demo, ijking en toets zijn meegeleverd en verzonnen.",
            "Stop de service eerst: de opdracht gebruikt dezelfde gegevens."
        },
        synopsisHeading = "Gebruik: ",
        customSynopsis = "java -jar profielwijzer.jar casuistiek importeer|lijst|exporteer|keur",
        descriptionHeading = "%n",
        optionListHeading = "%nOpties:%n",
        commandListHeading = "%nOpdrachten:%n",
        footer = {"", "Exitcodes: 0 gelukt · 1 de casussen hebben fouten of zijn geweigerd · 2 de opdracht klopt niet"})
final class CasuistiekCommand implements Runnable {
    private static final String JSON = "Toon het antwoord als JSON.";

    private final ProfielwijzerCommand root;
    private final Clock clock;
    private final PrintWriter out;
    private final PrintWriter err;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private DataOption data = new DataOption();

    CasuistiekCommand(ProfielwijzerCommand root, Clock clock, PrintWriter out, PrintWriter err) {
        this.root = root;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    @Override
    public void run() {
        throw new WrongCommandLine(
                Objects.requireNonNull(spec).commandLine(), "Kies importeer, lijst, exporteer of keur.");
    }

    @Command(
            name = "importeer",
            description = {
                "Controleer casussen en sla ze op als set.",
                "Een map met YAML, een YAML-bestand of JSON Lines (.jsonl, .jsonl.gz), hoogstens 100.000 casussen.",
                "Bij één fout of bij een weigering wordt er niets opgeslagen."
            },
            synopsisHeading = "Gebruik: ",
            customSynopsis =
                    "java -jar profielwijzer.jar casuistiek importeer SET PAD [--alleen-goede] [--json] [--data=MAP]",
            descriptionHeading = "%n",
            parameterListHeading = "%n",
            optionListHeading = "%nOpties:%n")
    int importeer(
            @Parameters(paramLabel = "SET", description = "Naam van de set: kleine letters, cijfers en streepjes.")
                    String naam,
            @Parameters(paramLabel = "PAD", description = "Het bestand of de map met casussen.") Path path,
            @Option(
                            names = "--alleen-goede",
                            description =
                                    "Laat rijen met fouten weg en sla de andere op. Persoonsgegevens houden altijd alles tegen.")
                    boolean onlyGood,
            @Option(names = "--json", description = JSON) boolean json) {
        try (Database database = database()) {
            Importverslag report = logged(
                    database,
                    Actie.AANMAKEN,
                    naam,
                    () -> new CasuistryDesk(catalogue()).store(database.casuistieksets(), naam, path, onlyGood));
            if (json) {
                print(report);
            } else {
                out.print(new ImportText(report).text());
                out.flush();
            }
            return report.set() == null ? CommandLineDoor.FAULTS : 0;
        }
    }

    @Command(
            name = "keur",
            description = {
                "Kijk of casussen naar personen kunnen leiden. Er wordt niets opgeslagen.",
                "Rechtstreekse persoonsgegevens worden in elke set geweigerd. De grenzen aan groepen die op elkaar",
                "lijken (k, l) gelden voor casussen van echte herkomst; bij verzonnen casussen worden ze gemeld."
            },
            synopsisHeading = "Gebruik: ",
            customSynopsis = "java -jar profielwijzer.jar casuistiek keur PAD [--json]",
            descriptionHeading = "%n",
            parameterListHeading = "%n",
            optionListHeading = "%nOpties:%n")
    int keur(
            @Parameters(paramLabel = "PAD", description = "Het bestand of de map met casussen.") Path path,
            @Option(names = "--json", description = JSON) boolean json) {
        Importverslag report = new CasuistryDesk(catalogue()).inspect(path);
        if (json) {
            print(report.privacy());
        } else {
            out.print(new ImportText(report).privacy());
            out.flush();
        }
        if (report.aantalFouten() > 0) {
            err.println(
                    "Rijen met fouten telden alleen mee voor persoonsgegevens. De opdracht importeer noemt die fouten.");
        }
        return report.privacy().toegelaten() ? 0 : CommandLineDoor.FAULTS;
    }

    @Command(
            name = "lijst",
            description = "Toon alle sets met versie, aantal en hash.",
            synopsisHeading = "Gebruik: ",
            customSynopsis = "java -jar profielwijzer.jar casuistiek lijst [--json] [--data=MAP]",
            descriptionHeading = "%n",
            optionListHeading = "%nOpties:%n")
    int lijst(@Option(names = "--json", description = JSON) boolean json) {
        try (Database database = database()) {
            List<Casuistiekset> sets = logged(
                    database, Actie.LEZEN, "", () -> database.casuistieksets().list());
            if (json) {
                print(sets);
            } else {
                sets.forEach(set -> out.println("%-20s %8s casussen  %s  %s"
                        .formatted(
                                set.naam() + "@" + set.versie(),
                                set.aantal(),
                                set.hash().substring(0, 12),
                                set.meegeleverd()
                                        ? "meegeleverd, verzonnen"
                                        : set.echt() ? "echte herkomst" : "verzonnen")));
            }
            return 0;
        }
    }

    @Command(
            name = "exporteer",
            description = "Schrijf een set weg: als JSON Lines bij .jsonl of .jsonl.gz, anders als map met YAML.",
            synopsisHeading = "Gebruik: ",
            customSynopsis = "java -jar profielwijzer.jar casuistiek exporteer SET BESTAND|MAP [--json] [--data=MAP]",
            descriptionHeading = "%n",
            parameterListHeading = "%n",
            optionListHeading = "%nOpties:%n")
    int exporteer(
            @Parameters(
                            paramLabel = "SET",
                            description = "Naam van de set, met @ en een versie als het niet de nieuwste is.")
                    String naam,
            @Parameters(paramLabel = "BESTAND|MAP", description = "Waar de casussen komen; het mag nog niet bestaan.")
                    Path target,
            @Option(names = "--json", description = JSON) boolean json) {
        try (Database database = database()) {
            Casuistiekset set = database.casuistieksets()
                    .find(naam)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "Set %s is er niet. De opdracht 'casuistiek lijst' toont alle sets.".formatted(naam)));
            logged(database, Actie.UITVOEREN, naam, () -> {
                CaseFiles.write(target, cases -> database.casuistieksets().read(set, cases));
                return set;
            });
            if (json) {
                print(Map.of("set", set, "bestand", target.toString()));
            } else {
                out.println("Set %s@%d (%s casussen) staat in %s."
                        .formatted(set.naam(), set.versie(), set.aantal(), target));
            }
            return 0;
        }
    }

    /** Who works here is who logged in on this computer. */
    private <T> T logged(Database database, Actie actie, String naam, Supplier<T> act) {
        String object = naam.isEmpty() ? "casuistieksets" : "casuistiekset/" + naam;
        return database.logboek(clock)
                .doe(
                        new Handeling(System.getProperty("user.name", "onbekend"), actie, object, Verwerking.KWALITEIT),
                        act);
    }

    private Database database() {
        return Database.open(data.of(root));
    }

    private Catalogue catalogue() {
        return Catalogue.read(root.rulesFolder());
    }

    private void print(Object answer) {
        out.println(Json.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
    }
}
