package nl.profielwijzer.receipt;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.assessment.Rekenset;
import nl.profielwijzer.assessment.Uitslag;
import nl.profielwijzer.intake.GelezenIntake;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.release.GeldendeParameters;
import nl.profielwijzer.suspension.Stilleggingen;
import org.jspecify.annotations.Nullable;

/** Assesses an intake and keeps the receipt. */
public class AssessmentDesk {
    private final Beoordelaar beoordelaar;
    private final GeldendeParameters geldend;
    private final Stilleggingen stilleggingen;
    private final Beoordelingen beoordelingen;
    private final Clock clock;
    private final String engineversie;
    private final AssessmentMeters meters;

    /** @param engineversie version of the product, for the receipts */
    public AssessmentDesk(
            Beoordelaar beoordelaar,
            GeldendeParameters geldend,
            Stilleggingen stilleggingen,
            Beoordelingen beoordelingen,
            Clock clock,
            String engineversie,
            MeterRegistry registry) {
        this.beoordelaar = beoordelaar;
        this.geldend = geldend;
        this.stilleggingen = stilleggingen;
        this.beoordelingen = beoordelingen;
        this.clock = clock;
        this.engineversie = engineversie;
        this.meters = new AssessmentMeters(registry);
    }

    /**
     * Assesses an intake and stores the receipt, or gives the receipt that this key led to before.
     *
     * @throws AnderVerzoek when the key was used before for another intake
     */
    public Beoordeling assess(GelezenIntake gelezen, @Nullable Herhaalsleutel sleutel) {
        Optional<Beoordeling> before = sleutel == null ? Optional.empty() : beoordelingen.find(sleutel);
        return before.orElseGet(() -> beoordelingen.add(receipt(gelezen), sleutel));
    }

    /** Assesses an intake and keeps nothing. */
    public Uitslag preview(GelezenIntake gelezen) {
        return answer(gelezen.intake(), inForce(gelezen.intake()));
    }

    private Uitslag answer(Intake intake, Rekenset set) {
        return beoordelaar.beoordeel(intake, set, stilleggingen.geldend(intake.gemeente()));
    }

    /** How long the rules, the weighing and the explanation took since the service started. */
    public Rekentijden rekentijden() {
        return meters.rekentijden();
    }

    /** Version of the product. */
    public String engineversie() {
        return engineversie;
    }

    private Rekenset inForce(Intake intake) {
        return geldend.voor(intake.gemeente(), intake.peildatum());
    }

    private Beoordeling receipt(GelezenIntake gelezen) {
        Intake intake = gelezen.intake();
        Rekenset set = inForce(intake);
        Uitslag uitslag = meters.timed(() -> answer(intake, set));
        // What every database keeps of a moment, so that the answer of today and of later is the same.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Beoordeling(
                TimeOrderedId.of(now),
                intake.kenmerk(),
                intake.gemeente(),
                intake.peildatum(),
                now,
                uitslag.uitkomst(),
                uitslag.regelversie(),
                uitslag.parameterset(),
                set.op(intake.peildatum()).asMap(),
                engineversie,
                gelezen.json(),
                Json.JSON.writeValueAsString(uitslag));
    }
}
