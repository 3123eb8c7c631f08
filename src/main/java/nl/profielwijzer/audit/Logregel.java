package nl.profielwijzer.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log, as it stands in the database: what someone made of it there has to be readable too.
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
        String actie,
        String object,
        String resultaat,
        String oorsprong,
        String trace,
        String verwerking,
        @Nullable String betrokkene,
        String schakel) {

    /** What the seal is taken over: every field, each with its length, so that no two lines read alike. */
    String sealed() {
        StringBuilder text = new StringBuilder();
        for (String field : List.of(
                String.valueOf(volgnummer),
                tijdstip.toString(),
                actor,
                actie,
                object,
                resultaat,
                oorsprong,
                trace,
                verwerking,
                betrokkene == null ? "" : "=" + betrokkene)) {
            text.append(field.length()).append(':').append(field);
        }
        return text.toString();
    }
}
