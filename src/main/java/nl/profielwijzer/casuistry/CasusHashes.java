package nl.profielwijzer.casuistry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.profielwijzer.catalogue.ContentHash;
import nl.profielwijzer.intake.Json;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The content of a set without its cases: the hash of each by id. */
final class CasusHashes {
    /** One case has one text, whatever the order of its fields was. */
    private static final JsonMapper CANONICAL = Json.JSON
            .rebuild()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final SortedMap<String, String> hashById = new TreeMap<>();
    private boolean real;

    /** The one JSON text of this case. */
    static String text(Casus casus) {
        return CANONICAL.writeValueAsString(casus);
    }

    void add(Casus casus) {
        hashById.put(casus.id(), ContentHash.of(text(casus)));
        real |= casus.herkomst() == Casus.Herkomst.GEANONIMISEERD;
    }

    int size() {
        return hashById.size();
    }

    boolean contains(String id) {
        return hashById.containsKey(id);
    }

    boolean real() {
        return real;
    }

    String hash() {
        return ContentHash.of(hashById.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining("\n")));
    }

    /** The place of each id in the order of ids, from 0. */
    Map<String, Integer> places() {
        List<String> ids = List.copyOf(hashById.keySet());
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            places.put(ids.get(i), i);
        }
        return places;
    }
}
