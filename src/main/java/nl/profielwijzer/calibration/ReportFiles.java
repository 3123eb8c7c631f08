package nl.profielwijzer.calibration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import nl.profielwijzer.calibration.Ijkrapport.Kaart;
import nl.profielwijzer.calibration.measure.Lidvergelijking;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Voorstel;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.ParametersText;
import nl.profielwijzer.catalogue.Parameterset;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.exchange.CaseTable;
import nl.profielwijzer.exchange.CaseTable.Column;
import nl.profielwijzer.exchange.CaseTable.Type;
import nl.profielwijzer.exchange.CsvExport;
import nl.profielwijzer.exchange.ParquetExport;
import nl.profielwijzer.intake.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** A report as files that people and other programs can keep. */
public final class ReportFiles {
    /** The page among them. */
    public static final String PAGE = "rapport.html";

    /**
     * What a browser may do with the page: show it. Nothing in it runs or loads anything; its styles are within. Whoever
     * gives it out adds what it may stand inside of.
     */
    public static final String PAGE_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors ";

    /** What each of them is to a browser, by name. */
    public static final Map<String, String> MEDIA_TYPES = Map.of(
            PAGE,
            "text/html;charset=UTF-8",
            "rapport.json",
            "application/json",
            "gevallen.csv",
            "text/csv;charset=UTF-8",
            "gevallen.parquet",
            "application/vnd.apache.parquet",
            "voorstel.yaml",
            "application/yaml");

    /** What they are called, in the order in which one reads them. */
    public static final List<String> NAMES =
            List.of(PAGE, "rapport.json", "gevallen.csv", "gevallen.parquet", "voorstel.yaml");

    /** Of real people: the same for whoever may not see single cases, by the name that it is asked by. */
    private static final Map<String, String> ZONDER_GEVALLEN = Map.of(
            PAGE, "zonder-gevallen.html", "rapport.json", "zonder-gevallen.json", "voorstel.yaml", "voorstel.yaml");

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
        Files.writeString(folder.resolve("rapport.html"), page(rapport));
        CaseTable table = cases(rapport);
        CsvExport.write(table, folder.resolve("gevallen.csv"));
        ParquetExport.write(table, folder.resolve("gevallen.parquet"));
    }

    /** All of them by name, to be kept elsewhere than in a folder, and with them what pages show of it. */
    Map<String, byte[]> all(Ijkrapport rapport) throws IOException {
        Path folder = Files.createTempDirectory("ijking");
        try {
            write(folder, rapport);
            Map<String, byte[]> files = new TreeMap<>();
            for (String name : NAMES) {
                files.put(name, Files.readAllBytes(folder.resolve(name)));
            }
            files.put(
                    Verschilbeeld.FILE,
                    Json.JSON.writeValueAsBytes(Verschilbeeld.of(rapport, names(Catalogue.read(rules)))));
            if (rapport.kaart().echt()) {
                files.put(
                        Objects.requireNonNull(withoutCases(PAGE)),
                        page(rapport, false).getBytes(StandardCharsets.UTF_8));
                files.put(
                        Objects.requireNonNull(withoutCases("rapport.json")),
                        ReportJson.withoutCases(rapport).getBytes(StandardCharsets.UTF_8));
            }
            return files;
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** What is kept for whoever may not see single cases; null when each line of this file is one. */
    static @Nullable String withoutCases(String naam) {
        return ZONDER_GEVALLEN.get(naam);
    }

    /** The report as a page that needs nothing else. */
    public String page(Ijkrapport rapport) {
        return page(rapport, true);
    }

    /** @param gevallen whether who reads it may see single cases */
    String page(Ijkrapport rapport, boolean gevallen) {
        Catalogue catalogue = Catalogue.read(rules);
        return new ReportPage(rapport, catalogue.parameters(), names(catalogue), gevallen)
                .page()
                .html();
    }

    private static Map<String, String> names(Catalogue catalogue) {
        Map<String, String> names = new TreeMap<>();
        catalogue
                .profielcatalogi()
                .forEach(catalogus ->
                        catalogus.profielen().forEach(profiel -> names.put(profiel.code(), profiel.naam())));
        return names;
    }

    /** Every judged lid under each law, with what the experts and both versions of the instrument say. */
    private static CaseTable cases(Ijkrapport rapport) {
        List<Column> columns = List.of(
                Column.required("casus", Type.TEXT),
                Column.required("lid", Type.TEXT),
                Column.required("wet", Type.TEXT),
                Column.required("beoordelaars", Type.INTEGER),
                Column.required("oordelen", Type.TEXT),
                Column.optional("deskundigen", Type.TEXT),
                Column.required("route_nu", Type.TEXT),
                Column.required("advies_nu", Type.TEXT),
                Column.required("oordeel_nu", Type.TEXT),
                Column.required("verschuiving_nu", Type.NUMBER),
                Column.required("euro_per_maand_nu", Type.NUMBER),
                Column.required("route_voorstel", Type.TEXT),
                Column.required("advies_voorstel", Type.TEXT),
                Column.required("oordeel_voorstel", Type.TEXT),
                Column.required("verschuiving_voorstel", Type.NUMBER),
                Column.required("euro_per_maand_voorstel", Type.NUMBER),
                Column.required("anders", Type.BOOLEAN));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Lidvergelijking lid : rapport.leden()) {
            String nu = lid.nu().kort();
            String dan = lid.dan().kort();
            rows.add(Arrays.asList(
                    lid.casus(),
                    lid.lid(),
                    lid.wet().name(),
                    (long) lid.oordelen().size(),
                    String.join(" | ", lid.oordelen()),
                    lid.deskundigen().isEmpty() ? null : String.join(" ", lid.deskundigen()),
                    lid.nu().route().name(),
                    nu,
                    lid.oordeelNu().name(),
                    lid.verschuivingNu(),
                    lid.nu().kostenPerMaand(),
                    lid.dan().route().name(),
                    dan,
                    lid.oordeelDan().name(),
                    lid.verschuivingDan(),
                    lid.dan().kostenPerMaand(),
                    !nu.equals(dan)));
        }
        return new CaseTable(columns, rows);
    }

    /** The proposed set in the form of {@code parameters.yaml}; the current one when there is no proposal. */
    public String proposal(Ijkrapport rapport) {
        return ParametersText.calibrated(basis(rapport.kaart()), changed(rapport));
    }

    /** The set that was calibrated in that form: with the numbers in which it differs from the one in the rules. */
    private String basis(Kaart kaart) {
        String packaged = rules.get("parameters.yaml");
        Parameterset set = Catalogue.read(rules).parameters();
        if (set.hash().equals(kaart.parameterset().hash())) {
            return packaged;
        }
        Map<String, Double> other = new TreeMap<>(kaart.waarden());
        other.entrySet().removeAll(set.on(kaart.stand()).asMap().entrySet());
        return "# Uitgaand van parameterset %s@%d.\n"
                        .formatted(
                                kaart.parameterset().id(), kaart.parameterset().versie())
                + ParametersText.with(packaged, other);
    }

    private static Map<String, Double> changed(Ijkrapport rapport) {
        Map<String, Double> changed = new TreeMap<>();
        if (rapport.uitkomst() instanceof Voorstel voorstel) {
            voorstel.wijzigingen().forEach(wijziging -> changed.put(wijziging.parameter(), wijziging.wordt()));
        }
        return changed;
    }
}
