package io.github.amtpki.pkcs12;

import io.github.amtpki.x509.Credential;
import java.util.Optional;

/**
 * What came out of a bundle.
 *
 * @param structure everything found, in file order
 * @param credential the key with its chain, if the file holds exactly one private key and a certificate for it; the chain
 *     is put in order, leaf first, and goes up as far as the file's certificates reach
 */
public record BundleContents(BundleStructure structure, Optional<Credential> credential) {}
