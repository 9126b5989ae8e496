package io.github.amtpki.check.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.AmtVersion;
import io.github.amtpki.check.Check;
import io.github.amtpki.check.Panel;
import io.github.amtpki.check.Prediction;
import io.github.amtpki.check.TargetReport;
import io.github.amtpki.check.facts.Circumstances;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.facts.SuffixSource;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Verdict;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Extension;
import io.github.amtpki.x509.KeyUsage;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Three activations that failed in somebody's rack, told beforehand. */
final class StoriesTest {

    private static final Circumstances IN_MEBX =
            Circumstances.at(TestKeys.NOW).withDomain(Draft.DOMAIN, SuffixSource.MEBX);

    @Test
    void aRootWithoutKeyCertSignIsRefusedAsItArrives() {
        Draft root = Draft.root().with(Extension.keyUsage(Set.of(KeyUsage.CRL_SIGN, KeyUsage.DIGITAL_SIGNATURE)));
        TargetReport report = on(12, Judged.facts(IN_MEBX, Draft.leaf(), root));
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.prediction().map(Prediction::text))
                .contains("AddNextCertInChain (root) returns 4 CERT_VERIFY_FAILED");
        assertThat(report.findings()).first().isEqualTo("C1");
    }

    @Test
    void aLeafWhoseExtensionsWereDroppedIsRefusedByTheActivation() {
        Draft leaf = Draft.leaf().subject("CN=" + Draft.DOMAIN).bare(List.of());
        TargetReport report = on(12, Judged.facts(IN_MEBX, leaf, Draft.root()));
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.prediction().map(Prediction::text)).contains("AdminSetup returns 5 AUTH_FAILED");
        assertThat(report.findings()).first().isEqualTo("E4");
    }

    @Test
    void aSuffixThatOnlyTheOperatingSystemHasIsNone() {
        Circumstances around = Circumstances.at(TestKeys.NOW).withDomain("unicomm.com.ua", SuffixSource.OS);
        Draft leaf = Draft.leaf().subject("CN=ema.unicomm.com.ua");
        TargetReport report = on(16, Judged.facts(around, leaf, Draft.root()));
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.prediction().map(Prediction::text)).contains("AdminSetup returns 5 AUTH_FAILED");
        assertThat(report.findings()).first().isEqualTo("S6");
    }

    @Test
    void theSameChainsMadeWellPass() {
        assertThat(on(12, Judged.facts(IN_MEBX, Draft.leaf(), Draft.root())).verdict())
                .isEqualTo(Verdict.PASS);
        Circumstances around = Circumstances.at(TestKeys.NOW).withDomain("unicomm.com.ua", SuffixSource.MEBX);
        Draft leaf = Draft.leaf().subject("CN=ema.unicomm.com.ua");
        assertThat(on(16, Judged.facts(around, leaf, Draft.root())).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void anOldChainOnTheNewestMachineIsRefusedWithOne() {
        TargetReport report = on(22, Judged.facts(IN_MEBX, Draft.leaf(), Draft.root()));
        assertThat(report.prediction().map(Prediction::text)).contains("UpgradeClientToAdmin returns 1 INTERNAL_ERROR");
    }

    @Test
    void aChainThatNobodyCanReadIsUnknown() {
        assertThat(on(16, Judged.facts(IN_MEBX)).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    private static TargetReport on(int version, Facts facts) {
        Firmware firmware = Firmware.of(new AmtVersion(version, 0));
        return Check.run(facts, Panel.of(List.of(firmware)))
                .target(firmware.id())
                .orElseThrow();
    }
}
