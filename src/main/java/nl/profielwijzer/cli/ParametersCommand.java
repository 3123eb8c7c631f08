package nl.profielwijzer.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Parameter;
import nl.profielwijzer.catalogue.Parameterset;
import nl.profielwijzer.rules.Wording;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the parameters, or shows one whole. */
@Command(
        name = "parameters",
        description = "Toon alle parameters, of één parameter met zijn waarden en bron.",
        synopsisHeading = "Gebruik: ",
        customSynopsis = "java -jar profielwijzer.jar parameters [NAAM] [--regels=MAP]",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%nOpties:%n")
final class ParametersCommand implements Callable<Integer> {
    private final ProfielwijzerCommand root;
    private final PrintWriter out;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAAM", description = "Naam van een parameter, of een deel daarvan.")
    private @Nullable String name;

    ParametersCommand(ProfielwijzerCommand root, PrintWriter out) {
        this.root = root;
        this.out = out;
    }

    @Override
    public Integer call() {
        Parameterset set = Catalogue.read(root.rulesFolder()).parameters();
        if (name == null) {
            out.println("Parameterset %s, versie %d. Laatste waarde:".formatted(set.id(), set.versie()));
            set.parameters().forEach(this::line);
            return 0;
        }
        List<Parameter> same = set.parameters().stream()
                .filter(parameter -> parameter.naam().equals(name))
                .toList();
        List<Parameter> found = same.isEmpty()
                ? set.parameters().stream()
                        .filter(parameter -> parameter.naam().contains(name))
                        .toList()
                : same;
        if (found.isEmpty()) {
            throw new WrongCommandLine(
                    Objects.requireNonNull(spec).commandLine(),
                    "Parameter %s bestaat niet. 'parameters' zonder naam toont ze alle.".formatted(name));
        }
        if (found.size() == 1) {
            whole(found.get(0));
        } else {
            found.forEach(this::line);
        }
        return 0;
    }

    private void line(Parameter parameter) {
        out.println("%-38s %8s  %-9s %s"
                .formatted(
                        parameter.naam(),
                        Wording.number(
                                new TreeMap<>(parameter.waarden()).lastEntry().getValue()),
                        Wrapped.words(parameter.herkomst()),
                        parameter.omschrijving()));
    }

    private void whole(Parameter parameter) {
        out.println(parameter.naam());
        out.println("  " + parameter.omschrijving());
        out.println("  eenheid: " + parameter.eenheid());
        out.println("  herkomst: " + Wrapped.words(parameter.herkomst()));
        out.println("  bron: " + parameter.bron());
        out.println("  gecontroleerd op: "
                + (parameter.gecontroleerdOp() == null ? "nog niet" : parameter.gecontroleerdOp()));
        Parameter.Ijkruimte ijken = parameter.ijken();
        out.println(
                ijken == null
                        ? "  ligt vast"
                        : "  te ijken van %s tot en met %s, in stappen van %s"
                                .formatted(
                                        Wording.number(ijken.van()),
                                        Wording.number(ijken.tot()),
                                        Wording.number(ijken.stap())));
        for (Map.Entry<java.time.LocalDate, Double> value : new TreeMap<>(parameter.waarden()).entrySet()) {
            out.println("  vanaf %s: %s".formatted(value.getKey(), Wording.number(value.getValue())));
        }
    }
}
