package nl.profielwijzer.calibration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.assessment.Rekenset;
import nl.profielwijzer.assessment.Uitslag.ParametersetReferentie;
import nl.profielwijzer.audit.Failures;
import nl.profielwijzer.calibration.Ijking.Gebruikt;
import nl.profielwijzer.calibration.Ijking.Toestand;
import nl.profielwijzer.calibration.Ijking.Uitkomst;
import nl.profielwijzer.calibration.Ijking.Waarde;
import nl.profielwijzer.calibration.Ijkopdracht.Casussen;
import nl.profielwijzer.calibration.search.Chunks;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Voorstel;
import nl.profielwijzer.calibration.search.JudgedCases.Mislukt;
import nl.profielwijzer.casuistry.Casuistieksets;
import nl.profielwijzer.catalogue.ContentHash;
import nl.profielwijzer.catalogue.Ijkbeleid;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.release.GeldendeParameters;
import nl.profielwijzer.release.Setreferentie;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the calibrations that wait, one at a time and with half the processors, so that those who ask for advice don't
 * notice. It writes every second how far it is; what a process left half done, killed or stopped, it goes on with.
 */
public final class CalibrationRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CalibrationRunner.class);

    /** Of the memory it may take half; a case takes about 10 kB from beginning to report. */
    static final int MOST_CASES = (int) Math.min(100_000, Runtime.getRuntime().maxMemory() / 2 / 10_000);

    /** After this a process that wrote nothing is taken for dead. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private static final int SHOWN = 1_000;
    private static final double SECOND = 1e9;

    private final RulesFolder rules;
    private final Beoordelaar beoordelaar;
    private final GeldendeParameters geldend;
    private final Ijkbeleid beleid;
    private final Casuistieksets sets;
    private final Ijkingen ijkingen;
    private final Clock clock;
    private final String basis;
    private final String loper = UUID.randomUUID().toString();
    private final ScheduledExecutorService executor;
    private volatile boolean closed;
    private volatile @Nullable Attempt current;

    /** @param engineversie of the product: another one may search otherwise, so it doesn't go on with what this one began */
    public CalibrationRunner(
            RulesFolder rules,
            Beoordelaar beoordelaar,
            GeldendeParameters geldend,
            Casuistieksets sets,
            Ijkingen ijkingen,
            Clock clock,
            String engineversie) {
        this.rules = rules;
        this.beoordelaar = beoordelaar;
        this.geldend = geldend;
        this.beleid = Ijkbeleid.read(rules);
        this.sets = sets;
        this.ijkingen = ijkingen;
        this.clock = clock;
        this.basis = ContentHash.of(rules.hash() + " " + engineversie);
        this.executor = Executors.newScheduledThreadPool(2, work -> {
            Thread thread = new Thread(work, "ijking");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
        });
    }

    /** Looks from now on every second whether there is something to do. */
    public void start() {
        executor.scheduleWithFixedDelay(guarded(this::doWhatWaits), 0, 1, TimeUnit.SECONDS);
        executor.scheduleAtFixedRate(guarded(this::tell), 1, 1, TimeUnit.SECONDS);
    }

    /** Work that fails is tried again a second later: the storage may be away for a while. */
    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("de ijkingen komen niet verder: {}", Failures.withoutMessages(e));
            }
        };
    }

    /** One attempt at a calibration; another may follow. */
    private final class Attempt implements Chunks {
        private final String id;
        private final long began = System.nanoTime();
        private volatile double first = -1;
        private volatile double share;
        private volatile boolean stopped;

        Attempt(Ijking ijking) {
            id = ijking.id();
            share = ijking.voortgang();
        }

        @Override
        public byte @Nullable [] find(String chunk) {
            checkStopped();
            return ijkingen.chunk(id, chunk);
        }

        @Override
        public void keep(String chunk, byte[] content) {
            checkStopped();
            ijkingen.keepChunk(id, chunk, content);
        }

        void progress(double now) {
            checkStopped();
            if (first < 0) {
                first = now;
            }
            share = Math.max(share, now);
        }

        private void checkStopped() {
            if (stopped || closed) {
                throw new CancellationException();
            }
        }

        /** By the pace of this attempt; null while there is too little to tell. */
        @Nullable
        Integer secondsLeft() {
            double passed = (System.nanoTime() - began) / SECOND;
            double done = share - Math.max(0, first);
            return first < 0 || done < .02 || passed < 1
                    ? null
                    : Integer.valueOf((int) Math.ceil(passed / done * (1 - share)));
        }

        void tell() {
            if (!ijkingen.tell(id, loper, share, secondsLeft(), clock.instant())) {
                stopped = true;
            }
        }
    }

    private void tell() {
        Attempt attempt = current;
        if (attempt != null) {
            attempt.tell();
        }
    }

    private void doWhatWaits() {
        while (!closed) {
            Optional<Ijking> next = ijkingen.take(loper, basis, clock.instant(), SILENCE);
            if (next.isEmpty()) {
                return;
            }
            Attempt attempt = new Attempt(next.get());
            current = attempt;
            try {
                attempt(next.get(), attempt);
            } finally {
                current = null;
            }
        }
    }

    private void attempt(Ijking ijking, Attempt attempt) {
        try {
            Ijkrapport rapport = new CalibrationRun(
                            beoordelaar,
                            basis(ijking.opdracht().parameterset()),
                            beleid,
                            Math.max(1, Runtime.getRuntime().availableProcessors() / 2))
                    .run(opdracht(ijking.opdracht()), attempt, attempt::progress);
            ijkingen.finish(
                    ijking.id(),
                    loper,
                    rapport.voorstel() ? Toestand.VOORSTEL : Toestand.GEEN_VOORSTEL,
                    uitkomst(rapport),
                    new ReportFiles(rules).all(rapport),
                    clock.instant());
        } catch (CancellationException stopped) {
            // someone stopped it, or the service stops and another goes on with it
            ijkingen.leave(ijking.id(), loper);
            ijkingen.tidy(ijking.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            fail(ijking, Objects.requireNonNullElse(e.getMessage(), "De opdracht kan niet worden uitgevoerd."));
        } catch (OutOfMemoryError e) {
            fail(
                    ijking,
                    "Er is te weinig geheugen voor zoveel casussen. Kies een kleinere set, of geef de service meer geheugen.");
        } catch (RuntimeException e) {
            if (Failures.storageIsAway(e)) {
                // it goes on later, as after a crash
                throw e;
            }
            LOG.error("een ijking liep vast: {}", Failures.withoutMessages(e));
            fail(ijking, "Er ging iets mis. Het ligt aan de server. Meld het bij de beheerder.");
        }
    }

    private void fail(Ijking ijking, String reden) {
        ijkingen.finish(
                ijking.id(),
                loper,
                Toestand.MISLUKT,
                new Uitkomst(null, null, List.of(), List.of(reden), List.of(), 0),
                Map.of(),
                clock.instant());
    }

    private Ijkopdracht opdracht(Ijking.Opdracht opdracht) {
        Gebruikt toets = opdracht.toets();
        return new Ijkopdracht(
                casussen(opdracht.casuistiek()),
                toets == null ? null : casussen(toets),
                opdracht.budget(),
                opdracht.maxWijzigingen() == null ? Integer.MAX_VALUE : opdracht.maxWijzigingen(),
                opdracht.zaad());
    }

    /** The set as it was when the calibration was asked for: a concept can change meanwhile, and so can the rules. */
    private Rekenset basis(@Nullable ParametersetReferentie fixed) {
        return fixed == null
                ? beoordelaar.standaard()
                : geldend.find(new Setreferentie(fixed.id(), fixed.versie()))
                        .filter(set -> set.referentie().equals(fixed))
                        .orElseThrow(() -> new IllegalArgumentException(
                                "De parameterset %s@%d is er niet meer zoals zij was. Begin een nieuwe ijking."
                                        .formatted(fixed.id(), fixed.versie())));
    }

    private Casussen casussen(Gebruikt gebruikt) {
        return sets.find(gebruikt.set())
                .filter(set -> set.hash().equals(gebruikt.hash()))
                .map(set -> CalibrationDesk.casussen(sets, set))
                .orElseThrow(() -> new IllegalArgumentException(
                        "De set %s is er niet meer zoals zij was. Begin een nieuwe ijking.".formatted(gebruikt.set())));
    }

    private static Uitkomst uitkomst(Ijkrapport rapport) {
        List<Waarde> changes = rapport.uitkomst() instanceof Voorstel voorstel
                ? voorstel.wijzigingen().stream()
                        .map(change -> new Waarde(change.parameter(), change.nu(), change.wordt()))
                        .toList()
                : List.of();
        List<Mislukt> fouten = rapport.mislukt();
        return new Uitkomst(
                ReportJson.hash(rapport),
                rapport.kaart().regelversie(),
                changes,
                rapport.redenen(),
                fouten.stream().limit(SHOWN).toList(),
                fouten.size());
    }

    /** Stops at the next chunk and leaves the rest for later. */
    @Override
    public void close() {
        closed = true;
        executor.shutdown();
        try {
            if (!executor.awaitTermination(20, TimeUnit.SECONDS)) {
                LOG.warn("een ijking stopt niet op tijd; zij gaat later verder");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
