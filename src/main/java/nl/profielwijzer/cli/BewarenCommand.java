package nl.profielwijzer.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.catalogue.Bewaartermijnen;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.receipt.Beoordelingen;
import nl.profielwijzer.retention.AndereVernietiging;
import nl.profielwijzer.retention.Bewaarplichten;
import nl.profielwijzer.retention.Inwonersrechten;
import nl.profielwijzer.retention.Inzage;
import nl.profielwijzer.retention.Vernietiging;
import nl.profielwijzer.retention.Vernietigingsverslag;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Destroys what was kept long enough, and gives everything about one household. */
@Command(
        name = "bewaren",
        description = {
            "Vernietig dossiers waarvan de bewaartermijn voorbij is, of haal alles over één huishouden op.",
            "De termijnen staan in rules/bewaren.yaml. Wat onder een bewaarplicht valt, blijft.",
            "Met H2: stop de service eerst, want de opdracht gebruikt dezelfde gegevens."
        },
        synopsisHeading = "Gebruik: ",
        customSynopsis = "java -jar profielwijzer.jar bewaren proef|vernietig|inzage",
        descriptionHeading = "%n",
        optionListHeading = "%nOpties:%n",
        commandListHeading = "%nOpdrachten:%n",
        footer = {"", "Exitcodes: 0 gelukt · 1 er zou iets anders worden vernietigd · 2 de opdracht klopt niet"})
final class BewarenCommand implements Runnable {
    private static final int LONGEST_KENMERK = 100;

    private final ProfielwijzerCommand root;
    private final Clock clock;
    private final InputStream in;
    private final PrintWriter out;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private DataOption data = new DataOption();

    BewarenCommand(ProfielwijzerCommand root, Clock clock, InputStream in, PrintWriter out) {
        this.root = root;
        this.clock = clock;
        this.in = in;
        this.out = out;
    }

    @Override
    public void run() {
        throw new WrongCommandLine(Objects.requireNonNull(spec).commandLine(), "Kies proef, vernietig of inzage.");
    }

    @Command(
            name = "proef",
            description = "Toon als JSON wat er nu vernietigd zou worden, met het controlegetal. Er verandert niets.",
            synopsisHeading = "Gebruik: ",
            customSynopsis = "java -jar profielwijzer.jar bewaren proef [--data=MAP]",
            descriptionHeading = "%n",
            optionListHeading = "%nOpties:%n")
    int trial() {
        try (Database database = database()) {
            print(database.logboek(clock)
                    .doe(
                            handeling(Actie.UITVOEREN, "proefvernietiging", null),
                            () -> vernietiging(database).trial(null, user())));
            return 0;
        }
    }

    @Command(
            name = "vernietig",
            description = "Vernietig wat de proef liet zien, en toon het verslag als JSON.",
            synopsisHeading = "Gebruik: ",
            customSynopsis = "java -jar profielwijzer.jar bewaren vernietig CONTROLEGETAL [--data=MAP]",
            descriptionHeading = "%n",
            parameterListHeading = "%n",
            optionListHeading = "%nOpties:%n")
    int destroy(@Parameters(paramLabel = "CONTROLEGETAL", description = "Dat van de proef.") String controlegetal) {
        try (Database database = database()) {
            Vernietigingsverslag verslag = database.logboek(clock)
                    .doe(
                            handeling(Actie.VERWIJDEREN, "vernietiging", null),
                            () -> vernietiging(database).destroy(controlegetal, null, user()),
                            done -> handeling(Actie.VERWIJDEREN, "vernietiging/" + done.id(), null));
            print(verslag);
            return 0;
        } catch (AndereVernietiging e) {
            out.println("Er is niets vernietigd: er zou nu iets anders worden vernietigd dan de proef liet zien."
                    + " Doe opnieuw een proef.");
            return CommandLineDoor.FAULTS;
        }
    }

    @Command(
            name = "inzage",
            description = {
                "Toon als JSON alles wat over één huishouden is opgeslagen.",
                "Het kenmerk komt van de standaardinvoer, omdat iedereen op de computer een opdrachtregel kan lezen."
            },
            synopsisHeading = "Gebruik: ",
            customSynopsis = "java -jar profielwijzer.jar bewaren inzage GEMEENTE [--data=MAP] < KENMERK",
            descriptionHeading = "%n",
            parameterListHeading = "%n",
            optionListHeading = "%nOpties:%n")
    int show(@Parameters(paramLabel = "GEMEENTE", description = "CBS-code van vier cijfers.") String gemeente)
            throws IOException {
        String kenmerk = new String(in.readNBytes(LONGEST_KENMERK), StandardCharsets.UTF_8).strip();
        try (Database database = database()) {
            Bewaartermijnen termijnen = termijnen();
            Logboek logboek = database.logboek(clock);
            Inwonersrechten rechten = new Inwonersrechten(
                    database.jdbc(),
                    new Beoordelingen(database.jdbc(), database.transactions(), List.of()),
                    new Bewaarplichten(database.jdbc(), clock),
                    vernietiging(database),
                    termijnen,
                    logboek.regels(),
                    clock);
            Inzage inzage =
                    logboek.doe(handeling(Actie.LEZEN, "dossier", kenmerk), () -> rechten.show(gemeente, kenmerk));
            print(inzage);
            return 0;
        }
    }

    private Database database() {
        return Database.open(data.of(root));
    }

    private Bewaartermijnen termijnen() {
        return Bewaartermijnen.read(root.rulesFolder());
    }

    private Vernietiging vernietiging(Database database) {
        return new Vernietiging(
                database.jdbc(),
                database.transactions(),
                database.tellingen(),
                new Bewaarplichten(database.jdbc(), clock),
                termijnen(),
                clock);
    }

    private static Handeling handeling(Actie actie, String object, @Nullable String kenmerk) {
        return new Handeling(user(), actie, object, Verwerking.BEWARING, kenmerk);
    }

    /** Who runs the command, as the machine knows this person. */
    private static String user() {
        return System.getProperty("user.name", "onbekend");
    }

    private void print(Object answer) {
        out.println(Json.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
    }
}
