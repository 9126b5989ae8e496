package io.github.amtpki.export;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.RootHash;
import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.IssuanceContext;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.Validity;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** A root with a leaf, the same in every run. */
public final class Samples {

    private Samples() {}

    /** Everything a sheet can show. */
    public static SheetFacts facts(String subject) {
        IssuanceContext context = TestKeys.context();
        Authority root = authority(subject, context);
        Validity validity = Validity.until(TestKeys.NOW, TestKeys.NOW.plus(Duration.ofDays(730)));
        X509Certificate leaf = root.issue(
                CertificateKind.PROVISIONING.spec(new X500Principal("CN=corp.example.com, O=Lab"), validity),
                TestKeys.pair(KeyType.RSA_2048, 2).getPublic());
        return new SheetFacts(
                root.certificate(),
                List.of(RootHash.of(root.certificate(), Digest.SHA256), RootHash.of(root.certificate(), Digest.SHA384)),
                List.of(leaf),
                Optional.of("corp.example.com"),
                Optional.of(VersionSet.parse(List.of("6-22"))),
                "root.crt",
                true);
    }

    /** The same with so many leaves. */
    public static SheetFacts many(String subject, int leaves) {
        SheetFacts one = facts(subject);
        return new SheetFacts(
                one.root(),
                one.hashes(),
                Collections.nCopies(leaves, one.below().get(0)),
                one.domain(),
                one.firmware(),
                one.rootFile(),
                true);
    }

    /** The same where no Setup.bin was made. */
    static SheetFacts without(SheetFacts facts) {
        return new SheetFacts(
                facts.root(), facts.hashes(), facts.below(), facts.domain(), facts.firmware(), facts.rootFile(), false);
    }

    static X509Certificate root(String subject) {
        return authority(subject, TestKeys.context()).certificate();
    }

    private static Authority authority(String subject, IssuanceContext context) {
        Validity validity = Validity.until(TestKeys.NOW, TestKeys.NOW.plus(Duration.ofDays(5475)));
        return Authority.selfSigned(
                CertificateKind.ROOT_CA.spec(new X500Principal(escaped(subject)), validity),
                TestKeys.pair(KeyType.RSA_2048, 1),
                Digest.SHA256,
                context);
    }

    private static String escaped(String subject) {
        return subject.replace("<", "\\<").replace(">", "\\>").replace("O=\"'&", "O=\\\"'&");
    }
}
