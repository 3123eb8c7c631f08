package nl.profielwijzer.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimeOrderedIdTest {
    @Test
    void laterIsGreaterAndEachIsItsOwn() {
        Instant now = Instant.parse("2026-03-02T10:00:00Z");
        assertThat(TimeOrderedId.of(now.plusMillis(1))).isGreaterThan(TimeOrderedId.of(now));
        assertThat(TimeOrderedId.of(now)).isNotEqualTo(TimeOrderedId.of(now));
        assertThat(UUID.fromString(TimeOrderedId.of(now)).version()).isEqualTo(7);
        assertThat(UUID.fromString(TimeOrderedId.of(now)).variant()).isEqualTo(2);
    }
}
