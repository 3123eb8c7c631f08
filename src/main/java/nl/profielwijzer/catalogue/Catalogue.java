package nl.profielwijzer.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.intake.Leefgebied;
import org.jspecify.annotations.Nullable;

/** Everything that stands in the YAML files of {@code rules/}. */
public record Catalogue(Parameterset parameters, Leefgebieden leefgebieden) {

    private record ParameterFile(String id, int versie, LinkedHashMap<String, ParameterEntry> parameters) {}

    private record ParameterEntry(
            String omschrijving,
            String eenheid,
            Herkomst herkomst,
            String bron,
            @Nullable LocalDate gecontroleerdOp,
            Parameter.@Nullable Ijkruimte ijken,
            @Nullable List<String> orde,
            Map<LocalDate, Double> waarden) {}

    private record LeefgebiedFile(Map<Leefgebied, Leefgebieden.Beschrijving> leefgebieden) {}

    /** @throws IllegalArgumentException naming file and fault when a file can't be read */
    public static Catalogue read(RulesFolder folder) {
        ParameterFile file = read(folder, "parameters.yaml", ParameterFile.class);
        List<Parameter> parameters = new ArrayList<>();
        file.parameters()
                .forEach((naam, entry) -> parameters.add(new Parameter(
                        naam,
                        entry.omschrijving(),
                        entry.eenheid(),
                        entry.herkomst(),
                        entry.bron(),
                        entry.gecontroleerdOp(),
                        entry.ijken(),
                        entry.orde(),
                        entry.waarden())));
        return new Catalogue(
                new Parameterset(file.id(), file.versie(), parameters),
                new Leefgebieden(
                        read(folder, "leefgebieden.yaml", LeefgebiedFile.class).leefgebieden()));
    }

    private static <T> T read(RulesFolder folder, String path, Class<T> type) {
        try {
            return Json.YAML.readValue(folder.get(path), type);
        } catch (tools.jackson.core.JacksonException e) {
            throw new IllegalArgumentException("rules/%s: %s".formatted(path, e.getMessage()), e);
        }
    }
}
