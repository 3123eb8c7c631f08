package nl.profielwijzer.api;

import java.util.regex.Pattern;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.receipt.Beoordeling;
import nl.profielwijzer.receipt.Beoordelingen;

/** Assessments as a user sees them: those of another municipality aren't there. */
final class OwnAssessments {
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final Beoordelingen beoordelingen;

    OwnAssessments(Beoordelingen beoordelingen) {
        this.beoordelingen = beoordelingen;
    }

    /**
     * Refuses what can't be the id of an assessment; to be asked before it is written anywhere.
     *
     * @throws RequestRefused when it can't
     */
    static void checkId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new RequestRefused(404);
        }
    }

    /**
     * The assessment with this id.
     *
     * @throws RequestRefused when it isn't there for this user
     */
    Beoordeling find(String id, Gebruiker gebruiker) {
        return beoordelingen
                .find(id)
                .filter(found -> gebruiker.ziet(found.gemeente()))
                .orElseThrow(() -> new RequestRefused(404));
    }
}
