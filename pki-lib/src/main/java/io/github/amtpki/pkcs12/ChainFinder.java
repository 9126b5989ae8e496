package io.github.amtpki.pkcs12;

import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Credential;
import io.github.amtpki.x509.KeyPairs;
import io.github.amtpki.x509.Names;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a file's certificates in order for a key: its own first, then each issuer, as far as they reach. */
final class ChainFinder {

    /** Far more than any chain needs; bounds the signature checks that a hostile file can ask for. */
    private static final int MAX_PROBES = 256;

    private final List<X509Certificate> certificates;
    private int probes;

    ChainFinder(List<X509Certificate> certificates) {
        this.certificates = certificates;
    }

    Optional<Credential> credential(PrivateKey key) {
        for (X509Certificate candidate : certificates) {
            if (probe() && KeyPairs.belong(key, candidate.getPublicKey())) {
                return Optional.of(new Credential(key, chain(candidate)));
            }
        }
        return Optional.empty();
    }

    private List<X509Certificate> chain(X509Certificate leaf) {
        List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
        Optional<X509Certificate> next = issuer(leaf, chain);
        while (next.isPresent()) {
            chain.add(next.get());
            next = issuer(next.get(), chain);
        }
        return chain;
    }

    private Optional<X509Certificate> issuer(X509Certificate certificate, List<X509Certificate> taken) {
        if (Names.same(certificate.getSubjectX500Principal(), certificate.getIssuerX500Principal())) {
            return Optional.empty();
        }
        for (X509Certificate candidate : certificates) {
            boolean named = Names.same(candidate.getSubjectX500Principal(), certificate.getIssuerX500Principal());
            if (named && !taken.contains(candidate) && probe() && Certificates.signedBy(certificate, candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private boolean probe() {
        return probes++ < MAX_PROBES;
    }
}
