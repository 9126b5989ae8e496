package io.github.amtpki.store;

import io.github.amtpki.Artefact;
import io.github.amtpki.Secret;
import io.github.amtpki.amt.RootHashText;
import io.github.amtpki.pkcs12.Bundle;
import io.github.amtpki.pkcs12.BundleKeys;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Credential;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.EncryptedKey;
import io.github.amtpki.x509.KeyLock;
import io.github.amtpki.x509.Pem;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of one certificate, made from what was issued. Pure: nothing is written here.
 *
 * <pre>
 * NAME.crt         the certificate, PEM
 * NAME.chain.crt   it and its issuers, leaf first, root last, PEM; not for a root
 * NAME.der         the certificate, DER; roots only, as the hashes below
 * NAME-hash.txt    the root's hash in every form people need
 * NAME-hash.json   the same for programs
 * NAME.key         the private key, PEM, encrypted PKCS#8
 * NAME.pfx         key and whole chain, PKCS#12
 * FILE.password    a generated password, beside its file
 * </pre>
 */
final class CertificateFiles {

    static final String KEY = ".key";
    static final String BUNDLE = ".pfx";
    static final String PASSWORD = ".password";

    private CertificateFiles() {}

    /** What follows from the chain alone. */
    static List<Artefact> open(String stem, List<X509Certificate> chain, boolean root, List<Digest> hashes) {
        List<Artefact> files = new ArrayList<>();
        files.add(text(stem + ".crt", Certificates.pem(chain.subList(0, 1))));
        if (root) {
            files.add(new Artefact(stem + ".der", Certificates.der(chain.get(0)), false));
            RootHashText hash = RootHashText.of(chain.get(0), hashes);
            files.add(text(stem + "-hash.txt", hash.text()));
            files.add(text(stem + "-hash.json", hash.json()));
        } else {
            files.add(text(stem + ".chain.crt", Certificates.pem(chain)));
        }
        return files;
    }

    static List<Artefact> key(String stem, PrivateKey key, KeyLock lock, Secret password) {
        byte[] der = EncryptedKey.encode(key, lock);
        String pem = Pem.encode(Pem.ENCRYPTED_PRIVATE_KEY, der);
        return withPassword(new Artefact(stem + KEY, pem.getBytes(StandardCharsets.US_ASCII), true), password);
    }

    static List<Artefact> bundle(
            String stem, Credential credential, BundleKeys keys, String friendlyName, Secret password) {
        byte[] der = Bundle.encode(credential, keys, friendlyName);
        return withPassword(new Artefact(stem + BUNDLE, der, true), password);
    }

    private static List<Artefact> withPassword(Artefact file, Secret password) {
        return password.generated()
                ? List.of(file, new Artefact(file.path() + PASSWORD, SecretText.line(password), true))
                : List.of(file);
    }

    private static Artefact text(String path, String text) {
        return new Artefact(path, text.getBytes(StandardCharsets.UTF_8), false);
    }
}
