package nl.profielwijzer.shadow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.assessment.Gewogen;
import nl.profielwijzer.assessment.Rekenset;
import nl.profielwijzer.assessment.Weegadvies;
import nl.profielwijzer.catalogue.Ijkbeleid;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.catalogue.Profielcatalogus;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.intake.Lid;
import nl.profielwijzer.release.ReleaseDesk;
import nl.profielwijzer.release.Setreferentie;
import nl.profielwijzer.release.Setvergelijking;
import nl.profielwijzer.release.Setversie;
import nl.profielwijzer.shadow.Schaduwen.Lidweging;
import nl.profielwijzer.shadow.Schaduwen.Ongewogen;
import nl.profielwijzer.shadow.Schaduwen.Opgeslagen;
import nl.profielwijzer.shadow.Schaduwen.Uitkomstpaar;
import nl.profielwijzer.shadow.Schaduwen.Weging;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;

/**
 * Goes over the stored assessments, on a thread of its own, and weighs what shadows ask. So it can't touch an answer, goes
 * on where it was broken off, and of several instances one at a time works on a shadow.
 */
class Shadowing implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Shadowing.class);
    private static final TypeReference<Map<String, Double>> WAARDEN = new TypeReference<>() {};
    private static final int CHUNK = 20;
    private static final Duration PAUSE = Duration.ofSeconds(3);

    /** An assessment is stored within so long after its moment, also by an instance whose clock is behind. */
    static final Duration MARGIN = Duration.ofMinutes(5);

    /** Rests so many times as long as it worked: a backlog takes a fifth of one processor, and answers keep the rest. */
    private static final int RESTS = 4;

    private final Schaduwen schaduwen;
    private final ReleaseDesk sets;
    private final Beoordelaar beoordelaar;
    private final Ijkbeleid beleid;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** Of the sets that run along; of the thread alone. */
    private final Map<Setreferentie, Rekenset> rekensets = new HashMap<>();

    private @Nullable Thread thread;
    private CountDownLatch stopped = new CountDownLatch(1);

    Shadowing(
            Schaduwen schaduwen,
            ReleaseDesk sets,
            Beoordelaar beoordelaar,
            Ijkbeleid beleid,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.schaduwen = schaduwen;
        this.sets = sets;
        this.beoordelaar = beoordelaar;
        this.beleid = beleid;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        CountDownLatch until = new CountDownLatch(1);
        stopped = until;
        thread = new Thread(() -> run(until), "schaduwen");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(CountDownLatch until) {
        try {
            long rest = 0;
            while (!until.await(rest, TimeUnit.NANOSECONDS)) {
                long begin = System.nanoTime();
                rest = follow() ? RESTS * (System.nanoTime() - begin) : PAUSE.toNanos();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Weighs the next few for every shadow; false when none are left. */
    boolean follow() {
        boolean more = false;
        try {
            List<Opgeslagen> open = schaduwen.open();
            rekensets.keySet().retainAll(open.stream().map(Opgeslagen::set).toList());
            for (Opgeslagen each : open) {
                more |= step(each);
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "schaduw: niet bijgewerkt, gaat straks verder ({})",
                    e.getClass().getSimpleName());
        }
        return more;
    }

    /** Weighs the next few for this shadow; false when none are left, or another instance works on it. */
    private boolean step(Opgeslagen seen) {
        // Outside the transaction: a set that doesn't fit is no reason to undo anything.
        Rekenset uitdager = uitdager(seen.set());
        return transaction.execute(status -> schaduwen
                .claim(seen.id())
                .map(claimed -> step(claimed, uitdager))
                .orElse(false));
    }

    private boolean step(Opgeslagen schaduw, @Nullable Rekenset uitdager) {
        Setversie set = sets.find(schaduw.set()).orElseThrow();
        Instant begin = Schaduweinde.begin(schaduw.vanaf(), clock);
        Instant einde = Schaduweinde.of(schaduw.totEnMet(), schaduw.beeindigdOp(), set.historie(), clock)
                .tijdstip();
        // When all is done, one more look over the whole period: for whatever was stored later than thought possible.
        boolean closing = !schaduw.bijgewerktTot().isBefore(einde);
        List<Ongewogen> next = schaduwen.unweighed(
                schaduw.id(), set.werkingsgebied(), closing ? begin : schaduw.bijgewerktTot(), einde, CHUNK);
        List<Weging> wegingen = new ArrayList<>();
        next.forEach(each -> wegingen.add(weigh(each, uitdager)));
        schaduwen.add(schaduw.id(), wegingen);
        boolean full = next.size() == CHUNK;
        Instant sure = earliest(clock.instant().truncatedTo(ChronoUnit.MILLIS).minus(MARGIN), einde);
        Instant tot = full ? earliest(next.get(CHUNK - 1).beoordeeldOp(), sure) : sure;
        schaduwen.progress(
                schaduw.id(), tot.isAfter(schaduw.bijgewerktTot()) ? tot : schaduw.bijgewerktTot(), closing && !full);
        return full;
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Null when the set doesn't fit the rules of now: then nothing can be weighed, and that is counted. */
    private @Nullable Rekenset uitdager(Setreferentie set) {
        try {
            return rekensets.computeIfAbsent(set, sets::rekenset);
        } catch (IllegalArgumentException e) {
            LOG.warn("schaduw: parameterset {} past niet bij de regels van nu", set);
            return null;
        }
    }

    private Weging weigh(Ongewogen beoordeling, @Nullable Rekenset uitdager) {
        try {
            if (uitdager != null) {
                return weighed(beoordeling, uitdager);
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "schaduw: beoordeling {} is niet te wegen ({})",
                    beoordeling.id(),
                    e.getClass().getSimpleName());
        }
        return new Weging(beoordeling.id(), beoordeling.gemeente(), null, false, false, List.of());
    }

    /** Both by the rules of now, so that what differs comes of the parameters and of nothing else. */
    private Weging weighed(Ongewogen beoordeling, Rekenset uitdager) {
        Intake intake = Json.JSON.readValue(beoordeling.intake(), Intake.class);
        Map<String, Double> waarden = Json.JSON.readValue(beoordeling.parameterwaarden(), WAARDEN);
        List<Gewogen> both = beoordelaar.weeg(intake, List.of(Parameters.of(waarden), uitdager.op(intake.peildatum())));
        Setvergelijking vergelijking = new Setvergelijking(both.get(0), both.get(1));
        Profielcatalogus catalogus = beoordelaar.catalogue().profielen(intake.gemeente(), intake.peildatum());
        List<Lidweging> leden = new ArrayList<>();
        boolean unsafe = false;
        for (int i = 0; i < intake.huishouden().leden().size(); i++) {
            Lid lid = intake.huishouden().leden().get(i);
            Weegadvies van = vergelijking.was().leden().get(i).weegadvies();
            Weegadvies naar = vergelijking.wordt().leden().get(i).weegadvies();
            leden.add(new Lidweging(
                    lid.id(),
                    beleid.groepen().leeftijd(lid, intake.peildatum()),
                    van.kort(),
                    naar.kort(),
                    !van.equals(naar),
                    van.kostenPerMaand(),
                    naar.kostenPerMaand()));
            unsafe |= vergelijking.veiligheidAnders(i)
                    || (vergelijking.maatregel()
                            && vergelijking.lichter(i, beleid.routes().zwaarte(), catalogus));
        }
        return new Weging(
                beoordeling.id(),
                beoordeling.gemeente(),
                new Uitkomstpaar(
                        beleid.groepen().huishouden(intake),
                        vergelijking.was().uitkomst(),
                        vergelijking.wordt().uitkomst()),
                !vergelijking.verschuivingen(beoordeling.id()).isEmpty(),
                unsafe,
                leden);
    }

    /** Ends after the few that it is weighing. */
    @Override
    public synchronized void stop() {
        Thread running = thread;
        stopped.countDown();
        thread = null;
        if (running != null) {
            try {
                running.join(PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
