package io.github.amtpki.x509;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.internal.bc.ExtensionDer;
import io.github.amtpki.testing.TestDer;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.testing.TestRequest;
import java.io.IOException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of requests and policies out of a seed: the answer always agrees with the certificate. */
final class SigningPropertyTest {

    private static final int ROUNDS = 400;
    private static final KeyPair ISSUER = TestKeys.pair(KeyType.RSA_2048, 1);
    private static final KeyPair KEY = TestKeys.pair(KeyType.RSA_2048, 2);
    private static final List<String> OIDS = List.of(
            Oids.BASIC_CONSTRAINTS,
            Oids.KEY_USAGE,
            Oids.EXTENDED_KEY_USAGE,
            Oids.SUBJECT_ALT_NAME,
            Oids.SUBJECT_KEY_IDENTIFIER,
            Oids.AUTHORITY_KEY_IDENTIFIER,
            Oids.NAME_CONSTRAINTS,
            Oids.POLICY_CONSTRAINTS,
            Oids.CERTIFICATE_POLICIES,
            Oids.CRL_DISTRIBUTION_POINTS,
            "2.5.29.10",
            "1.2.3.4",
            "2.25.340282366920938463463374607431768211455");
    private static final List<byte[]> VALUES = List.of(
            TestDer.hex("30030101ff"),
            TestDer.hex("3000"),
            TestDer.hex("03020106"),
            TestDer.hex("03020780"),
            TestDer.hex("030205a0"),
            TestDer.hex("030200a0"),
            TestDer.hex("0303000080"),
            TestDer.hex("0500"),
            TestDer.hex(""),
            TestDer.hex("30"),
            TestDer.octets(new byte[20]),
            TestDer.octets(Certificates.keyIdentifier(KEY.getPublic())),
            TestDer.sequence(TestDer.wrap(0x80, new byte[20])),
            TestDer.sequence(TestDer.wrap(0x80, Certificates.keyIdentifier(ISSUER.getPublic()))),
            TestDer.sequence(TestDer.oid(Oids.SERVER_AUTH)),
            TestDer.sequence(TestDer.oid(Oids.CLIENT_AUTH), TestDer.oid(Oids.SERVER_AUTH)),
            TestDer.sequence(TestDer.oid(Oids.OCSP_SIGNING)),
            TestDer.sequence(TestDer.name(2, "own.example.com")),
            TestDer.sequence(TestDer.name(2, "a.example.com"), TestDer.name(2, "a.example.com")),
            TestDer.sequence(TestDer.name(2, "a.example.com\0.evil")),
            TestDer.sequence(TestDer.hex("8704c0000201")));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void everyAnswerAgreesWithTheCertificate(long seed) throws IOException {
        Random random = new Random(seed);
        Authority root = Authority.selfSigned(
                CertificateSpec.ca(new X500Principal("CN=Root"), validity(10), OptionalInt.of(0)),
                ISSUER,
                Digest.SHA256,
                TestKeys.context());
        for (int round = 0; round < ROUNDS; round++) {
            SigningRequest request = SigningRequest.parse(request(random).signedBy(KEY));
            CopyPolicy policy = policy(random);
            CertificateSpec spec = spec(random);
            check(request, policy, spec, root.sign(request, spec, policy), "seed " + seed + ", round " + round);
        }
    }

    private static void check(
            SigningRequest request, CopyPolicy policy, CertificateSpec spec, SigningResult result, String where)
            throws IOException {
        X509Certificate certificate = result.certificate();
        assertThat(certificate.getBasicConstraints()).as(where).isEqualTo(-1);
        assertThat(certificate.getKeyUsage()[5] || certificate.getKeyUsage()[6])
                .as(where)
                .isFalse();
        assertThat(certificate.getSubjectX500Principal()).as(where).isEqualTo(spec.subject());
        assertThat(certificate.getCriticalExtensionOIDs()).as(where).hasSize(2);

        Set<String> expected = new TreeSet<>();
        request.requested().forEach(one -> expected.add(one.extension().oid()));
        policy.actions().forEach((oid, action) -> {
            if (action == CopyPolicy.Action.REQUIRE) {
                expected.add(oid);
            }
        });
        assertThat(result.decisions())
                .as(where)
                .extracting(ExtensionDecision::oid)
                .containsExactlyInAnyOrderElementsOf(expected);
        for (ExtensionDecision decision : result.decisions()) {
            List<Extension> asked = request.requested().stream()
                    .map(SigningRequest.Requested::extension)
                    .filter(one -> one.oid().equals(decision.oid()))
                    .toList();
            assertThat(agrees(decision, asked, certificate, spec))
                    .as("%s, %s, asked %s", where, decision, asked)
                    .isTrue();
        }
    }

    private static boolean agrees(
            ExtensionDecision decision, List<Extension> asked, X509Certificate certificate, CertificateSpec spec)
            throws IOException {
        String oid = decision.oid();
        boolean there = certificate.getExtensionValue(oid) != null;
        return switch (decision.outcome()) {
            case GRANTED -> there && asked.stream().allMatch(one -> holds(certificate, one));
            case CHANGED -> there && !holds(certificate, asked.get(0));
            case DROPPED, REFUSED ->
                there
                        ? holds(certificate, own(oid, certificate, spec))
                        : spec.extension(oid).isEmpty();
        };
    }

    private static boolean holds(X509Certificate certificate, Extension extension) {
        return Arrays.equals(certificate.getExtensionValue(extension.oid()), ExtensionDer.octets(extension.value()))
                && certificate.getCriticalExtensionOIDs().contains(extension.oid()) == extension.critical();
    }

    /** What stands there without any request. */
    private static Extension own(String oid, X509Certificate certificate, CertificateSpec spec) {
        return switch (oid) {
            case Oids.SUBJECT_KEY_IDENTIFIER ->
                new Extension(oid, false, ExtensionDer.octets(Certificates.keyIdentifier(certificate.getPublicKey())));
            case Oids.AUTHORITY_KEY_IDENTIFIER ->
                new Extension(
                        oid,
                        false,
                        ExtensionDer.authorityKeyIdentifier(Certificates.keyIdentifier(ISSUER.getPublic())));
            default -> spec.extension(oid).orElseThrow();
        };
    }

    private static TestRequest request(Random random) {
        TestRequest request = new TestRequest();
        for (int attribute = random.nextInt(4); attribute > 0; attribute--) {
            byte[][] values = new byte[random.nextInt(3)][];
            for (int i = 0; i < values.length; i++) {
                values[i] = TestDer.sequence(extensions(random));
            }
            request.attribute(random.nextBoolean() ? TestRequest.PKCS9 : TestRequest.MICROSOFT, values);
        }
        return request;
    }

    private static byte[][] extensions(Random random) {
        byte[][] all = new byte[random.nextInt(6)][];
        for (int i = 0; i < all.length; i++) {
            all[i] = TestDer.extension(pick(random, OIDS), random.nextBoolean(), pick(random, VALUES));
        }
        return all;
    }

    private static CopyPolicy policy(Random random) {
        List<CopyPolicy.Action> actions = List.of(CopyPolicy.Action.values());
        CopyPolicy policy = random.nextBoolean() ? CopyPolicy.all() : CopyPolicy.none();
        for (int i = random.nextInt(5); i > 0; i--) {
            policy = policy.with(pick(random, OIDS), pick(random, actions));
        }
        return policy;
    }

    private static CertificateSpec spec(Random random) {
        return CertificateSpec.leaf(
                new X500Principal("CN=own.example.com"),
                validity(5),
                Set.of(random.nextBoolean() ? KeyUsage.DIGITAL_SIGNATURE : KeyUsage.KEY_AGREEMENT),
                random.nextBoolean() ? List.of(Oids.SERVER_AUTH) : List.of(),
                random.nextBoolean() ? List.of(GeneralName.dns("own.example.com")) : List.of());
    }

    private static Validity validity(int days) {
        return Validity.until(TestKeys.NOW, TestKeys.NOW.plusSeconds(86_400L * days));
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
