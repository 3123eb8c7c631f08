package nl.profielwijzer.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import nl.profielwijzer.assessment.Instrument.Situatie;
import nl.profielwijzer.assessment.Uitslag.ParametersetReferentie;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Parameter;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.rules.RuleBook;
import nl.profielwijzer.rules.Wording;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** What one assessment costs on one thread: by the rules, in three shapes, and by hand. */
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
@Threads(1)
@Warmup(iterations = 6, time = 3, timeUnit = TimeUnit.SECONDS)
@Measurement(iterations = 3, time = 2, timeUnit = TimeUnit.SECONDS)
public class AssessmentBenchmark {
    private static final int BATCH = 100;

    @State(Scope.Benchmark)
    public static class Household {
        @Param({"kind", "gezin", "oudere", "mantelzorg", "spoed", "jongvolwassene", "eerstegesprek"})
        public String intake = "";

        private Intake asked;

        @Setup
        public void read() {
            asked = InventedIntakes.named(intake);
        }
    }

    @State(Scope.Benchmark)
    public static class Rules {
        private Instrument instrument;
        private Explanation explanation;
        private ParametersetReferentie parameterset;
        private Situatie situatie;
        private List<Situatie> candidates;

        @Setup
        public void build(Household household) {
            Catalogue catalogue = Catalogue.read(RulesFolder.packaged());
            RuleBook book =
                    new RuleBook(RulesFolder.packaged(), catalogue.parameters().names());
            instrument = new Instrument(book, catalogue);
            explanation = new Explanation(instrument, new Wording(catalogue.codes()));
            parameterset = new ParametersetReferentie(
                    catalogue.parameters().id(), catalogue.parameters().versie(), "");
            Parameters standard = catalogue.parameters().on(household.asked.peildatum());
            situatie = new Situatie(household.asked, standard);
            candidates = candidates(catalogue, household.asked, standard);
        }

        /** The intake under parameter sets as calibration tries them, always the same. */
        private static List<Situatie> candidates(Catalogue catalogue, Intake intake, Parameters standard) {
            Random random = new Random(1);
            List<Situatie> candidates = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                Parameters set = standard;
                for (Parameter parameter : catalogue.parameters().parameters()) {
                    if (parameter.tunable()) {
                        double[] values = parameter.ijken().values();
                        set = set.with(parameter.naam(), values[random.nextInt(values.length)]);
                    }
                }
                candidates.add(new Situatie(intake, set));
            }
            return candidates;
        }

        @TearDown
        public void close() {
            instrument.close();
        }
    }

    @State(Scope.Benchmark)
    public static class Service {
        private Beoordelaar beoordelaar;

        @Setup
        public void build() {
            beoordelaar = new Beoordelaar(RulesFolder.packaged());
        }

        @TearDown
        public void close() {
            beoordelaar.close();
        }
    }

    /** The decisions only, by hand: the limit. */
    @Benchmark
    public Object plain(Household household) {
        return PlainInstrument.decide(household.asked);
    }

    /** The decisions only, by the rules, per situation of a batch as questions and calibration use it. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public Object outcomes(Rules rules) {
        return rules.instrument.outcomes(rules.candidates);
    }

    /** The decisions with everything that explains them, principles and steps too; nothing is tried out. */
    @Benchmark
    public Object explained(Rules rules) {
        return rules.explanation.of(rules.instrument.weigh(rules.situatie), rules.parameterset, Map.of(), List.of());
    }

    /** The whole answer as the service gives it: with the effect of each question and the nearest changes. */
    @Benchmark
    public Object answer(Household household, Service service) {
        return service.beoordelaar.beoordeel(household.asked);
    }
}
