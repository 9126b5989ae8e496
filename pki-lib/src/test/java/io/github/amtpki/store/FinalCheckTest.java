package io.github.amtpki.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.RefusedException;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.profile.PkiPlan;
import io.github.amtpki.profile.Planner;
import io.github.amtpki.profile.Profile;
import io.github.amtpki.profile.ProfileReader;
import io.github.amtpki.testing.SampleProfile;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.IssuanceContext;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.Validity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FinalCheckTest {

    /** MeshCentral wants the name of a private domain to be the suffix itself. */
    private static final String BELOW_A_PRIVATE_SUFFIX = SampleProfile.LAB
            .replace("corp.example.com", "corp.internal")
            .replace("kind: provisioning", "kind: provisioning\n    host: prov.corp.internal");

    @TempDir
    Path temp;

    @Test
    void whatAServerWouldRefuseIsNotLeftBehind() {
        assertThatThrownBy(() -> apply(BELOW_A_PRIVATE_SUFFIX))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.hint().orElseThrow()).contains("targets: [rps, rpc-go, console, ema, scs]"))
                .hasMessageContaining("'provisioning' would be refused by meshcentral")
                .hasMessageContaining("MC-");
        assertThat(temp.resolve("pki")).doesNotExist();
    }

    @Test
    void aServerThatNobodyUsesHasNoSay() {
        apply(BELOW_A_PRIVATE_SUFFIX + "targets: [rps, rpc-go]\n");
        assertThat(temp.resolve("pki/provisioning.pfx")).exists();
    }

    @Test
    void aFlavourThatOnlySomeReadNeedsThemNamed() {
        String pbmac1 = SampleProfile.LAB.replace("{password: generate}", "{password: generate, flavour: pbmac1}");
        assertThatThrownBy(() -> apply(pbmac1)).hasMessageContaining("would be refused by rps");
        apply(pbmac1 + "targets: [rpc-go, console]\n");
        assertThat(temp.resolve("pki/provisioning.pfx")).exists();
    }

    @Test
    void whatAllServersRefuseIsToldBeforeWhatAnExportWould() {
        String pbmac1 = SampleProfile.LAB.replace("{password: generate}", "{password: generate, flavour: pbmac1}");
        assertThatThrownBy(() -> apply(pbmac1 + "targets: [rps, meshcentral]\nexports: [rps]\n"))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.hint().orElseThrow()).contains("targets: [rpc-go, console, ema, scs]"))
                .hasMessageContaining("would be refused by rps, meshcentral");
        assertThat(temp.resolve("pki")).doesNotExist();
    }

    @Test
    void everyKindIsJudgedByRulesOfItsOwn() {
        List<X509Certificate> chain = mps(KeyType.RSA_3072);
        FinalCheck check = new FinalCheck(read(SampleProfile.LAB), TestKeys.NOW);
        VersionSet old = VersionSet.parse(List.of("11-20"));
        assertThatThrownBy(
                        () -> judge(check.judgements("mps", CertificateKind.MPS_SERVER, old, chain, Optional.empty())))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("'mps' would be refused by amt-11, ")
                .hasMessageContaining("N4");
        assertThatCode(() -> {
                    judge(check.judgements("web", CertificateKind.TLS_SERVER, old, chain, Optional.empty()));
                    judge(check.judgements(
                            "mps", CertificateKind.MPS_SERVER, old, mps(KeyType.RSA_2048), Optional.empty()));
                })
                .doesNotThrowAnyException();
    }

    private static void judge(List<Runnable> judgements) {
        judgements.forEach(Runnable::run);
    }

    private static List<X509Certificate> mps(KeyType type) {
        Validity year = Validity.until(TestKeys.NOW, TestKeys.NOW.plus(Duration.ofDays(365)));
        Authority root = Authority.selfSigned(
                CertificateKind.ROOT_CA.spec(new X500Principal("CN=Lab Root"), year),
                TestKeys.pair(KeyType.RSA_2048, 1),
                Digest.SHA256,
                TestKeys.context());
        X509Certificate leaf = root.issue(
                CertificateKind.MPS_SERVER.spec(new X500Principal("CN=mps.corp.example.com"), year),
                TestKeys.pair(type, 2).getPublic());
        return List.of(leaf, root.certificate());
    }

    private static Profile read(String yaml) {
        return ProfileReader.read("lab.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    private void apply(String yaml) {
        IssuanceContext context = TestKeys.context();
        PkiPlan plan = Planner.plan(read(yaml), temp);
        ApplyOptions options = new ApplyOptions(new Manifest.Tool("amtpki", "test"), "lab.yaml", temp, false, false);
        new Provisioner(
                        context,
                        (reference, purpose) -> {
                            throw new AssertionError("nobody is asked for " + purpose);
                        },
                        phrase -> {})
                .apply(plan, temp.resolve("pki"), options);
    }
}
