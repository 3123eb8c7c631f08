package nl.profielwijzer.assessment;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import nl.profielwijzer.assessment.Uitslag.ParametersetReferentie;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.catalogue.Parameterset;

/** A parameter set made ready to assess with: its name and, for any day, its values. Immutable. */
public final class Rekenset {
    private final Parameterset set;
    private final ParametersetReferentie referentie;
    private final NavigableMap<LocalDate, Parameters> byFirstDay;

    public Rekenset(Parameterset set) {
        this.set = set;
        this.referentie = new ParametersetReferentie(set.id(), set.versie(), set.hash());
        this.byFirstDay = set.byFirstDay();
    }

    public Parameterset set() {
        return set;
    }

    /** How an answer names it. */
    public ParametersetReferentie referentie() {
        return referentie;
    }

    /**
     * The values in force on this day.
     *
     * @throws IllegalArgumentException when a parameter has no value yet on that day
     */
    public Parameters op(LocalDate day) {
        Map.Entry<LocalDate, Parameters> inForce = byFirstDay.floorEntry(day);
        if (inForce == null) {
            throw new IllegalArgumentException(
                    "op %s hebben nog niet alle parameters een waarde. Kies een peildatum vanaf %s."
                            .formatted(day, byFirstDay.firstKey()));
        }
        return inForce.getValue();
    }
}
