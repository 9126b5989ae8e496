package io.github.amtpki.profile.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.CertificateSpec;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.Validity;
import java.time.Instant;
import java.util.OptionalInt;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LastingTest {

    @ParameterizedTest
    @CsvSource({
        "2027-01-31T12:00:00Z, 2042-01-31T12:00:00Z, 15y",
        "2027-01-30T12:00:00Z, 2042-01-31T12:00:00Z, 15y",
        "2027-01-01T00:00:00Z, 2027-12-31T23:59:59Z, 1y",
        "2027-01-31T12:00:00Z, 2036-10-31T12:00:00Z, 3561d",
        "2027-01-31T12:00:00Z, 2027-01-31T13:00:00Z, 1d",
        "1950-01-31T12:00:00Z, 2049-12-31T12:00:00Z, 36000d"
    })
    void isWrittenInYearsWhereItIsYears(Instant from, Instant to, String written) {
        assertThat(Lasting.of(Authority.selfSigned(
                                CertificateSpec.ca(
                                        new X500Principal("CN=Root"), new Validity(from, to), OptionalInt.empty()),
                                TestKeys.context()
                                        .keys()
                                        .order(KeyType.RSA_2048)
                                        .get(),
                                Digest.SHA256,
                                TestKeys.context())
                        .certificate()))
                .isEqualTo(written);
    }
}
