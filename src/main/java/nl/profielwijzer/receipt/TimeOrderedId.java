package nl.profielwijzer.receipt;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Ids that nobody can guess and that sort by time, so that an index grows at its end (RFC 9562, UUID version 7). */
final class TimeOrderedId {
    private static final SecureRandom RANDOM = new SecureRandom();

    private TimeOrderedId() {}

    /** The smallest that could be made at this moment. */
    static String first(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0).toString();
    }

    static String of(Instant time) {
        long high = time.toEpochMilli() << 16 | 0x7000L | RANDOM.nextInt(0x1000);
        long low = RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
