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
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Orde;
import nl.profielwijzer.catalogue.Parameters;

/**
 * What changed values would do.
 *
 * @param parameterset whose values are those of now
 * @param echt whether there are real people in the cases
 * @param curven of each changed parameter the loss over its grid, the other changes in place
 * @param euroPerMaand what all cases together would cost more
 * @param steunOmlaag whether a lid in a case with a safety measure would get less support, which no proposal may do
 */
public record WatAls(
        ParametersetReferentie parameterset,
        boolean echt,
        double verliesNu,
        double verliesWordt,
        List<Gevoeligheid> curven,
        List<Omgeslagen> omgeslagen,
        double euroPerMaand,
        List<Groepsverschil> groepen,
        boolean steunOmlaag) {

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
        return new WatAls(
                replay.parameterset(),
                cases.real(),
                cases.loss(current),
                cases.loss(to),
                curves,
                comparison.flips(current, to),
                IntStream.range(0, cases.size())
                        .mapToDouble(i -> cases.kosten(i, to) - cases.kosten(i, current))
                        .sum(),
                comparison.groups(current, to, Set.copyOf(whole.flagged())),
                cases.lowersSafetySupport(to));
    }
}
