package io.github.amtpki.pkcs12;

import io.github.amtpki.RefusedException;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Credential;
import io.github.amtpki.x509.KeyPairs;
import io.github.amtpki.x509.Names;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a credential must be before it goes into a bundle: the leaf's key, and an unbroken chain up to a root.
 *
 * <p>Importers find out late, or not at all: RPS shows a wrong order as "FQDN not associated with provisioning
 * certificate", MeshCentral a duplicate as "Unable to order", and Console stores a key that is not the leaf's.
 */
final class ChainRule {

    private ChainRule() {}

    static void check(Credential credential) {
        List<X509Certificate> chain = credential.chain();
        if (!KeyPairs.belong(credential.key(), credential.leaf().getPublicKey())) {
            throw new RefusedException(
                    "the private key does not belong to the first certificate, " + name(credential.leaf()));
        }
        Set<X509Certificate> seen = new HashSet<>();
        for (X509Certificate certificate : chain) {
            if (!seen.add(certificate)) {
                throw new RefusedException("the chain holds " + name(certificate) + " twice");
            }
        }
        for (int i = 0; i + 1 < chain.size(); i++) {
            if (!Certificates.signedBy(chain.get(i), chain.get(i + 1))) {
                throw new RefusedException(
                        "certificate " + (i + 2) + " of the chain, " + name(chain.get(i + 1)) + ", did not issue "
                                + name(chain.get(i)),
                        "give the leaf first, then each issuer, the root last");
            }
        }
        X509Certificate last = chain.get(chain.size() - 1);
        if (!Certificates.selfSigned(last)) {
            boolean ownName = Names.same(last.getSubjectX500Principal(), last.getIssuerX500Principal());
            throw ownName
                    ? new RefusedException(
                            "the chain ends with " + name(last) + ", which names itself as its issuer but was signed by"
                                    + " another key",
                            "give each CA a name of its own, and issue what is below it anew")
                    : new RefusedException(
                            "the chain ends with " + name(last) + ", which is not a root",
                            "add the certificates above it: '" + last.getIssuerX500Principal() + "'");
        }
    }

    private static String name(X509Certificate certificate) {
        return "'" + certificate.getSubjectX500Principal() + "'";
    }
}
