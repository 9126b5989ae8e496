package io.github.amtpki.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.PkiException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.Secret;
import io.github.amtpki.WrongPasswordException;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.profile.Lifetime;
import io.github.amtpki.profile.Planner;
import io.github.amtpki.profile.ProfileReader;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.CopyPolicy;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.Extension;
import io.github.amtpki.x509.IssuanceContext;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.Oids;
import io.github.amtpki.x509.SigningRequest;
import io.github.amtpki.x509.SigningResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderIssuerTest {

    private static final String FLEET = """
            version: 1
            domain: corp.example.com
            firmware: ["12", "22"]
            root: {subject: "CN=Fleet Root", validity: 15y}
            intermediates:
              - {name: issuing, subject: "CN=Fleet Issuing", validity: 10y}
            certificates:
              - {name: provisioning, kind: provisioning, validity: 2y}
            """;

    private final IssuanceContext context = TestKeys.context();

    @TempDir
    Path temp;

    private Path pki;

    @BeforeEach
    void makeAFleet() {
        pki = temp.resolve("pki");
        apply(FLEET, pki);
    }

    private void apply(String profile, Path out) {
        var plan = Planner.plan(ProfileReader.read("fleet.yaml", profile.getBytes(StandardCharsets.UTF_8)), temp);
        var options = new ApplyOptions(new Manifest.Tool("test", "1"), "fleet.yaml", temp, false, false);
        try (PkiFolder folder = PkiFolder.open(out, context.clock())) {
            new Provisioner(context, (reference, purpose) -> Secret.of(new char[0]), step -> {})
                    .apply(plan, folder, options);
        }
    }

    @Test
    void theLowestCaOfTheFittingChainSigns() {
        try (PkiFolder folder = open()) {
            FolderIssuer ca = FolderIssuer.choose(
                    folder, Optional.empty(), CertificateKind.PROVISIONING, request(KeyType.RSA_2048));
            SigningResult result = sign(ca, false, "2y", new ArrayList<>());
            assertThat(ca.name()).isEqualTo("issuing");
            assertThat(result.chain())
                    .extracting(one -> one.getSubjectX500Principal().getName())
                    .containsExactly(
                            "CN=rps.corp.example.com,OU=Intel(R) Client Setup Certificate",
                            "CN=Fleet Issuing",
                            "CN=Fleet Root");
            assertThat(result.certificate().getSigAlgName()).isEqualTo("SHA256withRSA");
            assertThat(Certificates.signedBy(result.certificate(), ca.chain().get(0)))
                    .isTrue();
        }
    }

    @Test
    void theKindDecidesWhichChainCanHaveAKey() {
        try (PkiFolder folder = open()) {
            FolderIssuer ca = FolderIssuer.choose(
                    folder, Optional.empty(), CertificateKind.MPS_SERVER, request(KeyType.RSA_3072));
            assertThat(ca.chain().get(0).getSigAlgName()).isEqualTo("SHA384withRSA");
        }
    }

    @Test
    void whatIsSignedLaterSaysWhereTheListLiesToo() {
        Path listed = temp.resolve("listed");
        String profile = FLEET.replace("10y}", "10y, crl: \"http://pki.example.com/issuing.crl\"}");
        apply(profile, listed);
        try (PkiFolder folder = PkiFolder.open(listed, context.clock())) {
            FolderIssuer ca = FolderIssuer.choose(
                    folder, Optional.empty(), CertificateKind.PROVISIONING, request(KeyType.RSA_2048));
            assertThat(new String(
                            sign(ca, false, "2y", new ArrayList<>())
                                    .certificate()
                                    .getExtensionValue(Oids.CRL_DISTRIBUTION_POINTS),
                            StandardCharsets.ISO_8859_1))
                    .endsWith("http://pki.example.com/issuing.crl");
        }
    }

    @Test
    void aKeyThatTwoChainsCanHaveNeedsAChoice() {
        try (PkiFolder folder = open()) {
            SigningRequest request = request(KeyType.RSA_3072);
            assertThatThrownBy(() ->
                            FolderIssuer.choose(folder, Optional.of("root"), CertificateKind.PROVISIONING, request))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("more than one chain can have a key of type rsa-3072");
            assertThat(FolderIssuer.choose(folder, Optional.of("sha384/root"), CertificateKind.PROVISIONING, request)
                            .name())
                    .isEqualTo("root");
        }
    }

    @Test
    void aKeyThatNoChainCanHaveIsRefused() {
        try (PkiFolder folder = open()) {
            SigningRequest request = request(KeyType.EC_P256);
            assertThatThrownBy(
                            () -> FolderIssuer.choose(folder, Optional.empty(), CertificateKind.PROVISIONING, request))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("a provisioning certificate of the sha256 chain cannot have a key of type ec-p256");
        }
    }

    @Test
    void onlyCasCanBeChosen() {
        try (PkiFolder folder = open()) {
            SigningRequest request = request(KeyType.RSA_2048);
            assertThatThrownBy(() -> FolderIssuer.choose(
                            folder, Optional.of("provisioning"), CertificateKind.PROVISIONING, request))
                    .isInstanceOfSatisfying(
                            BadInputException.class,
                            e -> assertThat(e.hint())
                                    .hasValue("there are sha256/root, sha256/issuing, sha384/root, sha384/issuing"));
        }
    }

    @Test
    void anEmptyFolderHasNone() {
        try (PkiFolder folder = PkiFolder.open(temp.resolve("new"), context.clock())) {
            SigningRequest request = request(KeyType.RSA_2048);
            assertThatThrownBy(
                            () -> FolderIssuer.choose(folder, Optional.empty(), CertificateKind.PROVISIONING, request))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageEndingWith("holds no PKI");
        }
    }

    @Test
    void strictnessRefusesInsteadOfClippingOrLeavingOut() {
        try (PkiFolder folder = open()) {
            FolderIssuer ca = FolderIssuer.choose(
                    folder, Optional.empty(), CertificateKind.PROVISIONING, request(KeyType.RSA_2048));
            List<String> warnings = new ArrayList<>();
            sign(ca, false, "12y", warnings);
            assertThat(warnings).singleElement().asString().contains("its issuer 'CN=Fleet Issuing' ends");
            assertThatThrownBy(() -> sign(ca, true, "12y", warnings)).isInstanceOf(RefusedException.class);
            assertThatThrownBy(() -> sign(ca, true, "2y", warnings))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("2.5.29.19");
        }
    }

    @Test
    void theKeyOpensWithItsPasswordOnly() throws IOException {
        try (PkiFolder folder = open();
                Secret wrong = Secret.of("wrong".toCharArray())) {
            FolderIssuer ca = FolderIssuer.choose(
                    folder, Optional.empty(), CertificateKind.PROVISIONING, request(KeyType.RSA_2048));
            assertThatThrownBy(() -> ca.key(Optional.of(wrong))).isInstanceOf(WrongPasswordException.class);
            Files.delete(pki.resolve("sha256/issuing.key.password"));
            assertThatThrownBy(() -> ca.key(Optional.empty()))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("this needs the password of 'sha256/issuing.key'");
            Files.delete(pki.resolve("sha256/issuing.key"));
            assertThatThrownBy(() -> ca.key(Optional.of(wrong)))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("signing needs the key 'sha256/issuing.key'");
        }
    }

    private SigningResult sign(FolderIssuer ca, boolean strict, String lifetime, List<String> warnings) {
        FolderIssuer.Terms terms = new FolderIssuer.Terms(
                CertificateKind.PROVISIONING, Lifetime.parse(lifetime), CopyPolicy.all(), strict);
        return ca.sign(request(KeyType.RSA_2048), terms, ca.key(Optional.empty()), context, warnings);
    }

    private void refused(SigningRequest request, Class<? extends PkiException> type, String message) {
        FolderIssuer.Terms terms =
                new FolderIssuer.Terms(CertificateKind.PROVISIONING, Lifetime.parse("2y"), CopyPolicy.all(), false);
        try (PkiFolder folder = open()) {
            FolderIssuer ca = FolderIssuer.choose(folder, Optional.empty(), CertificateKind.PROVISIONING, request);
            assertThatThrownBy(() -> ca.sign(request, terms, ca.key(Optional.empty()), context, new ArrayList<>()))
                    .isInstanceOf(type)
                    .hasMessageContaining(message);
        }
    }

    /** Its bundle would hand the CA's key to a server. */
    @Test
    void noRequestHasTheKeyOfItsCa() {
        for (int ca = 1; ca <= 2; ca++) {
            refused(
                    request("CN=rps.corp.example.com", TestKeys.pair(KeyType.RSA_2048, ca)),
                    RefusedException.class,
                    "would have the key of its CA");
        }
    }

    @Test
    void whatAProfileMayNotSayARequestMayNotEither() {
        KeyPair key = TestKeys.pair(KeyType.RSA_2048, 3);
        refused(request("CN=*.corp.example.com", key), BadInputException.class, "is a wildcard");
        refused(
                request("CN=rps.corp.example.com, O=\"Lab\u001b[31m\"", key),
                BadInputException.class,
                "holds a control character");
    }

    /** A profile may not ask for it; here it may be meant for other machines. */
    @Test
    void whatTheMachinesWouldRefuseIsSaidAndUnderStrictnessRefused() {
        SigningRequest elsewhere = SigningRequest.create(
                new X500Principal("CN=rps.other.example.org"),
                List.of(),
                TestKeys.pair(KeyType.RSA_2048, 3),
                Digest.SHA256);
        try (PkiFolder folder = open()) {
            FolderIssuer ca = FolderIssuer.choose(folder, Optional.empty(), CertificateKind.PROVISIONING, elsewhere);
            FolderIssuer.Terms terms =
                    new FolderIssuer.Terms(CertificateKind.PROVISIONING, Lifetime.parse("2y"), CopyPolicy.all(), false);
            List<String> warnings = new ArrayList<>();
            ca.sign(elsewhere, terms, ca.key(Optional.empty()), context, warnings);
            assertThat(warnings)
                    .singleElement()
                    .asString()
                    .contains("rps.other.example.org")
                    .contains("corp.example.com");
            FolderIssuer.Terms strict =
                    new FolderIssuer.Terms(CertificateKind.PROVISIONING, Lifetime.parse("2y"), CopyPolicy.all(), true);
            assertThatThrownBy(() -> ca.sign(elsewhere, strict, ca.key(Optional.empty()), context, warnings))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("rps.other.example.org");
        }
    }

    /** Asks to become a CA, with a key that none of these has. */
    private static SigningRequest request(KeyType type) {
        return request("CN=rps.corp.example.com", TestKeys.pair(type, Math.min(3, TestKeys.count(type))));
    }

    private static SigningRequest request(String subject, KeyPair key) {
        return SigningRequest.create(
                new X500Principal(subject),
                List.of(Extension.basicConstraints(true, OptionalInt.empty())),
                key,
                Digest.SHA256);
    }

    private PkiFolder open() {
        return PkiFolder.open(pki, context.clock());
    }
}
