package nl.profielwijzer.receipt;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.profielwijzer.assessment.Uitkomst;
import nl.profielwijzer.assessment.Uitslag.ParametersetReferentie;
import nl.profielwijzer.intake.Json;
import org.jspecify.annotations.Nullable;

/**
 * The receipt of one assessment: what was seen, by which rules and numbers, and the answer.
 *
 * @param id in order of time
 * @param kenmerk pseudonym of the caller
 * @param gemeente CBS code
 * @param regelversie content hash of the rules
 * @param parameterwaarden value by name of every parameter on the peildatum
 * @param engineversie version of the product
 * @param intake the intake as it was sent, JSON
 * @param uitslag the answer, JSON
 */
public record Beoordeling(
        String id,
        @Nullable String kenmerk,
        String gemeente,
        LocalDate peildatum,
        Instant beoordeeldOp,
        Uitkomst uitkomst,
        String regelversie,
        ParametersetReferentie parameterset,
        Map<String, Double> parameterwaarden,
        String engineversie,
        String intake,
        String uitslag) {

    /** The answer as the caller gets it, JSON: first what belongs to this assessment, then what was calculated. */
    public String antwoord() {
        Map<String, Object> own = new LinkedHashMap<>();
        own.put("id", id);
        if (kenmerk != null) {
            own.put("kenmerk", kenmerk);
        }
        own.put("gemeente", gemeente);
        own.put("beoordeeldOp", beoordeeldOp.toString());
        String head = Json.JSON.writeValueAsString(own);
        return head.substring(0, head.length() - 1) + "," + uitslag.substring(1);
    }

    Samenvatting samenvatting() {
        return new Samenvatting(id, kenmerk, gemeente, peildatum, beoordeeldOp, uitkomst);
    }

    /** One line of a list of assessments. */
    public record Samenvatting(
            String id,
            @Nullable String kenmerk,
            String gemeente,
            LocalDate peildatum,
            Instant beoordeeldOp,
            Uitkomst uitkomst) {}
}
