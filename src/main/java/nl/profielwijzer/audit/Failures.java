package nl.profielwijzer.audit;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.TransactionException;

/** What the doors and the program's own log may tell of a failure. */
public final class Failures {
    private static final int FRAMES = 12;

    /** The class of SQL states that says the connection is gone. */
    private static final String CONNECTION = "08";

    private Failures() {}

    /** Where it went wrong. Messages of exceptions are left out: they may hold what was in an intake. */
    public static String withoutMessages(Throwable failure) {
        return causes(failure)
                .map(cause -> cause.getClass().getName()
                        + Arrays.stream(cause.getStackTrace())
                                .limit(FRAMES)
                                .map(frame -> "\n    bij " + frame)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\nveroorzaakt door "));
    }

    /** Whether the storage is away, also when that showed only while something was being stored. */
    public static boolean storageIsAway(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof DataAccessResourceFailureException
                        || cause instanceof TransientDataAccessException
                        || cause instanceof TransactionException
                        || cause instanceof CannotGetJdbcConnectionException
                        || (cause instanceof SQLException sql
                                && sql.getSQLState() != null
                                && sql.getSQLState().startsWith(CONNECTION)));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
