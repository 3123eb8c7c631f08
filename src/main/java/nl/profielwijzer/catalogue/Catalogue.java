package nl.profielwijzer.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import nl.profielwijzer.intake.Leefgebied;
import org.jspecify.annotations.Nullable;

/**
 * Everything that stands in the YAML files of {@code rules/}.
 *
 * @param profielcatalogi every catalogue of profiles, valid or not; {@link #profielen} picks one
 * @param codes how a code of the JSON is said in a sentence
 */
public record Catalogue(
        Parameterset parameters,
        Leefgebieden leefgebieden,
        List<Profielcatalogus> profielcatalogi,
        List<Gemeente> gemeenten,
        Vragen vragen,
        List<Beginsel> beginselen,
        List<Begrip> begrippen,
        Map<String, String> codes) {

    private record ParameterFile(String id, int versie, LinkedHashMap<String, ParameterEntry> parameters) {}

    private record ParameterEntry(
            String omschrijving,
            String eenheid,
            Herkomst herkomst,
            String bron,
            @Nullable LocalDate gecontroleerdOp,
            Parameter.@Nullable Ijkruimte ijken,
            @Nullable List<String> orde,
            Map<LocalDate, Double> waarden) {

        Parameter named(String naam) {
            return new Parameter(
                    naam,
                    omschrijving,
                    eenheid,
                    herkomst,
                    bron,
                    gecontroleerdOp,
                    ijken,
                    orde == null ? List.of() : orde.stream().map(Orde::of).toList(),
                    waarden);
        }
    }

    private record LeefgebiedFile(Map<Leefgebied, Leefgebieden.Beschrijving> leefgebieden) {}

    private record GemeenteFile(LinkedHashMap<String, GemeenteEntry> gemeenten) {}

    private record GemeenteEntry(
            String naam, String subregio, @Nullable Double kostenaandeel, String bron, Gecontroleerd gecontroleerd) {

        Gemeente coded(String code) {
            return new Gemeente(code, naam, subregio, kostenaandeel, bron, gecontroleerd == Gecontroleerd.JA);
        }
    }

    private enum Gecontroleerd {
        @JsonProperty("ja")
        JA,
        @JsonProperty("nee")
        NEE
    }

    private record VraagFile(LinkedHashMap<String, VraagEntry> vragen) {}

    private record VraagEntry(
            String vraag, String omdat, @Nullable LinkedHashMap<String, String> antwoorden) {

        Vraag toVraag() {
            return new Vraag(vraag, omdat, antwoorden == null ? Map.of() : antwoorden);
        }
    }

    private record BeginselFile(List<Beginsel> beginselen) {}

    private record BegripFile(List<Begrip> begrippen, LinkedHashMap<String, String> codes) {}

    public Catalogue {
        profielcatalogi = List.copyOf(profielcatalogi);
        gemeenten = List.copyOf(gemeenten);
        beginselen = List.copyOf(beginselen);
        begrippen = List.copyOf(begrippen);
        codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
        for (int i = 0; i < profielcatalogi.size(); i++) {
            Profielcatalogus catalogus = profielcatalogi.get(i);
            for (String code : catalogus.gemeenten() == null ? List.<String>of() : catalogus.gemeenten()) {
                if (gemeenten.stream().noneMatch(gemeente -> gemeente.code().equals(code))) {
                    throw new IllegalArgumentException(
                            "catalogus %s noemt gemeente %s, die niet in rules/gemeenten.yaml staat. Zet haar daarin of verbeter de code."
                                    .formatted(catalogus.naam(), code));
                }
            }
            for (Profielcatalogus other : profielcatalogi.subList(0, i)) {
                if (rivals(catalogus, other)) {
                    throw new IllegalArgumentException(
                            "catalogus %s en catalogus %s beginnen op %s voor dezelfde gemeente (rules/profielen*.yaml). Geef ze een andere geldigVan of andere gemeenten."
                                    .formatted(other.naam(), catalogus.naam(), catalogus.geldigVan()));
                }
            }
        }
    }

    private static boolean rivals(Profielcatalogus one, Profielcatalogus other) {
        List<String> these = one.gemeenten();
        List<String> those = other.gemeenten();
        boolean sameReach =
                these == null || those == null ? these == null && those == null : !Collections.disjoint(these, those);
        return sameReach && one.geldigVan().equals(other.geldigVan());
    }

    /** @throws IllegalArgumentException naming file and fault when a file can't be read */
    public static Catalogue read(RulesFolder folder) {
        Leefgebieden leefgebieden = new Leefgebieden(YamlReader.read(folder, "leefgebieden.yaml", LeefgebiedFile.class)
                .leefgebieden());
        Map<String, Vraag> vragen = new LinkedHashMap<>();
        YamlReader.read(folder, "vragen.yaml", VraagFile.class)
                .vragen()
                .forEach((veld, entry) -> vragen.put(veld, entry.toVraag()));
        BegripFile begrippen = YamlReader.read(folder, "begrippen.yaml", BegripFile.class);
        return new Catalogue(
                parameters(folder),
                leefgebieden,
                profielcatalogi(folder),
                gemeenten(folder),
                new Vragen(vragen, leefgebieden),
                YamlReader.read(folder, "beginselen.yaml", BeginselFile.class).beginselen(),
                begrippen.begrippen(),
                begrippen.codes());
    }

    /**
     * The parameter set in a text with the form of {@code parameters.yaml}, such as the proposal of a calibration.
     *
     * @throws IllegalArgumentException when it can't be read
     */
    public static Parameterset parameters(String yaml) {
        return parameters(new RulesFolder(new TreeMap<>(Map.of("parameters.yaml", yaml))));
    }

    private static Parameterset parameters(RulesFolder folder) {
        ParameterFile file = YamlReader.read(folder, "parameters.yaml", ParameterFile.class);
        return inFile("parameters.yaml", () -> {
            List<Parameter> parameters = new ArrayList<>();
            file.parameters().forEach((naam, entry) -> parameters.add(entry.named(naam)));
            return new Parameterset(file.id(), file.versie(), parameters);
        });
    }

    private static List<Gemeente> gemeenten(RulesFolder folder) {
        GemeenteFile file = YamlReader.read(folder, "gemeenten.yaml", GemeenteFile.class);
        return inFile("gemeenten.yaml", () -> {
            List<Gemeente> gemeenten = new ArrayList<>();
            file.gemeenten().forEach((code, entry) -> gemeenten.add(entry.coded(code)));
            return gemeenten;
        });
    }

    private static List<Profielcatalogus> profielcatalogi(RulesFolder folder) {
        return folder.files().keySet().stream()
                .filter(path -> path.matches("profielen[^/]*\\.yaml"))
                .map(path -> YamlReader.read(folder, path, Profielcatalogus.class))
                .toList();
    }

    private static <T> T inFile(String path, Supplier<T> content) {
        try {
            return content.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("rules/%s: %s".formatted(path, e.getMessage()), e);
        }
    }

    /**
     * The catalogue this municipality works with on this day: one that names it goes before one for all, and the latest
     * before earlier ones.
     *
     * @throws IllegalArgumentException when none is valid
     */
    public Profielcatalogus profielen(String gemeente, LocalDate peildatum) {
        return profielcatalogi.stream()
                .filter(catalogus -> catalogus.geldt(gemeente, peildatum))
                .max(Comparator.comparing((Profielcatalogus catalogus) -> catalogus.gemeenten() != null)
                        .thenComparing(Profielcatalogus::geldigVan))
                .orElseThrow(() -> new IllegalArgumentException(
                        "geen profielcatalogus geldt voor gemeente %s op %s. Kies een andere peildatum of leg een catalogus bij in rules/ (profielen*.yaml)."
                                .formatted(gemeente, peildatum)));
    }

    /** The municipality with this CBS code, if the product knows it. */
    public Optional<Gemeente> gemeente(String code) {
        return gemeenten.stream()
                .filter(gemeente -> gemeente.code().equals(code))
                .findFirst();
    }

    /**
     * The principle with this code.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Beginsel beginsel(String code) {
        return beginselen.stream()
                .filter(beginsel -> beginsel.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "beginsel %s bestaat niet. Zet het in rules/beginselen.yaml.".formatted(code)));
    }
}
