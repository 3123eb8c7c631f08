package nl.profielwijzer.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.profielwijzer.catalogue.Bewaarklasse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Everything that is stored about one household, for who asks to see it (AVG art. 15).
 *
 * @param klasse null when nothing is stored
 * @param bewaardTot the first day on which it may be destroyed; null when nothing is stored
 * @param intakeconcepten what was filled in, in conversations that were begun
 * @param bewaarplicht why it has to stay; null when it doesn't
 * @param handelingen what was done with its assessments, the oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Inzage(
        String gemeente,
        String kenmerk,
        Instant opgemaaktTijdstip,
        @Nullable Bewaarklasse klasse,
        @Nullable LocalDate bewaardTot,
        @Nullable String bewaarplicht,
        List<Vastgelegd> beoordelingen,
        List<JsonNode> intakeconcepten,
        List<Verricht> handelingen) {

    /**
     * One assessment, whole.
     *
     * @param intake as it was told
     * @param uitslag as it was answered
     * @param oordelen what was chosen after it, the oldest first
     * @param schaduwwegingen what parameter sets that ran along in the shadow would have advised
     * @param aanbieding to casuistry; null when it was never offered
     */
    public record Vastgelegd(
            String id,
            Instant beoordeeldTijdstip,
            LocalDate peildatum,
            String engineversie,
            String regelversie,
            JsonNode parameterwaarden,
            JsonNode intake,
            JsonNode uitslag,
            List<JsonNode> oordelen,
            List<Schaduwweging> schaduwwegingen,
            @Nullable Aangeboden aanbieding) {}

    /** What a parameter set would have advised a lid. */
    public record Schaduwweging(String parameterset, String lid, String van, String naar) {}

    /**
     * An assessment as it was offered to casuistry.
     *
     * @param casus without who it is about; null when it is in a set, where nothing tells any more that it came of this
     */
    public record Aangeboden(
            String status,
            Instant aangebodenTijdstip,
            @Nullable JsonNode casus) {}

    /** What someone did, as it stands in the log. */
    public record Verricht(Instant tijdstip, String actor, String actie, String object, String resultaat) {}
}
