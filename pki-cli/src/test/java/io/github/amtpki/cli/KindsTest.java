package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.CertificateKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class KindsTest {

    @ParameterizedTest
    @EnumSource
    void everyKindIsListed(CertificateKind kind) {
        assertThat(Run.amtpki("kinds").out()).contains(kind.id() + ": " + kind.description() + "\n");
        assertThat((List<?>) Run.amtpki("kinds", "--json").json().get("kinds"))
                .anySatisfy(one -> assertThat(one.toString()).contains("id=" + kind.id() + ","));
    }

    @Test
    void keysAndNamesAreListed() {
        assertThat(Run.amtpki("kinds").out()).contains("""
                device-tls: the TLS server inside AMT, for a key that AMT made
                  keyUsage          digitalSignature, keyEncipherment
                  extendedKeyUsage  serverAuth
                  subject           CN: the DNS name or IP address that clients dial
                  keys, sha256      rsa-2048, ec-p384
                  keys, sha384      ec-p384
                """);
    }
}
