package nl.profielwijzer.calibration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Voorstel;
import nl.profielwijzer.catalogue.ParametersText;
import nl.profielwijzer.catalogue.RulesFolder;

/** A report as files that people and other programs can keep. */
public final class ReportFiles {
    private final RulesFolder rules;

    /** @param rules those that were calibrated */
    public ReportFiles(RulesFolder rules) {
        this.rules = rules;
    }

    /** Writes them all into this folder, over those that are there. */
    public void write(Path folder, Ijkrapport rapport) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("rapport.json"), ReportJson.text(rapport));
        Files.writeString(folder.resolve("voorstel.yaml"), proposal(rapport));
    }

    /** The proposed set in the form of {@code parameters.yaml}; the current one when there is no proposal. */
    public String proposal(Ijkrapport rapport) {
        Map<String, Double> changed = new TreeMap<>();
        if (rapport.uitkomst() instanceof Voorstel voorstel) {
            voorstel.wijzigingen().forEach(wijziging -> changed.put(wijziging.parameter(), wijziging.wordt()));
        }
        return ParametersText.calibrated(rules.get("parameters.yaml"), changed);
    }
}
