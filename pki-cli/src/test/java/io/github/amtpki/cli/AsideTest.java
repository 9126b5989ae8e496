package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.cli.console.UsageException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class AsideTest {

    @Test
    void whoeverBeginsGoesOnMeanwhile() {
        CountDownLatch goneOn = new CountDownLatch(1);
        Aside<Thread> aside = Aside.begin("aside", () -> {
            await(goneOn);
            return Thread.currentThread();
        });
        goneOn.countDown();

        assertThat(aside.get().getName()).isEqualTo("aside");
        assertThat(aside.get().isDaemon()).isTrue();
    }

    @Test
    void whatWentWrongIsToldToWhomeverAsks() {
        Aside<String> aside = Aside.begin("aside", () -> {
            throw new UsageException("no", "yes");
        });

        assertThatThrownBy(aside::get).isInstanceOf(UsageException.class).hasMessage("no");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
