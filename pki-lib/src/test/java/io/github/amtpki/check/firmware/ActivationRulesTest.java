package io.github.amtpki.check.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.AmtVersion;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Flow;
import io.github.amtpki.check.rule.Hit;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ActivationRulesTest {

    @ParameterizedTest
    @EnumSource
    void theWayThatAVersionHasByItselfIsOpen(ActivationRules rule) {
        assertThat(Judged.by(rule, Judged.facts(Draft.leaf(), Draft.root()))).isEqualTo("6-22 -");
    }

    @ParameterizedTest
    @CsvSource({
        "18, CLASSIC, false",
        "19, CLASSIC, true",
        "22, CLASSIC, true",
        "19, UPGRADE, false",
        "19, SECURE, false"
    })
    void adminSetupIsGoneFrom19On(int version, Flow flow, boolean fires) {
        assertThat(judge(ActivationRules.A1, version, flow, "SHA256withRSA").isPresent())
                .isEqualTo(fires);
    }

    @ParameterizedTest
    @CsvSource({
        "SHA256withRSA, SECURE, false",
        "SHA384withRSA, SECURE, false",
        "SHA512withRSA, SECURE, true",
        "RSASSA-PSS, SECURE, true",
        "SHA512withRSA, UPGRADE, false"
    })
    void secureConfigurationHasNumbersForTwoDigestsOnly(String algorithm, Flow flow, boolean fires) {
        assertThat(judge(ActivationRules.A2, 20, flow, algorithm).isPresent()).isEqualTo(fires);
    }

    @ParameterizedTest
    @CsvSource({"13, SECURE, true", "14, SECURE, false", "13, CLASSIC, false"})
    void secureConfigurationIsNotKnownFromOldFirmware(int version, Flow flow, boolean open) {
        assertThat(judge(ActivationRules.A3, version, flow, "SHA256withRSA")
                        .filter(Hit::undecided)
                        .isPresent())
                .isEqualTo(open);
    }

    private static Optional<Hit> judge(ActivationRules rule, int version, Flow flow, String algorithm) {
        Facts facts = Judged.facts(Draft.leaf().signedWith(algorithm), Draft.root());
        return rule.judge(facts, Firmware.of(new AmtVersion(version, 0)).by(flow));
    }
}
