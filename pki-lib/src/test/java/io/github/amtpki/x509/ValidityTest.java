package io.github.amtpki.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.RefusedException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ValidityTest {

    private static final Instant NOW = Instant.parse("2026-07-02T12:00:00.999Z");

    @Test
    void itBeginsOneDayBackInWholeSeconds() {
        assertThat(Validity.until(NOW, NOW.plusSeconds(5)))
                .isEqualTo(new Validity(Instant.parse("2026-07-01T12:00:00Z"), Instant.parse("2026-07-02T12:00:05Z")));
    }

    @Test
    void itEndsIn2049AtTheLatest() {
        assertThat(Validity.LATEST).isEqualTo(Instant.parse("2049-12-31T23:59:59Z"));
        assertThat(Validity.until(NOW, Instant.MAX).notAfter()).isEqualTo(Validity.LATEST);
    }

    @Test
    void aChildIsClippedToItsIssuer() {
        Validity issuer = Validity.until(NOW, NOW.plusSeconds(100));

        assertThat(Validity.until(NOW, NOW.plusSeconds(101)).within(issuer)).isEqualTo(issuer);
        assertThat(Validity.until(NOW, NOW.plusSeconds(99)).within(issuer).notAfter())
                .isBefore(issuer.notAfter());
    }

    @Test
    void anIssuerThatIsOverLeavesNothing() {
        Validity issuer = Validity.until(NOW, NOW.plusSeconds(100));
        Instant later = NOW.plusSeconds(2 * 86_400);

        assertThatThrownBy(() -> Validity.until(later, later.plusSeconds(1)).within(issuer))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void whatWouldBeOverBeforeItIsMadeIsRefused() {
        Instant late = Instant.parse("2050-01-01T00:00:00Z");

        assertThatThrownBy(() -> Validity.until(late, late.plusSeconds(9)))
                .isInstanceOf(RefusedException.class)
                .hasMessage("a certificate that ends at 2049-12-31T23:59:59Z would be over before it is made, at "
                        + "2050-01-01T00:00:00Z");
    }

    @Test
    void bothEndsBelongToIt() {
        Validity validity = Validity.until(NOW, NOW);

        assertThat(validity.contains(validity.notBefore())).isTrue();
        assertThat(validity.contains(validity.notAfter())).isTrue();
        assertThat(validity.contains(validity.notAfter().plusNanos(1))).isFalse();
        assertThat(validity.contains(validity.notBefore().minusNanos(1))).isFalse();
    }

    @Test
    void backwardsIsNoValidity() {
        assertThatThrownBy(() -> new Validity(NOW, NOW.minusSeconds(1))).isInstanceOf(IllegalArgumentException.class);
    }
}
