package nl.profielwijzer.intake;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Reads an intake as it was sent, or tells all that is wrong with it: what the contract's schema asks, what holds
 * between fields, and that nowhere stands a BSN. Safe for use by many threads.
 */
public final class IntakeReader {
    /** The largest intake that is read. */
    public static final int MAX_BYTES = TreeReader.MAX_BYTES;

    private static final int MAX_FAULTS = 1000;

    private final TreeReader trees = new TreeReader("intake");
    private final SchemaCheck schema = new SchemaCheck(SchemaCheck.schema("intake.schema.json"));
    private final Predicate<String> gemeenteBestaat;
    private final LocalDate eerstePeildatum;

    /**
     * @param gemeenteBestaat whether a municipality with this CBS code is in the catalogue
     * @param eerstePeildatum the first day on which parameters have values
     */
    public IntakeReader(Predicate<String> gemeenteBestaat, LocalDate eerstePeildatum) {
        this.gemeenteBestaat = gemeenteBestaat;
        this.eerstePeildatum = eerstePeildatum;
    }

    /**
     * Reads an intake in JSON.
     *
     * @param utf8 the document
     * @throws IntakeOngeldig with every fault
     */
    public GelezenIntake read(byte[] utf8) {
        return check(trees.json(utf8));
    }

    /**
     * Reads an intake in YAML, of which JSON is a part.
     *
     * @param utf8 the document
     * @throws IntakeOngeldig with every fault
     */
    public GelezenIntake readYaml(byte[] utf8) {
        return check(trees.yaml(utf8));
    }

    /**
     * Reads an intake from a tree, for instance a part of a larger document.
     *
     * @throws IntakeOngeldig with every fault
     */
    public GelezenIntake check(JsonNode tree) {
        List<Fout> fouten = schema.faults(tree);
        new CrossCheck(tree, gemeenteBestaat, eerstePeildatum, fouten).check();
        if (!fouten.isEmpty()) {
            throw new IntakeOngeldig(fouten.stream()
                    .distinct()
                    .sorted(Comparator.comparing(Fout::pointer).thenComparing(Fout::code))
                    .limit(MAX_FAULTS)
                    .toList());
        }
        return new GelezenIntake(Json.JSON.treeToValue(tree, Intake.class), Json.JSON.writeValueAsString(tree));
    }
}
