package io.github.amtpki.check.firmware;

import static io.github.amtpki.check.firmware.Judged.by;
import static io.github.amtpki.check.firmware.Judged.facts;
import static io.github.amtpki.check.firmware.Judged.hit;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Hit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ValidityRulesTest {

    private static final String BEFORE = "2020-01-01T00:00:00Z";

    @ParameterizedTest
    @EnumSource
    void aChainInItsTimeIsFine(ValidityRules rule) {
        assertThat(by(rule, facts(Draft.leaf(), Draft.root()))).isEqualTo("6-22 -");
    }

    @Test
    void nobodyKnowsWhetherFirmwareLooksAtDates() {
        Facts expired = facts(Draft.leaf().valid(BEFORE, "2026-07-02T11:59:59Z"), Draft.root());
        assertThat(by(ValidityRules.V1, expired)).isEqualTo("6-22 open");
        assertThat(hit(ValidityRules.V1, expired, 16).map(Hit::detail))
                .contains("the leaf ended on 2026-07-02T11:59:59Z");
        Facts early = facts(Draft.leaf(), Draft.root().valid("2026-07-02T12:00:01Z", "2040-01-01T00:00:00Z"));
        assertThat(by(ValidityRules.V1, early)).isEqualTo("6-22 open");
        assertThat(hit(ValidityRules.V1, early, 16).map(Hit::detail))
                .contains("the root begins on 2026-07-02T12:00:01Z");
    }

    @Test
    void bothEndsBelongToIt() {
        Facts lastSecond = facts(Draft.leaf().valid(BEFORE, "2026-07-02T12:00:00Z"), Draft.root());
        assertThat(by(ValidityRules.V1, lastSecond)).isEqualTo("6-22 -");
    }

    @Test
    void theYear2050IsTooLate() {
        assertThat(by(ValidityRules.V2, facts(Draft.leaf(), Draft.root().valid(BEFORE, "2050-01-01T00:00:00Z"))))
                .isEqualTo("6-22 warning");
        assertThat(by(ValidityRules.V2, facts(Draft.leaf(), Draft.root().valid(BEFORE, "2049-12-31T23:59:59Z"))))
                .isEqualTo("6-22 -");
    }

    @Test
    void childrenShouldEndFirst() {
        assertThat(by(ValidityRules.V3, facts(Draft.leaf().valid(BEFORE, "2041-01-01T00:00:00Z"), Draft.root())))
                .isEqualTo("6-22 warning");
    }
}
