package nl.profielwijzer.intake;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Looks at everything that was written, also where nothing should have been: no BSN, no broken characters. */
final class TextCheck {
    private final List<Fout> fouten;

    TextCheck(List<Fout> fouten) {
        this.fouten = fouten;
    }

    void check(JsonNode tree) {
        check(Pointer.ROOT, tree);
    }

    private void check(Pointer pointer, JsonNode node) {
        if (node.isObject()) {
            node.propertyStream().forEach(property -> {
                Pointer child = pointer.at(property.getKey());
                check(child, property.getKey());
                check(child, property.getValue());
            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                check(pointer.at(i), node.get(i));
            }
        } else if (node.isString()) {
            check(pointer, node.stringValue());
        } else if (node.isNumber()) {
            check(pointer, node.asString());
        }
    }

    private void check(Pointer pointer, String text) {
        if (Burgerservicenummer.in(text)) {
            fouten.add(new Fout(
                    pointer.text(),
                    "bsn",
                    "Bij %s staat een getal dat een BSN kan zijn.".formatted(pointer.label()),
                    "Haal het getal weg. Gebruik een eigen kenmerk zonder persoonsgegevens."));
        }
        if (!text.codePoints().allMatch(TextCheck::storable)) {
            fouten.add(new Fout(
                    pointer.text(),
                    "verkeerd-teken",
                    "Bij %s staat een teken dat geen tekst is.".formatted(pointer.label()),
                    "Typ de tekst opnieuw of plak zonder opmaak."));
        }
    }

    /** Half a surrogate pair and control characters can't be stored and given back unchanged everywhere. */
    static boolean storable(int c) {
        return c == '\n'
                || c == '\r'
                || c == '\t'
                || (!Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE);
    }
}
