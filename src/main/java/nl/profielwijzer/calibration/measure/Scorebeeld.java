package nl.profielwijzer.calibration.measure;

import java.util.List;
import nl.profielwijzer.casuistry.CountSerializer;
import nl.profielwijzer.intake.Wet;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * The scores of judged leden by what experts chose, with the cut-points that turn a score into a level: shows whether a
 * cut-point lies where experts change their mind.
 *
 * @param niveaus from low to high
 * @param zonderScore judgements on what has no score now
 */
public record Scorebeeld(
        Schaal schaal,
        Wet wet,
        List<String> niveaus,
        Beeld nu,
        Beeld dan,
        @JsonSerialize(using = CountSerializer.class) int zonderScore) {

    /** What the score is. */
    public enum Schaal {
        /** Points of the profile that ranks first, against naming a profile at all. */
        PUNTEN,
        /** Severity, against how intensive the help is. */
        ERNST,
        /** How many leefgebieden are a problem, against how intensive the help is. */
        PROBLEMEN,
        /** Steps to bridge in a result area, against its tier. */
        TREDEN
    }

    /**
     * The scores under one set of parameters.
     *
     * @param grenzen the lowest score of each level but the first
     * @param gelijk share of the judgements whose level is the one of their score
     */
    public record Beeld(List<Double> grenzen, List<Stapel> stapels, double gelijk) {}

    /**
     * Judgements with one score.
     *
     * @param niveau what the experts chose, its place
     */
    public record Stapel(
            int niveau,
            double score,
            @JsonSerialize(using = CountSerializer.class) int oordelen) {}
}
