package nl.profielwijzer.assessment;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.profielwijzer.assessment.Instrument.Situatie;
import nl.profielwijzer.assessment.Uitslag.ParametersetReferentie;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Parameter;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.catalogue.Profielcatalogus;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Lid;

/**
 * Replays intakes under any tuning of the instrument: the rules look once, after that an outcome is a few additions.
 * The outcomes are those of {@link Beoordelaar}. Safe for use by many threads; {@link #close} gives the memory of its
 * rules back.
 */
public final class Replay implements AutoCloseable {
    private final Catalogue catalogue;
    private final Rekenset set;
    private final LocalDate stand;
    private final Weighing weighing;
    private final Preparation preparation;
    private final List<Parameter> parameters;
    private final Map<String, Integer> placeOf;
    private final Parameters current;
    private final Tuning.Layout layout;
    private final LidCompiler compiler;

    /**
     * @param set whose values are the current ones
     * @param stand the day on which they are
     */
    Replay(Instrument instrument, Rekenset set, LocalDate stand) {
        this.catalogue = instrument.catalogue();
        this.set = set;
        this.stand = stand;
        placeOf = new LinkedHashMap<>();
        weighing = instrument.weighing();
        preparation = new Preparation(instrument);
        parameters = catalogue.parameters().parameters().stream()
                .filter(Parameter::tunable)
                .toList();
        parameters.forEach(parameter -> placeOf.put(parameter.naam(), placeOf.size()));
        current = set.op(stand);
        layout = layout();
        int[][] groups = preparation.cutOffs().groups().stream()
                .map(group -> group.stream()
                        .mapToInt(parameter -> placeOf(parameter.naam()))
                        .toArray())
                .toArray(int[][]::new);
        compiler = new LidCompiler(weighing, layout, groups, placeOf);
    }

    private Replay(Replay same, Rekenset set) {
        this.catalogue = same.catalogue;
        this.set = set;
        this.stand = same.stand;
        weighing = same.weighing;
        preparation = same.preparation;
        parameters = same.parameters;
        placeOf = same.placeOf;
        current = set.op(stand);
        layout = same.layout;
        compiler = same.compiler;
    }

    /**
     * The same replay with the values of another set as the current ones. What can be tuned is all in which sets differ,
     * so what was prepared here holds there.
     */
    public Replay from(Rekenset other) {
        return new Replay(this, other);
    }

    /** The set whose values are the current ones. */
    public ParametersetReferentie parameterset() {
        return set.referentie();
    }

    private Tuning.Layout layout() {
        double[][] grids = parameters.stream()
                .map(parameter -> Objects.requireNonNull(parameter.ijken()).values())
                .toArray(double[][]::new);
        List<Weighing.Profile> profiles = weighing.profiles();
        int[][] weights = new int[profiles.size()][];
        double[][] fixed = new double[profiles.size()][];
        int[] profileOf = new int[parameters.size()];
        Arrays.fill(profileOf, -1);
        for (int profile = 0; profile < weights.length; profile++) {
            String[] names = profiles.get(profile).weights();
            weights[profile] = new int[names.length];
            fixed[profile] = new double[names.length];
            for (int i = 0; i < names.length; i++) {
                int place = placeOf.getOrDefault(names[i], -1);
                weights[profile][i] = place;
                fixed[profile][i] = current.get(names[i]);
                if (place >= 0) {
                    profileOf[place] = profile;
                }
            }
        }
        return new Tuning.Layout(
                parameters.toArray(Parameter[]::new),
                grids,
                weights,
                fixed,
                profileOf,
                placeOf.getOrDefault(Weighing.DREMPEL, -1),
                current.get(Weighing.DREMPEL));
    }

    /** The parameters that calibration may change, in the order of the file: their place is that in a tuning. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /**
     * The place of this parameter.
     *
     * @throws IllegalArgumentException when it doesn't exist or may not be tuned
     */
    public int placeOf(String name) {
        Integer place = placeOf.get(name);
        if (place == null) {
            throw new IllegalArgumentException(
                    catalogue.parameters().names().contains(name)
                            ? "parameter %s ligt vast en wordt niet geijkt. Kies een parameter met een ijkruimte."
                                    .formatted(name)
                            : "parameter %s bestaat niet. Kijk met 'profielwijzer parameters' welke er zijn."
                                    .formatted(name));
        }
        return place;
    }

    /** The codes of the youth profiles, by number. */
    public List<String> profielen() {
        return weighing.profiles().stream().map(Weighing.Profile::code).toList();
    }

    /** The code of the profile that this parameter is a weight of; empty when it is none. */
    public Optional<String> weightOf(int place) {
        int profile = layout.profileOf()[place];
        return profile < 0 ? Optional.empty() : Optional.of(profielen().get(profile));
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /** The values in force on the day of this replay. */
    public Tuning current() {
        int[] steps = new int[parameters.size()];
        Tuning any = new Tuning(layout, steps);
        for (int place = 0; place < steps.length; place++) {
            any = any.with(place, step(place, current.get(parameters.get(place).naam())));
        }
        return any;
    }

    /**
     * The step of this value on the grid of the parameter.
     *
     * @throws IllegalArgumentException when it isn't one of them
     */
    public int step(int place, double value) {
        double[] grid = layout.grids()[place];
        for (int step = 0; step < grid.length; step++) {
            if (Math.abs(grid[step] - value) < 1e-9) {
                return step;
            }
        }
        throw new IllegalArgumentException("parameter %s is %s, en dat ligt niet in zijn ijkruimte. Kies uit %s."
                .formatted(parameters.get(place).naam(), value, Arrays.toString(grid)));
    }

    /** The values that a parameter can have, ascending. */
    public double[] grid(int place) {
        return layout.grids()[place].clone();
    }

    /** All parameters under this tuning, those that can't be tuned as on the day of this replay. */
    public Parameters parameters(Tuning tuning) {
        return under(current, tuning);
    }

    private static Parameters under(Parameters onDay, Tuning tuning) {
        Parameters values = onDay;
        for (Map.Entry<String, Double> value : tuning.values().entrySet()) {
            values = values.with(value.getKey(), value.getValue());
        }
        return values;
    }

    /**
     * Lets the rules look at this intake. What can't be tuned has the value of the intake's own day.
     *
     * @throws IllegalArgumentException when a fixed weight has another value on that day
     */
    public PreparedIntake prepare(Intake intake) {
        return compile(intake, findings(intake));
    }

    /**
     * What the rules find in this intake under every tuning, for {@link #prepare(Intake, byte[])} under the same rules.
     *
     * @throws IllegalArgumentException when a fixed weight has another value on the intake's own day
     */
    public byte[] look(Intake intake) {
        return findings(intake).bytes();
    }

    /** Prepares an intake that the rules have looked at before: this takes a small part of the time. */
    public PreparedIntake prepare(Intake intake, byte[] found) {
        return compile(intake, PreparedFindings.of(weighing, found));
    }

    private PreparedFindings findings(Intake intake) {
        Parameters own = set.op(intake.peildatum());
        for (String name : weighing.parameters()) {
            if (!placeOf.containsKey(name) && own.get(name) != current.get(name)) {
                throw new IllegalArgumentException(
                        "parameter %s ligt vast en is op %s %s, maar nu %s. Neem alleen gevallen van na die verandering."
                                .formatted(name, intake.peildatum(), own.get(name), current.get(name)));
            }
        }
        return preparation.prepare(new Situatie(intake, own));
    }

    private PreparedIntake compile(Intake intake, PreparedFindings findings) {
        Parameters own = set.op(intake.peildatum());
        List<Lid> leden = intake.huishouden().leden();
        List<PreparedFindings.OfLid> found = findings.leden();
        Profielcatalogus catalogus = catalogue.profielen(intake.gemeente(), intake.peildatum());
        return new PreparedIntake(IntStream.range(0, leden.size())
                .mapToObj(i -> compiler.compile(leden.get(i).id(), found.get(i), own, catalogus))
                .toList());
    }

    /** What plain weighing makes of this intake under each tuning: what the prepared form is held against. */
    List<List<LidUitkomst>> plainly(Intake intake, List<Tuning> tunings) {
        Parameters own = set.op(intake.peildatum());
        PreparedFindings findings = preparation.prepare(new Situatie(intake, own));
        return tunings.stream()
                .map(tuning -> findings.weigh(preparation.setting(under(own, tuning))))
                .toList();
    }

    @Override
    public void close() {
        preparation.close();
    }
}
