package io.github.amtpki.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.RefusedException;
import io.github.amtpki.profile.PkiPlan;
import io.github.amtpki.profile.Planner;
import io.github.amtpki.profile.ProfileReader;
import io.github.amtpki.testing.SampleProfile;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.IssuanceContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

    private void apply(String yaml) {
        IssuanceContext context = TestKeys.context();
        PkiPlan plan = Planner.plan(ProfileReader.read("lab.yaml", yaml.getBytes(StandardCharsets.UTF_8)), temp);
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
