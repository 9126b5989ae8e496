/**
 * Certificates as RFC 5280 has them: what to issue, who signs, what comes out. Knows nothing of AMT.
 *
 * <p>Three nouns carry it: a {@link io.github.amtpki.x509.CertificateSpec specification} says what to issue, an
 * {@link io.github.amtpki.x509.Authority authority} signs it, and a {@link io.github.amtpki.x509.Credential credential}
 * is the key with its chain. Public signatures hold JDK types only.
 */
@NullMarked
package io.github.amtpki.x509;

import org.jspecify.annotations.NullMarked;
