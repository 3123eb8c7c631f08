package nl.profielwijzer.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.profielwijzer.assessment.Instrument.Situatie;
import nl.profielwijzer.assessment.Uitslag.GeldendeStillegging;
import nl.profielwijzer.assessment.Uitslag.LidUitslag;
import nl.profielwijzer.assessment.Uitslag.ParametersetReferentie;
import nl.profielwijzer.assessment.Uitslag.Stap;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.rules.RuleBook;
import nl.profielwijzer.rules.Wording;

/**
 * Assesses intakes with one set of rules. Safe for use by many threads; {@link #close} gives the memory of the rules
 * back.
 */
public final class Beoordelaar implements AutoCloseable {
    private final Catalogue catalogue;
    private final RuleBook rules;
    private final Instrument instrument;
    private final Explanation explanation;
    private final Rekenset standaard;

    /**
     * Reads, checks and compiles everything in this folder.
     *
     * @throws IllegalArgumentException naming file, fault and remedy when something in it doesn't hold
     */
    public Beoordelaar(RulesFolder folder) {
        catalogue = Catalogue.read(folder);
        rules = new RuleBook(folder, catalogue.parameters().names());
        instrument = new Instrument(rules, catalogue);
        checkParameters(catalogue.parameters().names(), instrument.parameters());
        explanation = new Explanation(instrument, new Wording(catalogue.codes()));
        standaard = new Rekenset(catalogue.parameters());
    }

    private static void checkParameters(Set<String> known, Set<String> used) {
        for (String name : known) {
            // "eigen-bijdrage.perioden-per-jaar" says over what time a contribution counts, in explanations only
            if (!used.contains(name) && !name.equals(Explanation.PERIODS_PER_YEAR)) {
                throw new IllegalArgumentException(
                        "rules/parameters.yaml: parameter %s wordt nergens gebruikt. Haal hem weg of gebruik hem in een regel."
                                .formatted(name));
            }
        }
        for (String name : used) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "rules/parameters.yaml: parameter %s ontbreekt. Voeg hem toe met een waarde en een bron."
                                .formatted(name));
            }
        }
    }

    /** The answer to this intake by the set of the rules folder, with its full explanation. */
    public Uitslag beoordeel(Intake intake) {
        return beoordeel(intake, standaard);
    }

    /** The answer to this intake by the values that this set has on its peildatum. */
    public Uitslag beoordeel(Intake intake, Rekenset set) {
        return beoordeel(intake, set, List.of());
    }

    /** The answer to this intake by the values that this set has on its peildatum, without the advice that is suspended. */
    public Uitslag beoordeel(Intake intake, Rekenset set, List<GeldendeStillegging> stilleggingen) {
        return beoordeel(intake, set.op(intake.peildatum()), set.referentie(), stilleggingen);
    }

    /** The answer to this intake with these values. */
    public Uitslag beoordeel(Intake intake, Map<String, Double> parameterwaarden, ParametersetReferentie parameterset) {
        return beoordeel(intake, parameterwaarden, parameterset, List.of());
    }

    /** The answer to this intake with these values and suspensions, as when an earlier assessment is repeated. */
    public Uitslag beoordeel(
            Intake intake,
            Map<String, Double> parameterwaarden,
            ParametersetReferentie parameterset,
            List<GeldendeStillegging> stilleggingen) {
        return beoordeel(intake, Parameters.of(parameterwaarden), parameterset, stilleggingen);
    }

    private Uitslag beoordeel(
            Intake intake,
            Parameters parameters,
            ParametersetReferentie parameterset,
            List<GeldendeStillegging> stilleggingen) {
        Situatie situatie = new Situatie(intake, parameters, new Stilgelegd(stilleggingen));
        return explanation.of(instrument.weigh(situatie), parameterset);
    }

    /**
     * Why each lid is advised what it is with these values, step by step as the courts ask, by id of the lid. What other
     * answers and values would change isn't tried out, which is most of the work of an answer.
     */
    public Map<String, List<Stap>> stappen(
            Intake intake, Map<String, Double> parameterwaarden, ParametersetReferentie parameterset) {
        Situatie situatie = new Situatie(intake, Parameters.of(parameterwaarden));
        return explanation.of(instrument.weigh(situatie), parameterset, Map.of(), List.of()).leden().stream()
                .collect(Collectors.toMap(LidUitslag::lid, LidUitslag::stappen));
    }

    /**
     * The advice of every lid of every intake, in the order in which they came. They cost less together than one by one.
     */
    public List<List<Lidadvies>> adviezen(List<Intake> intakes) {
        return weeg(intakes, standaard).stream().map(Gewogen::leden).toList();
    }

    /**
     * What the instrument makes of these intakes by this set, each on its own peildatum and in the order in which they
     * came.
     */
    public List<Gewogen> weeg(List<Intake> intakes, Rekenset set) {
        return gewogen(intakes.stream()
                .map(intake -> new Situatie(intake, set.op(intake.peildatum())))
                .toList());
    }

    /** What the instrument makes of one intake under each of these values, in their order. */
    public List<Gewogen> weeg(Intake intake, List<Parameters> onder) {
        return gewogen(
                onder.stream().map(values -> new Situatie(intake, values)).toList());
    }

    private List<Gewogen> gewogen(List<Situatie> situaties) {
        return instrument.outcomes(situaties).stream()
                .map(afweging -> new Gewogen(afweging.uitkomst(), afweging.adviezen()))
                .toList();
    }

    /** The set of the rules folder. */
    public Rekenset standaard() {
        return standaard;
    }

    /** The values of the rules folder in force on this day. */
    public Map<String, Double> parameterwaarden(LocalDate peildatum) {
        return standaard.op(peildatum).asMap();
    }

    /**
     * The same instrument in the form that calibration calculates with. To be closed by the caller, before this.
     *
     * @param stand the day whose parameter values are the current ones
     */
    public Replay replay(LocalDate stand) {
        return replay(standaard, stand);
    }

    /** The same with the values of this set as the current ones. */
    public Replay replay(Rekenset set, LocalDate stand) {
        return new Replay(instrument, set, stand);
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public RuleBook rules() {
        return rules;
    }

    @Override
    public void close() {
        instrument.close();
    }
}
