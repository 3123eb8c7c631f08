package nl.profielwijzer;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Keeps the details of libraries out of the log, whatever level someone sets: below INFO they write bodies of requests
 * and values of queries, and those hold what residents told.
 */
public final class LogFloor extends TurboFilter {

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] params,
            @Nullable Throwable t) {
        boolean detail = !level.isGreaterOrEqual(Level.INFO);
        return detail && !logger.getName().startsWith("nl.profielwijzer") ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
