package nl.profielwijzer;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says why the service doesn't start, in a sentence instead of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailure implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        String reason = reason(failure);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        err.println("Profielwijzer start niet. " + (reason == null ? "De oorzaak:" : reason));
        if (reason == null) {
            failure.printStackTrace(err);
        }
        return true;
    }

    private static @Nullable String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused) {
                return cause.getMessage();
            }
            if (cause instanceof PortInUseException port) {
                return "Poort %d is al in gebruik. Kies een andere, bijvoorbeeld met --server.port=%d."
                        .formatted(port.getPort(), port.getPort() + 1);
            }
            if (cause instanceof org.h2.jdbc.JdbcSQLNonTransientConnectionException h2 && h2.getErrorCode() == 90020) {
                return "De gegevensmap is al in gebruik door een ander proces. Stop dat, of kies een andere map met --data.";
            }
            if (cause instanceof org.postgresql.util.PSQLException postgresql) {
                return reason(String.valueOf(postgresql.getSQLState()));
            }
            if (cause instanceof IllegalArgumentException && fromOurs(cause)) {
                return String.valueOf(cause.getMessage());
            }
        }
        return null;
    }

    /** @param state what PostgreSQL says is wrong; 28 is about who logs in, 3D000 about a database that isn't there */
    private static @Nullable String reason(String state) {
        if (state.startsWith("08") || state.equals("57P03")) {
            return "PostgreSQL is niet bereikbaar. Kijk of het draait en of SPRING_DATASOURCE_URL klopt.";
        }
        if (state.startsWith("28") || state.equals("3D000")) {
            return "PostgreSQL laat Profielwijzer niet toe. Kijk of de database en de gebruiker bestaan en of SPRING_DATASOURCE_URL,"
                    + " SPRING_DATASOURCE_USERNAME en het bestand spring.datasource.password kloppen.";
        }
        return null;
    }

    /** Messages of our own say what to do; those of others need their stack trace. */
    private static boolean fromOurs(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("nl.profielwijzer.");
    }
}
