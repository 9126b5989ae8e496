package io.github.amtpki.check.firmware;

import static io.github.amtpki.check.firmware.Judged.by;
import static io.github.amtpki.check.firmware.Judged.facts;
import static io.github.amtpki.check.firmware.Judged.hit;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.RootHash;
import io.github.amtpki.amt.TrustedHash;
import io.github.amtpki.check.facts.Circumstances;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Digest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HashRulesTest {

    private static final TrustedHash FACTORY =
            new TrustedHash(new RootHash(Digest.SHA256, "ab".repeat(32)), true, false);
    private static final TrustedHash OTHER = new TrustedHash(new RootHash(Digest.SHA256, "cd".repeat(32)), true, true);
    private static final TrustedHash OTHER_SHA1 =
            new TrustedHash(new RootHash(Digest.SHA1, "cd".repeat(20)), true, true);

    @ParameterizedTest
    @EnumSource
    void anEnrolledRootIsFine(HashRules rule) {
        assertThat(by(rule, trusting(FACTORY, OTHER, ours(Digest.SHA256), ours(Digest.SHA384))))
                .isEqualTo("6-22 -");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotKnownIsNotJudged(HashRules rule) {
        assertThat(by(rule, facts(Draft.leaf(), Draft.root()))).isEqualTo("6-22 -");
        Circumstances around = Circumstances.at(TestKeys.NOW).withTrustedHashes(List.of(OTHER));
        assertThat(by(rule, facts(around, Draft.leaf()))).isEqualTo("6-22 -");
    }

    @Test
    void aRootThatNobodyEnrolledIsRefused() {
        assertThat(by(HashRules.H1, trusting(FACTORY, OTHER))).isEqualTo("6-22 error");
        assertThat(by(HashRules.H1, trusting())).isEqualTo("6-22 error");
        assertThat(by(HashRules.H1, trusting(OTHER, ours(Digest.SHA384)))).isEqualTo("6-22 -");
    }

    @Test
    void theDetailNamesTheHashToEnrol() {
        assertThat(hit(HashRules.H1, trusting(), 16).map(Hit::detail))
                .contains("the root's SHA-256 hash is "
                        + ours(Digest.SHA256).hash().hex() + ", and the machine trusts nothing");
    }

    @Test
    void thereAreThreeSlots() {
        assertThat(by(HashRules.H3, trusting(ours(Digest.SHA256), OTHER, OTHER, OTHER)))
                .isEqualTo("6-22 error");
        assertThat(by(HashRules.H3, trusting(ours(Digest.SHA256), OTHER, OTHER, FACTORY, FACTORY)))
                .isEqualTo("6-22 -");
    }

    @Test
    void sha1HashesAreForOldMachines() {
        assertThat(by(HashRules.H3, trusting(ours(Digest.SHA1)))).isEqualTo("6-14 -, 15-22 error");
        assertThat(by(HashRules.H3, trusting(ours(Digest.SHA256), OTHER_SHA1))).isEqualTo("6-14 -, 15-22 warning");
        assertThat(by(HashRules.H3, trusting(ours(Digest.SHA256), ours(Digest.SHA1))))
                .isEqualTo("6-14 -, 15-22 warning");
    }

    @Test
    void sha384HashesAreForNewMachines() {
        assertThat(by(HashRules.H3, trusting(ours(Digest.SHA384)))).isEqualTo("6-14 open, 15-22 -");
    }

    @Test
    void aHashThatIsSwitchedOffIsAWarning() {
        TrustedHash off = new TrustedHash(ours(Digest.SHA256).hash(), false, true);
        assertThat(by(HashRules.H4, trusting(off))).isEqualTo("6-22 warning");
        assertThat(by(HashRules.H4, trusting(off, ours(Digest.SHA256)))).isEqualTo("6-22 -");
    }

    @Test
    void theNewestIsBestServedWithSha384() {
        assertThat(by(HashRules.H5, trusting(ours(Digest.SHA256)))).isEqualTo("6-21 -, 22 note");
        assertThat(by(HashRules.H5, trusting(ours(Digest.SHA256), ours(Digest.SHA384))))
                .isEqualTo("6-22 -");
    }

    private static TrustedHash ours(Digest digest) {
        return new TrustedHash(RootHash.of(Draft.root().make(), digest), true, true);
    }

    private static Facts trusting(TrustedHash... hashes) {
        return facts(Circumstances.at(TestKeys.NOW).withTrustedHashes(List.of(hashes)), Draft.leaf(), Draft.root());
    }
}
