package io.github.amtpki.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.IssuanceContext;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.RevocationList;
import io.github.amtpki.x509.RevocationReason;
import io.github.amtpki.x509.RevokedCertificate;
import io.github.amtpki.x509.Validity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateRevokedException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Revocation lists of keys of every type, in the hands of programs that know nothing of us. */
@Tag("interop")
final class RevocationTest {

    @TempDir
    Path folder;

    private final Instant now = Instant.now();
    private final IssuanceContext context = TestKeys.context().withClock(Clock.systemUTC());
    private final Validity validity = Validity.until(now, now.plus(Duration.ofDays(30)));

    /** A root, one CA below it, and a leaf. */
    private record Chain(Authority root, Authority issuing, X509Certificate leaf) {}

    private Chain chain(KeyType type) {
        Digest digest = type == KeyType.EC_P384 ? Digest.SHA384 : Digest.SHA256;
        Authority root = Authority.selfSigned(
                CertificateKind.ROOT_CA.spec(new X500Principal("CN=Proof Wurzel Ä, O=Proof"), validity),
                TestKeys.pair(type, 1),
                digest,
                context);
        Authority issuing = root.subordinate(
                CertificateKind.INTERMEDIATE_CA.spec(new X500Principal("CN=Proof Issuer, O=Proof"), validity),
                TestKeys.pair(type, 2));
        X509Certificate leaf = issuing.issue(
                CertificateKind.PROVISIONING.spec(new X500Principal("CN=" + TestPki.HOST), validity),
                TestKeys.pair(KeyType.RSA_2048, 3).getPublic());
        return new Chain(root, issuing, leaf);
    }

    private RevocationList list(Authority ca, X509Certificate... revoked) {
        List<RevokedCertificate> all = List.of(revoked).stream()
                .map(one -> new RevokedCertificate(
                        one.getSerialNumber(), now.minusSeconds(3600), RevocationReason.KEY_COMPROMISE))
                .toList();
        return ca.revocationList(
                BigInteger.valueOf(1000), new Validity(now.minusSeconds(60), validity.notAfter()), all);
    }

    private void write(String file, String... pem) throws IOException {
        Files.writeString(folder.resolve(file), String.join("", pem));
    }

    private void write(Chain chain, RevocationList ofRoot, RevocationList ofIssuing) throws IOException {
        write("root.crt", Certificates.pem(chain.root().chain()));
        write("issuing.crt", Certificates.pem(chain.issuing().chain().subList(0, 1)));
        write("leaf.crt", Certificates.pem(List.of(chain.leaf())));
        write("both.crl.pem", ofRoot.pem(), ofIssuing.pem());
        write("root.crl.pem", ofRoot.pem());
        Files.write(folder.resolve("issuing.crl"), ofIssuing.der());
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "RSA_4096")
    @RequiresTool("openssl")
    void opensslHonoursThem(KeyType type) throws IOException {
        Chain chain = chain(type);
        Run run = Run.in(folder);
        write(chain, list(chain.root()), list(chain.issuing()));
        Run.Result shown = run.run(
                "openssl",
                "crl",
                "-in",
                "root.crl.pem",
                "-verify",
                "-CAfile",
                "root.crt",
                "-noout",
                "-crlnumber",
                "-text");
        assertThat(shown.exit()).isZero();
        assertThat(shown.err()).contains("verify OK");
        assertThat(shown.out()).contains("Version 2", "0x03E8", "X509v3 Authority Key Identifier", "No Revoked");
        assertThat(verify(run).exit()).isZero();

        write(chain, list(chain.root()), list(chain.issuing(), chain.leaf()));
        assertThat(verify(run).err()).contains("error 23 at 0 depth lookup: certificate revoked");
        assertThat(run.ok("openssl", "crl", "-inform", "DER", "-in", "issuing.crl", "-noout", "-text")
                        .out())
                .contains("Key Compromise");

        write(chain, list(chain.root(), chain.issuing().certificate()), list(chain.issuing()));
        assertThat(verify(run).err()).contains("error 23 at 1 depth lookup: certificate revoked");
    }

    private static Run.Result verify(Run run) {
        return run.run(
                "openssl",
                "verify",
                "-x509_strict",
                "-crl_check",
                "-crl_check_all",
                "-CRLfile",
                "both.crl.pem",
                "-CAfile",
                "root.crt",
                "-untrusted",
                "issuing.crt",
                "leaf.crt");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "RSA_4096")
    @RequiresTool("certtool")
    void gnutlsVerifiesThem(KeyType type) throws IOException {
        Chain chain = chain(type);
        write(chain, list(chain.root(), chain.issuing().certificate()), list(chain.issuing()));
        Run run = Run.in(folder);

        assertThat(run.ok("certtool", "--verify-crl", "--load-ca-certificate", "root.crt", "--infile", "root.crl.pem")
                        .out())
                .contains("Verified");
        assertThat(run.run("certtool", "--verify-crl", "--load-ca-certificate", "leaf.crt", "--infile", "root.crl.pem")
                        .exit())
                .isNotZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "EC_P384"})
    @RequiresTool({"certutil", "crlutil"})
    void nssHonoursThem(KeyType type) throws IOException {
        Chain chain = chain(type);
        write(chain, list(chain.root()), list(chain.issuing(), chain.leaf()));
        NssDatabase.in(folder);
        Run run = Run.in(folder);
        run.ok("certutil", "-A", "-d", "sql:.", "-n", "root", "-t", "C,,", "-a", "-i", "root.crt");
        run.ok("certutil", "-A", "-d", "sql:.", "-n", "issuing", "-t", ",,", "-a", "-i", "issuing.crt");
        run.ok("certutil", "-A", "-d", "sql:.", "-n", "leaf", "-t", ",,", "-a", "-i", "leaf.crt");
        String[] verify = {"-V", "-d", "sql:.", "-n", "leaf", "-u", "V", "-e"};
        assertThat(run.run("certutil", verify).exit()).isZero();

        run.ok("crlutil", "-I", "-d", "sql:.", "-i", "issuing.crl", "-t", "1");

        Run.Result refused = run.run("certutil", verify);
        assertThat(refused.exit()).isNotZero();
        assertThat(refused.out() + refused.err()).containsIgnoringCase("revoked");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "RSA_4096")
    void theJdkHonoursThem(KeyType type) throws Exception {
        Chain chain = chain(type);
        assertThat(jdk(chain, list(chain.root()), list(chain.issuing()))).isEqualTo("valid");
        assertThat(jdk(chain, list(chain.root()), list(chain.issuing(), chain.leaf())))
                .isEqualTo("0 KEY_COMPROMISE");
        assertThat(jdk(chain, list(chain.root(), chain.issuing().certificate()), list(chain.issuing())))
                .isEqualTo("1 KEY_COMPROMISE");
    }

    private static String jdk(Chain chain, RevocationList... lists) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        PKIXParameters parameters =
                new PKIXParameters(Set.of(new TrustAnchor(chain.root().certificate(), null)));
        List<X509CRL> crls = List.of(lists).stream().map(RevocationTest::crl).toList();
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(crls)));
        try {
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            factory.generateCertPath(
                                    List.of(chain.leaf(), chain.issuing().certificate())),
                            parameters);
            return "valid";
        } catch (CertPathValidatorException e) {
            assertThat(e.getReason()).isEqualTo(BasicReason.REVOKED);
            return e.getIndex() + " " + ((CertificateRevokedException) e.getCause()).getRevocationReason();
        }
    }

    private static X509CRL crl(RevocationList list) {
        try {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(list.der()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
