package nl.profielwijzer.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log.
 *
 * @param volgnummer from 1, without gaps
 * @param oorsprong the door it came through: api, web or opdrachtregel
 * @param trace W3C trace id of the request, 32 hexadecimal digits
 * @param betrokkene pseudonym of the household
 * @param schakel seal of this line and all before it
 */
public record Logregel(
        long volgnummer,
        Instant tijdstip,
        String actor,
        Actie actie,
        String object,
        Resultaat resultaat,
        String oorsprong,
        String trace,
        Verwerking verwerking,
        @Nullable String betrokkene,
        String schakel) {

    /** What the seal is taken over: every field, each with its length, so that no two lines read alike. */
    String sealed() {
        StringBuilder text = new StringBuilder();
        for (String field : List.of(
                String.valueOf(volgnummer),
                String.valueOf(tijdstip.toEpochMilli()),
                actor,
                actie.name(),
                object,
                resultaat.name(),
                oorsprong,
                trace,
                verwerking.name(),
                betrokkene == null ? "" : betrokkene)) {
            text.append(field.length()).append(':').append(field);
        }
        return text.toString();
    }
}
