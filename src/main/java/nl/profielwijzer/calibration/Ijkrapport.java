package nl.profielwijzer.calibration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import nl.profielwijzer.assessment.Uitslag.ParametersetReferentie;
import nl.profielwijzer.assessment.Weegadvies;
import nl.profielwijzer.calibration.measure.Lidvergelijking;
import nl.profielwijzer.calibration.measure.Maat;
import nl.profielwijzer.calibration.measure.Overeenstemming;
import nl.profielwijzer.calibration.measure.Scorebeeld;
import nl.profielwijzer.calibration.search.Ijkuitkomst;
import nl.profielwijzer.calibration.search.JudgedCases;
import nl.profielwijzer.casuistry.Casus.Herkomst;
import nl.profielwijzer.casuistry.CountSerializer;
import nl.profielwijzer.casuistry.SmallCells;
import nl.profielwijzer.catalogue.Ijkbeleid;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * Everything a calibration found. The same for the same task, rules and seed, on any machine.
 *
 * @param redenen why there is no proposal; empty when there is one
 * @param toets how the proposal does on the cases it wasn't chosen by
 * @param leden every judged lid of the casuistry
 * @param scores the scores behind the advices, by what experts chose
 * @param motieven what each change does, in the order of the changes
 * @param toelichtingen the explanations of leden whose advice turns and of leden in the cells of the tables
 * @param maanden per month of the peildatum, in order
 * @param robuustheid the same proposal held against the experts in other ways
 */
public record Ijkrapport(
        Kaart kaart,
        boolean voorstel,
        List<String> redenen,
        Ijkuitkomst uitkomst,
        Overeenstemming overeenstemming,
        List<Scorebeeld> scores,
        @Nullable Toets toets,
        List<Motief> motieven,
        List<Overgang> overgangen,
        List<Toelichting> toelichtingen,
        List<Maand> maanden,
        List<Andersom> robuustheid,
        List<Lidvergelijking> leden) {

    /**
     * What the calibration rests on.
     *
     * @param echt whether there are real people in the casuistry or the test
     * @param van first peildatum
     * @param perAantalBeoordelaars cases by number of experts
     * @param stand the day whose parameter values are the current ones: the last peildatum
     * @param regelversie content hash of the rules
     * @param parameterset the set that was calibrated
     * @param waarden what that set says of each parameter that can be tuned
     */
    public record Kaart(
            String casuistiek,
            String hash,
            @JsonSerialize(using = CountSerializer.class) Map<Herkomst, Integer> herkomst,
            boolean echt,
            LocalDate van,
            LocalDate tot,
            @JsonSerialize(using = CountSerializer.class) int gevallen,
            @JsonSerialize(using = CountSerializer.class) Map<Integer, Integer> perAantalBeoordelaars,
            @Nullable String toets,
            @Nullable String toetshash,
            @Nullable Double budget,
            int wijzigingen,
            long zaad,
            LocalDate stand,
            String regelversie,
            ParametersetReferentie parameterset,
            Map<String, Double> waarden,
            Ijkbeleid.Gewichten gewichten) {

        /** Whether every case was made up. */
        public boolean verzonnen() {
            return !echt;
        }
    }

    /**
     * @param verliesNu mean loss per case
     * @param verschil proposed minus now, so below 0 is better
     * @param mislukt the cases that could not be used
     */
    public record Toets(
            @JsonSerialize(using = CountSerializer.class) int gevallen,
            double verliesNu,
            double verliesDan,
            Maat verschil,
            Overeenstemming overeenstemming,
            List<JudgedCases.Mislukt> mislukt) {}

    /**
     * Leden who go from one advice to another.
     *
     * @param euroPerMaand what that costs more, all of them together; null where so few real people go that it would tell
     *     what they cost, or where it would give such a sum away
     */
    public record Overgang(
            String van,
            String naar,
            @JsonSerialize(using = CountSerializer.class) int leden,
            @Nullable Double euroPerMaand) {

        /**
         * Of all whose advice turns, most leden first.
         *
         * @param echt whether they are real people
         */
        public static <T> List<Overgang> of(
                List<T> leden, Function<T, Weegadvies> nu, Function<T, Weegadvies> dan, boolean echt) {
            Map<List<String>, List<T>> byPair = new TreeMap<>(
                    Comparator.comparing((List<String> pair) -> pair.get(0)).thenComparing(pair -> pair.get(1)));
            for (T lid : leden) {
                String van = nu.apply(lid).kort();
                String naar = dan.apply(lid).kort();
                if (!van.equals(naar)) {
                    byPair.computeIfAbsent(List.of(van, naar), pair -> new ArrayList<>())
                            .add(lid);
                }
            }
            BitSet hidden = echt
                    ? SmallCells.hidden(byPair.values().stream()
                            .map(turned -> new int[] {turned.size()})
                            .toList())
                    : new BitSet();
            List<Overgang> overgangen = new ArrayList<>();
            byPair.forEach((pair, turned) -> {
                double more = turned.stream()
                        .mapToDouble(lid ->
                                dan.apply(lid).kostenPerMaand() - nu.apply(lid).kostenPerMaand())
                        .sum();
                overgangen.add(new Overgang(
                        pair.get(0),
                        pair.get(1),
                        turned.size(),
                        hidden.get(overgangen.size()) ? null : Double.valueOf(more)));
            });
            overgangen.sort(Comparator.comparingInt(Overgang::leden).reversed());
            return overgangen;
        }
    }

    /**
     * What a change does to the leden whose advice turns on it.
     *
     * @param leden whose advice turns
     * @param dichterbij those of them whose advice comes nearer to the experts
     * @param van the advice that most of them had, with {@code naar} the one they get; null when there are none
     * @param ledenVanNaar who go from the one to the other
     */
    public record Motief(
            String parameter,
            @JsonSerialize(using = CountSerializer.class) int leden,
            @JsonSerialize(using = CountSerializer.class) int dichterbij,
            @Nullable String van,
            @Nullable String naar,
            @JsonSerialize(using = CountSerializer.class) int ledenVanNaar) {}

    /**
     * Why a lid is advised what it is advised: the step of the help, and the one of what remains.
     *
     * @param parameters the changes that turn its advice; empty when it stays
     * @param dan null when the advice stays
     */
    public record Toelichting(
            String casus,
            String lid,
            List<String> parameters,
            String nu,
            @Nullable String dan) {}

    /** The cases that could not be used, of the casuistry and then of the test. */
    public List<JudgedCases.Mislukt> mislukt() {
        List<JudgedCases.Mislukt> all = new ArrayList<>(uitkomst.mislukt());
        if (toets != null) {
            all.addAll(toets.mislukt());
        }
        return all;
    }

    /** The loss by another weighing or other labels: would the proposal still win? */
    public record Andersom(String weging, double verliesNu, double verliesDan) {}

    /**
     * @param verschuiving levels heavier than the experts, on average
     * @param voortschrijdend the same, exponentially weighted with .2 for the newest month
     * @param grens how far that may be from the mean of all months: three standard errors
     * @param psi population stability index of the route against the other months; null without other months
     * @param psiGrens what that is at most when only chance plays, as often as within three standard errors
     */
    public record Maand(
            String maand,
            @JsonSerialize(using = CountSerializer.class) int gevallen,
            double verschuiving,
            double voortschrijdend,
            double grens,
            @Nullable Double psi,
            @Nullable Double psiGrens) {}
}
