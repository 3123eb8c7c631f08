package nl.profielwijzer.audit;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.MDC;

/**
 * Where an act comes from; travels with the thread, so that lines of the technical log can be found by it too.
 *
 * @param oorsprong the door: api, web or opdrachtregel
 * @param trace W3C trace id
 */
public record Spoor(String oorsprong, String trace) {
    static final String API = "api";

    private static final String DOOR = "oorsprong";
    private static final String TRACE = "trace";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A trace that starts here. */
    public static Spoor begin(String oorsprong) {
        byte[] id = new byte[16];
        RANDOM.nextBytes(id);
        return new Spoor(oorsprong, HexFormat.of().formatHex(id));
    }

    /** That of the act on this thread; a command runs without a request. */
    static Spoor current() {
        String door = MDC.get(DOOR);
        String trace = MDC.get(TRACE);
        return door == null || trace == null ? begin("opdrachtregel") : new Spoor(door, trace);
    }

    /** Lets this thread act under it until it is closed. */
    Gevolgd follow() {
        MDC.put(DOOR, oorsprong);
        MDC.put(TRACE, trace);
        return () -> {
            MDC.remove(DOOR);
            MDC.remove(TRACE);
        };
    }

    /** Ends the trace on this thread. */
    interface Gevolgd extends AutoCloseable {
        @Override
        void close();
    }
}
