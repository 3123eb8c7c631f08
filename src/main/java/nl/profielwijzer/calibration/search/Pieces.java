package nl.profielwijzer.calibration.search;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import nl.profielwijzer.assessment.Replay;
import nl.profielwijzer.assessment.Tuning;

/** The pieces of a search: each is found among the finished chunks or done now, and counts for the progress. */
final class Pieces {
    private final Replay replay;
    private final Chunks chunks;
    private final DoubleConsumer progress;
    private final AtomicLong done = new AtomicLong();
    private volatile long all = 1;

    /** @param progress is told which share of the work is done, from any thread */
    Pieces(Replay replay, Chunks chunks, DoubleConsumer progress) {
        this.replay = replay;
        this.chunks = chunks;
        this.progress = progress;
    }

    /** @param work of all pieces together, in the unit in which each says how much it is */
    void expect(long work) {
        all = work;
    }

    /**
     * The tunings that this piece comes to.
     *
     * @param name unlike that of any other piece
     * @param size how much work it is
     */
    List<Tuning> of(String name, int size, Supplier<List<Tuning>> work) {
        byte[] known = chunks.find(name);
        List<Tuning> tunings;
        if (known == null) {
            tunings = work.get();
            chunks.keep(name, bytes(tunings));
        } else {
            tunings = tunings(known);
        }
        progress.accept(Math.min(1, (double) done.addAndGet(size) / all));
        return tunings;
    }

    /** The tuning that this piece comes to. */
    Tuning one(String name, int size, Supplier<Tuning> work) {
        return of(name, size, () -> List.of(work.get())).get(0);
    }

    private byte[] bytes(List<Tuning> tunings) {
        int places = replay.parameters().size();
        ByteBuffer steps = ByteBuffer.allocate(tunings.size() * places * Short.BYTES);
        for (Tuning tuning : tunings) {
            for (int place = 0; place < places; place++) {
                steps.putShort((short) tuning.step(place));
            }
        }
        return steps.array();
    }

    private List<Tuning> tunings(byte[] bytes) {
        ByteBuffer steps = ByteBuffer.wrap(bytes);
        List<Tuning> tunings = new ArrayList<>();
        while (steps.hasRemaining()) {
            Tuning tuning = replay.current();
            for (int place = 0; place < replay.parameters().size(); place++) {
                tuning = tuning.with(place, steps.getShort());
            }
            tunings.add(tuning);
        }
        return tunings;
    }
}
