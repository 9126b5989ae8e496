package io.github.amtpki.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class JudgementsTest {

    @Test
    void whoeverBeginsGoesOnMeanwhile() {
        CountDownLatch goneOn = new CountDownLatch(1);
        Set<String> judged = ConcurrentHashMap.newKeySet();
        try (Judgements judgements = new Judgements()) {
            judgements.begin(() -> {
                await(goneOn);
                judged.add("first");
            });
            judgements.begin(() -> judged.add("second"));
            goneOn.countDown();
            judgements.settle();
        }
        assertThat(judged).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void whoeverSettlesLendsAHand() {
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch helped = new CountDownLatch(1);
        List<Thread> helper = new ArrayList<>();
        try (Judgements judgements = new Judgements()) {
            judgements.begin(() -> {
                taken.countDown();
                await(helped);
            });
            await(taken);
            judgements.begin(() -> {
                helper.add(Thread.currentThread());
                helped.countDown();
            });
            judgements.settle();
        }
        assertThat(helper).containsExactly(Thread.currentThread());
    }

    @Test
    void theFirstRefusalIsTheOneThatCounts() {
        try (Judgements judgements = new Judgements()) {
            judgements.begin(() -> {});
            judgements.begin(() -> {
                throw new RefusedException("one", "");
            });
            judgements.begin(() -> {
                throw new RefusedException("two", "");
            });
            assertThatThrownBy(judgements::settle)
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("one");
        }
    }

    @Test
    void anErrorStaysOne() {
        try (Judgements judgements = new Judgements()) {
            judgements.begin(() -> {
                throw new StackOverflowError();
            });
            assertThatThrownBy(judgements::settle).isInstanceOf(StackOverflowError.class);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
