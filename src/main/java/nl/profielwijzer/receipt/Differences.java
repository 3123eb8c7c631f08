package nl.profielwijzer.receipt;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nl.profielwijzer.receipt.Herhaling.Verschil;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The places where two JSON documents differ, as deep as they can be named. */
final class Differences {
    private final List<Verschil> found = new ArrayList<>();

    static List<Verschil> between(JsonNode toen, JsonNode nu) {
        Differences differences = new Differences();
        differences.compare("", toen, nu);
        return List.copyOf(differences.found);
    }

    private void compare(String pad, @Nullable JsonNode toen, @Nullable JsonNode nu) {
        if (toen != null && nu != null && toen.isObject() && nu.isObject()) {
            Set<String> names = new LinkedHashSet<>(toen.propertyNames());
            names.addAll(nu.propertyNames());
            for (String name : names) {
                compare(pad + "/" + name.replace("~", "~0").replace("/", "~1"), toen.get(name), nu.get(name));
            }
        } else if (toen != null && nu != null && toen.isArray() && nu.isArray()) {
            for (int i = 0; i < Math.max(toen.size(), nu.size()); i++) {
                compare(pad + "/" + i, toen.get(i), nu.get(i));
            }
        } else if (toen == null || nu == null || !toen.equals(nu)) {
            found.add(new Verschil(pad, toen, nu));
        }
    }
}
