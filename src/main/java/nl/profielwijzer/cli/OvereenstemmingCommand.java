package nl.profielwijzer.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import nl.profielwijzer.calibration.agreement.Ratings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells how far people who judged the same cases agree, beyond what chance would give. */
@Command(
        name = "overeenstemming",
        description = {
            "Berekent hoe goed beoordelaars het eens zijn, ook los van toeval.",
            "Het bestand is een CSV-tabel: elke regel is een casus, elke kolom een beoordelaar. Een lege cel is een "
                    + "oordeel dat ontbreekt. Laat kolommen met nummers van casussen weg."
        },
        synopsisHeading = "Gebruik: ",
        customSynopsis = "${COMMAND-FULL-NAME} RATINGS.csv --schaal=SCHAAL [--volgorde=LIJST] [--kop=ja|nee] [--json]",
        sortOptions = false,
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%nAfloop:%n",
        footer = {"  0  berekend", "  1  het bestand is niet te lezen", "  2  de opdracht klopt niet"},
        mixinStandardHelpOptions = false)
final class OvereenstemmingCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "RATINGS.csv", description = "De tabel met oordelen.")
    private @Nullable Path file;

    @Option(
            names = "--schaal",
            paramLabel = "SCHAAL",
            description = "nominaal (soorten), ordinaal (volgorde) of interval (gelijke stappen). Verplicht.")
    private @Nullable String scale;

    @Option(
            names = "--volgorde",
            paramLabel = "LIJST",
            description = "De oordelen van laag naar hoog als het geen getallen zijn, zoals \"A,P,I,C\".")
    private @Nullable String order;

    @Option(
            names = "--kop",
            paramLabel = "ja|nee",
            description =
                    "Of de eerste regel de namen van de beoordelaars geeft. Zonder deze keuze kijkt het programma zelf.")
    private @Nullable String header;

    @Option(names = "--json", description = "Geeft JSON in plaats van een tabel.")
    private boolean json;

    @Override
    public Integer call() {
        if (file == null) {
            throw usage("Het bestand met oordelen ontbreekt. Noem het na de opdracht.");
        }
        AgreementReport.Schaal schaal = schaal();
        try {
            RatingsFile read = RatingsFile.read(file, volgorde(), kop());
            Ratings ratings = read.ratings(schaal == AgreementReport.Schaal.NOMINAAL);
            AgreementReport report = AgreementReport.of(ratings);
            if (json) {
                spec.commandLine().getOut().println(report.json());
            } else {
                spec.commandLine().getOut().println(heading(read));
                spec.commandLine().getOut().println(report.table(schaal));
            }
            return CommandLine.ExitCode.OK;
        } catch (UnreadableRatings e) {
            spec.commandLine().getErr().println(e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private String heading(RatingsFile read) {
        String raters = read.header()
                .map(names -> "de eerste regel is gelezen als kop: %s".formatted(String.join(", ", names)))
                .orElse("zonder kop gelezen");
        return "%s, %s".formatted(file, raters);
    }

    private AgreementReport.Schaal schaal() {
        String options = "Kies --schaal nominaal, ordinaal of interval.";
        if (scale == null) {
            throw usage("De schaal ontbreekt. " + options);
        }
        String asked = scale.toLowerCase(Locale.ROOT);
        return Arrays.stream(AgreementReport.Schaal.values())
                .filter(schaal -> schaal.woord().equals(asked))
                .findFirst()
                .orElseThrow(() -> usage("Schaal '%s' bestaat niet. %s".formatted(scale, options)));
    }

    private List<String> volgorde() {
        if (order == null) {
            return List.of();
        }
        // a semicolon lets a label hold a comma
        List<String> labels = Arrays.stream(order.split(order.contains(";") ? ";" : ",", -1))
                .map(String::strip)
                .toList();
        if (labels.size() < 2 || labels.contains("") || Set.copyOf(labels).size() < labels.size()) {
            throw usage("Volgorde '%s' klopt niet. Noem ten minste twee oordelen, elk één keer, met komma's ertussen."
                    .formatted(order));
        }
        return labels;
    }

    private Optional<Boolean> kop() {
        if (header == null) {
            return Optional.empty();
        }
        return switch (header.toLowerCase(Locale.ROOT)) {
            case "ja" -> Optional.of(true);
            case "nee" -> Optional.of(false);
            default -> throw usage("--kop '%s' bestaat niet. Kies ja of nee.".formatted(header));
        };
    }

    private WrongCommandLine usage(String message) {
        return new WrongCommandLine(spec.commandLine(), message);
    }
}
