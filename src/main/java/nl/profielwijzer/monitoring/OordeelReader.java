package nl.profielwijzer.monitoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import nl.profielwijzer.casuistry.IdentifierScan;
import nl.profielwijzer.casuistry.OordeelCheck;
import nl.profielwijzer.casuistry.Persoonsgegeven.Soort;
import nl.profielwijzer.catalogue.Afwijkredenen;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.intake.IntakeOngeldig;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.intake.SchemaCheck;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.monitoring.GegevenAdvies.Advies;
import nl.profielwijzer.receipt.Beoordeling;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what a consulent chose and holds it against the advice, or tells all that is wrong with it: what {@code
 * oordelen.schema.json} asks, what holds between its fields and the assessment, a difference without a reason, and what in
 * a note leads to a person.
 */
final class OordeelReader {
    private static final Map<Afwijking, String> WORDS = new EnumMap<>(Map.of(
            Afwijking.ROUTE, "een andere route",
            Afwijking.PROFIEL, "een ander profiel",
            Afwijking.LICHTER, "lichter",
            Afwijking.ZWAARDER, "zwaarder",
            Afwijking.ANDERE_INTENSITEIT, "een andere intensiteit",
            Afwijking.NIET_GEKOZEN, "niet gekozen wat is geadviseerd",
            Afwijking.TOEGEVOEGD, "gekozen wat niet is geadviseerd"));

    private static final Map<Soort, String> KINDS = new EnumMap<>(Map.of(
            Soort.GEBOORTEDATUM, "een geboortedatum",
            Soort.POSTCODE, "een postcode",
            Soort.TELEFOON, "een telefoonnummer",
            Soort.EMAIL, "een e-mailadres",
            Soort.IBAN, "een rekeningnummer",
            Soort.NAAM, "een naam"));

    private final SchemaCheck schema = new SchemaCheck(SchemaCheck.schema("oordelen.schema.json"));
    private final Catalogue catalogue;
    private final OordeelCheck check;
    private final Afwijkredenen redenen;

    OordeelReader(Catalogue catalogue, Afwijkredenen redenen) {
        this.catalogue = catalogue;
        this.check = new OordeelCheck(catalogue);
        this.redenen = redenen;
    }

    /**
     * Reads the judgements on this assessment.
     *
     * @throws IntakeOngeldig with every fault
     */
    List<Oordeelregel> read(Beoordeling beoordeling, JsonNode tree) {
        Reading reading = new Reading(beoordeling, tree);
        List<Oordeelregel> regels = reading.regels();
        if (!reading.fouten.isEmpty()) {
            throw new IntakeOngeldig(reading.fouten.stream()
                    .distinct()
                    .sorted(Comparator.comparing(Fout::pointer).thenComparing(Fout::code))
                    .toList());
        }
        return regels;
    }

    /** One reading of one document. */
    private final class Reading {
        private final Beoordeling beoordeling;
        private final JsonNode rows;
        private final List<Fout> fouten;

        Reading(Beoordeling beoordeling, JsonNode tree) {
            this.beoordeling = beoordeling;
            this.rows = tree.path("oordelen");
            this.fouten = new ArrayList<>(schema.faults(tree));
            check.check(asCase(), fouten);
            for (int i = 0; i < rows.size(); i++) {
                note(i, rows.get(i).path("toelichting").asString(""));
            }
        }

        /** The judgements as those of one expert: what has to hold of those has to hold of these. */
        private JsonNode asCase() {
            ObjectNode casus = Json.JSON.createObjectNode();
            casus.set("intake", Json.JSON.readTree(beoordeling.intake()));
            ArrayNode oordelen = casus.putArray("oordelen");
            rows.forEach(row -> oordelen.add(
                    row instanceof ObjectNode object ? object.deepCopy().put("beoordelaar", "R1") : row));
            return casus;
        }

        private void note(int i, String toelichting) {
            IdentifierScan.in(toelichting, beoordeling.peildatum()).stream()
                    // The check of all texts tells of those.
                    .filter(hit -> hit.soort() != Soort.BSN)
                    .forEach(hit -> add(
                            i,
                            "toelichting",
                            "persoonsgegeven",
                            "In de toelichting staat iets dat %s kan zijn.".formatted(KINDS.get(hit.soort())),
                            "Haal het weg. Schrijf zo dat niemand te herkennen is."));
        }

        private void add(int i, String field, String code, String melding, String herstel) {
            fouten.add(new Fout("/oordelen/%d/%s".formatted(i, field), code, melding, herstel));
        }

        /** The rows with what they differ in; without those that can't be compared because of a fault. */
        List<Oordeelregel> regels() {
            Map<String, List<Integer>> byLid = new LinkedHashMap<>();
            for (int i = 0; i < rows.size(); i++) {
                byLid.computeIfAbsent(rows.get(i).path("lid").asString(""), lid -> new ArrayList<>())
                        .add(i);
            }
            GegevenAdvies gegeven = GegevenAdvies.of(beoordeling);
            List<Oordeelregel> regels = new ArrayList<>();
            byLid.forEach((lid, numbers) -> {
                gegeven.lid(lid).ifPresent(advies -> regels.addAll(compared(advies, numbers)));
            });
            return regels;
        }

        private boolean readable(int i) {
            String row = "/oordelen/%d".formatted(i);
            return fouten.stream()
                    .filter(fout -> !fout.pointer().equals(row + "/toelichting"))
                    .noneMatch(fout -> fout.pointer().equals(row)
                            || fout.pointer().startsWith(row + "/")
                            || row.startsWith(fout.pointer() + "/"));
        }

        private List<Oordeelregel> compared(GegevenAdvies.Lid lid, List<Integer> numbers) {
            Adviesvergelijking vergelijking =
                    new Adviesvergelijking(lid, catalogue.profielen(beoordeling.gemeente(), beoordeling.peildatum()));
            Set<Advies> left = new HashSet<>(lid.adviezen());
            List<Oordeelregel> regels = new ArrayList<>();
            boolean whole = numbers.stream().allMatch(this::readable);
            boolean several = numbers.stream()
                            .filter(i -> rows.get(i).path("wet").asString("").equals(Wet.WMO.name()))
                            .count()
                    > 1;
            for (int i : numbers) {
                if (!readable(i)) {
                    continue;
                }
                Oordeelregel regel = Json.JSON.treeToValue(
                        ((ObjectNode) rows.get(i)).deepCopy().set("afwijkingen", Json.JSON.createArrayNode()),
                        Oordeelregel.class);
                List<Afwijking> afwijkingen = vergelijking.afwijkingen(regel);
                left.removeAll(lid.about(regel));
                checkRow(i, regel, afwijkingen, several);
                regels.add(regel.with(afwijkingen));
            }
            left.stream()
                    .filter(advies -> whole)
                    .sorted(Comparator.comparing(Advies::profiel))
                    .forEach(advies -> add(
                            numbers.get(0),
                            "lid",
                            "oordeel-ontbreekt",
                            "Over dit lid is %s geadviseerd, en daarover is er geen oordeel."
                                    .formatted(advies.profiel()),
                            advies.wet() == Wet.JEUGDWET
                                    ? "Voeg een regel voor JEUGDWET toe; zonder profiel als er geen is gekozen."
                                    : "Voeg een regel voor %s toe; met intensiteit T0 als daar niets is gekozen."
                                            .formatted(advies.profiel())));
            return regels;
        }

        private void checkRow(int i, Oordeelregel regel, List<Afwijking> afwijkingen, boolean several) {
            if (several && regel.wet() == Wet.WMO && regel.profiel() == null) {
                add(
                        i,
                        "profiel",
                        "niets-en-iets",
                        "Deze regel zegt dat er onder de Wmo niets is gekozen, en een andere noemt wel iets.",
                        "Haal deze regel weg, of noem het resultaatgebied.");
            }
            if (regel.profiel() != null && regel.intensiteit() == null) {
                add(
                        i,
                        "intensiteit",
                        "verplicht",
                        "Er is een profiel en geen intensiteit.",
                        regel.wet() == Wet.JEUGDWET
                                ? "Kies uit A, P, I, DL, DM, DZ, C."
                                : "Kies uit T0 tot en met T4; T0 als hier niets is gekozen.");
                return;
            }
            if (regel.reden() != null && !redenen.codes().contains(regel.reden())) {
                add(
                        i,
                        "reden",
                        "reden-onbekend",
                        "Deze reden staat niet in de lijst.",
                        "Kies uit %s.".formatted(String.join(", ", redenen.codes())));
            } else if (regel.reden() == null && !afwijkingen.isEmpty()) {
                add(
                        i,
                        "reden",
                        "reden-ontbreekt",
                        "Dit oordeel is anders dan het advies: %s."
                                .formatted(afwijkingen.stream()
                                        .map(afwijking -> Objects.requireNonNull(WORDS.get(afwijking)))
                                        .collect(Collectors.joining(", "))),
                        "Kies als reden een van %s.".formatted(String.join(", ", redenen.codes())));
            } else if (regel.reden() != null && afwijkingen.isEmpty()) {
                add(
                        i,
                        "reden",
                        "reden-zonder-afwijking",
                        "Dit oordeel volgt het advies. Daar hoort geen reden bij.",
                        "Haal de reden weg, of kies wat u anders koos.");
            }
        }
    }
}
