package nl.profielwijzer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionSystemException;

class FailuresTest {
    @Test
    void theLogGetsThePlaceAndNotTheMessage() {
        String text =
                Failures.withoutMessages(new IllegalStateException("geheim", new IllegalArgumentException("geheim")));
        assertThat(text)
                .contains("IllegalStateException", "veroorzaakt door java.lang.IllegalArgument", "FailuresTest")
                .doesNotContain("geheim");
    }

    @Test
    void storageCanBreakOffWhileSomethingIsBeingStored() {
        assertThat(Failures.storageIsAway(new DataAccessResourceFailureException("weg")))
                .isTrue();
        assertThat(Failures.storageIsAway(
                        new TransactionSystemException("vastleggen", new SQLException("verbinding", "08006"))))
                .isTrue();
        assertThat(Failures.storageIsAway(
                        new DataIntegrityViolationException("dubbel", new SQLException("sleutel", "23505"))))
                .isFalse();
        assertThat(Failures.storageIsAway(new IllegalStateException("iets anders")))
                .isFalse();
    }
}
