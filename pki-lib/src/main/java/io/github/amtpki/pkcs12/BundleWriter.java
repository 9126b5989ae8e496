package io.github.amtpki.pkcs12;

import io.github.amtpki.RefusedException;
import io.github.amtpki.internal.bc.Pfx;
import io.github.amtpki.internal.bc.Pkcs8;
import io.github.amtpki.internal.bc.SafeBag;
import io.github.amtpki.x509.Credential;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Writes bundles in the one shape that every importer takes.
 *
 * <p>Certificates come before the key, as OpenSSL writes them (the JDK does the reverse, and both are read everywhere). The
 * localKeyID is the SHA-1 of the leaf, as everybody's is; NSS does not find the key without.
 */
final class BundleWriter {

    /** PKCS#9's upper bound (RFC 2985, pkcs-9-ub-pkcs9String). */
    private static final int MAX_NAME = 255;

    private BundleWriter() {}

    static byte[] write(Credential credential, BundleKeys keys, String friendlyName) {
        if (friendlyName.isEmpty() || friendlyName.length() > MAX_NAME) {
            throw new RefusedException(
                    "a friendly name has 1 to " + MAX_NAME + " characters, not " + friendlyName.length());
        }
        byte[] plain = plain(credential.key());
        ChainRule.check(credential);
        keys.spend();
        Optional<String> name = Optional.of(friendlyName);
        Optional<byte[]> id = Optional.of(keyId(credential.leaf()));
        List<SafeBag> certificates = new ArrayList<>();
        for (X509Certificate certificate : credential.chain()) {
            boolean leaf = certificates.isEmpty();
            certificates.add(new SafeBag(
                    SafeBag.Kind.CERTIFICATE,
                    encoded(certificate),
                    leaf ? name : Optional.empty(),
                    leaf ? id : Optional.empty()));
        }
        byte[] shrouded = new Pkcs8(keys.forKey, keys.key.encrypt(plain)).encode();
        Arrays.fill(plain, (byte) 0);
        byte[] certificateSafe = keys.certificates.encrypt(SafeBag.encode(certificates));
        byte[] keySafe = SafeBag.encode(List.of(new SafeBag(SafeBag.Kind.SHROUDED_KEY, shrouded, name, id)));
        List<Pfx.Item> items = List.of(
                new Pfx.Item(Optional.of(keys.forCertificates), certificateSafe),
                new Pfx.Item(Optional.empty(), keySafe));
        return Pfx.encode(items, keys.mac, keys.macKey);
    }

    private static byte[] plain(PrivateKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded == null || !"PKCS#8".equals(key.getFormat())) {
            throw new RefusedException(
                    "this private key cannot leave its token, so it cannot be put into a bundle",
                    "make the provisioning key in memory; only the authority's key belongs into a token");
        }
        return encoded;
    }

    private static byte[] keyId(X509Certificate leaf) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(encoded(leaf));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-1 is missing from this JDK", e);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate does not encode", e);
        }
    }
}
