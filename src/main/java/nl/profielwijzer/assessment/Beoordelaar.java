package nl.profielwijzer.assessment;

import nl.profielwijzer.intake.Intake;

/** Assesses an intake. Safe for use by many threads. */
public interface Beoordelaar {
    /** The answer to this intake, with its full explanation. */
    Uitslag beoordeel(Intake intake);
}
