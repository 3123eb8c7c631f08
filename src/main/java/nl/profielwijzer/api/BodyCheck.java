package nl.profielwijzer.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.intake.IntakeOngeldig;
import nl.profielwijzer.intake.TextForm;
import nl.profielwijzer.intake.TreeReader;
import tools.jackson.databind.JsonNode;

/** Reads the fields of a small body and gathers all that is wrong with them. Never repeats a value. */
final class BodyCheck {
    private final JsonNode body;
    private final List<Fout> fouten = new ArrayList<>();

    /** @throws IntakeOngeldig when it isn't a JSON object */
    BodyCheck(HttpServletRequest request, Set<String> known) throws IOException {
        this.body = new TreeReader("inhoud").json(JsonBody.bytes(request));
        String choice = "Kies uit %s.".formatted(known.stream().sorted().collect(Collectors.joining(", ")));
        if (!this.body.isObject()) {
            throw new IntakeOngeldig(
                    List.of(new Fout("", "geen-object", "De inhoud is geen object met velden.", choice)));
        }
        for (String name : this.body.propertyNames()) {
            if (!known.contains(name)) {
                refuse(
                        name.matches("[A-Za-z]{1,40}") ? name : "",
                        "onbekend-veld",
                        "Dit veld bestaat hier niet.",
                        choice);
            }
        }
    }

    /** Notes one more thing that is wrong, found elsewhere. */
    void refuse(String name, String code, String melding, String herstel) {
        fouten.add(new Fout(name.isEmpty() ? "" : "/" + name, code, melding, herstel));
    }

    /** A text that has to be there; empty when it is wrong. */
    String text(TextForm form) {
        JsonNode value = body.path(form.veld());
        // What is there but isn't text never has the form that is asked.
        String text = value.isMissingNode() || value.isNull() ? null : value.isString() ? value.asString() : "";
        Fout fout = form.fout(text);
        if (fout == null) {
            return value.asString();
        }
        fouten.add(fout);
        return "";
    }

    /** Whether this is said; no when it isn't there. */
    boolean flag(String name) {
        JsonNode value = body.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            refuse(
                    name,
                    "verkeerde-vorm",
                    "De waarde is geen true of false.",
                    "Gebruik true of false, of laat het weg.");
        }
        return value.isBoolean() && value.asBoolean();
    }

    /** @throws IntakeOngeldig with everything that was wrong */
    void done() {
        if (!fouten.isEmpty()) {
            throw new IntakeOngeldig(
                    fouten.stream().sorted(Comparator.comparing(Fout::pointer)).toList());
        }
    }
}
