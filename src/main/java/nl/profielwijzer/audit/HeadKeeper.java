package nl.profielwijzer.audit;

import jakarta.annotation.PreDestroy;
import java.io.UncheckedIOException;
import java.time.Clock;
import nl.profielwijzer.audit.Logboek.Kop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/** Writes down outside the database where the log ends: now and then, and when the service stops. */
final class HeadKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(HeadKeeper.class);

    private final Logregels regels;
    private final Koppenbestand koppen;
    private final Clock clock;
    private long written = -1;

    HeadKeeper(Logregels regels, Koppenbestand koppen, Clock clock) {
        this.regels = regels;
        this.koppen = koppen;
        this.clock = clock;
    }

    /** A disk or database that is away for a while must not stop it for good. */
    @Scheduled(fixedDelayString = "${profielwijzer.logboek.kop-elke}")
    @PreDestroy
    synchronized void keep() {
        try {
            Kop kop = regels.kop();
            if (kop.volgnummer() != written) {
                koppen.add(kop, clock.instant());
                written = kop.volgnummer();
            }
        } catch (DataAccessException | UncheckedIOException e) {
            LOG.error(
                    "de kop van het logboek is niet weggeschreven: {}",
                    e.getClass().getName());
        }
    }
}
