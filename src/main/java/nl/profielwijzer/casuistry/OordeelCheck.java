package nl.profielwijzer.casuistry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Profiel;
import nl.profielwijzer.intake.Fout;
import tools.jackson.databind.JsonNode;

/** What holds between the judgements of a case and its intake. Skips what the schema already refuses. */
public final class OordeelCheck {
    private final Catalogue catalogue;

    public OordeelCheck(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Adds what is wrong.
     *
     * @param casus with an intake and judgements
     */
    public void check(JsonNode casus, List<Fout> fouten) {
        Set<String> leden = casus.path("intake")
                .path("huishouden")
                .path("leden")
                .valueStream()
                .map(lid -> lid.path("id").asString(""))
                .collect(Collectors.toSet());
        for (String list : List.of("oordelen", "veiligheid", "uitkomsten")) {
            JsonNode rows = casus.path(list);
            for (int i = 0; i < rows.size(); i++) {
                JsonNode lid = rows.get(i).path("lid");
                if (lid.isString() && !leden.contains(lid.stringValue())) {
                    fouten.add(new Fout(
                            "/%s/%d/lid".formatted(list, i),
                            "lid-onbekend",
                            "Het veld lid noemt een lid dat niet in het huishouden staat.",
                            "Gebruik de id van een van de leden."));
                }
            }
        }
        Set<String> profielen = profielen(casus.path("intake"));
        Set<List<String>> seen = new HashSet<>();
        JsonNode oordelen = casus.path("oordelen");
        for (int i = 0; i < oordelen.size(); i++) {
            oordeel("/oordelen/" + i, oordelen.get(i), profielen, seen, fouten);
        }
    }

    private static void oordeel(
            String place, JsonNode oordeel, Set<String> profielen, Set<List<String>> seen, List<Fout> fouten) {
        String beoordelaar = oordeel.path("beoordelaar").asString("");
        String wet = oordeel.path("wet").asString("");
        String profiel = oordeel.path("profiel").asString("");
        String intensiteit = oordeel.path("intensiteit").asString("");
        if (oordeel.path("beoordelaar").isString() && beoordelaar.isBlank()) {
            fouten.add(new Fout(
                    place + "/beoordelaar", "leeg", "De beoordelaar is leeg.", "Geef een code zonder naam, zoals R1."));
        }
        boolean youth = wet.equals("JEUGDWET");
        if (profiel.matches("[JW][0-9]{2}") && (youth || wet.equals("WMO"))) {
            if (youth != profiel.startsWith("J")) {
                fouten.add(new Fout(
                        place + "/profiel",
                        "profiel-van-andere-wet",
                        "Profiel %s hoort niet bij %s.".formatted(profiel, wet),
                        "Kies bij JEUGDWET een profiel met een J en bij WMO een resultaatgebied met een W."));
            } else if (!profielen.isEmpty() && !profielen.contains(profiel)) {
                fouten.add(new Fout(
                        place + "/profiel",
                        "profiel-onbekend",
                        "Profiel %s staat niet in de catalogus van deze gemeente.".formatted(profiel),
                        "Kies een code uit %s."
                                .formatted(String.join(
                                        ", ", profielen.stream().sorted().toList()))));
            }
        }
        if (!intensiteit.isEmpty() && profiel.isEmpty()) {
            fouten.add(new Fout(
                    place + "/intensiteit",
                    "intensiteit-zonder-profiel",
                    "Er is een intensiteit en geen profiel.",
                    "Noem het profiel, of haal de intensiteit weg."));
        } else if (intensiteit.matches("A|P|I|DL|DM|DZ|C|T[0-4]")
                && (youth || wet.equals("WMO"))
                && youth == intensiteit.startsWith("T")) {
            fouten.add(new Fout(
                    place + "/intensiteit",
                    "intensiteit-van-andere-wet",
                    "Intensiteit %s hoort niet bij %s.".formatted(intensiteit, wet),
                    "Kies bij JEUGDWET uit A, P, I, DL, DM, DZ, C en bij WMO uit T0 tot en met T4."));
        }
        // Under the Jeugdwet a lid gets one profile; under the Wmo each result area has its own row.
        List<String> one = List.of(beoordelaar, oordeel.path("lid").asString(""), wet, youth ? "" : profiel);
        if (!beoordelaar.isBlank() && !seen.add(one)) {
            fouten.add(new Fout(
                    place,
                    "dubbel-oordeel",
                    youth
                            ? "Deze beoordelaar heeft onder de Jeugdwet al een oordeel over dit lid."
                            : "Deze beoordelaar heeft al een oordeel over dit lid en dit resultaatgebied.",
                    "Laat één oordeel staan."));
        }
    }

    /** The codes that the municipality works with; none when that can't be told from this intake. */
    private Set<String> profielen(JsonNode intake) {
        String gemeente = intake.path("gemeente").asString("");
        try {
            LocalDate peildatum = LocalDate.parse(intake.path("peildatum").asString(""));
            return catalogue.gemeente(gemeente).isEmpty()
                    ? Set.of()
                    : catalogue.profielen(gemeente, peildatum).profielen().stream()
                            .map(Profiel::code)
                            .collect(Collectors.toSet());
        } catch (DateTimeException | IllegalArgumentException e) {
            // The intake itself is refused for this.
            return Set.of();
        }
    }
}
