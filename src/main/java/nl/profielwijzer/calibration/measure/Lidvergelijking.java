package nl.profielwijzer.calibration.measure;

import java.util.List;
import nl.profielwijzer.assessment.Weegadvies;
import nl.profielwijzer.intake.Wet;

/**
 * One judged lid under one law.
 *
 * @param oordelen what each expert said, such as {@code J04 I} or {@code W01 T2, W03 T1}; the route when nothing else
 * @param deskundigen the profile or the areas that most experts name
 * @param verschuivingNu levels heavier than the experts, on average
 */
public record Lidvergelijking(
        String casus,
        String lid,
        Wet wet,
        List<String> oordelen,
        List<String> deskundigen,
        Weegadvies nu,
        Weegadvies dan,
        Verdict oordeelNu,
        Verdict oordeelDan,
        double verschuivingNu,
        double verschuivingDan) {}
