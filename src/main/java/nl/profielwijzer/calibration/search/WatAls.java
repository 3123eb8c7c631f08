package nl.profielwijzer.calibration.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.profielwijzer.assessment.Replay;
import nl.profielwijzer.assessment.Tuning;
import nl.profielwijzer.assessment.Uitslag.ParametersetReferentie;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Gevoeligheid;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Groepsverschil;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Omgeslagen;
import nl.profielwijzer.casuistry.Aantal;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Orde;
import nl.profielwijzer.catalogue.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * What changed values would do.
 *
 * @param parameterset whose values are those of now
 * @param echt whether there are real people in the cases
 * @param curven of each changed parameter the loss over its grid, the other changes in place
 * @param aantalOmgeslagen leden that would be advised something else
 * @param omgeslagen those leden; none when they are real people and not for the eyes of who asks
 * @param nietGetoond why they aren't there; null when they are
 * @param euroPerMaand what all cases together would cost more; null when so few real people get another advice that it
 *     would tell what they cost
 * @param steunOmlaag whether a lid in a case with a safety measure would get less support, which no proposal may do
 */
public record WatAls(
        ParametersetReferentie parameterset,
        boolean echt,
        double verliesNu,
        double verliesWordt,
        List<Gevoeligheid> curven,
        Aantal aantalOmgeslagen,
        List<Omgeslagen> omgeslagen,
        @Nullable String nietGetoond,
        @Nullable Double euroPerMaand,
        List<Groepsverschil> groepen,
        boolean steunOmlaag) {

    /** Why real cases aren't shown one by one. */
    public static final String NIET_GETOOND =
            "Deze casussen gaan over echte inwoners. Wie het zijn, ziet alleen wie casussen mag inlezen: de analist.";

    /** For whoever may not see cases: without the leden, when they are real people. */
    public WatAls zonderGevallen() {
        return echt
                ? new WatAls(
                        parameterset,
                        true,
                        verliesNu,
                        verliesWordt,
                        curven,
                        aantalOmgeslagen,
                        List.of(),
                        NIET_GETOOND,
                        euroPerMaand,
                        groepen,
                        steunOmlaag)
                : this;
    }

    /** The orders between parameters that these values break. */
    public static List<Orde> broken(Catalogue catalogue, Parameters values) {
        return catalogue.parameters().orden().stream()
                .filter(orde -> !orde.holds(values))
                .toList();
    }

    /**
     * Tries these values.
     *
     * @throws IllegalArgumentException when a parameter may not be tuned, a value isn't on its grid or an order breaks
     */
    public static WatAls of(JudgedCases cases, Map<String, Double> waarden) {
        Replay replay = cases.replay();
        Tuning current = replay.current();
        Tuning changed = current;
        for (Map.Entry<String, Double> waarde : new TreeMap<>(waarden).entrySet()) {
            int place = replay.placeOf(waarde.getKey());
            changed = changed.with(place, replay.step(place, waarde.getValue()));
        }
        Parameters values = replay.parameters(changed);
        for (Orde orde : broken(replay.catalogue(), values)) {
            throw new IllegalArgumentException("orde '%s' klopt niet: %s en %s. Verander een van beide waarden."
                    .formatted(orde, values.get(orde.links()), values.get(orde.rechts())));
        }
        Landscape whole = new Landscape(
                cases, new Blocks(replay), IntStream.range(0, cases.size()).toArray());
        Comparison comparison = new Comparison(cases, whole);
        List<Gevoeligheid> curves = new ArrayList<>();
        for (String naam : new TreeMap<>(waarden).keySet()) {
            curves.add(comparison.sensitivity(replay.placeOf(naam), changed));
        }
        Tuning to = changed;
        List<Omgeslagen> flips = comparison.flips(current, to);
        return new WatAls(
                replay.parameterset(),
                cases.real(),
                cases.loss(current),
                cases.loss(to),
                curves,
                Aantal.of(flips.size(), cases.real()),
                flips,
                null,
                comparison.hidden(flips.size())
                        ? null
                        : Double.valueOf(IntStream.range(0, cases.size())
                                .mapToDouble(i -> cases.kosten(i, to) - cases.kosten(i, current))
                                .sum()),
                comparison.groups(current, to, Set.copyOf(whole.flagged())),
                cases.lowersSafetySupport(to));
    }
}
