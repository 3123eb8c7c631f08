package nl.profielwijzer.intake;

/**
 * An intake without faults.
 *
 * @param json as it was sent, without white space: what a stored assessment keeps
 */
public record GelezenIntake(Intake intake, String json) {}
