package nl.profielwijzer.casuistry;

import java.util.List;
import nl.profielwijzer.intake.Fout;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One case as it stands in a file: read, or with all that is wrong with it.
 *
 * @param bestand name of the file
 * @param regel line of the file, from 1
 * @param inhoud what stands there; the bare text when it can't be read
 * @param casus null when there are faults
 */
public record Rij(
        String bestand,
        int regel,
        JsonNode inhoud,
        @Nullable Casus casus,
        List<Fout> fouten) {
    public Rij {
        fouten = List.copyOf(fouten);
        if ((casus == null) == fouten.isEmpty()) {
            throw new IllegalArgumentException(
                    "row %d is neither good nor bad. Give a case or faults.".formatted(regel));
        }
    }
}
