package io.github.amtpki.proof;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.Track;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.CertificateSpec;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Credential;
import io.github.amtpki.x509.GeneralName;
import io.github.amtpki.x509.IssuanceContext;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.Pem;
import io.github.amtpki.x509.RevocationReason;
import io.github.amtpki.x509.RevokedCertificate;
import io.github.amtpki.x509.Validity;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/**
 * The PKI of a network on one track, in a folder, for servers and clients to use: {@code root.crt}, {@code issuing.crt}, and for
 * each leaf {@code NAME.crt} (with its issuer behind it) and {@code NAME.key}. Its keys are the tests'; its time is the real one.
 */
final class Lab {

    private final Track track;
    private final Path folder;
    private final IssuanceContext context;
    private final Validity validity;
    private final Authority root;
    private final Authority issuing;
    private int issued;

    private Lab(Track track, Path folder, IssuanceContext context, int firstKey) throws IOException {
        this.track = track;
        this.folder = folder;
        this.context = context;
        validity = Validity.until(Instant.now(), Instant.now().plus(Duration.ofDays(30)));
        KeyType type = track.defaultKeyType();
        root = Authority.selfSigned(
                CertificateKind.ROOT_CA.spec(new X500Principal("CN=Proof Lab Root, O=Proof"), validity),
                TestKeys.pair(type, firstKey),
                track.digest(),
                context);
        issuing = root.subordinate(
                CertificateKind.INTERMEDIATE_CA.spec(
                        new X500Principal("CN=Proof Lab Issuing CA, O=Proof"), validity, List.of(), OptionalInt.of(0)),
                TestKeys.pair(type, firstKey + 1));
        write("root.crt", Certificates.pem(root.chain()));
        write("issuing.crt", Certificates.pem(List.of(issuing.certificate())));
    }

    static Lab in(Path folder, Track track) throws IOException {
        return new Lab(track, folder, TestKeys.context().withClock(Clock.systemUTC()), 1);
    }

    /** Somebody else's, with the very same names, but other keys: only signatures tell the two apart. */
    Lab rival(Path other) throws IOException {
        return new Lab(track, other, context, 3);
    }

    Authority root() {
        return root;
    }

    Authority issuing() {
        return issuing;
    }

    /** The same for all of it. */
    Validity validity() {
        return validity;
    }

    /** Writes a leaf and its key. */
    Credential issue(String file, CertificateKind kind, KeyType type, String commonName, String... names)
            throws IOException {
        CertificateSpec spec = kind.spec(
                        new X500Principal("CN=" + commonName),
                        validity,
                        Stream.of(names).map(GeneralName::parse).toList(),
                        OptionalInt.empty())
                .forKey(type);
        KeyPair key = TestKeys.pair(type, TestKeys.count(type) - issued++ % 2);
        return write(file, issuing.issue(spec, key.getPublic()), key);
    }

    /** Writes a certificate that this lab's issuing CA made, and the key that belongs to it. */
    Credential write(String file, X509Certificate leaf, KeyPair key) throws IOException {
        List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
        chain.addAll(issuing.chain());
        write(file + ".crt", Certificates.pem(chain.subList(0, chain.size() - 1)));
        write(file + ".key", Pem.encode(Pem.PRIVATE_KEY, key.getPrivate().getEncoded()));
        return new Credential(key.getPrivate(), chain);
    }

    /** The list of each CA, in one file; the issuing one's with these in it. */
    void revoke(String file, X509Certificate... revoked) throws IOException {
        List<RevokedCertificate> all = Stream.of(revoked)
                .map(one -> new RevokedCertificate(
                        one.getSerialNumber(), Instant.now().minusSeconds(60), RevocationReason.KEY_COMPROMISE))
                .toList();
        Validity week =
                new Validity(Instant.now().minusSeconds(60), Instant.now().plus(Duration.ofDays(7)));
        write(
                file,
                root.revocationList(BigInteger.ONE, week, List.of()).pem()
                        + issuing.revocationList(BigInteger.ONE, week, all).pem());
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}
