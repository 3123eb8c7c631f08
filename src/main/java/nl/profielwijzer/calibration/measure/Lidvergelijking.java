package nl.profielwijzer.calibration.measure;

import java.util.List;
import nl.profielwijzer.assessment.Weegadvies;
import nl.profielwijzer.intake.Wet;

/**
 * One judged lid under one law.
 *
 * @param deskundigen the profile or the areas that most experts name
 * @param verschuivingNu levels heavier than the experts, on average
 */
public record Lidvergelijking(
        String casus,
        String lid,
        Wet wet,
        int beoordelaars,
        List<String> deskundigen,
        Weegadvies nu,
        Weegadvies dan,
        Verdict oordeelNu,
        Verdict oordeelDan,
        double verschuivingNu,
        double verschuivingDan) {}
