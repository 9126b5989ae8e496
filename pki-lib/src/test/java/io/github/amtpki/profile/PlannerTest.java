package io.github.amtpki.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.Extension;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.Oids;
import io.github.amtpki.x509.SigningRequest;
import io.github.amtpki.x509.Validity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlannerTest {

    private static final String ROOT = """
            domain: corp.example.com
            firmware: "%s"
            root: {subject: "CN=Root", validity: 15y}
            """;
    private static final String LEAF = """
            certificates:
              - {name: provisioning, kind: provisioning, validity: 2y}
            """;

    @TempDir
    Path folder;

    @Test
    void theLeafIsNamedAfterTheDomainUnlessTheProfileSaysOtherwise() {
        assertThat(leaf(plan(ROOT.formatted("16") + LEAF)).subject())
                .hasToString("CN=corp.example.com, OU=Intel(R) Client Setup Certificate");
        assertThat(leaf(plan(ROOT.formatted("16") + LEAF.replace("kind:", "host: rps.corp.example.com, kind:")))
                        .subject())
                .hasToString("CN=rps.corp.example.com, OU=Intel(R) Client Setup Certificate");
    }

    @Test
    void issuersComeBeforeWhatTheyIssueWithTheirRealPathLengths() {
        PkiPlan plan = plan(ROOT.formatted("16") + """
                intermediates:
                  - {name: low, subject: "CN=Low", validity: 5y, issuer: high}
                  - {name: high, subject: "CN=High", validity: 10y, issuer: root}
                """ + LEAF.replace("kind:", "issuer: low, kind:"));

        assertThat(plan.certificates())
                .extracting(CertificatePlan::name)
                .containsExactly("root", "high", "low", "provisioning");
        assertThat(plan.certificates().get(0).template().extension(Oids.BASIC_CONSTRAINTS))
                .contains(Extension.basicConstraints(true, OptionalInt.empty()));
        assertThat(plan.certificates().get(1).template().extension(Oids.BASIC_CONSTRAINTS))
                .contains(Extension.basicConstraints(true, OptionalInt.of(1)));
        assertThat(plan.certificates().get(2).template().extension(Oids.BASIC_CONSTRAINTS))
                .contains(Extension.basicConstraints(true, OptionalInt.of(0)));
    }

    @Test
    void theDigestChangesWithWhatIsIssuedAndWithNothingElse() {
        String same = ROOT.formatted("11-21") + LEAF;
        String digest = leaf(plan(same)).digest();

        assertThat(leaf(plan("# comment\nname: Other\n" + same)).digest()).isEqualTo(digest);
        assertThat(leaf(plan(ROOT.formatted("16") + LEAF)).digest()).isEqualTo(digest);
        assertThat(leaf(plan(same.replace("2y", "1y"))).digest()).isNotEqualTo(digest);
        assertThat(leaf(plan(same.replace("CN=Root", "CN=Other"))).digest()).isNotEqualTo(digest);
        assertThat(leaf(plan(same.replace("kind:", "key: rsa-3072, kind:"))).digest())
                .isNotEqualTo(digest);
    }

    @Test
    void hashesAreThoseThatSomebodyTakesAndSha1OnlyOnDemand() {
        assertThat(plan(ROOT.formatted("11-21") + LEAF).tracks().get(0).hashes())
                .containsExactly(Digest.SHA256, Digest.SHA384);
        assertThat(plan(ROOT.formatted("12") + LEAF + "hashes: [sha1, sha256]\n")
                        .tracks()
                        .get(0)
                        .hashes())
                .containsExactly(Digest.SHA1, Digest.SHA256);
    }

    @Test
    void aRootThatExistsIsTakenAsItIs() throws IOException {
        Files.writeString(
                folder.resolve("old.crt"),
                Certificates.pem(List.of(root(KeyType.RSA_2048).certificate())));

        PkiPlan plan = plan("""
                domain: corp.example.com
                firmware: "16"
                root: {certificate: old.crt, key: old.key}
                """ + LEAF);

        assertThat(plan.tracks().get(0).root().source()).isInstanceOf(CertificatePlan.Given.class);
        assertThat(plan.tracks().get(0).root().subject()).hasToString("CN=Old Root");
    }

    @Test
    void aRootThatTheFirmwareCannotTakeIsRefused() throws IOException {
        Files.writeString(
                folder.resolve("old.crt"),
                Certificates.pem(List.of(root(KeyType.RSA_2048).certificate())));

        assertThatThrownBy(() -> plan("""
                        domain: corp.example.com
                        firmware: "22"
                        root: {certificate: old.crt, key: old.key}
                        """ + LEAF))
                .isInstanceOf(RefusedException.class)
                .hasMessage("old.crt: a root-ca certificate of the sha384 chain cannot have a key of type rsa-2048");
    }

    @Test
    void aRootWhoseOwnSignatureIsRefusedByAMachineIsRefusedHere() throws IOException {
        Files.writeString(
                folder.resolve("old.crt"),
                Certificates.pem(List.of(root(KeyType.RSA_3072).certificate())));
        String profile = """
                domain: corp.example.com
                firmware: "%s"
                root: {certificate: old.crt, key: old.key}
                """;

        assertThat(plan(profile.formatted("21") + LEAF).tracks()).hasSize(1);
        assertThatThrownBy(() -> plan(profile.formatted("22") + LEAF))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("SHA256withRSA is refused by some of AMT 22");
    }

    @Test
    void aRequestBringsItsOwnSubjectAndKey() throws IOException {
        SigningRequest request = SigningRequest.create(
                new X500Principal("CN=theirs.corp.example.com"),
                List.of(),
                TestKeys.pair(KeyType.RSA_2048, 3),
                Digest.SHA256);
        Files.writeString(folder.resolve("their.csr"), request.pem());

        CertificatePlan leaf = leaf(plan(ROOT.formatted("16") + LEAF.replace("kind:", "csr: their.csr, kind:")));

        assertThat(leaf.source()).isInstanceOf(CertificatePlan.Request.class);
        assertThat(leaf.subject()).hasToString("CN=theirs.corp.example.com, OU=Intel(R) Client Setup Certificate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nonsense", "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n"
            })
    void aDamagedFileIsNamed(String content) throws IOException {
        Files.writeString(folder.resolve("their.csr"), content);

        assertThatThrownBy(() -> plan(ROOT.formatted("16") + LEAF.replace("kind:", "csr: their.csr, kind:")))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("their.csr: ");
    }

    @Test
    void aMissingFileIsNamedWithWhereNamesStart() {
        assertThatThrownBy(() -> plan(ROOT.formatted("16") + LEAF.replace("kind:", "csr: their.csr, kind:")))
                .isInstanceOf(BadInputException.class)
                .hasMessage("their.csr: no such file");
    }

    private static Authority root(KeyType type) {
        Validity validity = Validity.until(TestKeys.NOW, TestKeys.NOW.plus(Duration.ofDays(3650)));
        return Authority.selfSigned(
                CertificateKind.ROOT_CA.spec(new X500Principal("CN=Old Root"), validity),
                TestKeys.pair(type, 1),
                Digest.SHA256,
                TestKeys.context());
    }

    private PkiPlan plan(String yaml) {
        byte[] bytes = ("version: 1\n" + yaml).getBytes(StandardCharsets.UTF_8);
        return Planner.plan(ProfileReader.read("profile.yaml", bytes), folder);
    }

    private static CertificatePlan leaf(PkiPlan plan) {
        List<CertificatePlan> all = plan.certificates();
        return all.get(all.size() - 1);
    }
}
