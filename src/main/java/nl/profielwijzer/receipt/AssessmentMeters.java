package nl.profielwijzer.receipt;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import nl.profielwijzer.assessment.Uitkomst;
import nl.profielwijzer.assessment.Uitslag;

/** Counts and times assessments for who watches the service: by outcome, never by household or municipality. */
final class AssessmentMeters {
    private final Timer time;
    private final Map<Uitkomst, Counter> outcomes = new EnumMap<>(Uitkomst.class);
    private final Counter acute;
    private final Counter other;

    AssessmentMeters(MeterRegistry registry) {
        time = Timer.builder("profielwijzer.beoordelen")
                .description("Hoe lang regels, weging en uitleg van een beoordeling duren")
                .register(registry);
        for (Uitkomst uitkomst : Uitkomst.values()) {
            outcomes.put(
                    uitkomst,
                    Counter.builder("profielwijzer.beoordelingen")
                            .description("Berekende beoordelingen, per uitkomst")
                            .tag("uitkomst", uitkomst.name())
                            .register(registry));
        }
        acute = measures(registry, true);
        other = measures(registry, false);
    }

    private static Counter measures(MeterRegistry registry, boolean acuut) {
        return Counter.builder("profielwijzer.veiligheidsmaatregelen")
                .description("Gemelde veiligheidsmaatregelen")
                .tag("acuut", String.valueOf(acuut))
                .register(registry);
    }

    Rekentijden rekentijden() {
        return Rekentijden.of(time.takeSnapshot());
    }

    Uitslag timed(Supplier<Uitslag> assessment) {
        Uitslag uitslag = time.record(assessment);
        Objects.requireNonNull(outcomes.get(uitslag.uitkomst())).increment();
        uitslag.veiligheid().forEach(maatregel -> (maatregel.acuut() ? acute : other).increment());
        return uitslag;
    }
}
