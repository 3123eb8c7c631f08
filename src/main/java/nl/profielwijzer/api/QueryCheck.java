package nl.profielwijzer.api;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.intake.IntakeOngeldig;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads query parameters and gathers all that is wrong with them. Never repeats a value. */
final class QueryCheck {
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
