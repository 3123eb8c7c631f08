package nl.profielwijzer.calibration.search;

import java.util.List;
import nl.profielwijzer.assessment.Tuning;
import nl.profielwijzer.assessment.Weegadvies;
import nl.profielwijzer.calibration.agreement.Interval;
import nl.profielwijzer.calibration.agreement.Outcome;
import nl.profielwijzer.casuistry.CountSerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/** What a calibration comes to: a proposal, or a refusal that says what it lacks. Both tell how sensitive the loss is. */
public sealed interface Ijkuitkomst {

    /** The exact loss over the grid of every tunable parameter, everything else as now. */
    List<Gevoeligheid> gevoeligheid();

    /** The parameters that these cases can't settle or that have to stay, and why. */
    List<BuitenBereik> buitenBereik();

    /** The cases that could not be used. */
    List<JudgedCases.Mislukt> mislukt();

    /**
     * A set that follows the experts better, as far as the cases can tell.
     *
     * @param voorgesteld equal to the current values where nothing is proposed
     * @param verlies over all cases, so flattering for the proposal
     * @param toets what the same procedure makes of cases it didn't see (nested cross-validation)
     * @param kosten null when so few real people get another advice that it would tell what they cost
     * @param lambda how the strictness was chosen
     * @param front without the sets that give so few real people another advice
     */
    record Voorstel(
            Tuning huidig,
            Tuning voorgesteld,
            @JsonSerialize(using = CountSerializer.class) int gevallen,
            Vergelijking verlies,
            Vergelijking toets,
            List<Wijziging> wijzigingen,
            List<Omgeslagen> omgeslagen,
            @Nullable Kostenverschil kosten,
            List<Groepsverschil> groepen,
            List<Lambdapunt> lambda,
            List<Frontpunt> front,
            List<BuitenBereik> buitenBereik,
            List<Gevoeligheid> gevoeligheid,
            List<JudgedCases.Mislukt> mislukt)
            implements Ijkuitkomst {}

    /** No proposal, for these reasons. */
    record Weigering(
            List<String> redenen,
            @JsonSerialize(using = CountSerializer.class) int gevallen,
            double verlies,
            List<BuitenBereik> buitenBereik,
            List<Gevoeligheid> gevoeligheid,
            List<JudgedCases.Mislukt> mislukt)
            implements Ijkuitkomst {}

    /**
     * Mean loss per case now and as proposed.
     *
     * @param verschil proposed minus now, so below 0 is better
     * @param interval of the difference on the same cases, 95 %
     */
    record Vergelijking(double huidig, double voorgesteld, double verschil, Outcome<Interval> interval) {}

    /**
     * One changed parameter.
     *
     * @param plateau the values that are as good, the proposed one included
     * @param gewonnen cases with less loss through this change, the other changes in place
     * @param verloren cases with more
     * @param verliesTerug mean loss of the proposal without this change
     * @param euroPerMaand what this change costs, the other changes in place; null when so few real people turn on it
     *     that it would tell what they cost
     * @param omgeslagen leden whose advice turns on it
     * @param stabiliteit share of the half samples that change it the same way
     */
    record Wijziging(
            String parameter,
            double nu,
            double wordt,
            List<Double> plateau,
            @JsonSerialize(using = CountSerializer.class) int gewonnen,
            @JsonSerialize(using = CountSerializer.class) int verloren,
            double verliesTerug,
            @Nullable Double euroPerMaand,
            @JsonSerialize(using = CountSerializer.class) int omgeslagen,
            double stabiliteit) {}

    /** @param gevallen the cases it can make a difference to */
    record Gevoeligheid(
            String parameter,
            double nu,
            @JsonSerialize(using = CountSerializer.class) int gevallen,
            List<Punt> curve) {}

    /**
     * @param verlies mean loss per case
     * @param kostenPerMaand null for real people: from one value to the next so few may change that it would tell what
     *     they cost
     * @param steunOmlaag whether it would lower the support of a lid in a case with a safety measure
     */
    record Punt(double waarde, double verlies, @Nullable Double kostenPerMaand, boolean steunOmlaag) {}

    /**
     * A lid that is advised something else.
     *
     * @param parameters the changes it is due to
     */
    record Omgeslagen(
            String casus,
            String lid,
            Weegadvies was,
            Weegadvies wordt,
            double verliesWas,
            double verliesWordt,
            List<String> parameters) {}

    /**
     * Euro per month over all cases.
     *
     * @param interval of the relative change, 95 %
     * @param kansBovenBudget share of the resamples in which the change exceeds the budget; null without a budget
     */
    record Kostenverschil(
            double nu,
            double wordt,
            double relatief,
            Outcome<Interval> interval,
            @Nullable Double kansBovenBudget) {}

    /**
     * How much heavier the instrument is than the experts in one group, in levels.
     *
     * @param gevallen null, with {@code nu} and {@code wordt}, where so few real people are that they could be pointed
     *     out, or where it would give such a group away
     * @param gevlagd whether it is far enough off now to be guarded
     */
    record Groepsverschil(
            String groep,
            @Nullable Integer gevallen,
            @Nullable Double nu,
            @Nullable Double wordt,
            boolean gevlagd) {}

    /**
     * @param verlies mean loss on cases it didn't see
     * @param standaardfout of its difference with the least loss, on the same cases
     * @param wijzigingen changed parameters, mean over the parts
     */
    record Lambdapunt(double lambda, double verlies, double standaardfout, double wijzigingen, boolean gekozen) {}

    /** A set that no other one beats on loss, cost and number of changes at once. */
    record Frontpunt(
            double verlies, double kostenPerMaand, int wijzigingen, double lambda, double mu, Tuning waarden) {}

    /** A parameter that stays as it is, whatever the loss says. */
    record BuitenBereik(String parameter, String reden) {}
}
