package nl.profielwijzer.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import nl.profielwijzer.catalogue.Bewaarklasse;
import nl.profielwijzer.catalogue.ContentHash;
import nl.profielwijzer.intake.TextForm;
import org.jspecify.annotations.Nullable;

/**
 * What was destroyed, or in a trial what would be: numbers and ids, nothing about a person.
 *
 * @param id null in a trial
 * @param controlegetal names exactly what is destroyed: who wants to destroy gives back that of the trial
 * @param aantal assessments
 * @param beoordelingen their ids
 * @param intakeconcepten ids of conversations that led to no assessment
 * @param onderBewaarplicht files whose term is over but that have to stay
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Vernietigingsverslag(
        @Nullable String id,
        Instant tijdstip,
        Aanleiding aanleiding,
        String door,
        String controlegetal,
        int aantal,
        List<Aantal> aantallen,
        int onderBewaarplicht,
        List<String> beoordelingen,
        List<String> intakeconcepten) {

    public static final TextForm CONTROLEGETAL = new TextForm(
            "controlegetal", "[0-9a-f]{16}", "Doe eerst een proefvernietiging en neem daarvan het controlegetal.");

    /** Why something was destroyed. */
    public enum Aanleiding {
        TERMIJN_VOORBIJ,
        VERZOEK
    }

    /** @param maand month in which they were assessed, as {@code 2026-03} */
    public record Aantal(Bewaarklasse klasse, String maand, int aantal) {}

    static String controlegetal(List<String> beoordelingen, List<String> intakeconcepten) {
        return ContentHash.of(String.join("\n", beoordelingen) + "\n\n" + String.join("\n", intakeconcepten))
                .substring(0, 16);
    }
}
