package nl.profielwijzer.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.rules.Rule;
import nl.profielwijzer.rules.RuleBook;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the rules, or shows one rule or item whole. */
@Command(
        name = "regels",
        description = "Toon alle regels, of één regel of onderdeel met tekst, wet en bron.",
        synopsisHeading = "Gebruik: ",
        customSynopsis = "java -jar profielwijzer.jar regels [ID] [--regels=MAP]",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%nOpties:%n")
final class RegelsCommand implements Callable<Integer> {
    private final ProfielwijzerCommand root;
    private final PrintWriter out;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "Een regel zoals J04.1, of een onderdeel zoals J04.")
    private @Nullable String id;

    RegelsCommand(ProfielwijzerCommand root, PrintWriter out) {
        this.root = root;
        this.out = out;
    }

    @Override
    public Integer call() {
        RulesFolder folder = root.rulesFolder();
        Catalogue catalogue = Catalogue.read(folder);
        try (RuleBook rules = new RuleBook(folder, catalogue.parameters().names())) {
            if (id == null) {
                rules.rules()
                        .forEach(rule -> out.println(
                                "%-7s %-10s %s".formatted(rule.id(), Wrapped.words(rule.strekking()), rule.titel())));
                return 0;
            }
            String wanted = id.toUpperCase(Locale.ROOT);
            List<Rule> found = rules.rules().stream()
                    .filter(rule -> rule.id().equals(wanted) || rule.item().equals(wanted))
                    .toList();
            if (found.isEmpty()) {
                throw new WrongCommandLine(
                        Objects.requireNonNull(spec).commandLine(),
                        "Regel %s bestaat niet. 'regels' zonder ID toont ze alle.".formatted(id));
            }
            out.println(found.get(0).toelichting());
            for (Rule rule : found) {
                out.println();
                out.println(rule.tekst());
                if (!rule.parameters().isEmpty()) {
                    out.println("parameters: " + String.join(", ", rule.parameters()));
                }
                out.println("bestand: rules/" + rule.bestand());
            }
            return 0;
        }
    }
}
