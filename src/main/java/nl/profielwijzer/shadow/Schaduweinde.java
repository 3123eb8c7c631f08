package nl.profielwijzer.shadow;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.profielwijzer.release.Setgebeurtenis;
import nl.profielwijzer.release.Setstap;
import org.jspecify.annotations.Nullable;

/**
 * When a shadow ends and why: whatever comes first.
 *
 * @param tijdstip assessments from this moment on are no longer weighed
 */
public record Schaduweinde(Reden reden, Instant tijdstip) {

    /** Why it ends. */
    public enum Reden {
        TERMIJN,
        BEEINDIGD,
        AFGEWEZEN,
        INGETROKKEN,
        INGEGAAN
    }

    /**
     * @param beeindigd when someone ended it; null while nobody did
     * @param historie what was done with the set: when it no longer is a proposal, there is nothing left to try
     */
    static Schaduweinde of(
            LocalDate totEnMet, @Nullable Instant beeindigd, List<Setgebeurtenis> historie, Clock clock) {
        List<Schaduweinde> ends = new ArrayList<>();
        ends.add(new Schaduweinde(Reden.TERMIJN, begin(totEnMet.plusDays(1), clock)));
        if (beeindigd != null) {
            ends.add(new Schaduweinde(Reden.BEEINDIGD, beeindigd));
        }
        Schaduweinde activation = null;
        for (Setgebeurtenis gebeurtenis : historie) {
            if (gebeurtenis.stap() == Setstap.AFWIJZEN) {
                ends.add(new Schaduweinde(Reden.AFGEWEZEN, gebeurtenis.tijdstip()));
            } else if (gebeurtenis.stap() == Setstap.INTREKKEN) {
                ends.add(new Schaduweinde(Reden.INGETROKKEN, gebeurtenis.tijdstip()));
            } else if (gebeurtenis.ingangsdatum() != null) {
                // of several the last: until the day is there, another can be chosen
                Instant day = begin(gebeurtenis.ingangsdatum(), clock);
                activation = new Schaduweinde(
                        Reden.INGEGAAN, day.isAfter(gebeurtenis.tijdstip()) ? day : gebeurtenis.tijdstip());
            }
        }
        if (activation != null) {
            ends.add(activation);
        }
        return ends.stream().min(Comparator.comparing(Schaduweinde::tijdstip)).orElseThrow();
    }

    /** The first moment of this day where the product is used. */
    static Instant begin(LocalDate day, Clock clock) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }
}
