package io.github.amtpki.x509;

import static io.github.amtpki.testing.TestDer.extension;
import static io.github.amtpki.testing.TestDer.hex;
import static io.github.amtpki.testing.TestDer.name;
import static io.github.amtpki.testing.TestDer.octets;
import static io.github.amtpki.testing.TestDer.oid;
import static io.github.amtpki.testing.TestDer.sequence;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.testing.TestRequest;
import io.github.amtpki.x509.ExtensionDecision.Outcome;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ReconcilerTest {

    private static final KeyPair KEY = TestKeys.pair(KeyType.EC_P256, 2);
    private static final byte[] CA_TRUE = hex("30 03 01 01 ff");
    private static final byte[] CERT_AND_CRL_SIGN = hex("03 02 01 06");

    private final Authority root = Authority.selfSigned(
            CertificateSpec.ca(new X500Principal("CN=Root"), validity(10), OptionalInt.empty()),
            TestKeys.pair(KeyType.EC_P256, 1),
            Digest.SHA256,
            TestKeys.context());

    private static Validity validity(int days) {
        return Validity.until(TestKeys.NOW, TestKeys.NOW.plusSeconds(86_400L * days));
    }

    private static CertificateSpec leaf() {
        return CertificateSpec.leaf(
                new X500Principal("CN=own.example.com"),
                validity(5),
                Set.of(KeyUsage.DIGITAL_SIGNATURE),
                List.of(Oids.SERVER_AUTH),
                List.of(GeneralName.dns("own.example.com")));
    }

    private SigningResult sign(TestRequest request, CopyPolicy policy) {
        return root.sign(SigningRequest.parse(request.signedBy(KEY)), leaf(), policy);
    }

    private ExtensionDecision single(CopyPolicy policy, byte[]... extensions) {
        List<ExtensionDecision> decisions =
                sign(new TestRequest().asking(extensions), policy).decisions();
        assertThat(decisions).hasSize(1);
        return decisions.get(0);
    }

    private static void assertNothingButTheOwn(X509Certificate certificate) {
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate.getKeyUsage())
                .containsExactly(true, false, false, false, false, false, false, false, false);
        assertThat(certificate.getNonCriticalExtensionOIDs())
                .containsExactlyInAnyOrder(
                        Oids.EXTENDED_KEY_USAGE,
                        Oids.SUBJECT_ALT_NAME,
                        Oids.SUBJECT_KEY_IDENTIFIER,
                        Oids.AUTHORITY_KEY_IDENTIFIER);
        assertThat(certificate.getCriticalExtensionOIDs())
                .containsExactlyInAnyOrder(Oids.BASIC_CONSTRAINTS, Oids.KEY_USAGE);
    }

    static Collection<TestRequest> waysToAskToBeACa() {
        byte[] constraints = extension(Oids.BASIC_CONSTRAINTS, true, CA_TRUE);
        byte[] usage = extension(Oids.KEY_USAGE, true, CERT_AND_CRL_SIGN);
        byte[] lie = extension(Oids.BASIC_CONSTRAINTS, true, hex("30 00"));
        return List.of(
                new TestRequest().asking(constraints, usage),
                new TestRequest().attribute(TestRequest.MICROSOFT, sequence(constraints, usage)),
                new TestRequest().asking(constraints).attribute(TestRequest.MICROSOFT, sequence(constraints, usage)),
                new TestRequest().asking(constraints, constraints, usage, usage),
                new TestRequest().asking(lie, constraints, usage),
                new TestRequest().asking(constraints, lie),
                new TestRequest().asking(constraints).asking(usage),
                new TestRequest().attribute(TestRequest.PKCS9, sequence(constraints), sequence(usage)),
                new TestRequest().asking(lie).attribute(TestRequest.MICROSOFT, sequence(constraints)),
                new TestRequest().asking(extension(Oids.BASIC_CONSTRAINTS, true, hex("30 06 01 01 ff 02 01 05"))),
                new TestRequest().asking(extension(Oids.KEY_USAGE, true, hex("03 03 00 ff 80"))));
    }

    @ParameterizedTest
    @MethodSource("waysToAskToBeACa")
    void noRequestMakesACa(TestRequest request) {
        SigningResult result = sign(request, CopyPolicy.all());

        assertNothingButTheOwn(result.certificate());
        assertThat(result.refusedAny()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("waysToAskToBeACa")
    void notEvenUnderAPolicyThatRequiresIt(TestRequest request) {
        CopyPolicy policy = CopyPolicy.all()
                .with(Oids.BASIC_CONSTRAINTS, CopyPolicy.Action.REQUIRE)
                .with(Oids.KEY_USAGE, CopyPolicy.Action.REQUIRE);

        assertNothingButTheOwn(sign(request, policy).certificate());
    }

    static Collection<String> caOwned() {
        return CopyPolicy.CA_OWNED;
    }

    @ParameterizedTest
    @MethodSource("caOwned")
    void whatBelongsToTheCaIsRefusedByName(String oid) {
        ExtensionDecision decision = single(CopyPolicy.all(), extension(oid, false, sequence(octets(new byte[20]))));

        assertThat(decision.oid()).isEqualTo(oid);
        assertThat(decision.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(decision.reason()).contains("belongs to the CA");
    }

    @Test
    void askingForWhatTheCaSetsAnywayIsDropped() {
        ExtensionDecision decision = single(CopyPolicy.all(), extension(Oids.BASIC_CONSTRAINTS, true, hex("30 00")));

        assertThat(decision.outcome()).isEqualTo(Outcome.DROPPED);
    }

    @Test
    void anOrdinaryKeyUsageIsAddedToTheOwn() {
        SigningResult result =
                sign(new TestRequest().asking(extension(Oids.KEY_USAGE, true, hex("03 02 03 08"))), CopyPolicy.all());

        assertThat(result.decisions())
                .containsExactly(new ExtensionDecision(Oids.KEY_USAGE, Outcome.CHANGED, "digitalSignature added"));
        assertThat(result.certificate().getKeyUsage()).startsWith(true, false, false, false, true);
    }

    @Test
    void anEcKeyNeverGetsEnciphermentAndTheAnswerSaysSo() {
        SigningResult result =
                sign(new TestRequest().asking(extension(Oids.KEY_USAGE, true, hex("03 02 04 b0"))), CopyPolicy.all());

        assertThat(result.certificate().getPublicKey().getAlgorithm()).isEqualTo("EC");
        assertThat(result.certificate().getKeyUsage())
                .containsExactly(true, false, false, false, false, false, false, false, false);
        assertThat(result.decisions())
                .containsExactly(new ExtensionDecision(
                        Oids.KEY_USAGE,
                        Outcome.CHANGED,
                        "keyEncipherment, dataEncipherment dropped: an EC key cannot be encrypted to (RFC 8813)"));
    }

    @Test
    void whereTheCaSaysThatItsListLiesTheRequestDoesNot() {
        Extension own = Extension.crlDistributionPoint("http://pki.example.com/ca.crl");
        Extension other = Extension.crlDistributionPoint("http://evil.example.com/empty.crl");

        ExtensionMerge.Merged merged = merged(own, other);

        assertThat(merged.extension()).isEqualTo(own);
        assertThat(merged.remarks()).containsExactly("the CA's own stands instead");
    }

    private static ExtensionMerge.Merged merged(Extension own, Extension asked) {
        try {
            return ExtensionMerge.merge(java.util.Optional.of(own), asked, KeyType.EC_P256, CopyPolicy.all());
        } catch (ExtensionMerge.Unacceptable e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theSameKeyUsageIsGranted() {
        ExtensionDecision decision = single(CopyPolicy.all(), extension(Oids.KEY_USAGE, true, hex("03 02 07 80")));

        assertThat(decision.outcome()).isEqualTo(Outcome.GRANTED);
    }

    @Test
    void aKeyUsageThatIsNotCriticalIsMadeSoAndSaysSo() {
        assertThat(single(CopyPolicy.all(), extension(Oids.KEY_USAGE, false, hex("03 02 07 80"))))
                .isEqualTo(new ExtensionDecision(Oids.KEY_USAGE, Outcome.CHANGED, "made critical"));
    }

    @Test
    void otherExtensionsAreGrantedByteForByte() {
        SigningResult result = sign(
                new TestRequest()
                        .asking(
                                extension("1.2.3.4", false, hex("04 01 2a")),
                                extension("1.2.3.5", false, hex("05 00"))),
                CopyPolicy.only(List.of("1.2.3.4")));

        assertThat(result.decisions())
                .containsExactly(
                        new ExtensionDecision("1.2.3.4", Outcome.GRANTED, "as asked for"),
                        new ExtensionDecision("1.2.3.5", Outcome.DROPPED, "the policy does not copy it"));
        assertThat(result.certificate().getExtensionValue("1.2.3.4")).isEqualTo(hex("04 03 04 01 2a"));
    }

    @Test
    void whatProvisioningServersRefuseAsCriticalIsMadeNonCritical() {
        ExtensionDecision decision = single(CopyPolicy.all(), extension("1.2.3.4", true, hex("05 00")));

        assertThat(decision.outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(decision.reason()).contains("non-critical");
    }

    @Test
    void purposesAreAddedBehindTheOwn() throws Exception {
        byte[] asked = sequence(oid(Oids.CLIENT_AUTH));
        SigningResult result =
                sign(new TestRequest().asking(extension(Oids.EXTENDED_KEY_USAGE, false, asked)), CopyPolicy.all());

        assertThat(result.certificate().getExtendedKeyUsage()).containsExactly(Oids.SERVER_AUTH, Oids.CLIENT_AUTH);
        assertThat(result.decisions().get(0).reason()).isEqualTo("1.3.6.1.5.5.7.3.1 (serverAuth) added");
    }

    @Test
    void purposesInAnotherOrderAreNotCalledGranted() {
        byte[] asked = sequence(oid(Oids.CLIENT_AUTH), oid(Oids.SERVER_AUTH));

        assertThat(single(CopyPolicy.all(), extension(Oids.EXTENDED_KEY_USAGE, false, asked)))
                .isEqualTo(new ExtensionDecision(
                        Oids.EXTENDED_KEY_USAGE, Outcome.CHANGED, "written in the CA's own order and form"));
    }

    @Test
    void aReservedPurposeIsOnlyForWhomTheCaGivesItAnyway() {
        byte[] asked = sequence(oid(Oids.SERVER_AUTH), oid("1.2.3.4"));
        var extension = extension(Oids.EXTENDED_KEY_USAGE, false, asked);

        assertThat(single(CopyPolicy.all().reserving(Set.of("1.2.3.4")), extension))
                .isEqualTo(new ExtensionDecision(
                        Oids.EXTENDED_KEY_USAGE,
                        Outcome.REFUSED,
                        "1.2.3.4 would make it a certificate of another kind, with powers that nobody gave it"));
        assertThat(single(CopyPolicy.all().reserving(Set.of("1.2.3.5", Oids.SERVER_AUTH)), extension)
                        .outcome())
                .isNotEqualTo(Outcome.REFUSED);
    }

    @Test
    void nobodyGetsToAnswerForTheCa() {
        byte[] asked = sequence(oid(Oids.SERVER_AUTH), oid(Oids.OCSP_SIGNING));

        assertThat(single(CopyPolicy.all(), extension(Oids.EXTENDED_KEY_USAGE, false, asked))
                        .outcome())
                .isEqualTo(Outcome.REFUSED);
    }

    @Test
    void namesAreAddedBehindTheOwn() throws Exception {
        byte[] asked = sequence(name(2, "more.example.com"), hex("87 04 c0 00 02 01"));
        SigningResult result =
                sign(new TestRequest().asking(extension(Oids.SUBJECT_ALT_NAME, false, asked)), CopyPolicy.all());

        assertThat(result.certificate().getSubjectAlternativeNames())
                .extracting(List::toString)
                .containsExactly("[2, own.example.com]", "[2, more.example.com]", "[7, 192.0.2.1]");
        assertThat(result.decisions().get(0).outcome()).isEqualTo(Outcome.CHANGED);
    }

    @ParameterizedTest
    @CsvSource({
        "2.5.29.15, 0500",
        "2.5.29.15, 030100",
        "2.5.29.15, 03020780ff",
        "2.5.29.15, 030400800001",
        "2.5.29.15, ''",
        "2.5.29.37, 3000",
        "2.5.29.37, 30020500",
        "2.5.29.37, 0500",
        "2.5.29.37, 30030601",
        "2.5.29.17, 3000",
        "2.5.29.17, 30020500",
        "2.5.29.17, 30028200",
        "2.5.29.17, 30058203610062",
        "2.5.29.17, 3004820220e4",
        "2.5.29.17, 30058703010203",
        "2.5.29.17, 300a87080102030405060708",
        "2.5.29.17, 30058903616263",
        "1.2.3.4, ''",
        "1.2.3.4, 05000500",
        "1.2.3.4, 058100",
        "1.2.3.4, 308005000000",
        "1.2.3.4, 3080",
        "1.2.3.4, ff"
    })
    void damagedValuesAreRefusedAndSigningGoesOn(String oid, String value) {
        SigningResult result = sign(new TestRequest().asking(extension(oid, false, hex(value))), CopyPolicy.all());

        assertThat(result.decisions()).extracting(ExtensionDecision::outcome).containsExactly(Outcome.REFUSED);
        assertNothingButTheOwn(result.certificate());
    }

    @Test
    void theSameTwiceCountsOnce() {
        byte[] asked = extension("1.2.3.4", false, hex("05 00"));

        assertThat(single(CopyPolicy.all(), asked, asked).outcome()).isEqualTo(Outcome.GRANTED);
    }

    @Test
    void twiceWithDifferentCriticalityIsRefused() {
        ExtensionDecision decision = single(
                CopyPolicy.all(), extension("1.2.3.4", false, hex("05 00")), extension("1.2.3.4", true, hex("05 00")));

        assertThat(decision.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(decision.reason()).isEqualTo("asked for 2 times with different values");
    }

    @Test
    void whatIsRequiredAndNotAskedForIsSaidInTheOrderOfIdentifiers() {
        CopyPolicy policy = CopyPolicy.none()
                .with(Oids.SUBJECT_ALT_NAME, CopyPolicy.Action.REQUIRE)
                .with("1.2.3.4", CopyPolicy.Action.REQUIRE);
        List<ExtensionDecision> decisions = sign(new TestRequest(), policy).decisions();

        assertThat(decisions).extracting(ExtensionDecision::oid).containsExactly("1.2.3.4", Oids.SUBJECT_ALT_NAME);
        assertThat(decisions).extracting(ExtensionDecision::outcome).containsOnly(Outcome.REFUSED);
    }

    @Test
    void denialIsARefusalAndDroppingIsNot() {
        byte[] asked = extension("1.2.3.4", false, hex("05 00"));

        assertThat(single(CopyPolicy.none(), asked).outcome()).isEqualTo(Outcome.DROPPED);
        assertThat(single(CopyPolicy.all().with("1.2.3.4", CopyPolicy.Action.DENY), asked)
                        .outcome())
                .isEqualTo(Outcome.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"03020780, true, GRANTED", "03020780, false, CHANGED", "03020520, true, CHANGED"})
    void overridingKeepsTheOwnAndSaysHowItDiffers(String value, boolean critical, Outcome outcome) {
        SigningResult result = sign(
                new TestRequest().asking(extension(Oids.KEY_USAGE, critical, hex(value))),
                CopyPolicy.none().with(Oids.KEY_USAGE, CopyPolicy.Action.OVERRIDE));

        assertThat(result.decisions()).extracting(ExtensionDecision::outcome).containsExactly(outcome);
        assertNothingButTheOwn(result.certificate());
    }
}
