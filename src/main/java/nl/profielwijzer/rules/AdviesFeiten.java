package nl.profielwijzer.rules;

import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Wet;

/**
 * What weighing advises a lid under one law: a fact for the rules on principles, household and costs.
 *
 * @param naam of the profile or result area
 * @param blijvend lasting support, reviewed each year
 */
public record AdviesFeiten(
        Wet wet, String profiel, String naam, Intensiteit intensiteit, Verandering verandering, boolean blijvend) {}
