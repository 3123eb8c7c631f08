package nl.profielwijzer.monitoring;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import nl.profielwijzer.intake.IntakeOngeldig;
import nl.profielwijzer.receipt.AnderVerzoek;
import nl.profielwijzer.receipt.Beoordeling;
import nl.profielwijzer.receipt.Herhaalsleutel;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Writes down what a consulent chose after an assessment, and shows it. */
public class OordeelDesk {
    private final OordeelReader reader;
    private final Oordelen oordelen;
    private final Adviesregels adviesregels;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OordeelDesk(
            OordeelReader reader,
            Oordelen oordelen,
            Adviesregels adviesregels,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.reader = reader;
        this.oordelen = oordelen;
        this.adviesregels = adviesregels;
        this.transaction = new TransactionTemplate(transactions);
        // A key that turns out to be used must not spoil what the caller does besides.
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.clock = clock;
    }

    /**
     * Writes down a judgement on one or more leden, or gives the one that this key led to before. It counts from now on;
     * what was said of these leden before stays as history.
     *
     * @param gekozen what {@code oordelen.schema.json} describes
     * @param door name of the user
     * @throws IntakeOngeldig with everything that is wrong with it, such as a difference without a reason
     * @throws AnderVerzoek when the key was used before for something else
     */
    public Consulentoordeel record(
            Beoordeling beoordeling, JsonNode gekozen, String door, @Nullable Herhaalsleutel sleutel) {
        Optional<Consulentoordeel> before = sleutel == null ? Optional.empty() : oordelen.find(sleutel);
        if (before.isPresent()) {
            return before.get();
        }
        List<Oordeelregel> regels = reader.read(beoordeling, gekozen);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try {
            return transaction.execute(status -> {
                adviesregels.lock(beoordeling.id());
                Consulentoordeel oordeel = oordelen.add(beoordeling.id(), door, now, regels, sleutel);
                adviesregels.judged(beoordeling, regels);
                return oordeel;
            });
        } catch (DuplicateKeyException e) {
            // Two requests with one key at the same moment: the other was first.
            Optional<Consulentoordeel> first = sleutel == null ? Optional.empty() : oordelen.find(sleutel);
            return first.orElseThrow(() -> e);
        }
    }

    /** All that was judged after this assessment. */
    public Oordeelgeschiedenis history(Beoordeling beoordeling) {
        return oordelen.history(beoordeling.id());
    }
}
