package nl.profielwijzer.api;

import java.util.regex.Pattern;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.receipt.Beoordeling;
import nl.profielwijzer.receipt.Beoordelingen;
import org.springframework.security.access.AccessDeniedException;

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
     * @throws RequestRefused when it isn't there
     * @throws OfOthers when it isn't there for this user
     */
    Beoordeling find(String id, Gebruiker gebruiker) {
        Beoordeling found = beoordelingen.find(id).orElseThrow(() -> new RequestRefused(404));
        if (!gebruiker.ziet(found.gemeente())) {
            throw new OfOthers();
        }
        return found;
    }

    /** The log says that it was refused; the caller hears that it isn't there. */
    static final class OfOthers extends AccessDeniedException {
        private static final long serialVersionUID = 1L;

        OfOthers() {
            super("the user doesn't work for the municipality of this assessment");
        }
    }
}
