package nl.profielwijzer.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.profielwijzer.intake.Burgerservicenummer;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.intake.IntakeOngeldig;
import nl.profielwijzer.intake.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

/** Reads query parameters, or the fields of a flat JSON body, and gathers all that is wrong with them. Never repeats a value. */
final class QueryCheck {
    private static final int LARGEST_BODY = 16 * 1024;
    private static final ObjectReader READER = Json.JSON.reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    private final MultiValueMap<String, String> query;
    private final List<Fout> fouten = new ArrayList<>();

    QueryCheck(MultiValueMap<String, String> query, Set<String> known) {
        this.query = query;
        for (Map.Entry<String, List<String>> parameter : query.entrySet()) {
            if (!known.contains(parameter.getKey())) {
                boolean showable = parameter.getKey().matches("[A-Za-z]{1,40}");
                refuse(
                        showable ? parameter.getKey() : "",
                        "onbekende-parameter",
                        "Deze parameter bestaat hier niet.",
                        known.isEmpty()
                                ? "Laat de parameter weg."
                                : "Kies uit %s."
                                        .formatted(known.stream().sorted().collect(Collectors.joining(", "))));
            } else if (parameter.getValue().size() > 1) {
                refuse(
                        parameter.getKey(),
                        "dubbele-parameter",
                        "Deze parameter staat er twee keer.",
                        "Laat er één staan.");
            }
        }
    }

    /**
     * Reads a JSON object whose fields are texts and numbers.
     *
     * @throws RequestRefused when it isn't JSON, or too large to be about a search
     */
    static QueryCheck ofBody(HttpServletRequest request, Set<String> known) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new RequestRefused(413);
        }
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : object(body).properties()) {
            boolean value = field.getValue().isString() || field.getValue().isIntegralNumber();
            fields.add(field.getKey(), value ? field.getValue().asString() : null);
            if (!value && known.contains(field.getKey())) {
                wrong.add(field.getKey());
            }
        }
        QueryCheck check = new QueryCheck(fields, known);
        wrong.forEach(name -> check.refuse(
                name, "verkeerde-vorm", "De waarde heeft niet de goede vorm.", "Geef een tekst of een heel getal."));
        return check;
    }

    private static ObjectNode object(byte[] body) {
        try {
            if (READER.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            // Where it went wrong would have to be said without what stands there.
            throw new RequestRefused(400);
        }
        throw new RequestRefused(400);
    }

    /** Notes one more thing that is wrong, found elsewhere. */
    void refuse(String name, String code, String melding, String herstel) {
        fouten.add(new Fout(name.isEmpty() ? "" : "/" + name, code, melding, herstel));
    }

    private @Nullable String value(String name) {
        return query.getFirst(name);
    }

    int number(String name, int otherwise, int highest) {
        String value = value(name);
        if (value == null) {
            return otherwise;
        }
        if (value.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= 1 && number <= highest) {
                return number;
            }
        }
        refuse(
                name,
                "buiten-bereik",
                "Dit is geen getal van 1 tot en met %d.".formatted(highest),
                "Kies een getal daartussen.");
        return otherwise;
    }

    @Nullable
    String text(String name, String pattern, String remedy) {
        String value = value(name);
        if (value != null && !value.matches(pattern)) {
            refuse(name, "verkeerde-vorm", "De waarde heeft niet de goede vorm.", remedy);
            return null;
        }
        return value;
    }

    /** A number of an item; there may be very many. */
    @Nullable
    Long id(String name) {
        String value = text(name, "[0-9]{1,18}", "Gebruik het volgnummer dat u terugkreeg.");
        return value == null ? null : Long.valueOf(value);
    }

    /** The name under which a household is known, which never holds a BSN. */
    @Nullable
    String kenmerk(String name) {
        String value = text(
                name,
                "[A-Za-z0-9][A-Za-z0-9._-]{0,63}",
                "Geef het kenmerk van een huishouden, zoals het in de intake staat.");
        if (value != null && Burgerservicenummer.in(value)) {
            refuse(
                    name,
                    "bsn",
                    "In het kenmerk staat een getal dat een BSN kan zijn.",
                    "Gebruik het kenmerk waaronder het huishouden is beoordeeld.");
        }
        return value;
    }

    /** A moment in UTC. */
    @Nullable
    Instant moment(String name) {
        String value = value(name);
        try {
            return value == null ? null : Instant.parse(value);
        } catch (DateTimeException e) {
            refuse(
                    name,
                    "geen-tijdstip",
                    "Dit is geen tijdstip.",
                    "Schrijf het tijdstip in UTC, zoals 2026-03-02T10:00:00Z.");
            return null;
        }
    }

    <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> type) {
        String value = value(name);
        if (value == null) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        refuse(
                name,
                "onbekende-waarde",
                "Deze waarde is niet bekend.",
                "Kies uit %s."
                        .formatted(Arrays.stream(type.getEnumConstants())
                                .map(Enum::name)
                                .collect(Collectors.joining(", "))));
        return null;
    }

    @Nullable
    LocalDate date(String name) {
        String value = value(name);
        if (value == null) {
            return null;
        }
        try {
            if (value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return LocalDate.parse(value);
            }
        } catch (DateTimeException e) {
            refuse(name, "geen-datum", "Deze datum bestaat niet.", "Kies een bestaande datum.");
            return null;
        }
        refuse(name, "geen-datum", "Dit is geen datum.", "Schrijf de datum als jjjj-mm-dd.");
        return null;
    }

    /** @throws IntakeOngeldig with everything that was wrong */
    void done() {
        if (!fouten.isEmpty()) {
            throw new IntakeOngeldig(
                    fouten.stream().sorted(Comparator.comparing(Fout::pointer)).toList());
        }
    }
}
