package nl.profielwijzer.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The log of acts. Whoever reads or writes something about a household or a parameter set does so through it: the act and
 * its line are in one transaction, so nothing is done that isn't written down.
 */
public class Logboek {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Seal seal;
    private final Clock clock;

    /** @param key of at least 32 bytes, kept outside the database */
    public Logboek(JdbcClient jdbc, PlatformTransactionManager transactions, byte[] key, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.seal = new Seal(key);
        this.clock = clock;
    }

    /** @param key file with the key; made when there is none */
    public static Logboek open(JdbcClient jdbc, PlatformTransactionManager transactions, Path key, Clock clock) {
        return new Logboek(
                jdbc, transactions, KeyFile.readOrMake(key, kop(jdbc, "").volgnummer() > 0), clock);
    }

    /** The lines, to read. */
    public Logregels regels() {
        return new Logregels(jdbc, seal);
    }

    /**
     * Does an act and writes its line. An act that fails is undone, and its failure is written; as refused when it found
     * that the user may not do this.
     */
    public <T> T doe(Handeling handeling, Supplier<T> act) {
        return doe(handeling, act, result -> handeling);
    }

    /** Does an act and writes its line. An act that fails is undone, and its failure is written. */
    public void doe(Handeling handeling, Runnable act) {
        doe(handeling, () -> {
            act.run();
            return handeling;
        });
    }

    /**
     * Does an act whose line can be written in full only when it is done, such as making something that gets an id.
     *
     * @param begonnen what the line says when the act fails
     * @param gedaan what the line says when it succeeds
     */
    public <T> T doe(Handeling begonnen, Supplier<T> act, Function<T, Handeling> gedaan) {
        T result;
        try {
            result = transaction.execute(status -> {
                T done = act.get();
                append(gedaan.apply(done), Resultaat.GELUKT);
                return done;
            });
        } catch (RuntimeException failure) {
            if (Failures.storageIsAway(failure)) {
                // There is nothing to write to, and the caller has waited long enough.
                throw failure;
            }
            try {
                schrijf(begonnen, failure instanceof AccessDeniedException ? Resultaat.GEWEIGERD : Resultaat.MISLUKT);
            } catch (RuntimeException unwritten) {
                failure.addSuppressed(unwritten);
            }
            throw failure;
        }
        return result;
    }

    /** Writes a line about something that was refused, failed or happened elsewhere. */
    public void schrijf(Handeling handeling, Resultaat resultaat) {
        transaction.executeWithoutResult(status -> append(handeling, resultaat));
    }

    /** The head is locked last, for as short as possible: everyone who writes a line waits for it. */
    private void append(Handeling handeling, Resultaat resultaat) {
        Spoor spoor = Spoor.current();
        Kop kop = kop(jdbc, " for update");
        Logregel open = new Logregel(
                kop.volgnummer() + 1,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                handeling.actor(),
                handeling.actie().name(),
                handeling.object(),
                resultaat.name(),
                spoor.oorsprong(),
                spoor.trace(),
                handeling.verwerking().name(),
                handeling.betrokkene() == null ? null : seal.pseudonym(handeling.betrokkene()),
                "");
        String schakel = seal.of(kop.schakel(), open);
        jdbc.sql("""
                        insert into logregel (volgnummer, tijdstip, actor, actie, object, resultaat, oorsprong, trace,
                          verwerking, betrokkene, schakel)
                        values (:volgnummer, :tijdstip, :actor, :actie, :object, :resultaat, :oorsprong, :trace,
                          :verwerking, :betrokkene, :schakel)
                        """)
                .param("volgnummer", open.volgnummer())
                .param("tijdstip", OffsetDateTime.ofInstant(open.tijdstip(), ZoneOffset.UTC))
                .param("actor", open.actor())
                .param("actie", open.actie())
                .param("object", open.object())
                .param("resultaat", open.resultaat())
                .param("oorsprong", open.oorsprong())
                .param("trace", open.trace())
                .param("verwerking", open.verwerking())
                .param("betrokkene", open.betrokkene())
                .param("schakel", schakel)
                .update();
        jdbc.sql("update logkop set volgnummer = :volgnummer, schakel = :schakel where id = 1")
                .param("volgnummer", open.volgnummer())
                .param("schakel", schakel)
                .update();
    }

    /** Where the log ends, by the database. */
    static Kop kop(JdbcClient jdbc, String lock) {
        return jdbc.sql("select volgnummer, schakel from logkop where id = 1" + lock)
                .query((row, number) -> new Kop(row.getLong("volgnummer"), row.getString("schakel")))
                .single();
    }

    /**
     * Where the log ends: kept outside the database, it shows later whether lines at the end are gone.
     *
     * @param volgnummer of the last line; 0 when there is none
     */
    public record Kop(long volgnummer, String schakel) {}
}
