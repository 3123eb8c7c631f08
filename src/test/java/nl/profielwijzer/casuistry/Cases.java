package nl.profielwijzer.casuistry;

import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.RulesFolder;

/** Small invented cases as text. */
final class Cases {
    static final Catalogue CATALOGUE = Catalogue.read(RulesFolder.packaged());

    static final String ADVICE =
            "{\"beoordelaar\":\"R1\",\"lid\":\"k1\",\"wet\":\"JEUGDWET\",\"profiel\":\"J04\",\"intensiteit\":\"P\"}";

    private Cases() {}

    /** A line with a child of ten. */
    static String line(String id, String herkomst, String hulpvraag, String oordeel) {
        return ("{\"id\":\"%s\",\"status\":\"VASTGESTELD\",\"herkomst\":\"%s\",\"intake\":{\"peildatum\":\"2026-03-02\","
                        + "\"gemeente\":\"0988\",\"melding\":{\"datum\":\"2026-02-01\",\"hulpvraag\":\"%s\"},"
                        + "\"huishouden\":{\"leden\":[{\"id\":\"k1\",\"rol\":\"KIND\",\"geboortedatum\":\"2016-05-01\","
                        + "\"vraagtOndersteuning\":true,\"leefgebieden\":{\"gedrag\":2,\"schoolgang\":3}}]}},"
                        + "\"oordelen\":[%s]}")
                .formatted(id, herkomst, hulpvraag, oordeel);
    }

    static String line(String id) {
        return line(id, "FICTIEF", "Het gaat niet goed op school.", ADVICE);
    }
}
