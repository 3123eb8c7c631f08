package nl.profielwijzer.calibration.search;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import nl.profielwijzer.assessment.PreparedIntake;
import nl.profielwijzer.assessment.Replay;
import nl.profielwijzer.casuistry.Casus;
import org.jspecify.annotations.Nullable;

/** What the rules find in each of some cases. Letting them look is much of the work, so it goes in chunks. */
final class Findings {
    private static final int CHUNK = 100;

    private final List<Look> looks;

    /** What the rules found in one case, or else why they couldn't look. */
    private record Look(byte @Nullable [] found, @Nullable String reden) {}

    private Findings(List<Look> looks) {
        this.looks = looks;
    }

    static Findings in(
            List<Casus> casussen, String name, Replay replay, Workers workers, Chunks chunks, DoubleConsumer progress) {
        int count = (casussen.size() + CHUNK - 1) / CHUNK;
        AtomicInteger done = new AtomicInteger();
        List<byte[]> parts = workers.each(count, number -> {
            String chunk = "%s bevindingen %d".formatted(name, number);
            byte[] part = chunks.find(chunk);
            if (part == null) {
                int end = Math.min(casussen.size(), CHUNK * (number + 1));
                part = look(casussen.subList(CHUNK * number, end), replay);
                chunks.keep(chunk, part);
            }
            progress.accept((double) done.incrementAndGet() / count);
            return part;
        });
        List<Look> looks = new ArrayList<>();
        parts.forEach(part -> read(part, looks));
        return new Findings(looks);
    }

    private static byte[] look(List<Casus> casussen, Replay replay) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Casus casus : casussen) {
                try {
                    byte[] found = replay.look(casus.intake());
                    out.writeInt(found.length);
                    out.write(found);
                } catch (RuntimeException e) {
                    out.writeInt(-1);
                    out.writeUTF(JudgedCases.reason(e));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void read(byte[] part, List<Look> looks) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(part))) {
            while (in.available() > 0) {
                int length = in.readInt();
                looks.add(length < 0 ? new Look(null, in.readUTF()) : new Look(in.readNBytes(length), null));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The prepared form of the case at this place.
     *
     * @throws IllegalArgumentException when the rules couldn't look at it
     */
    PreparedIntake prepared(int place, Casus casus, Replay replay) {
        Look look = looks.get(place);
        if (look.found() == null) {
            throw new IllegalArgumentException(look.reden());
        }
        return replay.prepare(casus.intake(), look.found());
    }
}
