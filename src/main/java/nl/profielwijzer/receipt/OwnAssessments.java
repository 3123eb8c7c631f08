package nl.profielwijzer.receipt;

import java.util.regex.Pattern;
import nl.profielwijzer.access.Gebruiker;
import org.springframework.security.access.AccessDeniedException;

/** Assessments as a user sees them: those of another municipality aren't there. */
public final class OwnAssessments {
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final Beoordelingen beoordelingen;

    public OwnAssessments(Beoordelingen beoordelingen) {
        this.beoordelingen = beoordelingen;
    }

    /**
     * Refuses what can't be the id of an assessment; to be asked before it is written anywhere.
     *
     * @throws NotThere when it can't
     */
    public static void checkId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new NotThere();
        }
    }

    /**
     * The assessment with this id.
     *
     * @throws NotThere when there is none
     * @throws OfOthers when there is none for this user
     */
    public Beoordeling find(String id, Gebruiker gebruiker) {
        Beoordeling found = beoordelingen.find(id).orElseThrow(NotThere::new);
        if (!gebruiker.ziet(found.gemeente())) {
            throw new OfOthers();
        }
        return found;
    }

    /** There is no assessment with this id. */
    public static final class NotThere extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotThere() {
            super("no such assessment");
        }
    }

    /** The log says that it was refused; the caller hears that it isn't there. */
    public static final class OfOthers extends AccessDeniedException {
        private static final long serialVersionUID = 1L;

        OfOthers() {
            super("the user doesn't work for the municipality of this assessment");
        }
    }
}
