package io.github.amtpki.x509;

import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * One line of a revocation list. It names a certificate by its serial number alone: whose number that is says the list's
 * issuer.
 *
 * @param serial the certificate's serial number
 * @param revokedAt since when it is not to be trusted, in whole seconds
 * @param reason {@link RevocationReason#UNSPECIFIED} if the list gives none
 */
public record RevokedCertificate(BigInteger serial, Instant revokedAt, RevocationReason reason) {

    public RevokedCertificate {
        Objects.requireNonNull(serial, "serial");
        Objects.requireNonNull(reason, "reason");
        revokedAt = revokedAt.truncatedTo(ChronoUnit.SECONDS);
    }
}
