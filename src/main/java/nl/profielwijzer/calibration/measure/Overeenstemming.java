package nl.profielwijzer.calibration.measure;

import java.util.List;
import nl.profielwijzer.casuistry.CountSerializer;
import nl.profielwijzer.intake.Wet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * How far the instrument agrees with the experts, as it is now ({@code nu}) and under another set of parameters
 * ({@code dan}), on the same cases.
 *
 * @param beoordelaars how many experts judged
 * @param gemisteVeiligheid leden for whom experts find a measure needed and the instrument finds none
 */
public record Overeenstemming(
        @JsonSerialize(using = CountSerializer.class) int gevallen,
        int beoordelaars,
        @JsonSerialize(using = CountSerializer.class) int gevallenMetMeer,
        List<PerWet> wetten,
        List<PerProfiel> profielen,
        List<PerGroep> groepen,
        Verdeling nu,
        Verdeling dan,
        List<GemisteVeiligheid> gemisteVeiligheid) {

    /** Figures on smaller numbers than this are not shown: they would lead to people. */
    public static final int SMALLEST = 10;

    /** What is compared. */
    public enum Aspect {
        PROFIEL,
        INTENSITEIT,
        ROUTE
    }

    /** @param leden judged under this law */
    public record PerWet(
            Wet wet,
            @JsonSerialize(using = CountSerializer.class) int leden,
            List<PerAspect> aspecten) {}

    /**
     * @param eenheden compared: leden, or leden by result area
     * @param metMeer those with two experts or more, on which the ceiling rests
     * @param nu kappa with the experts; with quadratic weights for intensities
     * @param verschil of kappa, on the same draws
     * @param deskundigen kappa of the experts among themselves
     * @param plafond the root of that: what the best possible instrument would reach with single experts
     * @param alfa Krippendorff's, of the experts
     * @param gwetNu AC1, or AC2 with quadratic weights for intensities
     * @param gwetDeskundigen the same of the experts among themselves
     * @param gelijkNu the share of experts who said just the same
     * @param naastNu the share at most one level away; null without levels
     * @param verschuivingNu levels heavier than the experts, on average; null without levels
     * @param tabelNu units by what the instrument (row) and the experts (column) said
     * @param vakken who stands where in that table
     */
    public record PerAspect(
            Aspect aspect,
            @JsonSerialize(using = CountSerializer.class) int eenheden,
            @JsonSerialize(using = CountSerializer.class) int metMeer,
            Maat nu,
            Maat dan,
            Maat verschil,
            Maat deskundigen,
            @Nullable Double plafond,
            Maat alfa,
            Maat gwetNu,
            Maat gwetDan,
            Maat gwetDeskundigen,
            double gelijkNu,
            double gelijkDan,
            @Nullable Double naastNu,
            @Nullable Double naastDan,
            @Nullable Double verschuivingNu,
            @Nullable Double verschuivingDan,
            List<String> categorieen,
            @JsonSerialize(using = CountSerializer.class) double[][] tabelNu,
            @JsonSerialize(using = CountSerializer.class) double[][] tabelDan,
            List<Vak> vakken) {}

    /**
     * One cell of a table; where experts differ, a lid stands in more than one.
     *
     * @param instrument its row, the place of a category
     * @param deskundige its column
     */
    public record Vak(
            int instrument,
            int deskundige,
            @JsonSerialize(using = CountSerializer.class) List<Plek> plekken) {}

    /** @param gebied null for a lid as a whole */
    public record Plek(String casus, String lid, @Nullable String gebied) {}

    /**
     * One profile or result area.
     *
     * @param genoemd units on which most experts name it
     */
    public record PerProfiel(
            String code,
            String naam,
            @JsonSerialize(using = CountSerializer.class) int genoemd,
            Trefzekerheid nu,
            Trefzekerheid dan) {}

    /**
     * @param precisie the share of its advices that most experts share
     * @param gevonden the share of what most experts name that the instrument advises
     * @param f1 their harmonic mean
     */
    public record Trefzekerheid(
            Maat precisie, Maat gevonden, @Nullable Double f1) {}

    /**
     * @param eenheden null where so few real people are, or where it would give such a group away
     * @param gelijkNu the share of experts who name the same profile or area; null when the group is too small to show or would give such a group away
     * @param verschuivingNu levels heavier than the experts, on average; null when the group is too small to show
     */
    public record PerGroep(
            String groep,
            @Nullable Integer eenheden,
            @Nullable Double gelijkNu,
            @Nullable Double gelijkDan,
            @Nullable Double verschuivingNu,
            @Nullable Double verschuivingDan) {}

    /** Cases by verdict. */
    public record Verdeling(
            @JsonSerialize(using = CountSerializer.class) int eens,
            @JsonSerialize(using = CountSerializer.class) int verdedigbaar,
            @JsonSerialize(using = CountSerializer.class) int oneens) {}

    public record GemisteVeiligheid(String casus, String lid) {}
}
