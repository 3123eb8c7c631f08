package nl.profielwijzer.calibration;

import java.util.TreeMap;
import nl.profielwijzer.catalogue.RulesFolder;

/** The packaged rules, with a policy that searches less. */
final class QuickRules {
    private QuickRules() {}

    static RulesFolder folder() {
        TreeMap<String, String> files = new TreeMap<>(RulesFolder.packaged().files());
        files.computeIfPresent(
                "ijking.yaml",
                (path, text) -> text.replaceFirst("lambda: \\[.*]", "lambda: [0.0004, 0.0016]")
                        .replaceFirst("mu: \\[.*]", "mu: [0, 0.2]")
                        .replaceFirst("delen: \\d+", "delen: 2")
                        .replaceFirst("steekproeven: \\d+", "steekproeven: 6")
                        .replaceFirst("duwtjes: \\d+", "duwtjes: 2")
                        .replaceFirst("duwtjeVan: \\d+", "duwtjeVan: 3")
                        .replaceFirst("trekkingen: \\d+", "trekkingen: 100"));
        return new RulesFolder(files);
    }
}
