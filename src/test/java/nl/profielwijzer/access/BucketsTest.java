package nl.profielwijzer.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BucketsTest {
    private final AtomicLong now = new AtomicLong(-5_000_000_000L);
    private final Buckets buckets = new Buckets(3, 2, now::get);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void whoEmptiesTheBucketWaitsUntilItFills() {
        for (int i = 0; i < 3; i++) {
            assertThat(buckets.take("a")).isZero();
        }
        assertThat(buckets.take("a")).isEqualTo(Duration.ofMillis(500));
        pass(Duration.ofMillis(499));
        assertThat(buckets.take("a")).isPositive();
        pass(Duration.ofMillis(1));
        assertThat(buckets.take("a")).isZero();
        assertThat(buckets.take("a")).isPositive();
    }

    @Test
    void anotherOneHasABucketOfTheirOwn() {
        for (int i = 0; i < 4; i++) {
            buckets.take("a");
        }
        assertThat(buckets.wait("a")).isPositive();
        assertThat(buckets.wait("b")).isZero();
        assertThat(buckets.take("b")).isZero();
    }

    @Test
    void aBucketNeverHoldsMoreThanItCan() {
        buckets.take("a");
        pass(Duration.ofDays(365));
        for (int i = 0; i < 3; i++) {
            assertThat(buckets.take("a")).isZero();
        }
        assertThat(buckets.take("a")).isPositive();
    }

    @Test
    void manyNamesDoNotFillTheMemoryAndDoNotFreeWhoKeepsAsking() {
        for (int i = 0; i < 4; i++) {
            buckets.take("a");
        }
        for (int i = 0; i < 100_000; i++) {
            buckets.take("naam-" + i);
            if (i % 1_000 == 0) {
                assertThat(buckets.take("a")).isPositive();
            }
        }
        assertThat(buckets.size()).isLessThanOrEqualTo(10_000);
    }
}
