package io.github.amtpki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

final class SecretTest {

    @Test
    void neverPrintsItself() {
        assertThat(Secret.of("hunter2".toCharArray())).hasToString("Secret[redacted]");
    }

    @Test
    void closingForgetsTheCharacters() {
        Secret secret = Secret.of("hunter2".toCharArray());
        secret.close();
        assertThatThrownBy(secret::reveal).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void generatedOnesAreTypeableAndDiffer() {
        String one = new String(Secret.generate(new SecureRandom()).reveal());
        String other = new String(Secret.generate(new SecureRandom()).reveal());
        assertThat(one).matches("[a-km-np-z2-9]{26}").isNotEqualTo(other);
    }
}
