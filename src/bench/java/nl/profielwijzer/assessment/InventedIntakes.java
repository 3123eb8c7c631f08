package nl.profielwijzer.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Json;
import tools.jackson.core.type.TypeReference;

/** The invented intakes that are timed, by name: {@code src/bench/resources/bench/intakes.yaml}. */
public final class InventedIntakes {
    private InventedIntakes() {}

    public static Map<String, Intake> all() {
        try (InputStream file = InventedIntakes.class.getResourceAsStream("/bench/intakes.yaml")) {
            return Json.YAML.readValue(file, new TypeReference<LinkedHashMap<String, Intake>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Intake named(String name) {
        Intake intake = all().get(name);
        if (intake == null) {
            throw new IllegalArgumentException("no intake '%s'. Take one of %s.".formatted(name, all().keySet()));
        }
        return intake;
    }
}
