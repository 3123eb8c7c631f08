package nl.profielwijzer.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What holds between the fields of an intake. Skips what the schema already refuses, so that all faults are told at once. */
final class CrossCheck {
    private final JsonNode tree;
    private final JsonNode leden;
    private final JsonNode inzet;
    private final Predicate<String> gemeenteBestaat;
    private final LocalDate eerstePeildatum;
    private final List<Fout> fouten;
    private final @Nullable LocalDate peildatum;

    CrossCheck(JsonNode tree, Predicate<String> gemeenteBestaat, LocalDate eerstePeildatum, List<Fout> fouten) {
        this.tree = tree;
        this.leden = tree.path("huishouden").path("leden");
        this.inzet = tree.path("huishouden").path("inzet");
        this.gemeenteBestaat = gemeenteBestaat;
        this.eerstePeildatum = eerstePeildatum;
        this.fouten = fouten;
        this.peildatum = date(tree.path("peildatum"));
    }

    void check() {
        checkPeildatum();
        checkGemeente();
        notAfterPeildatum(tree.path("melding"), "/melding", "datum");
        checkLeden();
        checkInzet();
    }

    private void checkPeildatum() {
        if (peildatum != null && peildatum.isBefore(eerstePeildatum)) {
            add(
                    "/peildatum",
                    "peildatum-te-vroeg",
                    "De peildatum ligt voor %s. Voor die tijd zijn er geen regels.".formatted(eerstePeildatum),
                    "Kies een peildatum vanaf %s.".formatted(eerstePeildatum));
        }
    }

    private void checkGemeente() {
        JsonNode gemeente = tree.path("gemeente");
        if (gemeente.isString()
                && gemeente.stringValue().matches("[0-9]{4}")
                && !gemeenteBestaat.test(gemeente.stringValue())) {
            add(
                    "/gemeente",
                    "gemeente-onbekend",
                    "De gemeente %s staat niet in de catalogus.".formatted(gemeente.stringValue()),
                    "Kies de CBS-code van een gemeente uit /v1/gemeenten.");
        }
    }

    private void checkLeden() {
        Map<String, Integer> firstById = new HashMap<>();
        boolean asked = false;
        boolean readable = leden.isArray() && !leden.isEmpty();
        for (int i = 0; i < leden.size(); i++) {
            JsonNode lid = leden.get(i);
            String pointer = "/huishouden/leden/" + i;
            JsonNode id = lid.path("id");
            Integer first = id.isString() ? firstById.putIfAbsent(id.stringValue(), i) : null;
            if (first != null) {
                add(
                        pointer + "/id",
                        "dubbel-lid",
                        "Leden nummer %d en %d hebben dezelfde id.".formatted(first + 1, i + 1),
                        "Geef elk lid een eigen id, zoals k1, k2 en o1.");
            }
            notAfterPeildatum(lid, pointer, "geboortedatum");
            notAfterPeildatum(lid, pointer, "klachtenSinds");
            asked |= lid.path("vraagtOndersteuning").asBoolean(false);
            readable &= lid.path("vraagtOndersteuning").isBoolean();
        }
        if (readable && !asked) {
            add(
                    "/huishouden/leden",
                    "niemand-vraagt",
                    "Geen van de leden vraagt ondersteuning.",
                    "Zet vraagtOndersteuning op true bij ten minste één lid.");
        }
        for (int i = 0; i < leden.size(); i++) {
            mustBeLid(
                    leden.get(i).path("mantelzorg").path("voorLid"),
                    "/huishouden/leden/%d/mantelzorg/voorLid".formatted(i));
        }
    }

    private void checkInzet() {
        for (int i = 0; i < inzet.size(); i++) {
            JsonNode row = inzet.get(i);
            String pointer = "/huishouden/inzet/" + i;
            mustBeLid(row.path("lid"), pointer + "/lid");
            notAfterPeildatum(row, pointer, "sinds");
            LocalDate sinds = date(row.path("sinds"));
            LocalDate tot = date(row.path("tot"));
            if (sinds != null && tot != null && tot.isBefore(sinds)) {
                add(
                        pointer + "/tot",
                        "tot-voor-sinds",
                        "De inzet eindigt voor hij begint.",
                        "Kies een datum tot die op of na sinds ligt.");
            }
        }
    }

    private void mustBeLid(JsonNode id, String pointer) {
        if (!id.isString()) {
            return;
        }
        Set<String> ids = new HashSet<>();
        leden.forEach(lid -> ids.add(lid.path("id").asString("")));
        if (!ids.contains(id.stringValue())) {
            add(
                    pointer,
                    "lid-onbekend",
                    "Het veld %s noemt een lid dat niet in het huishouden staat."
                            .formatted(pointer.substring(pointer.lastIndexOf('/') + 1)),
                    "Gebruik de id van een van de leden.");
        }
    }

    private void notAfterPeildatum(JsonNode parent, String pointer, String field) {
        LocalDate day = date(parent.path(field));
        if (day != null && peildatum != null && day.isAfter(peildatum)) {
            add(
                    pointer + "/" + field,
                    "datum-na-peildatum",
                    "De datum bij %s ligt na de peildatum.".formatted(field),
                    "Kies een datum op of voor de peildatum, of een latere peildatum.");
        }
    }

    private void add(String pointer, String code, String melding, String herstel) {
        fouten.add(new Fout(pointer, code, melding, herstel));
    }

    private static @Nullable LocalDate date(JsonNode node) {
        try {
            return node.isString() ? LocalDate.parse(node.stringValue()) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
