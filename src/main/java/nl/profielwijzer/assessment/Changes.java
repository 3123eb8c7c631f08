package nl.profielwijzer.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.profielwijzer.assessment.Instrument.Situatie;
import nl.profielwijzer.assessment.Velden.Veld;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.intake.Leefgebied;
import nl.profielwijzer.intake.Lid;
import nl.profielwijzer.rules.LidFeiten;
import nl.profielwijzer.rules.Wording;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Intakes with one fact changed, to be tried through the instrument, and how such a change is said. */
final class Changes {
    private final Instrument instrument;
    private final Wording wording;

    Changes(Instrument instrument, Wording wording) {
        this.instrument = instrument;
        this.wording = wording;
    }

    /**
     * One changed fact.
     *
     * @param lid whose; null is the household
     * @param nu what stands there; null when nothing does
     */
    record Change(
            @Nullable String lid, String veld, @Nullable JsonNode nu, JsonNode wordt, Intake intake) {}

    static Change change(Afweging nu, String lid, Veld veld, JsonNode tree, JsonNode answer) {
        Lid changed = Json.JSON.treeToValue(veld.with(tree, answer), Lid.class);
        return new Change(
                lid,
                veld.pad(),
                veld.in(tree),
                answer,
                nu.intake().with(nu.intake().huishouden().with(changed)));
    }

    static Intake intake(JsonNode tree) {
        return Json.JSON.treeToValue(tree, Intake.class);
    }

    static Lid intakeLid(Afweging nu, String id) {
        return nu.intake().huishouden().leden().stream()
                .filter(lid -> lid.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static LidUitkomst uitkomst(Afweging nu, LidFeiten lid) {
        return nu.leden().get(nu.feiten().getLeden().indexOf(lid));
    }

    /** A lid as it is said, or the household. */
    String wie(Afweging nu, @Nullable String lid) {
        return nu.feiten().getLeden().stream()
                .filter(each -> each.getId().equals(lid))
                .findFirst()
                .map(wording::said)
                .orElse("het gezin");
    }

    /** An answer as it is said; of a list or an object the parts that say something. */
    String said(JsonNode answer) {
        if (answer.isBoolean()) {
            return wording.said(answer.asBoolean());
        }
        if (answer.isNumber()) {
            return Wording.number(answer.asDouble());
        }
        if (answer.isString()) {
            String text = answer.asString();
            return text.matches("\\d{4}-\\d{2}-\\d{2}") ? wording.said(LocalDate.parse(text)) : wording.code(text);
        }
        List<String> parts = new ArrayList<>();
        answer.forEach(part -> {
            if (part.isObject() || part.isString()) {
                parts.add(said(part.isObject() ? part.iterator().next() : part));
            }
        });
        return parts.isEmpty() ? "veel" : Wording.enumerated(parts);
    }

    /** "Bij een score van 2 in plaats van 3 op gedrag". */
    String condition(Afweging nu, Change change) {
        String other = "%s in plaats van %s"
                .formatted(said(change.wordt()), said(Objects.requireNonNull(change.nu(), "a known fact")));
        String field = change.veld();
        if (field.startsWith(Velden.LEEFGEBIEDEN)) {
            Leefgebied leefgebied = Leefgebied.of(field.substring(Velden.LEEFGEBIEDEN.length() + 1));
            String naam = instrument.catalogue().leefgebieden().get(leefgebied).naam();
            return "Bij een score van %s op %s%s"
                    .formatted(other, naam, change.lid() == null ? "" : " bij " + wie(nu, change.lid()));
        }
        return "Bij het antwoord %s op ‘%s’"
                .formatted(other, instrument.catalogue().vragen().voor(field).aan(wie(nu, change.lid())));
    }

    /** What each change would make of it, under the parameters and with the suspensions of now. */
    List<Afweging> outcomes(List<Change> changes, Afweging nu) {
        return instrument.outcomes(changes.stream()
                .map(change -> new Situatie(change.intake(), nu.parameters(), nu.stilgelegd()))
                .toList());
    }
}
